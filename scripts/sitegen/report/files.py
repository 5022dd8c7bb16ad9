"""Every file of every report: CSV, JSON, spreadsheet, catalogue, and the PDFs when they are wanted."""

from __future__ import annotations

from sitegen import clock, prosepages
from sitegen.catalogue import Catalogue
from sitegen.output import Files
from sitegen.paths import Project
from sitegen.report import data, kept, linked, pdf, places, read, workbook


def made(project: Project, records: Catalogue, whole: bool) -> Files:
    """The files by their path; PDFs take a second each, and only a whole build has them."""
    reading = read.read(project.root)
    if not reading.reports:
        return {}
    site, book = records.sites["main"], reading.book
    found: dict[str, bytes] = {places.CATALOGUE: linked.catalogue(book, site)}
    for id, report in book.reports.items():
        address = site.base_url + prosepages.folder(places.edition(report), "sv")
        found |= data.files(book, id)
        for one in kept.before(reading.editions.get(id, ()), report.version):
            found |= data.files_of(one.edition, report, one.document)
        found[places.workbook(id, report)] = workbook.workbook(book, id, address, clock.epoch(project.root))
    return {**found, **pdf.files(project, records, book)} if whole else found
