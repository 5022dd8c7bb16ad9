"""Every file of every report: CSV, JSON, spreadsheet, catalogue, and the PDFs when they are wanted."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.core import Files, Project, clock
from sitegen.records import Site
from sitegen.report.editions.published import Published
from sitegen.report.publish import csv_json, linked_data, report_pdf, workbook
from sitegen.report.publish.report_writer import Writer
from sitegen.web import report_addresses, theme_pages


def all_files(project: Project, writers: Sequence[Writer]) -> Files:
    """Return the files by their path; PDFs take a second each, and only a whole build has them."""
    if not writers:
        return {}
    first, epoch = writers[0], clock.epoch(project.root)
    found = {report_addresses.CATALOGUE: linked_data.catalogue(first.reports, first.site)}
    for report in first.reports.values():
        for one in (report, *report.older):
            found |= _files(one, first.site, epoch)
    return {**found, **report_pdf.files(project, writers)} if first.whole else found


def _files(report: Published, site: Site, epoch: int) -> Files:
    """Return the files of an edition; those of one that has been replaced are where they have always been."""
    address = site.base_url + theme_pages.folder(report_addresses.edition(report), "sv")
    sheet = workbook.workbook(report, address, epoch)
    return {**csv_json.files(report), report_addresses.workbook(report): sheet}
