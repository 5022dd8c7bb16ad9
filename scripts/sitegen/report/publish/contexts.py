"""What the templates of reports are given: frozen, computed and translated beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from sitegen.report.publish.quoting import Quotable
from sitegen.report.publish.views import FigureView, TableView
from sitegen.web import Link, TemplateContext

NO_DATA = Markup()
TOP = "topp"
"""The id of each page's heading, which the skip link leads to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What a chapter shows: a table, or figures that stand together."""

    table: TableView | None = None
    figures: tuple[FigureView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterView:
    """A part of a report."""

    id: str
    title: str
    text: tuple[str, ...]
    shown: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A paragraph to copy whole, and what language it is in, in words."""

    label: str
    said: Quotable


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A correction, or what was done so that nobody can be singled out."""

    day: str
    text: str
    more: tuple[str, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """What stands about an edition on each of its pages; `published` is the day in words, or empty."""

    status: str
    version: str
    published: str
    source: str
    citation: str
    fingerprint: str


class ReportContext(TemplateContext):
    """What every page of reports has: its heading, with the id that the skip link leads to."""

    title: str
    top: str = TOP


class EditionContext(ReportContext):
    """An edition of a report, introduced or whole.

    `replaced` says which edition has replaced it, and is empty for the newest one. An edition that has been
    replaced has its figures and tables, and no text around them.
    """

    language: str
    replaced: str
    facts: ReportFacts
    summary: tuple[str, ...]
    limits: tuple[str, ...]
    method: tuple[str, ...]
    lost: tuple[str, ...]
    protected: tuple[Note, ...]
    corrections: tuple[Note, ...]
    editions: tuple[Link, ...]
    downloads: tuple[Link, ...]
    ways_in: tuple[Link, ...]
    contents: tuple[Link, ...]


class OverviewPage(EditionContext):
    """The page that introduces a report, with its description for search engines."""

    template: ClassVar[str] = "reports/overview.html"
    links: tuple[Link, ...]
    quotes: tuple[Quote, ...]
    data: Markup = NO_DATA


class EditionPage(EditionContext):
    """The page of a whole edition."""

    template: ClassVar[str] = "reports/edition.html"
    links: tuple[Link, ...]
    chapters: tuple[ChapterView, ...]


class PrintedEdition(EditionContext):
    """The content of an edition's PDF."""

    template: ClassVar[str] = "reports/print.html"
    chapters: tuple[ChapterView, ...]


class PrintedDocument(TemplateContext):
    """The document around the content of a PDF; `stamp` is when it says that it was made."""

    template: ClassVar[str] = "reports/sheet.html"
    language: str
    title: str
    style: Markup
    body: Markup
    stamp: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportEntry:
    """A report in the list of reports."""

    link: Link
    year: str
    status: str
    summary: str


class IndexPage(ReportContext):
    """All reports."""

    template: ClassVar[str] = "reports/index.html"
    entries: tuple[ReportEntry, ...]
    links: tuple[Link, ...]


class TrendsPage(ReportContext):
    """Every series over the years."""

    template: ClassVar[str] = "reports/trends.html"
    series: tuple[TableView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """A published figure and where it stands."""

    label: str
    shown: str
    revised: str
    places: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerPart:
    """The figures of one report."""

    id: str
    report: Link
    rows: tuple[LedgerRow, ...]


class LedgerPage(ReportContext):
    """Every published figure."""

    template: ClassVar[str] = "reports/ledger.html"
    parts: tuple[LedgerPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A figure that is another than before, and the corrections that say why."""

    label: str
    old: str
    new: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceTable:
    """The differences of one table, or of the figures by themselves."""

    caption: str
    rows: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferencePart:
    """What differs between one edition and the next; `old` and `new` are their versions."""

    title: str
    old: str
    new: str
    tables: tuple[DifferenceTable, ...]


class DifferencesPage(ReportContext):
    """Every edition of a report beside the one before it, the newest first."""

    template: ClassVar[str] = "reports/differences.html"
    parts: tuple[DifferencePart, ...]
    links: tuple[Link, ...]
