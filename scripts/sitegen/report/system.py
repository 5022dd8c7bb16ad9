"""Everything that the reports publish, as unknowns with ranges and rules between them.

What a reader can put together: rows with their total and base, shares with their base, single
figures, identities, groups that are parts of groups, and a case that is shown apart. All reports
stand in one system, so that one cannot give away what another hides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm

from sitegen.loader import Loaded
from sitegen.report import limits, words
from sitegen.report.cells import Cell
from sitegen.report.formulas import BASE, PLUS, TIMES, TOTAL, Unresolved, relation
from sitegen.report.formulas import NUMBER as LITERAL
from sitegen.report.model import Claim, Figure, Report, Row, Table, Universe
from sitegen.report.read import Reading
from sitegen.report.solver import Range, Rule
from sitegen.yamltree import Location

MOST = 100_000
Linear = dict[str, Fraction]
"""Unknown → coefficient; the constant stands under the empty name."""
ONE = ""


@dataclass(frozen=True, slots=True)
class Risk:
    """A count that must not be known: below the threshold somebody could be recognised."""

    name: str
    said: str
    threshold: int
    report: str
    location: Location


@dataclass(slots=True)
class System:
    """The unknowns with what is printed of each, the rules, and the counts that are at risk."""

    cells: dict[str, Cell] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)
    risks: dict[str, Risk] = field(default_factory=dict)
    thresholds: dict[str, int] = field(default_factory=dict)

    def ranges(self, stage: int) -> dict[str, Range]:
        """What each unknown may be: a hidden count is small at stage 0, any but none at 1, any at 2."""
        return {name: self._range(name, cell, stage) for name, cell in self.cells.items()}

    def _range(self, name: str, cell: Cell, stage: int) -> Range:
        if cell.low is not None:
            return (cell.low, cell.high if cell.high is not None else cell.low)
        if cell.kind == "missing" or stage == 2:
            return (0, MOST)
        return (1, MOST if stage else self.thresholds.get(name, limits.ONE_WAY) - 1)


def build(reading: Reading) -> System:
    """The system of all reports."""
    system = System()
    for id, loaded in reading.loaded.items():
        _Builder(system, reading, id, loaded).add()
    for id, loaded in reading.loaded.items():
        _Builder(system, reading, id, loaded).tie()
    system.rules = [rule for rule in system.rules if says_something(rule, system.cells)]
    return system


def says_something(rule: Rule, cells: Mapping[str, Cell]) -> bool:
    """Whether a rule ties anything that is not printed; the others are for the sums' own checks."""
    return any(cells[name].count is None for name, _ in rule.terms)


class _NotLinear(Exception):
    """A formula that is no sum of counts: nothing follows from it here."""


