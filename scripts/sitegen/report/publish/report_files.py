"""Every file of every report: CSV, JSON, spreadsheet, catalogue, and the PDFs when they are wanted."""

from __future__ import annotations

from sitegen.core import clock
from sitegen.core.errors import Files
from sitegen.core.project import Project
from sitegen.records.catalogue import Catalogue
from sitegen.records.model import Site
from sitegen.report import read_reports
from sitegen.report.editions import archive
from sitegen.report.editions.archive import Kept
from sitegen.report.model import Report
from sitegen.report.publish import csv_json, linked_data, report_pdf, workbook
from sitegen.web import report_addresses, theme_pages


def made(project: Project, records: Catalogue, whole: bool) -> Files:
    """The files by their path; PDFs take a second each, and only a whole build has them.

    A whole build has only the reports that are published.
    """
    reading = read_reports.read(project.root)
    reading = reading.published if whole else reading
    if not reading.reports:
        return {}
    site, book, epoch = records.sites["main"], reading.book, clock.epoch(project.root)
    found: dict[str, bytes] = {report_addresses.CATALOGUE: linked_data.catalogue(book, site)}
    for id, report in book.reports.items():
        found |= csv_json.files(book, id)
        found[report_addresses.workbook(id, report)] = workbook.workbook(
            book, id, _address(site, report), epoch
        )
        for one in archive.before(reading.editions.get(id, ()), report.version):
            found |= _older(site, report, one, epoch)
    return {**found, **report_pdf.files(project, records, book)} if whole else found


def _older(site: Site, report: Report, one: Kept, epoch: int) -> Files:
    """The files of an edition that another has replaced, where they have always been."""
    as_then = report_addresses.as_of(report, one.edition.version)
    book = workbook.older(one, report.version, _address(site, as_then), epoch)
    path = report_addresses.workbook(one.edition.id, as_then)
    return {**csv_json.files_of(one.edition, report, one.document), path: book}


def _address(site: Site, report: Report) -> str:
    return site.base_url + theme_pages.folder(report_addresses.edition(report), "sv")
