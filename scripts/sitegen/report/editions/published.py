"""What the publisher gets of a report: its edition, and the words around it with every figure put in.

`Published` is the only input of report/publish. No raw value can be reached from it, so no page, file or
quotation can show one by mistake. `from_book` makes it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from sitegen.records import Localized
from sitegen.report.editions.edition import Edition, JsonObject, PublishedFigure, PublishedTable
from sitegen.web import report_addresses

QUOTE, SUMMARY, METHOD, LIMITS, TREND = "quote", "summary", "method", "limits", "trend"
LEAD = "lead"
"""Where a figure may stand outside chapters: five parts of a report's pages, and the page of all series."""


@dataclass(frozen=True, slots=True)
class FigurePlace:
    """A place where a figure stands: the report, and the id of a chapter, or one of the parts above."""

    report: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedStatement:
    """What the source says in words, the part of it where that stands, and whether its chart is lost."""

    id: str
    words: Localized
    kind: Literal["result", "case", "observation"]
    where: str
    chart: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedChapter:
    """A chapter of a report: its paragraphs, and the tables, series and figures under it by their ids.

    `says` is what the report says in words, without figures or with figures that stand elsewhere too.
    """

    title: Localized
    text: tuple[Localized, ...]
    shows: tuple[str, ...]
    says: tuple[PublishedStatement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedLead:
    """What stands first: the result in words, figures with the least to know of them, and one chart's id."""

    headline: Localized
    figures: tuple[tuple[str, Localized | None], ...] = ()
    chart: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What the chart of a table says, the rows that it speaks of, and whether it is one divided bar.

    `rest` is the figure of what no row counts, when the bar is as long as the whole.
    """

    words: Localized | None = None
    rows: tuple[str, ...] = ()
    stacked: bool = False
    rest: PublishedFigure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One edition of a report as its readers get it, in both languages.

    `document` is what its JSON holds and `fingerprint` the SHA-256 of that. `newest` is the version of the
    newest edition. An edition that another has replaced has its tables and figures, and no text around.
    `groups` names the figures that are sizes of groups, which come first, and `unshown` what no chapter
    shows. `doubts` say what does not agree in the source. `leading` are the figures of the quotation and the
    summary in order, `places` says where each figure stands in any report, and `older` are the editions
    before this one, the newest first.
    `drafted` is the day of a draft, and `newest_drafted` that of the newest edition when it is one;
    `former_drafts` are the days of drafts that it has replaced, whose figures are kept nowhere.
    `charts` are single figures as tables, and `headings` what stands over tables and charts, by their ids;
    `who` says which rows of a chart are of adults and which of children.
    """

    edition: Edition
    document: JsonObject
    fingerprint: str
    kind: str
    newest: str
    source: str = ""
    summary: tuple[Localized, ...] = ()
    quote: Localized | None = None
    method: tuple[Localized, ...] = ()
    limits: tuple[Localized, ...] = ()
    lost: tuple[Localized, ...] = ()
    doubts: tuple[Localized, ...] = ()
    chapters: Mapping[str, PublishedChapter] = field(default_factory=dict)
    groups: tuple[str, ...] = ()
    unshown: tuple[str, ...] = ()
    claims: Mapping[str, Localized] = field(default_factory=dict)
    leading: tuple[str, ...] = ()
    places: Mapping[str, tuple[FigurePlace, ...]] = field(default_factory=dict)
    older: tuple[Published, ...] = ()
    drafted: dt.date | None = None
    newest_drafted: dt.date | None = None
    former_drafts: tuple[dt.date, ...] = ()
    lead: PublishedLead | None = None
    charts: tuple[PublishedTable, ...] = ()
    headings: Mapping[str, Heading] = field(default_factory=dict)
    who: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The report's id, the same in every edition."""
        return self.edition.id

    @property
    def year(self) -> int:
        """The year that the report is about."""
        return self.edition.year

    @property
    def version(self) -> str:
        """The edition's version: `1.0.0`."""
        return self.edition.version

    @property
    def title(self) -> Localized:
        """The report's title."""
        return self.edition.title

    @property
    def folder(self) -> str:
        """What the folders of its pages and files are called."""
        return report_addresses.edition_folder(self.version, self.drafted)

    @property
    def newest_folder(self) -> str:
        """What those of the newest edition are called."""
        return report_addresses.edition_folder(self.newest, self.newest_drafted)

    @property
    def is_replaced(self) -> bool:
        """Whether there is a newer edition of the report."""
        return self.version != self.newest

    def tables(self, name: str) -> tuple[PublishedTable, ...]:
        """Return a table or series, followed by itself without each case; empty when there is none."""
        return tuple(table for table in (*self.edition.tables, *self.charts) if table.id == name)

    def figure(self, name: str) -> PublishedFigure:
        """Return a figure or group by its id, the figure where both have it. Raises `KeyError`."""
        return {figure.id: figure for figure in self.edition.figures}[name]
