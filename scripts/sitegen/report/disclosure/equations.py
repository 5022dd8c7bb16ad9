"""The rules between the counts of all reports: whatever a reader can put together.

Rows with their total and base, shares with their base, single figures, words that carry a number,
identities, groups that are parts of groups, and a case that is shown apart. All reports stand in one
system, so that one cannot give away what another hides.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from sitegen.reading import Loaded, Location
from sitegen.report.disclosure.linear_terms import (
    FormulaRatios,
    Linear,
    NotLinear,
    Ratio,
    cells_of,
    hides,
    minus,
    times,
    whole_rule,
)
from sitegen.report.disclosure.report_counts import CountSystem, counts_of, is_people, phrase_of
from sitegen.report.figures import words
from sitegen.report.figures.book import BASE, TOTAL
from sitegen.report.figures.numbers import coarseness, decimals, trailing_zeros
from sitegen.report.figures.words import Phrase, ValueBounds
from sitegen.report.formula import Relation, Sum, Unresolved, of_number, of_reference
from sitegen.report.model import Claim, Figure, Report, Row, Table
from sitegen.report.read_reports import Reading

ZERO = Fraction(0)
NOTHING, AT_LEAST, AT_MOST = ValueBounds(low=ZERO, high=ZERO), ValueBounds(low=ZERO), ValueBounds(high=ZERO)


def build(reading: Reading) -> CountSystem:
    """Return the unknowns and the rules of all reports."""
    system = CountSystem()
    for id, report in reading.reports.items():
        for count in counts_of(id, report):
            system.add(f"{id}/{count.ref}", count)
    lines = FormulaRatios(reading.book, system.cells)
    for id, loaded in reading.loaded.items():
        _RulesOfReport(system, reading, lines, id, loaded).tie()
    system.rules = [rule for rule in system.rules if system.says_something(rule)]
    return system


@dataclass(frozen=True)
class _RulesOfReport:
    """Adds the rules of one report."""

    system: CountSystem
    reading: Reading
    lines: FormulaRatios
    id: str
    loaded: Loaded[Report]

    def tie(self) -> None:
        """Every rule that the report gives."""
        report = self.loaded.record
        for name, universe in report.universes.items():
            if universe.of is not None:
                rest = f"{name}~resten" if is_people(universe.about, universe.unit) else ""
                self._part(name, universe.of, ("universes", name, "of"), rest)
        for name, cluster in report.clusters.items():
            self._part(name, cluster.of, ("clusters", name, "of"))
        for name, table in report.tables.items():
            self._sums(name, table)
            self._cases(name, table)
            for id, row in table.rows.items():
                self._row(name, table, id, row)
        for name, figure in report.figures.items():
            self._figure(name, figure)
        for name, claim in report.claims.items():
            self._claim(name, claim)
        for index, link in enumerate(report.links):
            self._link(link.holds, ("links", index, "holds"))

    # -- groups and tables ---------------------------------------------------------------------

    def _part(self, name: str, of: str, at: Location, rest: str = "") -> None:
        """Add that a group is a part of another; of people, the rest of that one is a group too."""
        found = self._ratios(at, of_reference(of), hidden=True)
        if found is None:
            return
        parts, said = self._sum(name, *([rest] if rest else [])), f"{name} är en del av {of}"
        left = minus(found[0].top, self._product(parts, found[0].bottom))
        self._rule(left, NOTHING if rest else AT_LEAST, at, said)

    def _sums(self, name: str, table: Table) -> None:
        """Rows that are parts of a whole add up to the total that is printed, or to the base."""
        if table.multi or not table.shares:
            return
        at: Location = ("tables", name)
        rows = self._sum(*cells_of(name, table))
        if table.total is not None:
            total = self._sum(f"{name}.{TOTAL}")
            self._rule(minus(rows, total), NOTHING, (*at, "total"), f"raderna i {name} blir totalen")
        if table.base is not None:
            base = self._sum(f"{name}.{BASE}")
            self._rule(minus(rows, base), NOTHING, (*at, "base"), f"raderna i {name} blir basen")
        elif table.total is None and self._covers(table):
            said = f"raderna i {name} blir {table.universe}"
            left = minus(rows, self._sum(table.universe))
            self._rule(left, NOTHING, (*at, "universe"), said, assumed=True)

    def _covers(self, table: Table) -> bool:
        """Whether a reader may take the table for all of its group: the printed counts leave room for it."""
        universe = self.loaded.record.universes.get(table.universe)
        if universe is None or universe.unit != table.unit or universe.n.low is None:
            return False
        cells = [cell for row in table.rows.values() for cell in row.counts.values()]
        hidden = [cell for cell in cells if cell.count is None]
        least = sum(cell.low if cell.low is not None else 1 for cell in cells)
        return bool(hidden) and least <= universe.n.low

    def _cases(self, name: str, table: Table) -> None:
        """Add that a case has no more persons in all rows together than it has."""
        if table.multi or table.unit != "persons":
            return
        for cluster in self.loaded.record.clusters:
            parts = [f"{name}.{id}~{cluster}" for id, row in table.rows.items() if cluster in row.cluster]
            left = minus(self._sum(*parts), self._sum(cluster))
            said = f"{cluster} har inte fler i {name} än i allt"
            self._rule(left if parts else {}, AT_MOST, ("tables", name), said)

    def _row(self, name: str, table: Table, id: str, row: Row) -> None:
        """Add what a row says beside its count: its group, a printed share, a case shown apart."""
        at: Location = ("tables", name, "rows", id)
        count = self._sum(f"{name}.{id}") if row.n is not None else {}
        group = self.loaded.record.universes.get(table.universe)
        if group is not None and group.unit == table.unit and table.shares and count:
            said = f"{name}.{id} är en del av {table.universe}"
            self._rule(minus(count, self._sum(table.universe)), AT_MOST, at, said)
        if row.percent is not None and count:
            for bottom in self._bases(name, table):
                printed = _as_printed(row.percent, percent=True)
                self._within(Ratio(count, bottom), printed, (*at, "percent"), "den tryckta andelen")
        for cluster in row.cluster:
            place, own = (*at, "cluster", cluster), f"{name}.{id}"
            both = self._sum(f"{own}~{cluster}", f"{own}~utan-{cluster}")
            said = f"{cluster} är en del av {own}"
            self._rule(minus(both, self._sum(own)), NOTHING, place, said)

    def _bases(self, name: str, table: Table) -> list[Linear]:
        """Return what shares of a table may be counted over."""
        printed = [(table.base, BASE), (table.total, TOTAL)]
        found = [self._sum(f"{name}.{part}") for whole, part in printed if whole is not None]
        return found or [self._sum(*cells_of(name, table))]

    # -- figures, words, links -----------------------------------------------------------------

    def _figure(self, name: str, figure: Figure) -> None:
        """Add what a printed figure says of the counts that it is made of."""
        at: Location = ("figures", name)
        if figure.num is None:
            self._stated(name, figure, at)
        elif figure.printed is not None:
            found = self._quotient(figure.num, figure.den, at)
            self._printed(figure, figure.printed, found, (*at, "printed"))

    def _stated(self, name: str, figure: Figure, at: Location) -> None:
        """Add the few counts that fit a share that the source only states, with its base."""
        own = f"{name}~antal"
        if f"{self.id}/{own}" in self.system.cells and figure.of is not None:
            bases = self._ratios((*at, "of"), figure.of, hidden=True)
            found = None
            if bases is not None:
                found = Ratio(self._product(self._sum(own), bases[0].bottom), bases[0].top)
            if figure.value is None:
                low, high = (
                    None if end is None else Fraction(end) / 100 for end in (figure.low, figure.high)
                )
                self._within(found, ValueBounds(low, high), at, "den tryckta andelen")
            else:
                self._printed(figure, figure.value, found, (*at, "value"))
        elif figure.value is not None and figure.qualifier and f"{self.id}/{name}" in self.system.cells:
            self._printed(figure, figure.value, Ratio(self._sum(name)), (*at, "value"))

    def _printed(self, figure: Figure, printed: Decimal, found: Ratio | None, at: Location) -> None:
        """Add a number that the source prints: rounded, or with a word such as “about” before it."""
        said = "den tryckta andelen" if figure.show == "percent" else "det tryckta talet"
        if figure.qualifier:
            self._phrase(found, phrase_of(figure, Fraction(printed)), at, said)
            return
        zeros = trailing_zeros(printed) if figure.rounding == "rounded" else 0
        self._within(found, _as_printed(printed, percent=figure.show == "percent", zeros=zeros), at, said)

    def _claim(self, name: str, claim: Claim) -> None:
        """Words that are true of a share or a count bound it: `färre än hälften`, `nästan fem`."""
        phrase = words.read(claim.sv, "sv", compares=claim.than is not None)
        if phrase is None or claim.value is None:
            return
        found = self._quotient(claim.value, claim.than, ("claims", name, "value"))
        self._phrase(found, phrase, ("claims", name, "sv"), claim.sv)

    def _link(self, relation: Relation, at: Location) -> None:
        """Add what an identity says; of `~`, that the one side is the other one rounded."""
        sides = self._ratios(at, relation.left, relation.right)
        if sides is not None:
            try:
                self._related(relation, sides[0], sides[1], at)
            except NotLinear:
                self._gap(at, relation.left, relation.right)

    def _related(self, relation: Relation, left: Ratio, right: Ratio, at: Location) -> None:
        said = relation.text
        if relation.sign == "~":
            self._nearly(left, right, at, said)
            return
        multiplied = self.lines.multiplied
        difference = minus(multiplied(left.top, right.bottom), multiplied(right.top, left.bottom))
        bounds = {"==": NOTHING, "<=": AT_MOST, "<": ValueBounds(high=ZERO, below=True)}[relation.sign]
        self._rule(difference, bounds, at, said)

    def _nearly(self, left: Ratio, right: Ratio, at: Location, said: str) -> None:
        for one, other in ((left, right), (right, left)):
            top, bottom = (self.lines.constant(part) for part in (one.top, one.bottom))
            if top and bottom:
                step = coarseness(top / bottom)
                near = ValueBounds.of_rounded(top / bottom, step)
                self._within(other, near, at, said, assumed=True)
                return
        raise NotLinear

    # -- formulas ------------------------------------------------------------------------------

    def _ratios(self, at: Location, *sums: Sum, hidden: bool = False) -> list[Ratio] | None:
        """Formulas, each as one sum over another; None when one of them is none.

        That is then noted as a gap, where anything in them is hidden, or what they are held against is.
        """
        try:
            for found in sums:
                self.reading.book.value(self.id, found)
            return [self.lines.ratio(self.id, found) for found in sums]
        except Unresolved:  # told as a formula that leads nowhere
            return None
        except NotLinear:
            self._gap(at, *sums, hidden=hidden)
            return None

    def _quotient(self, value: Sum, than: Sum | None, at: Location) -> Ratio | None:
        """One formula over another, or over nothing."""
        than = than or of_number(1)
        found = self._ratios(at, value, than)
        if found is None:
            return None
        top, bottom = found
        try:
            return Ratio(self._product(top.top, bottom.bottom), self._product(top.bottom, bottom.top))
        except NotLinear:
            self._gap(at, value, than)
            return None

    def _product(self, left: Linear, right: Linear) -> Linear:
        return self.lines.multiplied(left, right)

    def _gap(self, at: Location, *found: Sum, hidden: bool = False) -> None:
        """Note what cannot be audited, unless all of it is printed: then nothing follows from it."""
        if hidden or any(hides(self.reading.book, self.id, one) for one in found):
            self.system.gaps.append((self.id, at))

    # -- rules ---------------------------------------------------------------------------------

    def _phrase(self, found: Ratio | None, phrase: Phrase, at: Location, said: str) -> None:
        """Words bound a value: surely as far as they may stretch, and as a reader takes them."""
        wide, tight = phrase.bounds(doubtful=True), phrase.bounds()
        self._within(found, wide, at, said)
        if tight != wide and not (phrase.scale == "count" and _is_empty(tight)):
            self._within(found, tight, at, said, assumed=True)

    def _within(
        self, found: Ratio | None, bounds: ValueBounds, at: Location, said: str, *, assumed: bool = False
    ) -> None:
        """Add that a ratio lies within bounds."""
        if found is None:
            return
        if bounds.low is not None:
            over = minus(found.top, times(found.bottom, bounds.low))
            self._rule(over, ValueBounds(low=ZERO, above=bounds.above), at, said, assumed=assumed)
        if bounds.high is not None:
            under = minus(found.top, times(found.bottom, bounds.high))
            self._rule(under, ValueBounds(high=ZERO, below=bounds.below), at, said, assumed=assumed)

    def _rule(
        self, linear: Linear, bounds: ValueBounds, at: Location, said: str, *, assumed: bool = False
    ) -> None:
        """Add a rule that names its place in the file, unless it has an unknown that is not there."""
        if not linear or any(name not in self.system.cells for name in linear if name):
            return
        line = self.loaded.tree.position(at)[0]
        source = f"{said} ({self.loaded.tree.path}:{line})"
        strict = (bounds.above, bounds.below)
        rule = whole_rule(linear, bounds.low, bounds.high, source, strict=strict, assumed=assumed)
        if rule.terms:
            self.system.rules.append(rule)

    def _sum(self, *names: str) -> Linear:
        """Return these unknowns of the report together."""
        return {f"{self.id}/{name}": Fraction(1) for name in names}


def _as_printed(printed: Decimal, *, percent: bool, zeros: int = 0) -> ValueBounds:
    """Return what is rounded half up to a printed number: to its decimals, or to so many zeros."""
    unit = Fraction(1, 100 if percent else 1)
    step = unit * Fraction(10**zeros, 10 ** decimals(printed))
    return ValueBounds.of_rounded(Fraction(printed) * unit, step)


def _is_empty(bounds: ValueBounds) -> bool:
    """Whether no whole number lies there."""
    if bounds.low is None or bounds.high is None:
        return False
    return not any(bounds.hold(Fraction(value)) for value in range(ceil(bounds.low), floor(bounds.high) + 1))
