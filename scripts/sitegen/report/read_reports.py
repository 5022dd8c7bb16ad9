"""Read data/reports/ into records, and walk their cells with the place that each has in its file."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from sitegen.core import Problem
from sitegen.reading import Loaded, loader
from sitegen.report.editions import archive, from_book
from sitegen.report.editions.archive import FrozenEditions
from sitegen.report.editions.edition import Edition
from sitegen.report.editions.published import Published
from sitegen.report.figures.book import Book
from sitegen.report.formula import Unresolved
from sitegen.report.model import Claim, Figure, Report, Table

FOLDER = "data/reports"


@dataclass(frozen=True)
class Reading:
    """The reports that could be read, with their places, what is kept of them, and problems of form."""

    loaded: Mapping[str, Loaded[Report]]
    problems: tuple[Problem, ...]
    editions: FrozenEditions = field(default_factory=dict)

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
        return Reading(public, self.problems, {id: self.editions[id] for id in public if id in self.editions})

    @cached_property
    def book(self) -> Book:
        """Return all figures, to look up by reference."""
        return Book(self.reports)

    @cached_property
    def for_readers(self) -> Mapping[str, Published]:
        """Return what readers get of each report, by id: all that is published from. Raises `Unresolved`."""
        return from_book.published(self.book, self.editions)

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
    return Reading({one.id: one for one in ordered}, (*problems, *faults), editions)