@dataclass(frozen=True)
class _Builder:
    """Adds one report to the system."""

    system: System
    reading: Reading
    id: str
    loaded: Loaded[Report]

    # -- unknowns ----------------------------------------------------------------------------

    def add(self) -> None:
        """Every printed count, and those that a reader gets by taking one from another."""
        report = self.loaded.record
        for name, universe in report.universes.items():
            self._unknown(name, universe.n)
            if is_people(universe.about, universe.unit):
                limit = limits.threshold_of((), universe.children)
                self._risk(name, f"gruppen {universe.sv}", limit, ("universes", name, "n"))
        for name, cluster in report.clusters.items():
            self._unknown(name, cluster.n)
        for name, table in report.tables.items():
            self._table(name, table)

    def _table(self, name: str, table: Table) -> None:
        limit = threshold(self.loaded.record, table)
        self._unknown(f"{name}.{TOTAL}", table.total or Cell("missing"))
        self._unknown(f"{name}.{BASE}", table.base.answered if table.base else Cell("missing"))
        for id, row in table.rows.items():
            at: Location = ("tables", name, "rows", id)
            if row.n is not None:
                own = limits.TWO_WAY if row.children else limit
                self._cell(table, f"{name}.{id}", row.n, f"{table.sv}: {row.sv}", own, (*at, "n"))
            for column, cell in row.cells.items():
                said = (
                    f"{table.sv}: {row.sv}, {table.columns[column].sv if column in table.columns else column}"
                )
                unit = table.columns[column].unit if column in table.columns else None
                if is_people(table.about, unit or table.unit):
                    self._cell(table, f"{name}.{id}.{column}", cell, said, limit, (*at, "cells", column))
                else:
                    self._unknown(f"{name}.{id}.{column}", cell)

    def _cell(self, table: Table, name: str, cell: Cell, said: str, limit: int, at: Location) -> None:
        self._unknown(name, cell)
        self.system.thresholds[self._name(name)] = limit
        if is_people(table.about, table.unit):
            self._risk(name, said, limit, at)

    def _unknown(self, name: str, cell: Cell) -> None:
        self.system.cells[self._name(name)] = cell

    def _risk(self, name: str, said: str, limit: int, location: Location) -> None:
        full = self._name(name)
        self.system.thresholds[full] = limit
        self.system.risks[full] = Risk(full, said, limit, self.id, location)

    def _name(self, inner: str) -> str:
        return f"{self.id}/{inner}"

    # -- rules -------------------------------------------------------------------------------

    def tie(self) -> None:
        """Every rule that the report gives."""
        report = self.loaded.record
        for name, universe in report.universes.items():
            self._part(name, universe)
        for name, table in report.tables.items():
            self._sums(name, table)
            for id, row in table.rows.items():
                self._percent(name, id, row)
                self._apart(name, id, row, table)
        for name, figure in report.figures.items():
            self._figure(name, figure)
        for name, claim in report.claims.items():
            self._claim(name, claim)
        for number, link in enumerate(report.links):
            self._link(link.holds, number)

    def _part(self, name: str, universe: Universe) -> None:
        """A group is a part of another: the rest of that one is a group too."""
        if universe.of is None or not is_people(universe.about, universe.unit):
            return
        rest, at = f"{name}~resten", ("universes", name, "of")
        self._unknown(rest, Cell("missing"))
        self._risk(
            rest, f"de i {universe.of} som inte är i {name}", limits.threshold_of((), universe.children), at
        )
        with_rest = {self._name(name): Fraction(1), self._name(rest): Fraction(1)}
        self._equal(with_rest, universe.of, at, f"{name} är en del av {universe.of}")

    def _sums(self, name: str, table: Table) -> None:
        """Rows that are parts of a whole add up to the total that is printed, or to the base."""
        if table.multi or not table.shares:
            return
        at: Location = ("tables", name)
        rows = self._rows(name, table)
        if table.total is not None:
            self._equal(rows, f"{name}.{TOTAL}", (*at, "total"), f"raderna i {name} blir totalen")
        if table.base is not None:
            self._equal(rows, f"{name}.{BASE}", (*at, "base"), f"raderna i {name} blir basen")
        elif table.total is None and self._covers(table):
            said = f"raderna i {name} blir {table.universe}"
            self._equal(rows, table.universe, (*at, "universe"), said, assumed=True)

    def _covers(self, table: Table) -> bool:
        """Whether a reader may take the table for all of its group: the printed counts leave room for it."""
        universe = self.loaded.record.universes.get(table.universe)
        if universe is None or universe.unit != table.unit or universe.n.low is None:
            return False
        cells = [cell for row in table.rows.values() for cell in (row.n, *row.cells.values()) if cell]
        hidden = [cell for cell in cells if cell.count is None]
        least = sum(cell.low if cell.low is not None else 1 for cell in cells)
        return bool(hidden) and least <= universe.n.low

    def _rows(self, name: str, table: Table) -> Linear:
        names = [
            f"{name}.{id}" + (f".{column}" if column else "")
            for id, row in table.rows.items()
            for column in (row.cells or ("",))
        ]
        return {self._name(inner): Fraction(1) for inner in names}

    def _percent(self, name: str, id: str, row: Row) -> None:
        """A printed share bounds its count."""
        if row.percent is None or row.n is None:
            return
        at: Location = ("tables", name, "rows", id, "percent")
        places = -int(row.percent.as_tuple().exponent)
        count = {self._name(f"{name}.{id}"): Fraction(1)}
        self._share(count, {self._name(f"{name}.{BASE}"): Fraction(1)}, Fraction(row.percent), places, at)
        self._share(count, {self._name(f"{name}.{TOTAL}"): Fraction(1)}, Fraction(row.percent), places, at)

    def _apart(self, name: str, id: str, row: Row, table: Table) -> None:
        """A case shown apart: what is left without it is a count too."""
        for cluster, cell in row.cluster.items():
            at: Location = ("tables", name, "rows", id, "cluster", cluster)
            part, rest = f"{name}.{id}~{cluster}", f"{name}.{id}~utan-{cluster}"
            self._unknown(part, cell)
            self._unknown(rest, Cell("missing"))
            if is_people(table.about, table.unit):
                limit = threshold(self.loaded.record, table)
                self._risk(part, f"{table.sv}: {row.sv}, {cluster}", limit, at)
                self._risk(rest, f"{table.sv}: {row.sv}, utan {cluster}", limit, at)
            both = {self._name(part): Fraction(1), self._name(rest): Fraction(1)}
            self._equal(both, f"{name}.{id}", at, f"{cluster} är en del av {name}.{id}")

    def _figure(self, name: str, figure: Figure) -> None:
        """A figure that is printed says something of the counts that it is made of."""
        at: Location = ("figures", name)
        if figure.num is None:
            self._stated(name, figure, at)
            return
        said = figure.printed if figure.printed is not None else figure.value
        if said is None or figure.qualifier or figure.rounding == "rounded":
            return
        places = max(0, -int(said.as_tuple().exponent))
        try:
            top = self.linear(figure.num)
            bottom = self.linear(figure.den) if figure.den else {ONE: Fraction(1)}
        except (_NotLinear, Unresolved):
            return
        scale = 1 if figure.show == "percent" else 100
        self._share(
            top, bottom, Fraction(said) * scale, places - (2 if scale == 100 else 0), (*at, "printed")
        )

    def _stated(self, name: str, figure: Figure, at: Location) -> None:
        """A share that the source only states: with its base it has few counts that fit."""
        if figure.show != "percent" or figure.value is None or figure.of is None:
            return
        if figure.qualifier or not is_people(figure.about, figure.unit):
            return
        places = max(0, -int(figure.value.as_tuple().exponent))
        count = f"{name}~antal"
        self._unknown(count, Cell("missing"))
        self._risk(count, f"antalet bakom {figure.sv}", limits.ONE_WAY, (*at, "value"))
        try:
            base = self.linear(figure.of)
        except (_NotLinear, Unresolved):
            return
        self._share({self._name(count): Fraction(1)}, base, Fraction(figure.value), places, (*at, "value"))

    def _claim(self, name: str, claim: Claim) -> None:
        """Words that are true of a share or a count bound it: `färre än hälften`, `tre`."""
        phrase = words.read(claim.sv, "sv", compares=claim.than is not None)
        if phrase is None or claim.value is None:
            return
        at: Location = ("claims", name, "sv")
        try:
            top, bottom = self._quotient(claim.value, claim.than)
        except (_NotLinear, Unresolved):
            return
        over = minus(top, _times(bottom, phrase.target))
        under = _times(over, Fraction(-1))
        if phrase.bound in ("less", "almost", "at-most"):
            self._rule(over, None, 0, at, claim.sv, strict=phrase.bound != "at-most")
        elif phrase.bound in ("more", "at-least"):
            self._rule(under, None, 0, at, claim.sv, strict=phrase.bound == "more")
        elif phrase.bound == "exactly" and phrase.scale == "percent":
            self._share(top, bottom, phrase.target * 100, min(phrase.places, 3), at)
        elif phrase.bound == "exactly" and phrase.scale == "count" and not phrase.places:
            self._rule(over, 0, 0, at, claim.sv)

    def _quotient(self, value: str, than: str | None) -> tuple[Linear, Linear]:
        """What a claim is about, as one sum over another. Raises as `linear` does."""
        if than is not None:
            return self.linear(value), self.linear(than)
        id, ref = self.reading.book.find(self.id, value) if " " not in value else (self.id, "")
        owner = _Builder(self.system, self.reading, id, self.reading.loaded[id])
        figure = owner.loaded.record.figures.get(ref)
        if figure is not None and figure.num and figure.den:
            return owner.linear(figure.num), owner.linear(figure.den)
        return self.linear(value), {ONE: Fraction(1)}

    def _link(self, holds: str, number: int) -> None:
        parts = relation(holds)
        if parts is None or parts[1] == "~":
            return
        try:
            left, right = self.linear(parts[0]), self.linear(parts[2])
        except (_NotLinear, Unresolved):
            return
        difference = minus(left, right)
        at: Location = ("links", number, "holds")
        if parts[1] == "==":
            self._rule(difference, 0, 0, at, holds)
        else:
            self._rule(difference, None, -1 if parts[1] == "<" else 0, at, holds)

    # -- arithmetic --------------------------------------------------------------------------

    def _equal(self, linear: Linear, formula: str, at: Location, said: str, *, assumed: bool = False) -> None:
        try:
            other = self.linear(formula)
        except (_NotLinear, Unresolved):
            return
        self._rule(minus(linear, other), 0, 0, at, said, assumed=assumed)

    def _share(self, top: Linear, bottom: Linear, percent: Fraction, places: int, at: Location) -> None:
        """`percent` is 100 · top / bottom rounded half up with so many decimals: two rules."""
        half = Fraction(1, 2) / Fraction(10) ** places
        said = "den tryckta andelen" if places >= 0 else "det tryckta talet"
        low, high = (percent - half) / 100, (percent + half) / 100
        self._rule(minus(top, _times(bottom, low)), 0, None, at, said)
        self._rule(minus(top, _times(bottom, high)), None, 0, at, said, strict=True)

    def _rule(
        self,
        linear: Linear,
        low: int | None,
        high: int | None,
        at: Location,
        said: str,
        *,
        strict: bool = False,
        assumed: bool = False,
    ) -> None:
        """A rule that names its place in the file; none when it has an unknown that is not there."""
        line = self.loaded.tree.position(at)[0]
        source = f"{said} ({self.loaded.tree.path}:{line})"
        rule = whole_rule(linear, low, high, source, strict=strict, assumed=assumed)
        if rule.terms and all(name in self.system.cells for name in linear if name != ONE):
            self.system.rules.append(rule)

    def linear(self, formula: str) -> Linear:
        """A formula as a sum of unknowns. Raises `_NotLinear`, or `Unresolved` for an unknown name."""
        total: Linear = {}
        sign, tokens = Fraction(1), formula.split()
        while tokens:
            term = self._atom(tokens.pop(0))
            while tokens and tokens[0] in TIMES:
                operator, other = tokens.pop(0), self._atom(tokens.pop(0)) if tokens[1:] else {}
                term = _product(term, other, operator)
            total = minus(total, _times(term, -sign))
            if tokens:
                operator = tokens.pop(0)
                if operator not in PLUS:
                    raise _NotLinear
                sign = Fraction(1 if operator == "+" else -1)
        return total

    def _atom(self, token: str) -> Linear:
        if LITERAL.fullmatch(token):
            return {ONE: Fraction(token)}
        id, ref = self.reading.book.find(self.id, token)
        owner = _Builder(self.system, self.reading, id, self.reading.loaded[id])
        return owner._ref(ref)

    def _ref(self, ref: str) -> Linear:
        """What a reference of this report stands for, as a sum of its unknowns."""
        report = self.loaded.record
        name, *parts = ref.split(".")
        if name in report.tables:
            return self._in_table(name, report.tables[name], parts)
        if not parts and (name in report.universes or name in report.clusters):
            return {self._name(name): Fraction(1)}
        figure = report.figures.get(name)
        if not parts and figure is not None and figure.num and not figure.den:
            return self.linear(figure.num)
        if not parts and figure is not None and figure.value is not None and figure.show != "percent":
            return {ONE: Fraction(figure.value)}
        if name in report.series and len(parts) == 1:
            points = [point for point in report.series[name].points if str(point.year) == parts[0]]
            return self.linear(points[0].value) if points else {}
        raise _NotLinear

    def _in_table(self, name: str, table: Table, parts: list[str]) -> Linear:
        if parts == [BASE] and table.base:
            return {self._name(f"{name}.{BASE}"): Fraction(1)}
        if parts in ([TOTAL], [BASE]):
            if table.total is not None:
                return {self._name(f"{name}.{TOTAL}"): Fraction(1)}
            return self._rows(name, table)
        rows = list(table.rows) if parts[:1] == [TOTAL] else parts[:1]
        if not rows or any(row not in table.rows for row in rows):
            raise _NotLinear
        columns = parts[1:]
        return {
            self._name(f"{name}.{id}" + (f".{column}" if column else "")): Fraction(1)
            for id in rows
            for column in (columns or table.rows[id].cells or ("",))
            if not column or column in table.rows[id].cells
        }


