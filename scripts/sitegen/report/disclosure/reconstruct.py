"""What a reader can work out: no hidden count may be left with fewer than three values.

The sums, shares and identities of all reports make one system (`equations`), which is solved
exactly. What cannot be settled within bounds is a fault, not a pass.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sitegen.core import Problem, Severity
from sitegen.report.disclosure import older_editions, small_counts, thresholds
from sitegen.report.disclosure.equations import build
from sitegen.report.disclosure.report_counts import CountSystem, GuardedCount
from sitegen.report.disclosure.solver import (
    BUDGET,
    Contradiction,
    Possible,
    Range,
    SolverRule,
    components,
    possible,
    reasons,
)
from sitegen.report.read_reports import Reading

# What a hidden count is taken for: small, any but none (a printed 0 is not hidden), any.
SMALL, ANY, NONE_TOO = range(3)
NOT_AUDITED = (
    "går inte att granska: det som är dolt räknas ihop med något annat som inte är ett tryckt tal, och inte "
    "som en summa; ingen kan se vad det röjer. Skriv sambandet som summor, eller ta bort det"
)
STATEMENT = "Ingen dold uppgift kan räknas fram ur rapporterna och det de säger om varandra"


def check(reading: Reading, today: dt.date, budget: int = BUDGET) -> Iterator[Problem]:
    """Yield a problem for each hidden count that a reader can work out, or that could not be settled in time.

    Counts that the board has signed to be published are no secret. What is said of hidden counts in a
    way that cannot be audited is a problem too.
    """
    system = build(reading)
    for id, at in dict.fromkeys(system.gaps):
        yield reading.loaded[id].problem(*at, message=NOT_AUDITED)
    older_editions.add_older_editions(system, reading)
    for names, rules in components(system.ranges(ANY), system.rules):
        at_risk = [
            name for name in names if name in system.risks and _is_secret(reading, system, name, today)
        ]
        if at_risk:
            yield from _TiedCounts(reading, system, frozenset(names), rules, budget).problems(at_risk)


def _is_secret(reading: Reading, system: CountSystem, name: str, today: dt.date) -> bool:
    """Whether a count is neither printed (those have their own check) nor signed to be published."""
    risk = system.risks[name]
    report = reading.reports[risk.report]
    return risk.cell.count is None and not small_counts.may_be_published(report, risk.ref, today)


@dataclass(frozen=True)
class _TiedCounts:
    """Counts that rules tie together."""

    reading: Reading
    system: CountSystem
    names: frozenset[str]
    rules: Sequence[SolverRule]
    budget: int

    def problems(self, at_risk: Sequence[str]) -> Iterator[Problem]:
        """Yield what a reader can work out; and, as warnings, what follows if every hidden count is small."""
        sure = [rule for rule in self.rules if not rule.assumed]
        tries = [(stage, rules) for stage in (ANY, NONE_TOO) for rules in (self.rules, sure)]
        for stage, rules in tries:
            try:
                ranges, found = self._solved(stage, rules)
            except Contradiction as contradiction:
                fault = contradiction
                continue
            told = [name for name in at_risk if not found[name].decided or self._is_bare(name, found[name])]
            for name in told:
                yield self._known(name, found[name], ranges, rules)
            yield from self._surely_none([name for name in at_risk if found[name] == Possible((0,))])
            yield from self._if_all_are_small([name for name in at_risk if name not in told], rules)
            return
        sources = "; ".join(dict.fromkeys(rule.source for rule in fault.rules))
        risk = self.system.risks[at_risk[0]]
        yield self._problem(risk, f"inga antal passar in i det som är tryckt: {sources}")

    def _solved(
        self, stage: int, rules: Sequence[SolverRule]
    ) -> tuple[dict[str, Range], dict[str, Possible]]:
        ranges = {name: own for name, own in self.system.ranges(stage).items() if name in self.names}
        return ranges, possible(ranges, rules, thresholds.VALUES, self.budget)

    def _is_bare(self, name: str, answer: Possible) -> bool:
        limit = self.system.risks[name].limit
        return len(answer.values) < thresholds.VALUES and any(0 < value < limit for value in answer.values)

    def _surely_none(self, names: Sequence[str]) -> Iterator[Problem]:
        """Yield a warning for each small table in which a reader sees that what is hidden is nobody."""
        tables: dict[tuple[str, str], list[GuardedCount]] = {}
        for name in names:
            risk = self.system.risks[name]
            if risk.location[0] == "tables" and risk.cell.kind == "suppressed":
                tables.setdefault((risk.report, str(risk.location[1])), []).append(risk)
        for (id, name), risks in tables.items():
            size = _size(self.reading, id, name)
            kinds = self.reading.reports[id].tables[name].dims.values()
            if size is not None and thresholds.strict_zero(kinds, size):
                cells = ", ".join(risk.said for risk in risks)
                message = (
                    f"{cells}: det som är dolt är säkert 0. Att ingen svarar så i en liten grupp "
                    f"(under {thresholds.SMALL_GROUP}) gäller var och en; slå ihop med en annan"
                )
                yield self._problem(risks[0], message, "warning")

    def _if_all_are_small(self, names: Sequence[str], rules: Sequence[SolverRule]) -> Iterator[Problem]:
        hidden = [name for name in names if self.system.risks[name].cell.kind == "suppressed"]
        if not hidden:
            return
        try:
            _, found = self._solved(SMALL, rules)
        except Contradiction:
            return
        for name in hidden:
            if found[name].decided and self._is_bare(name, found[name]):
                values = " eller ".join(map(str, found[name].values))
                risk = self.system.risks[name]
                message = (
                    f"{risk.said}: den som tror att alla dolda rutor är små antal räknar fram {values}; "
                    "dölj hellre ett större tal bredvid"
                )
                yield self._problem(risk, message, "warning")

    def _known(
        self, name: str, answer: Possible, ranges: Mapping[str, Range], rules: Sequence[SolverRule]
    ) -> Problem:
        """Return the problem of one count: what it must be, and which printed numbers say so."""
        risk = self.system.risks[name]
        if not answer.decided:
            message = f"{risk.said}: det gick inte att avgöra om antalet kan räknas ut; dölj färre rutor"
            return self._problem(risk, message)
        way = reasons(name, ranges, rules, thresholds.VALUES, self.budget)
        values = " eller ".join(map(str, answer.values))
        sources = "; ".join(dict.fromkeys(rule.source for rule in way)) or "spannet har för få värden"
        message = (
            f"{risk.said} visas inte men kan räknas ut: {risk.ref} = {values}. Av: {sources}. "
            "Slå ihop, dölj en ruta till eller ta bort ett av talen"
        )
        return self._problem(risk, message)

    def _problem(self, risk: GuardedCount, message: str, severity: Severity = "error") -> Problem:
        return self.reading.loaded[risk.report].problem(*risk.location, message=message, severity=severity)


def _size(reading: Reading, id: str, name: str) -> int | None:
    """How many a table is about, as far as that is printed: its total, its base or its group."""
    table = reading.reports[id].tables[name]
    group = reading.reports[id].universes.get(table.universe)
    cells = (table.total, table.base.answered if table.base else None, group.n if group else None)
    return next((cell.count for cell in cells if cell is not None and cell.count is not None), None)
