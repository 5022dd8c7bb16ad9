"""Every count that the reports publish, as unknowns with what is printed of each, and which are at risk.

Also what a reader gets by taking one count from another: the rest of a group, a row without its case.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor

from sitegen.reading import Loaded, Location
from sitegen.report.cells import Cell
from sitegen.report.disclosure import thresholds
from sitegen.report.disclosure.linear_terms import is_stated
from sitegen.report.disclosure.person_counts import is_people, threshold
from sitegen.report.disclosure.solver import Range, SolverRule
from sitegen.report.figures import words
from sitegen.report.figures.book import BASE, TOTAL
from sitegen.report.model import Figure, Report, Row, Table

MOST = 100_000
QUALIFIED: Mapping[str, words.BoundWord] = {
    "about": "about",
    "over": "more",
    "under": "less",
    "almost": "almost",
    "at-least": "at-least",
    "at-most": "at-most",
}


@dataclass(frozen=True, slots=True)
class Risk:
    """A count that must not be known: below the threshold somebody could be recognised."""

    name: str
    said: str
    threshold: int
    report: str
    location: Location


@dataclass(frozen=True, slots=True)
class NotAudited:
    """Something said of a count that is not printed, and that cannot be audited: where it stands."""

    report: str
    location: Location


@dataclass(slots=True)
class CountSystem:
    """The unknowns with what is printed of each, the rules, the counts at risk, and what escapes it all."""

    cells: dict[str, Cell] = field(default_factory=dict)
    rules: list[SolverRule] = field(default_factory=list)
    risks: dict[str, Risk] = field(default_factory=dict)
    least: dict[str, int] = field(default_factory=dict)
    gaps: list[NotAudited] = field(default_factory=list)

    def ranges(self, stage: int) -> dict[str, Range]:
        """Return what each unknown may be. At stage 0 a hidden count is small, at 1 any but 0, at 2 any."""
        return {name: self._range(name, cell, stage) for name, cell in self.cells.items()}

    def _range(self, name: str, cell: Cell, stage: int) -> Range:
        if cell.low is not None:
            return (cell.low, cell.high if cell.high is not None else cell.low)
        if cell.kind == "missing" or stage == 2:
            return (0, MOST)
        return (1, MOST if stage else self.least.get(name, thresholds.ONE_WAY) - 1)


def says_something(rule: SolverRule, cells: Mapping[str, Cell]) -> bool:
    """Return whether a rule ties anything that is not printed; the others are for the sums' own checks."""
    return any(cells[name].count is None for name, _ in rule.terms)


def phrase_of(figure: Figure, printed: Fraction) -> words.Phrase:
    """Return what a figure with a qualifier says, as words in a sentence would: `omkring 30 procent`."""
    bound = QUALIFIED[figure.qualifier] if figure.qualifier else "exactly"
    if figure.show == "percent":
        return words.Phrase(bound, printed / 100, "percent")
    return words.Phrase(bound, printed, "count")


def add(system: CountSystem, loaded: Loaded[Report]) -> None:
    """Add every count of a report."""
    _CountsOfReport(system, loaded).add()


