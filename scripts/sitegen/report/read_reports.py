"""Read data/reports/ into records, and walk their cells with the place that each has in its file."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from sitegen.core import Problem
from sitegen.reading import Loaded, Location, loader
from sitegen.records import Passage
from sitegen.records.localized import Label
from sitegen.report.editions import archive, from_book, published_trends
from sitegen.report.editions.archive import FrozenEditions
from sitegen.report.editions.edition import Edition
from sitegen.report.editions.published import Published
from sitegen.report.editions.trend_series import PublishedTrend
from sitegen.report.figures import prose_figures
from sitegen.report.figures.book import Book
from sitegen.report.formula import Unresolved
from sitegen.report.model import Claim, Figure, Report, Table, walk
from sitegen.report.trend_model import Trend

FOLDER, TRENDS = "data/reports", "data/trends"


@dataclass(frozen=True)
class Reading:
    """The reports that could be read, with their places, what is kept of them, and problems of form."""

    loaded: Mapping[str, Loaded[Report]]
    problems: tuple[Problem, ...]
    editions: FrozenEditions = field(default_factory=dict)
    trends: Mapping[str, Loaded[Trend]] = field(default_factory=dict)

    @property
    def reports(self) -> dict[str, Report]:
        """Return the records by id: the last year first, then by id."""
        return {id: loaded.record for id, loaded in self.loaded.items()}

    def tables(self) -> Iterator[tuple[Loaded[Report], str, Table]]:
        """Yield every table with its id and the report that it is in."""
        for loaded in self.loaded.values():
            for name, table in loaded.record.tables.items():
                yield loaded, name, table

    def figures(self) -> Iterator[tuple[Loaded[Report], str, Figure]]:
        """Yield every single figure with its id and the report that it is in."""
        for loaded in self.loaded.values():
            for name, figure in loaded.record.figures.items():
                yield loaded, name, figure

    def claims(self) -> Iterator[tuple[Loaded[Report], str, Claim]]:
        """Yield every claim with its id and the report that it is in."""
        for loaded in self.loaded.values():
            for name, claim in loaded.record.claims.items():
                yield loaded, name, claim

    @cached_property
    def published(self) -> Reading:
        """Return what a site may show: the reports that somebody has decided to publish."""
        public = {id: loaded for id, loaded in self.loaded.items() if loaded.record.publish == "yes"}
        kept = {id: self.editions[id] for id in public if id in self.editions}
        return Reading(public, self.problems, kept, self.trends)

    @cached_property
    def walked(self) -> Mapping[str, tuple[tuple[Location, object], ...]]:
        """Return each report and all that it holds, at any depth, by the report's id, with places."""
        return {id: tuple(walk(loaded.record)) for id, loaded in self.loaded.items()}

    @cached_property
    def passages(self) -> Mapping[str, tuple[tuple[Location, Passage | Label], ...]]:
        """Return every paragraph that readers see of each report, by its id, with places."""
        return {id: tuple(prose_figures.passages(loaded.record)) for id, loaded in self.loaded.items()}

    @cached_property
    def book(self) -> Book:
        """Return all figures, to look up by reference."""
        return Book(self.reports)

    @cached_property
    def for_readers(self) -> Mapping[str, Published]:
        """Return what readers get of each report, by id: all that is published from. Raises `Unresolved`."""
        return from_book.published(self.book, self.editions, self.present)

    @cached_property
    def years_for_readers(self) -> tuple[PublishedTrend, ...]:
        """Return what readers get of the series over the years. Raises `Unresolved`."""
        return published_trends.published(self.book, self.trends)

    @cached_property
    def present(self) -> Mapping[str, Edition]:
        """Return the edition that each report is as it stands, by id.

        There is none of a report in which something leads nowhere, which checks tell.
        """
        found: dict[str, Edition] = {}
        for id in self.loaded:
            with contextlib.suppress(Unresolved, AssertionError, KeyError):
                found[id] = from_book.edition_of(self.book, id)
        return found


def read(root: Path) -> Reading:
    """Read every report of a project with its frozen editions; none without such a folder."""
    if not (root / FOLDER).is_dir():
        return Reading({}, ())
    loaded, problems = loader.load_folder(root, FOLDER, Report, beside=frozenset({archive.NAME}))
    editions, faults = archive.read(root)
    ordered = sorted(loaded.values(), key=lambda one: (-one.record.year, one.id))
    trends, odd = _trends(root)
    return Reading({one.id: one for one in ordered}, (*problems, *faults, *odd), editions, trends)


def _trends(root: Path) -> tuple[dict[str, Loaded[Trend]], list[Problem]]:
    """Return the series over the years in the order of the page, and problems of form; none without any."""
    if not (root / TRENDS).is_dir():
        return {}, []
    loaded, problems = loader.load_folder(root, TRENDS, Trend)
    return dict(sorted(loaded.items(), key=lambda one: one[1].record.place)), problems
