"""The counts of all reports as unknowns: what each may be, what ties them, and which are at risk."""

from __future__ import annotations

from dataclasses import dataclass, field

from sitegen.reading import Location
from sitegen.report.cells import Cell
from sitegen.report.disclosure import thresholds
from sitegen.report.disclosure.report_counts import MOST, GuardedCount
from sitegen.report.disclosure.solver import Range, SolverRule


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
