"""Formulas as sums of unknowns: what one count says of others, when it can be said in whole numbers.

A formula becomes one sum over another. Printed counts count as numbers, so that `andel * bas` is a
sum wherever the base is printed; what multiplies or divides two unknowns is `NotLinear`.
"""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm

from sitegen.report import formula
from sitegen.report.cells import Cell
from sitegen.report.disclosure.solver import SolverRule
from sitegen.report.figures.book import Book, cells_at, cells_of_rows
from sitegen.report.formula import Atom, Constant, FigureKey, Product, Sum
from sitegen.report.model import Figure, Table

Linear = dict[str, Fraction]
"""Unknown → coefficient; the constant stands under the empty name."""
ONE = ""


class NotLinear(Exception):
    """A formula that is no sum of counts over another."""


def number(value: Fraction | int) -> Linear:
    """Return the sum that is a plain number."""
    return {ONE: Fraction(value)}


def plus(left: Linear, right: Linear) -> Linear:
    """Return two sums added."""
    return {name: left.get(name, Fraction(0)) + right.get(name, Fraction(0)) for name in {**left, **right}}


def minus(left: Linear, right: Linear) -> Linear:
    """Return one sum less another."""
    return plus(left, times(right, Fraction(-1)))


def times(linear: Linear, factor: Fraction) -> Linear:
    """Return a sum multiplied by a number."""
    return {name: value * factor for name, value in linear.items()}


@dataclass(frozen=True, slots=True)
class Ratio:
    """One sum over another, which is more than nothing."""

    top: Linear
    bottom: Linear = field(default_factory=lambda: number(1))


def whole_rule(
    linear: Linear,
    low: Fraction | int | None,
    high: Fraction | int | None,
    source: str,
    *,
    strict: tuple[bool, bool] = (False, False),
    assumed: bool = False,
) -> SolverRule:
    """Return `low ≤ linear ≤ high` with whole coefficients; a `strict` bound is not reached itself."""
    ends = [Fraction(end) for end in (low, high) if end is not None]
    scale = lcm(*(value.denominator for value in (*linear.values(), *ends)))
    whole = {name: int(value * scale) for name, value in linear.items()}
    constant = whole.pop(ONE, 0)
    terms = tuple((name, c) for name, c in whole.items() if c)
    low_ = None if low is None else int(low * scale) - constant + strict[0]
    high_ = None if high is None else int(high * scale) - constant - strict[1]
    return SolverRule(terms, low_, high_, source, assumed)


