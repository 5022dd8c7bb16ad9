"""What may be quoted of a report, as one text: number and base, year and caveat, source and address.

The report's page shows it in its box for quoting, and other pages of the prose may: `quotable` needs no
translator, since a page shows the paragraph in both languages. How a report is cited, and the mark by which
two copies are seen to hold the same figures, stand here too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from babel.dates import format_date

from sitegen.language import Translator
from sitegen.records import Localized, Site
from sitegen.report.editions.edition import PublishedTable
from sitegen.report.editions.published import Published
from sitegen.report.publish.views import ShownLine, TableView
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
        source=source(report, language),
        address=address(report, site, language),
    )


def source(report: Published, language: str) -> str:
    """Return who has published a report, its title, and which edition of it in which status."""
    title = report.title.in_language(language)
    return SOURCE.in_language(language).format(
        publisher=PUBLISHER, title=title, version=edition_words(report, language)
    )


def edition_words(report: Published, language: str) -> str:
    """Return which edition it is, and that it may still change: `1.0.0 (utkast, 30 november 2026)`."""
    unsettled = UNSETTLED.get(report.edition.status)
    if unsettled is None:
        return report.version
    day = f", {day_words(report.drafted, language)}" if report.drafted else ""
    return f"{report.version} ({unsettled.in_language(language)}{day})"


def day_words(day: dt.date, language: str) -> str:
    """Return a day as it is written in a sentence: `30 november 2026`."""
    return format_date(day, "d MMMM y", locale=language)


def address(report: Published, site: Site, language: str) -> str:
    """Return where the edition stands for good; a draft by its day, so that another one stands elsewhere."""
    return site.base_url + theme_pages.folder(report_addresses.edition(report), language)


# -- citation ----------------------------------------------------------------------------------

PUBLISHER = "Plattformen Civila Sverige mot människohandel"
SHORT = 12


def citation(report: Published, site: Site, translator: Translator) -> str:
    """Return author, year, title, edition, status and address in the reader's language, as one sentence."""
    day = report.edition.published or report.drafted
    return translator(
        "report",
        "{publisher} ({year}). {title}. Utgåva {version}. {address}",
        publisher=PUBLISHER,
        year=str(day.year) if day else translator("report", "utan år"),
        title=report.title.in_language(translator.code),
        version=edition_words(report, translator.code),
        address=address(report, site, translator.code),
    )


def chart_cited(
    report: Published, table: PublishedTable, shown: TableView, site: Site, translator: Translator
) -> str:
    """Return a chart as one paragraph: what it says, every row with its base and reservation, and the source.

    Nobody who pastes it elsewhere leaves what has to be known behind.
    """
    head = f"{shown.headline}. " if shown.headline else ""
    unit = " ".join(shown.facts)
    rows = "; ".join(_row_cited(line) for line in shown.lines)
    notes = " ".join(filter(None, (shown.rest_said, *shown.notes, *shown.legend)))
    where = f"{address(report, site, translator.code)}#tabell-{table.id}"
    parts = (f"{head}{shown.caption}, {report.year}.", unit, f"{rows}.", notes)
    return " ".join((*filter(None, parts), source(report, translator.code), where))


def _row_cited(line: ShownLine) -> str:
    """Return a row as a part of a sentence: `Myndigheter 266, 29,7 % (…)`."""
    who = f" ({line.who.lower()})" if line.who else ""
    fields = ", ".join(f"{field.shown}{' r' if field.revised else ''}" for field in line.fields)
    more = f" ({'; '.join(text.rstrip('.') for text in line.more)})" if line.more else ""
    return f"{line.label}{who}: {fields}{more}"


def fingerprint(report: Published) -> str:
    """Return the beginning of the SHA-256 of all that the edition's files hold."""
    return report.fingerprint[:SHORT]
