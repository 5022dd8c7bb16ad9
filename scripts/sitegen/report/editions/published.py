"""What the publisher gets of a report: its edition, and the words around it with every figure put in.

`Published` is the only input of report/publish. No raw value can be reached from it, so no page, file or
quotation can show one by mistake. `from_book` makes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sitegen.records import Localized
from sitegen.report.editions.edition import Edition, JsonObject, PublishedFigure, PublishedTable

QUOTE, SUMMARY, METHOD, LIMITS, TREND = "quote", "summary", "method", "limits", "trend"
"""Where a figure may stand outside chapters: four parts of a report's pages, and the page of all series."""


@dataclass(frozen=True, slots=True)
class FigurePlace:
    """A place where a figure stands: the report, and the id of a chapter, or one of the parts above."""

    report: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedChapter:
    """A chapter of a report: its paragraphs, and the tables, series and figures under it by their ids."""

    title: Localized
    text: tuple[Localized, ...]
    shows: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One edition of a report as its readers get it, in both languages.

    `document` is what its JSON holds and `fingerprint` the SHA-256 of that. `newest` is the version of the
    newest edition. An edition that another has replaced has its tables and figures, and no text around.
    `groups` names the figures that are sizes of groups, which come first, and `unshown` what no chapter
    shows. `leading` are the figures of the quotation and the summary in order, `places` says where each
    figure stands in any report, and `older` are the editions before this one, the newest first.
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
    chapters: Mapping[str, PublishedChapter] = field(default_factory=dict)
    groups: tuple[str, ...] = ()
    unshown: tuple[str, ...] = ()
    claims: Mapping[str, Localized] = field(default_factory=dict)
    leading: tuple[str, ...] = ()
    places: Mapping[str, tuple[FigurePlace, ...]] = field(default_factory=dict)
    older: tuple[Published, ...] = ()

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
    def is_replaced(self) -> bool:
        """Whether there is a newer edition of the report."""
        return self.version != self.newest

    def tables(self, name: str) -> tuple[PublishedTable, ...]:
        """Return a table or series, followed by itself without each case; empty when there is none."""
        return tuple(table for table in self.edition.tables if table.id == name)

    def figure(self, name: str) -> PublishedFigure:
        """Return a figure or group by its id, the figure where both have it. Raises `KeyError`."""
        return {figure.id: figure for figure in self.edition.figures}[name]
