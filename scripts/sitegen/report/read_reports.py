"""Read data/reports/ into records, and walk their cells with the place that each has in its file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from sitegen.core.problems import Problem
from sitegen.reading import loader
from sitegen.reading.loader import Loaded
from sitegen.reading.yaml_tree import Location
from sitegen.report.editions import archive, from_book
from sitegen.report.editions.archive import FrozenEditions
from sitegen.report.editions.published import Published
from sitegen.report.figures.book import Book
from sitegen.report.figures.cells import Cell
from sitegen.report.model import Report

FOLDER = "data/reports"


@dataclass(frozen=True)
class Reading:
    """The reports that could be read, with their places, what is kept of them, and problems of form."""

    loaded: Mapping[str, Loaded[Report]]
    problems: tuple[Problem, ...]
    editions: FrozenEditions = field(default_factory=dict)

    @property
    def reports(self) -> dict[str, Report]:
        """The records by id: the year last first, then by id."""
        return {id: loaded.record for id, loaded in self.loaded.items()}

    @cached_property
    def published(self) -> Reading:
        """What a site may show of it: the reports that somebody has decided to publish."""
        public = {id: loaded for id, loaded in self.loaded.items() if loaded.record.publish == "yes"}
        return Reading(public, self.problems, {id: self.editions[id] for id in public if id in self.editions})

    @cached_property
    def book(self) -> Book:
        """All figures, to look up by reference."""
        return Book(self.reports)

    @cached_property
    def for_readers(self) -> Mapping[str, Published]:
        """What readers get of each report, by id: all that the publisher is given. Raises `Unresolved`."""
        return from_book.published(self.book, self.editions)


@dataclass(frozen=True, slots=True)
class Placed:
    """A printed cell of a table, and where it stands."""

    report: str
    table: str
    row: str
    column: str
    """Empty in a table with one dimension."""
    cell: Cell
    location: Location

    @property
    def ref(self) -> str:
        """The cell as formulas name it, from any report."""
        inner = f"{self.table}.{self.row}" + (f".{self.column}" if self.column else "")
        return f"{self.report}/{inner}"


def read(root: Path) -> Reading:
    """Every report of the project; none, without a problem, when it has no such folder."""
    if not (root / FOLDER).is_dir():
        return Reading({}, ())
    loaded, problems = loader.load_folder(root, FOLDER, Report, beside=frozenset({archive.NAME}))
    editions, faults = archive.read(root)
    ordered = sorted(loaded.values(), key=lambda one: (-one.record.year, one.id))
    return Reading({one.id: one for one in ordered}, (*problems, *faults), editions)


def cells(id: str, report: Report) -> Iterator[Placed]:
    """Every cell of every table, in the order in which they are printed."""
    for name, table in report.tables.items():
        for row_name, row in table.rows.items():
            at = ("tables", name, "rows", row_name)
            if row.n is not None:
                yield Placed(id, name, row_name, "", row.n, (*at, "n"))
            for column, cell in row.cells.items():
                yield Placed(id, name, row_name, column, cell, (*at, "cells", column))