@dataclass(frozen=True)
class _CountsOfReport:
    """Adds the counts of one report."""

    system: CountSystem
    loaded: Loaded[Report]

    def add(self) -> None:
        report = self.loaded.record
        for name, universe in report.universes.items():
            limit = thresholds.threshold_of((), universe.children)
            told = is_people(universe.about, universe.unit)
            self._count(name, universe.n, f"gruppen {universe.sv}", limit, ("universes", name, "n"), told)
            if universe.of is not None and told:
                said = f"de i {universe.of} som inte är i {name}"
                self._rest(f"{name}~resten", said, limit, ("universes", name, "of"))
        for name, cluster in report.clusters.items():
            self._count(name, cluster.n, cluster.sv, thresholds.ONE_WAY, ("clusters", name, "n"))
        for name, table in report.tables.items():
            self._table(name, table)
        for name in report.figures:
            self._figure(name)

    # -- tables --------------------------------------------------------------------------------

    def _table(self, name: str, table: Table) -> None:
        limit, told = threshold(self.loaded.record, table), is_people(table.about, table.unit)
        answered = table.base.answered if table.base else Cell("missing")
        at: Location = ("tables", name)
        self._count(
            f"{name}.{TOTAL}",
            table.total or Cell("missing"),
            f"{table.sv}: totalen",
            limit,
            (*at, "total"),
            told and table.total is not None,
        )
        base_at = (*at, "base", "answered")
        has_base = told and table.base is not None
        self._count(f"{name}.{BASE}", answered, f"{table.sv}: basen", limit, base_at, has_base)
        for id, row in table.rows.items():
            self._row(name, table, id, row)

    def _row(self, name: str, table: Table, id: str, row: Row) -> None:
        report, at = self.loaded.record, ("tables", name, "rows", id)
        limit = threshold(report, table, children=row.children)
        told = is_people(table.about, table.unit)
        if row.n is not None:
            self._count(f"{name}.{id}", row.n, f"{table.sv}: {row.sv}", limit, (*at, "n"), told)
        for column, cell in row.cells.items():
            head = table.columns.get(column)
            said = f"{table.sv}: {row.sv}, {head.sv if head else column}"
            counted = is_people(table.about, (head.unit if head else None) or table.unit)
            self._count(f"{name}.{id}.{column}", cell, said, limit, (*at, "cells", column), counted)
        for cluster, cell in row.cluster.items():
            own, place = f"{name}.{id}", (*at, "cluster", cluster)
            said = f"{table.sv}: {row.sv}, {cluster}"
            self._count(f"{own}~{cluster}", cell, said, limit, place, told)
            if told:
                said = f"{table.sv}: {row.sv}, utan {cluster}"
                self._rest(f"{own}~utan-{cluster}", said, limit, place)
            else:
                self.system.cells[self._name(f"{own}~utan-{cluster}")] = Cell("missing")

    # -- figures -------------------------------------------------------------------------------

    def _figure(self, name: str) -> None:
        """Add a figure stated as a span or with a qualifier, and the count behind a stated share."""
        report = self.loaded.record
        figure = report.figures[name]
        told = is_people(figure.about, figure.unit)
        if is_stated(report, name) and (span := span_of(figure)) is not None:
            at: Location = ("figures", name)
            self._count(name, span, figure.sv, thresholds.ONE_WAY, at, told)
        if figure.show == "percent" and figure.num is None and figure.of is not None and told:
            at = ("figures", name, "value" if figure.value is not None else "low")
            self._rest(f"{name}~antal", f"antalet bakom {figure.sv}", thresholds.ONE_WAY, at)

    # -- one -----------------------------------------------------------------------------------

    def _count(
        self, name: str, cell: Cell, said: str, limit: int, at: Location, is_at_risk: bool = True
    ) -> None:
        full = self._name(name)
        self.system.cells[full] = cell
        self.system.least[full] = limit
        if is_at_risk:
            self.system.risks[full] = Risk(full, said, limit, self.loaded.id, at)

    def _rest(self, name: str, said: str, limit: int, at: Location) -> None:
        """Add a count that nobody prints, and that follows from others."""
        self._count(name, Cell("missing"), said, limit, at)

    def _name(self, inner: str) -> str:
        return f"{self.loaded.id}/{inner}"


def span_of(figure: Figure) -> Cell | None:
    """Return the whole numbers that a figure stated as a span or with a qualifier may be; None for others.

    Where words set no upper end it is far off, and the other way round nothing.
    """
    if figure.show not in ("count", "amount"):
        return None
    if figure.value is not None:
        bounds = phrase_of(figure, Fraction(figure.value)).bounds(doubtful=True)
    else:
        low, high = (None if end is None else Fraction(end) for end in (figure.low, figure.high))
        bounds = words.ValueBounds(low, high)
    least = 0
    if bounds.low is not None:
        least = max(0, floor(bounds.low) + 1 if bounds.above else ceil(bounds.low))
    most = max(MOST, 2 * least)
    if bounds.high is not None:
        most = ceil(bounds.high) - 1 if bounds.below else floor(bounds.high)
    return Cell("band", least, most) if least <= most else None
