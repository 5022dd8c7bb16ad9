"""What may be quoted of a report, as one text: number and base, year and caveat, source and address.

The report's page shows it in its box for quoting, and other pages of the prose may: `quotables` needs no
voice, since a page shows the paragraph in both languages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sitegen.records.model import Site
from sitegen.report.figures import prose_figures
from sitegen.report.figures.book import Book
from sitegen.report.model import Report
from sitegen.report.publish.citation import PUBLISHER
from sitegen.web import report_addresses, theme_pages

SOURCE: Mapping[str, str] = {
    "sv": "Källa: {publisher}, {title}, utgåva {version}.",
    "en": "Source: {publisher}, {title}, edition {version}.",
}
UNSETTLED: Mapping[str, Mapping[str, str]] = {
    "draft": {"sv": "utkast", "en": "draft"},
    "preliminary": {"sv": "preliminär", "en": "preliminary"},
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


def quotables(book: Book, site: Site, language: str) -> Iterator[Quotable]:
    """What may be quoted of each report in a language, in the reports' order; nothing of a withdrawn one."""
    for id in book.reports:
        if (found := quotable(book, id, site, language)) is not None:
            yield found


def quotable(book: Book, id: str, site: Site, language: str) -> Quotable | None:
    """What may be quoted of one report in a language, when it has such a paragraph."""
    report = book.reports[id]
    if report.quote is None or report.status == "withdrawn":
        return None
    return Quotable(
        report=id,
        language=language,
        text=prose_figures.expand(book, id, report.quote, language),
        source=_source(report, language),
        address=site.base_url + theme_pages.folder(report_addresses.edition(report), language),
    )


def _source(report: Report, language: str) -> str:
    unsettled = UNSETTLED.get(report.status)
    version = f"{report.version} ({unsettled[language]})" if unsettled else report.version
    title = report.title.in_language(language)
    return SOURCE[language].format(publisher=PUBLISHER, title=title, version=version)
