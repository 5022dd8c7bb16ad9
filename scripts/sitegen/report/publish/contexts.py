"""What the templates of reports are given: frozen, computed and translated beforehand."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from sitegen.report.publish.quoting import Quotable
from sitegen.report.publish.views import FigureView, TableView


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A link: its address and words, and what is said beside it; words alone where there is no address."""

    label: str
    href: str = ""
    note: str = ""


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
class Facts:
    """What stands about a report on each of its pages."""

    title: str
    status: str
    version: str
    published: str
    source: str
    citation: str
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """overview.html, edition.html, print.html: a report, introduced or whole."""

    language: str
    facts: Facts
    summary: tuple[str, ...]
    quotes: tuple[Quote, ...]
    chapters: tuple[ChapterView, ...]
    limits: tuple[str, ...]
    method: tuple[str, ...]
    lost: tuple[str, ...]
    protected: tuple[Note, ...]
    corrections: tuple[Note, ...]
    editions: tuple[Anchor, ...]
    downloads: tuple[Anchor, ...]
    links: tuple[Anchor, ...]
    ways_in: tuple[Anchor, ...]
    contents: tuple[Anchor, ...]
    data: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A report in the list of reports."""

    link: Anchor
    year: str
    status: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPage:
    """index.html: all reports."""

    entries: tuple[Entry, ...]
    links: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendsPage:
    """trends.html: every series over the years."""

    series: tuple[TableView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """A published figure and where it stands."""

    label: str
    shown: str
    revised: str
    places: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerPart:
    """The figures of one report."""

    id: str
    report: Anchor
    rows: tuple[LedgerRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerPage:
    """ledger.html: every published figure."""

    parts: tuple[LedgerPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OlderPage:
    """older.html: the figures and tables of an edition that another has replaced."""

    replaced: str
    published: str
    fingerprint: str
    figures: tuple[FigureView, ...]
    tables: tuple[TableView, ...]
    corrections: tuple[Note, ...]
    downloads: tuple[Anchor, ...]
    links: tuple[Anchor, ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferencesPage:
    """differences.html: every edition of a report beside the one before it, the newest first."""

    parts: tuple[DifferencePart, ...]
    links: tuple[Anchor, ...]


Context = ReportPage | IndexPage | TrendsPage | LedgerPage | OlderPage | DifferencesPage
