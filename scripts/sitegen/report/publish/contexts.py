"""What the templates of reports are given: frozen, computed and translated beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from sitegen.report.publish.quoting import Quotable
from sitegen.report.publish.table_bars import ShownBar
from sitegen.report.publish.views import FigureView, TableView, Tools
from sitegen.web import Link, TemplateContext
from sitegen.web.css_filter import Question

NO_DATA = Markup()
TOP = "topp"
"""The id of each page's heading, which the skip link leads to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What a chapter shows: a table, or figures that stand together."""

    table: TableView | None = None
    figures: tuple[FigureView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """What the report says in words, and the reservation that belongs to it."""

    id: str
    text: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterView:
    """A part of a report."""

    id: str
    title: str
    text: tuple[str, ...]
    shown: tuple[Item, ...]
    says: tuple[StatementView, ...] = ()


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
class ShownLeadFigure:
    """A figure that stands first: how it is read, what it counts, and the least to know of it."""

    shown: str
    label: str
    also: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterCard:
    """The way to a chapter: its bars without words, and its first sentence."""

    link: Link
    text: str
    bars: tuple[ShownBar, ...] = ()
    stacked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """What stands about an edition on each of its pages; `published` is the day in words, or empty.

    `draft` is what a banner says of figures that may change; empty for what has been issued.
    """

    draft: str
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
    limits: tuple[str, ...]
    method: tuple[str, ...]
    lost: tuple[str, ...]
    doubts: tuple[str, ...]
    protected: tuple[Note, ...]
    corrections: tuple[Note, ...]
    editions: tuple[Link, ...]
    downloads: tuple[Link, ...]
    ways_in: tuple[Link, ...]
    contents: tuple[Link, ...]
    trail: tuple[Link, ...]


class OverviewPage(EditionContext):
    """The page that introduces a report, with its description for search engines."""

    template: ClassVar[str] = "reports/overview.html"
    summary: tuple[str, ...]
    headline: str
    figures: tuple[ShownLeadFigure, ...]
    hero: TableView | None
    cards: tuple[ChapterCard, ...]
    links: tuple[Link, ...]
    quotes: tuple[Quote, ...]
    data: Markup = NO_DATA


class EditionPage(EditionContext):
    """The page of a whole edition."""

    template: ClassVar[str] = "reports/edition.html"
    summary: tuple[str, ...]
    links: tuple[Link, ...]
    chapters: tuple[ChapterView, ...]


class ChapterPage(EditionContext):
    """A chapter on a page of its own, with the ways to those before and after it."""

    template: ClassVar[str] = "reports/chapter.html"
    number: int
    chapter: ChapterView
    before: Link | None
    after: Link | None


class PrintedEdition(EditionContext):
    """The content of an edition's PDF; the figures and the chart that stand first are on its second page."""

    template: ClassVar[str] = "reports/print.html"
    summary: tuple[str, ...]
    year: str
    headline: str
    figures: tuple[ShownLeadFigure, ...]
    address: str
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


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendLine:
    """A year: what is read of each measure, what has to be known, and where it was printed.

    `kind` is `gap` for a year without a number, and `broken` for the first that is counted in a new way.
    """

    year: str
    fields: tuple[str, ...]
    more: tuple[str, ...]
    sources: tuple[Link, ...]
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendView:
    """A series with its drawing, whose height and width are in pixels, and its years, the newest first."""

    id: str
    title: str
    publisher: str
    counted: str
    note: str
    heads: tuple[str, ...]
    lines: tuple[TrendLine, ...]
    drawing: Markup
    width: int
    height: int
    tools: Tools


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerRow:
    """The newest number of a series, those before it, and what makes the two hard to compare."""

    label: str
    now: str
    before: tuple[str, ...]
    more: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerGroup:
    """Series of one report with too few years to be drawn."""

    title: str
    rows: tuple[FormerRow, ...]


class TrendsPage(ReportContext):
    """Every series over the years: the organisation's own, all beside each other, and short ones as numbers.

    `others` are the tables of those that only stand beside; `gaps` say why a year has no number.
    """

    template: ClassVar[str] = "reports/trends.html"
    kicker: str
    trail: tuple[Link, ...]
    own: tuple[TrendView, ...]
    gaps: tuple[Link, ...]
    beside: tuple[TrendView, ...]
    others: tuple[TrendView, ...]
    former: tuple[FormerGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """A published figure, what has to be known of it, and where it stands; filters find it by its tokens."""

    label: str
    more: tuple[str, ...]
    tokens: str
    shown: str
    revised: str
    places: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerPart:
    """The figures of one report."""

    id: str
    report: Link
    status: str
    rows: tuple[LedgerRow, ...]


class LedgerPage(ReportContext):
    """Every published figure."""

    template: ClassVar[str] = "reports/ledger.html"
    questions: tuple[Question, ...]
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


class FormerDraftPage(ReportContext):
    """What stands at the address of a draft that has been replaced: no figures, and a way to those of now."""

    template: ClassVar[str] = "reports/former.html"
    links: tuple[Link, ...]


class DifferencesPage(ReportContext):
    """Every edition of a report beside the one before it, the newest first."""

    template: ClassVar[str] = "reports/differences.html"
    parts: tuple[DifferencePart, ...]
    links: tuple[Link, ...]
