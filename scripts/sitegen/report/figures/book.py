"""What a formula of a report amounts to: `direkt-vuxna + direkt-barn`, `nsp-2025/primara.total / 2`.

Values are spans of exact fractions. A published count is a span of one value, a band of several, and
a withheld cell of anything from nothing upward: so a relation that cannot hold is found even where
some of its parts are not published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sitegen.core import did_you_mean, quoted
from sitegen.report import formula
from sitegen.report.cells import Cell
from sitegen.report.formula import Atom, Constant, FigureKey, Product, Sum, Unresolved
from sitegen.report.model import Figure, Report, Table

BASE, TOTAL = "base", "total"


@dataclass(frozen=True, slots=True)
class ValueSpan:
    """All values that a quantity may have; an open end is None."""

    low: Fraction | None
    high: Fraction | None

    @property
    def exact(self) -> Fraction | None:
        """Return the value when there is only one; else None."""
        return self.low if self.low == self.high else None

    def touches(self, other: ValueSpan) -> bool:
        """Return whether some value is in both."""
        return self.may_be_within(other) and other.may_be_within(self)

    def may_be_within(self, whole: ValueSpan) -> bool:
        """Return whether some value here is no larger than some value of the other: a part of a whole."""
        return self.low is None or whole.high is None or self.low <= whole.high

    def __add__(self, other: ValueSpan) -> ValueSpan:
        return ValueSpan(_sum(self.low, other.low), _sum(self.high, other.high))

    def __sub__(self, other: ValueSpan) -> ValueSpan:
        return ValueSpan(_sum(self.low, _negative(other.high)), _sum(self.high, _negative(other.low)))

    def __mul__(self, other: ValueSpan) -> ValueSpan:
        ends = [_times(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        known = [end for end in ends if end is not None]
        return ValueSpan(min(known), max(known)) if len(known) == len(ends) else ValueSpan(None, None)

    def __truediv__(self, other: ValueSpan) -> ValueSpan:
        if other.low is None or other.high is None or other.low <= 0 <= other.high:
            if other.exact == 0:
                raise Unresolved("division med noll")
            return ValueSpan(None, None)
        return self * ValueSpan(1 / other.high, 1 / other.low)


def exactly(value: int | Fraction) -> ValueSpan:
    """Return the span of one value."""
    return ValueSpan(Fraction(value), Fraction(value))


def of_cell(cell: Cell) -> ValueSpan:
    """Return what a reader knows of a cell: of a hidden or missing one, that it is not below nothing."""
    if cell.low is None:
        return ValueSpan(Fraction(0), None)
    return ValueSpan(Fraction(cell.low), Fraction(cell.high if cell.high is not None else cell.low))


class Book:
    """All reports by id, to look figures up in."""

    def __init__(self, reports: Mapping[str, Report]) -> None:
        self.reports = reports
        self._known: dict[FigureKey, ValueSpan] = {}
        self._circular: dict[FigureKey, str] = {}

    def value(self, report: str, found: Sum) -> ValueSpan:
        """Return what a formula in this report amounts to. Raises `Unresolved`."""
        total = exactly(0)
        for term in found.terms:
            value = self._product(report, term)
            total = total + value if term.sign > 0 else total - value
        return total

    def known(self, report: str, found: Sum) -> ValueSpan | None:
        """Return what a formula amounts to; None when it leads nowhere, which a check of its own tells."""
        try:
            return self.value(report, found)
        except Unresolved:
            return None

    def _product(self, report: str, term: Product) -> ValueSpan:
        value = self._atom(report, term.first)
        for operator, atom in term.rest:
            right = self._atom(report, atom)
            value = value * right if operator == "*" else value / right
        return value

    def _atom(self, report: str, atom: Atom) -> ValueSpan:
        return exactly(atom.value) if isinstance(atom, Constant) else self.ref(report, atom.name)

    def ref(self, report: str, ref: str) -> ValueSpan:
        """Return the value of a reference (`table.row`) of a report. Raises `Unresolved`."""
        asked = self.find(report, ref)
        if asked not in self._known:
            try:
                for key in formula.in_order(asked, self.needs, self._known):
                    self._known[key] = self._looked_up(*key)
            except formula.Circular as ring:
                message = f"{quoted(ring.path[-1][1])} räknas ut ur sig själv"
                self._circular |= dict.fromkeys(ring.path, message)
                raise Unresolved(message) from None
        return self._known[asked]

    def needs(self, asked: FigureKey) -> Iterator[FigureKey]:
        """Yield what must be known before a reference: the parts of a figure, or of a year of a series.

        Raises Unresolved.
        """
        if asked in self._circular:
            raise Unresolved(self._circular[asked])
        id, ref = asked
        name, *parts = ref.split(".")
        report = self.reports[id]
        made_of: list[Sum | None] = []
        if name in report.figures and not parts:
            made_of = [report.figures[name].num, report.figures[name].den]
        elif name in report.series:
            made_of = [point.value for point in report.series[name].points if [str(point.year)] == parts]
        for found in filter(None, made_of):
            for needed in formula.refs(found):
                yield self.find(id, needed.name)

    def find(self, report: str, ref: str) -> FigureKey:
        """Return the report that a reference leads to, and the rest of the reference. Raises `Unresolved`."""
        other, slash, inner = ref.partition("/")
        if not slash:
            return report, ref
        if other not in self.reports:
            raise Unresolved(f"rapporten {quoted(other)} finns inte{did_you_mean(other, self.reports)}")
        return other, inner

    def _looked_up(self, id: str, ref: str) -> ValueSpan:
        report = self.reports[id]
        name, *parts = ref.split(".")
        if name in report.tables:
            return added(cells_at(report.tables[name], parts, ref).values())
        if name in report.series and len(parts) == 1:
            return self._year(id, name, parts[0])
        if parts:
            raise Unresolved(f"{quoted(name)} är ingen tabell eller serie{did_you_mean(name, report.tables)}")
        if name in report.universes:
            return of_cell(report.universes[name].n)
        if name in report.clusters:
            return of_cell(report.clusters[name].n)
        if name in report.figures:
            return self.figure(id, report.figures[name])
        raise Unresolved(f"{quoted(ref)} finns inte i {id}{did_you_mean(name, names(report))}")

    def _year(self, id: str, name: str, year: str) -> ValueSpan:
        for point in self.reports[id].series[name].points:
            if str(point.year) == year:
                return self.value(id, point.value)
        raise Unresolved(f"serien {quoted(name)} har inget år {year}")

    def figure(self, id: str, figure: Figure) -> ValueSpan:
        """Return the exact value of a figure; a percentage is a share of one. Raises `Unresolved`."""
        if figure.num is not None:
            value = self.value(id, figure.num)
            return value / self.value(id, figure.den) if figure.den is not None else value
        scale = Fraction(1, 100) if figure.show == "percent" else Fraction(1)
        if figure.value is not None:
            return exactly(Fraction(figure.value) * scale)
        ends = [None if end is None else Fraction(end) * scale for end in (figure.low, figure.high)]
        return ValueSpan(ends[0], ends[1])


def names(report: Report) -> list[str]:
    """Return every name that a reference may begin with: of groups, tables, figures, series and cases."""
    worded = ("claims", "statements")
    return [name for kind, things in report.named.items() for name in things if kind not in worded]


def cells_at(table: Table, parts: Sequence[str], ref: str) -> dict[str, Cell]:
    """Return the cells that a reference to a table adds up, by their address in it: `row`, `row.column`.

    `parts` are what stands after the table's name. The base of a table that prints none is its total, and
    the total of one that prints none is all of its rows. Raises `Unresolved`.
    """
    if [*parts] == [BASE] and table.base:
        return {BASE: table.base.answered}
    if [*parts] in ([TOTAL], [BASE]):
        return {TOTAL: table.total} if table.total is not None else cells_of_rows(table, table.rows)
    if not parts or (parts[0] not in table.rows and parts[0] != TOTAL):
        known = (*table.rows, BASE, TOTAL)
        raise Unresolved(
            f"{quoted(ref)}: tabellen har ingen sådan rad{did_you_mean(parts[0] if parts else '', known)}"
        )
    rows = [*table.rows] if parts[0] == TOTAL else [parts[0]]
    if len(parts) == 1:
        return cells_of_rows(table, rows)
    if parts[1] not in table.columns:
        raise Unresolved(
            f"{quoted(ref)}: tabellen har ingen sådan kolumn{did_you_mean(parts[1], table.columns)}"
        )
    cells = {row: table.rows[row].cells for row in rows}
    return {f"{row}.{parts[1]}": own[parts[1]] for row, own in cells.items() if parts[1] in own}


def cells_of_rows(table: Table, rows: Iterable[str]) -> dict[str, Cell]:
    """Return the cells of some rows of a table, by their address in it."""
    return {
        f"{name}.{column}" if column else name: cell
        for name in rows
        for column, cell in table.rows[name].counts.items()
    }


def rows_total(table: Table) -> ValueSpan:
    """Return what all rows come to together, whatever the table prints as its total."""
    return added(cells_of_rows(table, table.rows).values())


def total(table: Table) -> ValueSpan:
    """Return the total that a table prints, or what all rows come to together."""
    return added(cells_at(table, [TOTAL], TOTAL).values())


def added(cells: Iterable[Cell]) -> ValueSpan:
    """Return what a reader knows of the sum of some cells."""
    whole = exactly(0)
    for cell in cells:
        whole = whole + of_cell(cell)
    return whole


def _sum(a: Fraction | None, b: Fraction | None) -> Fraction | None:
    return None if a is None or b is None else a + b


def _times(a: Fraction | None, b: Fraction | None) -> Fraction | None:
    return None if a is None or b is None else a * b


def _negative(a: Fraction | None) -> Fraction | None:
    return None if a is None else -a
