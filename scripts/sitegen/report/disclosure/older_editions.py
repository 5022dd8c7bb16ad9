"""What older editions tell of what is hidden now: they are still there to be read beside the newest.

A reader takes a figure of an older edition for the same figure of the newer one, unless a correction
names it. So every frozen edition joins the system of `report_counts`: what it hides as well as the newest
does is the same unknown, and what it prints is a rule about that.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from sitegen.core import Problem
from sitegen.report.cells import Cell
from sitegen.report.disclosure import small_counts, thresholds
from sitegen.report.disclosure.linear_terms import Linear, minus, whole_rule
from sitegen.report.disclosure.report_counts import CountSystem, GuardedCount, is_people
from sitegen.report.disclosure.solver import SolverRule
from sitegen.report.editions import archive, changes
from sitegen.report.editions.archive import FrozenEdition
from sitegen.report.editions.changes import BASE
from sitegen.report.editions.edition import (
    SHARE,
    Edition,
    PublishedColumn,
    PublishedFigure,
    PublishedRow,
    PublishedTable,
)
from sitegen.report.read_reports import Reading

HiddenTerms = frozenset[tuple[str, Fraction | int]]
"""Unknowns of a rule, with their coefficients."""


def counts(found: Edition) -> Iterator[GuardedCount]:
    """Yield every count that an edition prints or hides; shares are made of them."""
    for figure in found.figures:
        if (cell := _of_figure(figure)) is not None:
            limit = thresholds.threshold_of((), figure.children)
            told = is_people(figure.about, figure.unit)
            yield GuardedCount(figure.id, figure.words.sv, cell, limit, told, found.id)
    for grid in found.tables:
        yield from _of_table(found.id, grid)


def _of_figure(figure: PublishedFigure) -> Cell | None:
    if figure.show != "count" or figure.denominator is not None:
        return None
    if figure.number is None and figure.low is None:
        return Cell("missing")
    ends = (figure.low, figure.high) if figure.number is None else (figure.number, figure.number)
    if not all(isinstance(end, int) for end in ends):
        return None
    low, high = (int(end or 0) for end in ends)
    return Cell("count" if figure.number is not None else "band", low, high)


def _of_table(id: str, grid: PublishedTable) -> Iterator[GuardedCount]:
    for row in grid.lines:
        for column, value in zip(grid.columns, row.values, strict=True):
            is_count = column.id != SHARE and value.kind != "share"
            if is_count and isinstance(value.number, int | None):
                said = f"{grid.words.sv}: {row.words.sv}"
                said += f", {column.words.sv}" if len(grid.dims) > 1 else ""
                children = grid.children or row.children or column.children
                limit = thresholds.threshold_of_table(grid.dims, children)
                told = is_people(grid.about, column.unit)
                yield GuardedCount(_ref(grid, row, column), said, value.cell, limit, told, id)
    if grid.base and isinstance(grid.base.number, int | None):
        limit = thresholds.threshold_of_table(grid.dims, grid.children)
        told, said = is_people(grid.about, grid.columns[0].unit), f"{grid.words.sv}: basen"
        yield GuardedCount(_base(grid), said, grid.base.cell, limit, told, id)


def _ref(grid: PublishedTable, row: PublishedRow, column: PublishedColumn) -> str:
    """Return the address as the system has it; of a table without a case, what is left of the row."""
    own = f"{grid.id}.{row.id}" + (f".{column.id}" if len(grid.dims) > 1 else "")
    return f"{own}~utan-{grid.part}" if grid.part else own


def _base(grid: PublishedTable) -> str:
    return f"{grid.id}.{BASE}" + (f"~utan-{grid.part}" if grid.part else "")


# -- alone -------------------------------------------------------------------------------------


def check(reading: Reading, today: dt.date) -> Iterator[Problem]:
    """Yield counts of older editions that are below the threshold of today, or that are hidden now."""
    for id, loaded in reading.loaded.items():
        older = tuple(archive.before(reading.editions.get(id, ()), loaded.record.version))
        now = reading.present.get(id) if older else None
        hidden = frozenset(one.ref for one in counts(now) if one.cell.kind == "suppressed") if now else ()
        for one in older:
            for told in counts(one.edition):
                signed = small_counts.may_be_published(loaded.record, told.ref, today)
                if message := "" if signed else _shows(told, hidden):
                    version = one.edition.version
                    way = f"ta bort {one.path} (utgåvan visas då inte mer), eller låt styrelsen besluta"
                    message = f"{told.said} [{told.ref}]: utgåva {version} visar {message}; {way}"
                    yield loaded.problem("version", message=message)


def _shows(told: GuardedCount, hidden: Collection[str]) -> str:
    """Return what is wrong with a count that an older edition shows, or nothing."""
    if not told.of_people or told.cell.count is None:
        return ""
    if told.ref in hidden:
        return f"{told.cell.count}, som är dolt nu"
    return f"ett antal under gränsen {told.limit}" if told.is_small else ""


# -- together ----------------------------------------------------------------------------------


def add_older_editions(system: CountSystem, reading: Reading) -> None:
    """Add the older editions of every report to the system, the newest first."""
    for id, loaded in reading.loaded.items():
        known = {name.partition("/")[2]: name for name in system.cells if name.startswith(f"{id}/")}
        for one in archive.before(reading.editions.get(id, ()), loaded.record.version):
            _OlderEdition(system, reading, id, one, known).add_to_system()


@dataclass(frozen=True)
class _OlderEdition:
    """Adds one older edition.

    `known` has the unknown of the newest edition that has each address; it grows. `names` are those
    that stand for the addresses of this edition: what is hidden both then and later is one unknown.
    """

    system: CountSystem
    reading: Reading
    id: str
    one: FrozenEdition
    known: dict[str, str]
    names: dict[str, str] = field(default_factory=dict)

    def add_to_system(self) -> None:
        """Add this edition to the system.

        That is its counts, the rules inside each table, and which rows are sums of the other edition's.
        """
        found = {count.ref: count for count in counts(self.one.edition)}
        corrected = self._corrected()
        for count in found.values():
            self._take(count, corrected)
        for grid in self.one.edition.tables:
            if grid.whole and grid.universe:
                self._inside(grid, found)
        if now := self.reading.present.get(self.id):
            self._merged(now)

    def _corrected(self) -> frozenset[str]:
        """Return what corrections after this edition name: the figure is then not the same any more."""
        report = self.reading.reports[self.id]
        since = changes.between(report.corrections, self.one.edition.version, report.version)
        return changes.refs(since)

    def _take(self, count: GuardedCount, corrected: frozenset[str]) -> None:
        """Find or add the unknown of a count, and say what this edition prints of it."""
        later = self.known.get(count.ref)
        parts = count.ref.partition("~")[0].split(".")
        if later is None or any(".".join(parts[:length]) in corrected for length in (1, 2, 3)):
            self._own(count)
        elif count.cell.count is None:
            self.names[count.ref] = later
            self._within(later, count)
        else:
            self._own(count)
            # What is hidden now and was printed then is told by `check`.
            if self.system.cells[later].count is None and self.system.cells[later].kind != "suppressed":
                self._within(later, count)

    def _name(self, ref: str) -> str:
        return f"{self.id}@{self.one.edition.version}/{ref}"

    def _own(self, count: GuardedCount) -> None:
        name, said = self._name(count.ref), f"{count.said} i utgåva {self.one.edition.version}"
        self.system.add(name, replace(count, said=said))
        self.names[count.ref] = name
        self.known.setdefault(count.ref, name)

    def _within(self, name: str, count: GuardedCount) -> None:
        """Add that an unknown lies where this edition says."""
        if count.cell.low is not None:
            said = f"{count.ref} i utgåva {self.one.edition.version}"
            self._add({name: Fraction(1)}, count.cell.low, count.cell.high, said, assumed=True)

    # -- rules ---------------------------------------------------------------------------------

    def _inside(self, grid: PublishedTable, found: Mapping[str, GuardedCount]) -> None:
        """Its rows together. When they cannot be those of the newest edition, they are others."""
        refs = [_ref(grid, row, c) for row in grid.rows for c in grid.columns if c.id != SHARE]
        wholes = [(_base(grid), "raderna blir basen")] if grid.base else []
        if grid.total:
            wholes.append((_ref(grid, grid.total, grid.columns[0]), "raderna blir totalen"))
        for whole, said in wholes:
            if any(ref not in self.names for ref in (*refs, whole)):
                continue
            if self._contradicts(self._sum(refs, whole)):
                for ref in refs:
                    if found[ref].cell.count is None:
                        self._own(found[ref])
            is_tied = any(self.names[ref] != self._name(ref) for ref in (*refs, whole))
            self._add(self._sum(refs, whole), 0, 0, said, assumed=is_tied)

    def _sum(self, refs: list[str], whole: str) -> Linear:
        rows: Linear = {self.names[ref]: Fraction(1) for ref in refs}
        return minus(rows, {self.names[whole]: Fraction(1)})

    def _contradicts(self, sum_: Linear) -> bool:
        """Whether another rule says that what is hidden in this one comes to something else."""
        own, value = self._hidden(sum_.items())
        return any(
            rule.low is not None and rule.low == rule.high and rule.low - known != -value
            for rule, known in self._rules_of(own)
        )

    def _rules_of(
        self, hidden: frozenset[tuple[str, Fraction | int]]
    ) -> Iterator[tuple[SolverRule, Fraction]]:
        """Yield the rules of the same unknowns, and what is printed in each of them."""
        for rule in self.system.rules:
            own, known = self._hidden(rule.terms)
            if own == hidden:
                yield rule, known

    def _hidden(self, terms: Iterable[tuple[str, Fraction | int]]) -> tuple[HiddenTerms, Fraction]:
        """Return the unknowns among terms, and what the printed ones come to."""
        counts_ = [(name, factor, self.system.cells[name].count) for name, factor in terms]
        hidden = frozenset((name, factor) for name, factor, count in counts_ if count is None)
        return hidden, sum((Fraction(f) * c for _, f, c in counts_ if c is not None), Fraction(0))

    def _merged(self, now: Edition) -> None:
        """Add that a row that holds several categories of the other edition is their sum."""
        newest = {ref: f"{self.id}/{ref}" for ref in self.known}
        for old in self.one.edition.tables:
            for new in now.tables:
                if not old.part and not new.part and old.id == new.id and len(old.dims) == 1:
                    self._merged_rows(old, new, self.names, newest)
                    self._merged_rows(new, old, newest, self.names)

    def _merged_rows(
        self,
        whole: PublishedTable,
        parts: PublishedTable,
        names: Mapping[str, str],
        others: Mapping[str, str],
    ) -> None:
        rows = {row.words.sv: row for row in parts.rows if not row.merges}
        for row in whole.rows:
            labels = [words.sv for words in row.merges]
            if labels and all(label in rows for label in labels):
                made: Linear = {others[f"{parts.id}.{rows[label].id}"]: Fraction(1) for label in labels}
                own: Linear = {names[f"{whole.id}.{row.id}"]: Fraction(1)}
                said = f"{whole.id}.{row.id} omfattar {', '.join(labels)}"
                self._add(minus(made, own), 0, 0, said, assumed=True)

    def _add(
        self, sum_: Linear, low: int | None, high: int | None, said: str, *, assumed: bool = False
    ) -> None:
        rule = whole_rule(sum_, low, high, f"{said} ({self.one.path})", assumed=assumed)
        if rule.terms and self.system.says_something(rule) and not self._is_said(rule):
            self.system.rules.append(rule)

    def _is_said(self, rule: SolverRule) -> bool:
        """Whether another rule says the same of the same unknowns: most of what an older edition tells."""
        own, value = self._hidden(rule.terms)
        return any(_bounds(rule, value) == _bounds(*other) for other in self._rules_of(own))


def _bounds(rule: SolverRule, printed: Fraction) -> tuple[Fraction | None, ...]:
    """Between what the unknowns of a rule lie together, when the rest of it is printed."""
    return tuple(None if end is None else end - printed for end in (rule.low, rule.high))
