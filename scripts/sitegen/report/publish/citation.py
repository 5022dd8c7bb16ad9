"""How a report is cited, and the mark by which anybody can see that two copies hold the same figures."""

from __future__ import annotations

from sitegen.language.translation import Translator
from sitegen.records.model import Site
from sitegen.report.editions import edition
from sitegen.report.figures.book import Book
from sitegen.report.model import Report
from sitegen.report.publish import csv_json
from sitegen.web import report_addresses, theme_pages

PUBLISHER = "Plattformen Civila Sverige mot människohandel"
SHORT = 12


def citation(report: Report, site: Site, translator: Translator) -> str:
    """Author, year, title, edition and address, in the reader's language."""
    address = site.base_url + theme_pages.folder(report_addresses.edition(report), translator.code)
    year = str(report.published.year) if report.published else translator("report", "utan år")
    return translator(
        "report",
        "{publisher} ({year}). {title}. Utgåva {version}. {address}",
        publisher=PUBLISHER,
        year=year,
        title=report.title.in_language(translator.code),
        version=report.version,
        address=address,
    )


def fingerprint(book: Book, id: str) -> str:
    """The beginning of the SHA-256 of all that the edition's files hold."""
    return edition.fingerprint(csv_json.document(book, id))[:SHORT]
