"""What older editions tell of what is hidden now: they are still there to be read beside the newest.

A reader takes a figure of an older edition for the same figure of the newer one, unless a correction
names it. So every frozen edition joins the system of `system.py` with unknowns of its own, which are
tied to those of the next edition and of the report as it stands.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction

from sitegen.problems import Problem
from sitegen.report import changes, disclose, kept, limits
from sitegen.report.cells import Cell
from sitegen.report.changes import BASE
from sitegen.report.checks.editions import present
from sitegen.report.edition import Edition
from sitegen.report.formulas import NUMBER
from sitegen.report.grids import SHARE, Column, Grid, GridRow
from sitegen.report.kept import Kept
from sitegen.report.quantities import Quantity
from sitegen.report.read import Reading
from sitegen.report.system import (
    ONE,
    Linear,
    NotLinear,
    Risk,
    System,
    is_people,
    linear,
    minus,
    says_something,
    whole_rule,
)


@dataclass(frozen=True, slots=True)
class Told:
    """A count that an edition prints or hides: its address, in words, and the smallest that may be shown."""

    ref: str
    said: str
    cell: Cell
    limit: int
    """0 when it counts no people."""


def counts(found: Edition) -> Iterator[Told]:
    """Every count of an edition; shares and series are made of them."""
    for figure in found.figures:
        if (cell := _of_figure(figure)) is not None:
            limit = limits.threshold_of((), figure.children)
            told = is_people(figure.about, figure.unit)
            yield Told(figure.id, figure.words["sv"], cell, limit if told else 0)
    for grid in found.tables:
        if grid.universe:
            yield from _of_table(grid)


def _of_figure(figure: Quantity) -> Cell | None:
    if figure.show != "count" or figure.den is not None:
        return None
    if figure.number is None and figure.low is None:
        return Cell("missing")
    ends = (figure.low, figure.high) if figure.number is None else (figure.number, figure.number)
    if not all(isinstance(end, int) for end in ends):
        return None
    low, high = (int(end or 0) for end in ends)
    return Cell("count" if figure.number is not None else "band", low, high)


def _of_table(grid: Grid) -> Iterator[Told]:
    for row in grid.lines:
        for column, value in zip(grid.columns, row.values, strict=True):
            if column.id != SHARE and isinstance(value.number, int | None):
                said = f"{grid.words['sv']}: {row.words['sv']}"
                said += f", {column.words['sv']}" if len(grid.dims) > 1 else ""
                yield Told(_ref(grid, row, column), said, value.cell, _limit(grid, row, column))
    if grid.base and isinstance(grid.base.number, int | None):
        limit = limits.threshold_of_table(grid.dims, grid.children)
        told = is_people(grid.about, grid.columns[0].unit)
        yield Told(_base(grid), f"{grid.words['sv']}: basen", grid.base.cell, limit if told else 0)


def _ref(grid: Grid, row: GridRow, column: Column) -> str:
    """The address as the system has it; of a table without a case, what is left of the row."""
    own = f"{grid.id}.{row.id}" + (f".{column.id}" if len(grid.dims) > 1 else "")
    return f"{own}~utan-{grid.part}" if grid.part else own


def _base(grid: Grid) -> str:
    return f"{grid.id}.{BASE}" + (f"~utan-{grid.part}" if grid.part else "")


def _limit(grid: Grid, row: GridRow, column: Column) -> int:
    if not is_people(grid.about, column.unit):
        return 0
    return limits.threshold_of_table(grid.dims, grid.children or row.children or column.children)


# -- alone -------------------------------------------------------------------------------------


def check(reading: Reading, today: dt.date) -> Iterator[Problem]:
    """Counts of older editions that are below the threshold of today, or that are hidden now."""
    for id, loaded in reading.loaded.items():
        older = tuple(kept.before(reading.editions.get(id, ()), loaded.record.version))
        now = present(reading, id) if older else None
        hidden = frozenset(one.ref for one in counts(now) if one.cell.kind == "suppressed") if now else ()
        for one in older:
            for told in counts(one.edition):
                signed = disclose.is_signed(loaded.record, f"{id}/{told.ref.partition('~')[0]}", today)
                if message := "" if signed else _shows(told, hidden):
                    version = one.edition.version
                    way = f"ta bort {one.path} (utgåvan visas då inte mer), eller låt styrelsen besluta"
                    message = f"{told.said} [{told.ref}]: utgåva {version} visar {message}; {way}"
                    yield loaded.problem("version", message=message)


def _shows(told: Told, hidden: Collection[str]) -> str:
    """What is wrong with a count that an older edition shows, or nothing."""
    if not told.limit or told.cell.count is None:
        return ""
    if told.ref in hidden:
        return f"{told.cell.count}, som är dolt nu"
    is_small = disclose.is_small(told.cell, told.limit)
    return f"ett antal under gränsen {told.limit}" if is_small else ""


# -- together ----------------------------------------------------------------------------------


def join(system: System, reading: Reading) -> None:
    """Add the older editions of every report to the system."""
    for id, loaded in reading.loaded.items():
        newer: Kept | None = None
        for one in kept.before(reading.editions.get(id, ()), loaded.record.version):
            _Joiner(system, reading, id, one, newer).join()
            newer = one


@dataclass(frozen=True)
class _Joiner:
    """Adds one older edition; `newer` is the frozen one after it, if any."""

    system: System
    reading: Reading
    id: str
    one: Kept
    newer: Kept | None

    def join(self) -> None:
        """Its counts, what follows inside it, and what it says of the editions after it."""
        told = tuple(counts(self.one.edition))
        for count in told:
            self.system.cells[self._name(count.ref)] = count.cell
        self._inside()
        corrected = self._corrected()
        for count in told:
            tied = self._tie(count, corrected)
            if not tied and count.limit and count.cell.count is None:
                self._risk(count)
        for later, name in self._later():
            self._merged(later, name)

    def _name(self, ref: str) -> str:
        return f"{self.id}@{self.one.edition.version}/{ref}"

    def _later(self) -> Iterator[tuple[Edition, str]]:
        """The editions to compare with, and what their unknowns' names begin with."""
        if now := present(self.reading, self.id):
            yield now, f"{self.id}/"
        if self.newer:
            yield self.newer.edition, f"{self.id}@{self.newer.edition.version}/"

    def _inside(self) -> None:
        for grid in self.one.edition.tables:
            if not (grid.whole and grid.universe):
                continue
            refs = [_ref(grid, row, c) for row in grid.rows for c in grid.columns if c.id != SHARE]
            rows = self._sum(refs)
            if grid.total:
                self._equal(
                    rows, self._sum([_ref(grid, grid.total, grid.columns[0])]), "raderna blir totalen"
                )
            if grid.base:
                self._equal(rows, self._sum([_base(grid)]), "raderna blir basen")
        for figure in self.one.edition.figures:
            self._made_of(figure)

    def _sum(self, refs: list[str]) -> Linear:
        return {self._name(ref): Fraction(1) for ref in refs}

    def _made_of(self, figure: Quantity) -> None:
        """A figure tells what its parts come to: its counts when both are shown, or itself."""
        for formula, value in ((figure.num, figure.numerator), (figure.den, figure.denominator)):
            shown = value if figure.den else figure.number if formula else None
            if formula is None or not isinstance(shown, int):
                continue
            try:
                made = linear(formula, self._atom)
            except NotLinear:
                continue
            self._equal(made, {ONE: Fraction(shown)}, figure.words["sv"])

    def _atom(self, token: str) -> Linear:
        if NUMBER.fullmatch(token):
            return {ONE: Fraction(token)}
        name = token if "/" in token else self._name(token)
        if name not in self.system.cells:
            raise NotLinear
        return {name: Fraction(1)}

    def _corrected(self) -> frozenset[str]:
        """What corrections after this edition name: the figure is then not the same any more."""
        report = self.reading.reports[self.id]
        since = changes.between(report.corrections, self.one.edition.version, report.version)
        return changes.refs(since)

    def _tie(self, count: Told, corrected: frozenset[str]) -> bool:
        """Take a count for the one of the same name in later editions; whether the newest has one."""
        plain = count.ref.partition("~")[0]
        parts = plain.split(".")
        if any(".".join(parts[:length]) in corrected for length in range(1, len(parts) + 1)):
            return False
        names = [f"{self.id}/{count.ref}"]
        names += [f"{self.id}@{self.newer.edition.version}/{count.ref}"] if self.newer else []
        for name in (name for name in names if name in self.system.cells):
            other = self.system.cells[name]
            told_alone = count.cell.count is not None and other.kind == "suppressed"
            if not told_alone and (count.cell.count is None or other.count is None):
                said = f"{count.ref} i utgåva {self.one.edition.version}"
                self._equal(self._sum([count.ref]), {name: Fraction(1)}, said, assumed=True)
        return names[0] in self.system.cells

    def _merged(self, later: Edition, prefix: str) -> None:
        """A row that holds several categories of the other edition is their sum."""
        for old in self.one.edition.tables:
            for new in later.tables:
                if not old.part and not new.part and old.id == new.id and len(old.dims) == 1:
                    self._merged_rows(old, new, self._name(""), prefix)
                    self._merged_rows(new, old, prefix, self._name(""))

    def _merged_rows(self, whole: Grid, parts: Grid, prefix: str, other: str) -> None:
        rows = {row.words["sv"]: row for row in parts.rows if not row.merges}
        for row in whole.rows:
            labels = [words["sv"] for words in row.merges]
            if labels and all(label in rows for label in labels):
                one = {f"{prefix}{whole.id}.{row.id}": Fraction(1)}
                many = {f"{other}{parts.id}.{rows[label].id}": Fraction(1) for label in labels}
                self._equal(one, many, f"{whole.id}.{row.id} omfattar {', '.join(labels)}", assumed=True)

    def _equal(self, left: Linear, right: Linear, said: str, *, assumed: bool = False) -> None:
        source = f"{said} ({self.one.path})"
        rule = whole_rule(minus(left, right), 0, 0, source, assumed=assumed)
        names = {*left, *right} - {ONE}
        known = rule.terms and all(name in self.system.cells for name in names)
        if known and says_something(rule, self.system.cells):
            self.system.rules.append(rule)

    def _risk(self, count: Told) -> None:
        name = self._name(count.ref)
        said = f"{count.said} i utgåva {self.one.edition.version}"
        self.system.thresholds[name] = count.limit
        self.system.risks[name] = Risk(name, said, count.limit, self.id, ("version",))
