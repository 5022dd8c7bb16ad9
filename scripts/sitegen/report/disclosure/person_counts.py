"""Which figures count people who have been exploited, and from how many a table may show them."""

from __future__ import annotations

from sitegen.report.disclosure import thresholds
from sitegen.report.model import Report, Table

OF_PEOPLE = frozenset({"persons", "cases", "reports", "needs", "interventions"})


def is_people(about: str, unit: str) -> bool:
    """Return whether a count is of people who have been exploited, or of what happened to them."""
    return about == "people" and unit in OF_PEOPLE


def threshold(report: Report, table: Table, *, children: bool = False) -> int:
    """Return the smallest count that a table of a report may show; another where the count is of children."""
    universe = report.universes.get(table.universe)
    of_children = children or (universe is not None and universe.children)
    return thresholds.threshold_of_table(table.dims, of_children)
