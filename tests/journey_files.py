"""Journeys: invented persons with an errand, what they must find, and what they must not.

Each is a file of `tests/journeys/`. `says` is what must be said within the answer: a fact, what it is of, and
its meaning. `untold` is what the page does not know of her. `taps` counts from the first screen to a contact
that can be pressed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from sitegen.core.clock import STOCKHOLM
from sitegen.records.ranking import Answer, Answers, RankedRow

FOLDER = Path(__file__).parent / "journeys"


@dataclass(frozen=True, slots=True)
class Said:
    """One fact that must be said: `open` of `bris`; `if_shown` when it matters only where the row is seen."""

    fact: str
    meaning: str
    of: str = ""
    if_shown: bool = False


@dataclass(frozen=True, slots=True)
class Journey:
    """One file of `tests/journeys/`; rows are named `id`, or `id#kind` for the contact that leads them."""

    id: str
    person: str
    site: str
    language: str
    at: dt.datetime
    answers: Answers
    first: frozenset[str]
    among_first: frozenset[str]
    not_among_first: frozenset[str]
    taps: int
    says: tuple[Said, ...]
    never_says: tuple[str, ...]
    untold: tuple[str, ...]


def read() -> tuple[Journey, ...]:
    """Return every journey, by the name of its file."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.yml")))


def _read(path: Path) -> Journey:
    found: Mapping[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    at = found["at"] if isinstance(found["at"], dt.datetime) else dt.datetime.fromisoformat(found["at"])
    return Journey(
        id=path.stem,
        person=found["person"],
        site=found["site"],
        language=found["language"],
        at=at.replace(tzinfo=STOCKHOLM),
        answers=Answers(**found["answers"]),
        first=frozenset(found["first"]),
        among_first=frozenset(found["among_first"]),
        not_among_first=frozenset(found["not_among_first"]),
        taps=found["taps"],
        says=tuple(Said(**said) for said in found["says"]),
        never_says=tuple(found["never_says"]),
        untold=tuple(found.get("untold", ())),
    )


def names(row: RankedRow) -> frozenset[str]:
    """Return the names by which a journey may mean a row."""
    return frozenset({row.id, f"{row.id}#{row.contact.kind}"} if row.contact else {row.id})


def faults(journey: Journey, found: Answer) -> list[str]:
    """Return what is wrong with the first rows of an answer for a journey."""
    rows = [names(row) for row in found.rows]
    shown = frozenset[str]().union(*rows)
    first = [] if rows and rows[0] & journey.first else [f"first is {sorted(rows[0]) if rows else 'nobody'}"]
    missing = [f"{name} is missing" for name in sorted(journey.among_first - shown)]
    return first + missing + [f"{name} is there" for name in sorted(journey.not_among_first & shown)]
