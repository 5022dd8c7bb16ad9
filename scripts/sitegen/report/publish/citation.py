"""How a report is cited, and the mark by which anybody can see that two copies hold the same figures."""

from __future__ import annotations

from sitegen.language import Translator
from sitegen.records import Site
from sitegen.report.editions.published import Published
from sitegen.web import report_addresses, theme_pages

PUBLISHER = "Plattformen Civila Sverige mot människohandel"
SHORT = 12


def citation(report: Published, site: Site, translator: Translator) -> str:
    """Return author, year, title, edition and address in the reader's language, as one sentence."""
    day = report.edition.published
    return translator(
        "report",
        "{publisher} ({year}). {title}. Utgåva {version}. {address}",
        publisher=PUBLISHER,
        year=str(day.year) if day else translator("report", "utan år"),
        title=report.title.in_language(translator.code),
        version=report.version,
        address=site.base_url + theme_pages.folder(report_addresses.edition(report), translator.code),
    )


def fingerprint(report: Published) -> str:
    """Return the beginning of the SHA-256 of all that the edition's files hold."""
    return report.fingerprint[:SHORT]
