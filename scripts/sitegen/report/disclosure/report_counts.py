"""Every count that a report prints or hides, and from how many people it may be shown.

Also what a reader gets by taking one count from another: the rest of a group, a row without its case.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor
from typing import get_args

from sitegen.reading import Location
from sitegen.report.cells import Cell
from sitegen.report.disclosure import thresholds
from sitegen.report.disclosure.solver import Range, SolverRule
from sitegen.report.figures import words
from sitegen.report.figures.book import BASE, TOTAL
from sitegen.report.model import Figure, OfPeople, Report, Row, Table

OF_PEOPLE = frozenset(get_args(OfPeople))
MOST = 100_000
NOT_PRINTED = Cell("missing")


@dataclass(frozen=True, slots=True)
class GuardedCount:
    """A count that a report prints or hides: its address, what it counts, and where it stands.

    Below `limit` somebody could be recognised, when it is a count of people. What stands after `~` in an
    address is made of the count before it: `svar.ja~utan-fallet`.
    """

    ref: str
    said: str
    cell: Cell
    limit: int
    of_people: bool
    report: str
    location: Location = ("version",)

    @property
    def is_small(self) -> bool:
        """Whether it is printed, of people, below its threshold, and not nothing."""
        return self.of_people and self.cell.count is not None and 0 < self.cell.count < self.limit


def is_people(about: str, unit: str) -> bool:
    """Return whether a count is of people who have been exploited, or of what happened to them."""
    return about == "people" and unit in OF_PEOPLE


def threshold(report: Report, table: Table, *, children: bool = False) -> int:
    """Return the smallest count that a table of a report may show; another where the count is of children."""
    universe = report.universes.get(table.universe)
    of_children = children or (universe is not None and universe.children)
    return thresholds.threshold_of_table(table.dims, of_children)


def counts_of(id: str, report: Report) -> Iterator[GuardedCount]:
    """Yield every count of a report, in the order of its file."""
    for name, universe in report.universes.items():
        limit, told = thresholds.threshold_of((), universe.children), is_people(universe.about, universe.unit)
        said, at = f"gruppen {universe.sv}", ("universes", name)
        yield GuardedCount(name, said, universe.n, limit, told, id, (*at, "n"))
        if universe.of is not None and told:
            said = f"de i {universe.of} som inte är i {name}"
            yield GuardedCount(f"{name}~resten", said, NOT_PRINTED, limit, True, id, (*at, "of"))
    for name, cluster in report.clusters.items():
        place = ("clusters", name, "n")
        yield GuardedCount(name, cluster.sv, cluster.n, thresholds.ONE_WAY, True, id, place)
    for name, table in report.tables.items():
        yield from _of_table(id, report, name, table)
    for name, figure in report.figures.items():
        yield from _of_figure(id, name, figure)


def _of_table(id: str, report: Report, name: str, table: Table) -> Iterator[GuardedCount]:
    limit, told = threshold(report, table), is_people(table.about, table.unit)
    answered = table.base.answered if table.base else None
    wholes: tuple[tuple[str, str, Cell | None, Location], ...] = (
        (TOTAL, "totalen", table.total, ("total",)),
        (BASE, "basen", answered, ("base", "answered")),
    )
    for part, said, cell, place in wholes:
        at_risk, at = told and cell is not None, ("tables", name, *place)
        yield GuardedCount(
            f"{name}.{part}", f"{table.sv}: {said}", cell or NOT_PRINTED, limit, at_risk, id, at
        )
    for key, row in table.rows.items():
        limit, at = threshold(report, table, children=row.children), ("tables", name, "rows", key)
        yield from _of_row(id, table, row, f"{name}.{key}", limit, at)


def _of_row(id: str, table: Table, row: Row, ref: str, limit: int, at: Location) -> Iterator[GuardedCount]:
    """Yield the counts of a row; of each case in it both its part and the rest."""
    said = f"{table.sv}: {row.sv}"
    for column, cell in row.counts.items():
        head = table.columns.get(column)
        own, told = f"{ref}.{column}" if column else ref, is_people(table.about, table.unit_of(column))
        heading = f"{said}, {head.sv if head else column}" if column else said
        yield GuardedCount(own, heading, cell, limit, told, id, (*at, *row.place(column)))
    for case, cell in row.cluster.items():
        told, place = is_people(table.about, table.unit), (*at, "cluster", case)
        yield GuardedCount(f"{ref}~{case}", f"{said}, {case}", cell, limit, told, id, place)
        yield GuardedCount(f"{ref}~utan-{case}", f"{said}, utan {case}", NOT_PRINTED, limit, told, id, place)


def _of_figure(id: str, name: str, figure: Figure) -> Iterator[GuardedCount]:
    """Yield a figure stated as a span or with a qualifier, and the count behind a stated share."""
    told, at = is_people(figure.about, figure.unit), ("figures", name)
    if is_stated(figure) and (span := span_of(figure)) is not None:
        yield GuardedCount(name, figure.sv, span, thresholds.ONE_WAY, told, id, at)
    is_whole = figure.of is not None and figure.without is None
    if figure.show == "percent" and figure.num is None and is_whole and told:
        said, place = f"antalet bakom {figure.sv}", (*at, "value" if figure.value is not None else "low")
        yield GuardedCount(f"{name}~antal", said, NOT_PRINTED, thresholds.ONE_WAY, True, id, place)


def is_stated(figure: Figure) -> bool:
    """Return whether a figure is only stated by the source, and not as one number."""
    return figure.num is None and (figure.value is None or figure.qualifier is not None)


def phrase_of(figure: Figure, printed: Fraction) -> words.Phrase:
    """Return what a figure with a qualifier says, as words in a sentence would: `omkring 30 procent`."""
    bound = figure.qualifier or "exactly"
    if figure.show == "percent":
        return words.Phrase(bound, printed / 100, "percent")
    return words.Phrase(bound, printed, "count")


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


# -- unknowns ----------------------------------------------------------------------------------


@dataclass(slots=True)
class CountSystem:
    """The unknowns by name with what is printed of each, the rules, and which counts are at risk.

    `gaps` are the places, each with its report, of what is said of hidden counts and cannot be audited.
    """

    cells: dict[str, Cell] = field(default_factory=dict)
    rules: list[SolverRule] = field(default_factory=list)
    risks: dict[str, GuardedCount] = field(default_factory=dict)
    least: dict[str, int] = field(default_factory=dict)
    gaps: list[tuple[str, Location]] = field(default_factory=list)

    def add(self, name: str, count: GuardedCount) -> None:
        """Add a count as an unknown."""
        self.cells[name] = count.cell
        self.least[name] = count.limit
        if count.of_people:
            self.risks[name] = count

    def ranges(self, stage: int) -> dict[str, Range]:
        """Return what each unknown may be. At stage 0 a hidden count is small, at 1 any but 0, at 2 any."""
        return {name: self._range(name, cell, stage) for name, cell in self.cells.items()}

    def _range(self, name: str, cell: Cell, stage: int) -> Range:
        if cell.low is not None:
            return (cell.low, cell.high if cell.high is not None else cell.low)
        if cell.kind == "missing" or stage == 2:
            return (0, MOST)
        return (1, MOST if stage else self.least.get(name, thresholds.ONE_WAY) - 1)

    def says_something(self, rule: SolverRule) -> bool:
        """Return whether a rule ties anything that is not printed; the sums' own checks see to the others."""
        return any(self.cells[name].count is None for name, _ in rule.terms)
