"""What may be quoted of a report, as one text: number and base, year and caveat, source and address.

The report's page shows it in its box for quoting, and other pages of the prose may: `quotable` needs no
translator, since a page shows the paragraph in both languages. How a report is cited, and the mark by which
two copies are seen to hold the same figures, stand here too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.language import Translator
from sitegen.records import Localized, Site
from sitegen.report.editions.published import Published
from sitegen.web import report_addresses, theme_pages

SOURCE = Localized(
    sv="Källa: {publisher}, {title}, utgåva {version}.", en="Source: {publisher}, {title}, edition {version}."
)
UNSETTLED: Mapping[str, Localized] = {
    "draft": Localized(sv="utkast", en="draft"),
    "preliminary": Localized(sv="preliminär", en="preliminary"),
}
"""What is said of an edition that may still change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotable:
    """The paragraph of a report for those who quote it, in one language.

    `text` holds the numbers with what they are counted among, the year and the caveat; `source` who
    published them, in which edition; `address` where that edition stands for good.
    """

    report: str
    language: str
    text: str
    source: str
    address: str

    @property
    def whole(self) -> str:
        """All of it as one text, to copy."""
        return f"{self.text} {self.source} {self.address}"


def quotable(report: Published, site: Site, language: str) -> Quotable | None:
    """Return what may be quoted of a report in a language; None when there is nothing."""
    if report.quote is None or report.edition.status == "withdrawn":
        return None
    return Quotable(
        report=report.id,
        language=language,
        text=report.quote.in_language(language),
        source=_source(report, language),
        address=site.base_url + theme_pages.folder(report_addresses.edition(report), language),
    )


def _source(report: Published, language: str) -> str:
    unsettled = UNSETTLED.get(report.edition.status)
    version = f"{report.version} ({unsettled.in_language(language)})" if unsettled else report.version
    title = report.title.in_language(language)
    return SOURCE.in_language(language).format(publisher=PUBLISHER, title=title, version=version)


# -- citation ----------------------------------------------------------------------------------

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
