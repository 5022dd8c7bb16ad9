"""The journeys of `tests/journeys/`, and what is wrong with an answer for one of them."""

from __future__ import annotations

from functools import cache

import projects
from sitegen.core.problems import report
from sitegen.reading import loader
from sitegen.records.journey_model import FOLDER, Journey
from sitegen.records.ranking import RankedAnswer, RankedRow


@cache
def read() -> dict[str, Journey]:
    """Return every journey by the name of its file. Raises `AssertionError` where one has a fault."""
    loaded, problems = loader.load_folder(projects.REAL.root, FOLDER, Journey)
    assert not problems, report(problems)
    return {id: one.record for id, one in loaded.items()}


def names(row: RankedRow) -> frozenset[str]:
    """Return the names by which a journey may mean a row."""
    return frozenset({row.id, f"{row.id}#{row.contact.kind}"} if row.contact else {row.id})


def faults(journey: Journey, found: RankedAnswer) -> list[str]:
    """Return what is wrong with the first rows of an answer for a journey."""
    rows = [names(row) for row in found.rows]
    shown = frozenset[str]().union(*rows)
    led = bool(rows) and not rows[0].isdisjoint(journey.first)
    first = [] if led else [f"first is {sorted(rows[0]) if rows else 'nobody'}"]
    missing = [f"{name} is missing" for name in journey.among_first if name not in shown]
    return first + missing + [f"{name} is there" for name in journey.not_among_first if name in shown]
