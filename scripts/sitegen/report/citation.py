"""How a report is cited, and the mark by which anybody can see that two copies hold the same figures."""

from __future__ import annotations

from sitegen import prosepages
from sitegen.model import Site
from sitegen.report import data, edition, places
from sitegen.report.formulas import Book
from sitegen.report.model import Report
from sitegen.voices import Voice

PUBLISHER = "Plattformen Civila Sverige mot människohandel"
SHORT = 12


def citation(report: Report, site: Site, voice: Voice) -> str:
    """Author, year, title, edition and address, in the reader's language."""
    address = site.base_url + prosepages.folder(places.edition(report), voice.code)
    year = str(report.published.year) if report.published else voice("report", "utan år")
    return voice(
        "report",
        "{publisher} ({year}). {title}. Utgåva {version}. {address}",
        publisher=PUBLISHER,
        year=year,
        title=getattr(report.title, voice.code),
        version=report.version,
        address=address,
    )


def fingerprint(book: Book, id: str) -> str:
    """The beginning of the SHA-256 of all that the edition's files hold."""
    return edition.fingerprint(data.document(book, id))[:SHORT]
