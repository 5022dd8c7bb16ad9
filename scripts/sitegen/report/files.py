"""Every file of every report: CSV, JSON, spreadsheet, catalogue, and the PDFs when they are wanted."""

from __future__ import annotations

from sitegen import clock, prosepages
from sitegen.catalogue import Catalogue
from sitegen.model import Site
from sitegen.output import Files
from sitegen.paths import Project
from sitegen.report import data, kept, linked, pdf, places, read, workbook
from sitegen.report.kept import Kept
from sitegen.report.model import Report


def made(project: Project, records: Catalogue, whole: bool) -> Files:
    """The files by their path; PDFs take a second each, and only a whole build has them.

    A whole build has only the reports that are published.
    """
    reading = read.read(project.root)
    reading = reading.published if whole else reading
    if not reading.reports:
        return {}
    site, book, epoch = records.sites["main"], reading.book, clock.epoch(project.root)
    found: dict[str, bytes] = {places.CATALOGUE: linked.catalogue(book, site)}
    for id, report in book.reports.items():
        found |= data.files(book, id)
        found[places.workbook(id, report)] = workbook.workbook(book, id, _address(site, report), epoch)
        for one in kept.before(reading.editions.get(id, ()), report.version):
            found |= _older(site, report, one, epoch)
    return {**found, **pdf.files(project, records, book)} if whole else found


def _older(site: Site, report: Report, one: Kept, epoch: int) -> Files:
    """The files of an edition that another has replaced, where they have always been."""
    as_then = places.as_of(report, one.edition.version)
    book = workbook.older(one, report.version, _address(site, as_then), epoch)
    path = places.workbook(one.edition.id, as_then)
    return {**data.files_of(one.edition, report, one.document), path: book}


def _address(site: Site, report: Report) -> str:
    return site.base_url + prosepages.folder(places.edition(report), "sv")