@dataclass(frozen=True)
class FormulaRatios:
    """Formulas of all reports as ratios over the unknowns `report/name`.

    `cells` has what is printed of each unknown; it grows. Figures that are only stated, and not exactly,
    are unknowns too; one that is stated as a span is another unknown wherever it is used, for a span
    may hold several numbers (50–89 persons a year).
    """

    book: Book
    cells: MutableMapping[str, Cell]
    known: dict[FigureKey, Ratio] = field(default_factory=dict)

    def ratio(self, report: str, found: Sum) -> Ratio:
        """Return a formula of a report as one sum over another. Raises `NotLinear`, or `Unresolved`."""
        for ref in formula.refs(found):
            asked = self.book.find(report, ref.name)
            if asked not in self.known:
                for key in formula.in_order(asked, self.book.needs, self.known):
                    self.known[key] = self._of(*key)
        whole = Ratio(number(0))
        for term in found.terms:
            whole = self._added(whole, self._product(report, term), term.sign)
        return whole

    def multiplied(self, left: Linear, right: Linear) -> Linear:
        """Return the product of two sums, of which one is printed. Raises `NotLinear` when neither is."""
        if (factor := self.constant(left)) is not None:
            return times(right, factor)
        if (factor := self.constant(right)) is not None:
            return times(left, factor)
        raise NotLinear

    def constant(self, linear: Linear) -> Fraction | None:
        """Return what a sum comes to when all of it is printed; else None."""
        total = linear.get(ONE, Fraction(0))
        for name, factor in linear.items():
            if name != ONE and factor:
                cell = self.cells.get(name)
                if cell is None or cell.count is None:
                    return None
                total += factor * cell.count
        return total

    def _product(self, report: str, term: Product) -> Ratio:
        value = self._atom(report, term.first)
        for operator, atom in term.rest:
            other = self._atom(report, atom)
            other = other if operator == "*" else Ratio(other.bottom, other.top)
            value = self._reduced(
                self.multiplied(value.top, other.top), self.multiplied(value.bottom, other.bottom)
            )
        return value

    def _atom(self, report: str, atom: Atom) -> Ratio:
        if isinstance(atom, Constant):
            return Ratio(number(atom.value))
        id, name = self.book.find(report, atom.name)
        figure = self.book.reports[id].figures.get(name)
        if figure is not None and figure.num is None and figure.value is None:
            return self._one_of(f"{id}/{name}")
        return self.known[id, name]

    def _one_of(self, name: str) -> Ratio:
        """Return some number in a span that is stated."""
        if name not in self.cells:
            raise NotLinear
        own = f"{name}~{len(self.cells)}"
        self.cells[own] = self.cells[name]
        return Ratio({own: Fraction(1)})

    def _added(self, left: Ratio, right: Ratio, sign: int) -> Ratio:
        if left.bottom == right.bottom:
            return Ratio(plus(left.top, times(right.top, Fraction(sign))), left.bottom)
        tops = self.multiplied(left.top, right.bottom), self.multiplied(right.top, left.bottom)
        bottom = self.multiplied(left.bottom, right.bottom)
        return self._reduced(plus(tops[0], times(tops[1], Fraction(sign))), bottom)

    def _reduced(self, top: Linear, bottom: Linear) -> Ratio:
        divisor = self.constant(bottom)
        return Ratio(top, bottom) if not divisor else Ratio(times(top, 1 / divisor))

    # -- references --------------------------------------------------------------------------

    def _of(self, id: str, ref: str) -> Ratio:
        """Return what a reference stands for, when all that it needs is known."""
        report = self.book.reports[id]
        name, *parts = ref.split(".")
        if name in report.tables:
            cells = cells_of(name, report.tables[name], parts)
            return Ratio({f"{id}/{cell}": Fraction(1) for cell in cells})
        if name in report.series:
            point = next(point for point in report.series[name].points if str(point.year) == parts[0])
            return self.ratio(id, point.value)
        if name in report.figures:
            return self._figure(id, name, report.figures[name])
        return Ratio({f"{id}/{name}": Fraction(1)})

    def _figure(self, id: str, name: str, figure: Figure) -> Ratio:
        if figure.num is not None:
            top = self.ratio(id, figure.num)
            bottom = self.ratio(id, figure.den) if figure.den is not None else Ratio(number(1))
            return self._reduced(
                self.multiplied(top.top, bottom.bottom), self.multiplied(top.bottom, bottom.top)
            )
        if f"{id}/{name}" in self.cells:
            return Ratio({f"{id}/{name}": Fraction(1)})
        if figure.value is None or figure.qualifier:  # a share, or a mean, that is not stated exactly
            raise NotLinear
        return Ratio(number(Fraction(figure.value) / (100 if figure.show == "percent" else 1)))


def cells_of(name: str, table: Table, parts: Sequence[str] = ()) -> list[str]:
    """Return the unknowns that a reference to a table adds up, named from its report.

    Without `parts`, what stands after the table's name, they are all of its cells.
    """
    found = cells_at(table, parts, name) if parts else cells_of_rows(table, table.rows)
    return [f"{name}.{address}" for address in found]


def hides(book: Book, report: str, found: Sum) -> bool:
    """Return whether a formula refers to what is not printed as one number. Raises `Unresolved`."""
    return any(book.ref(report, ref.name).exact is None for ref in formula.refs(found))