def whole_rule(
    linear: Linear,
    low: int | None,
    high: int | None,
    source: str,
    *,
    strict: bool = False,
    assumed: bool = False,
) -> Rule:
    """A rule with whole coefficients; the constant goes to the bounds, `strict` keeps off the upper."""
    scale = lcm(*(value.denominator for value in linear.values()))
    whole = {name: int(value * scale) for name, value in linear.items()}
    constant = whole.pop(ONE, 0)
    terms = tuple((name, c) for name, c in whole.items() if c)
    low_ = None if low is None else low * scale - constant
    high_ = None if high is None else high * scale - constant - strict
    return Rule(terms, low_, high_, source, assumed)


def minus(left: Linear, right: Linear) -> Linear:
    """One sum less another."""
    return {name: left.get(name, Fraction(0)) - right.get(name, Fraction(0)) for name in {**left, **right}}


def _times(linear: Linear, factor: Fraction) -> Linear:
    return {name: value * factor for name, value in linear.items()}


def _product(left: Linear, right: Linear, operator: str) -> Linear:
    """A sum times or over a plain number."""
    if {*right} != {ONE} and operator == "*":
        left, right = right, left
    if {*right} != {ONE} or (operator == "/" and not right[ONE]):
        raise _NotLinear
    return _times(left, right[ONE] if operator == "*" else 1 / right[ONE])


# -- what counts as people -----------------------------------------------------------------------

OF_PEOPLE = frozenset({"persons", "cases", "reports", "needs", "interventions"})


def is_people(about: str, unit: str) -> bool:
    """Whether a count is of people who have been exploited, or of what happened to them."""
    return about == "people" and unit in OF_PEOPLE


def threshold(report: Report, table: Table, *, children: bool = False) -> int:
    """The smallest count that a table may show."""
    universe = report.universes.get(table.universe)
    of_children = children or (universe is not None and universe.children)
    return limits.threshold_of_table(table.dims, of_children)
