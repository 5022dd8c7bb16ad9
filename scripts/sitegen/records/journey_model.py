"""Journeys: invented persons with an errand, what they must find first, what must be said and what never.

They are files of `tests/journeys/`. Tests hold the rule and the pages to them, and `cli.py launch` counts in
how many of them one call would change what is seen.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import StringConstraints

from sitegen.core.clock import STOCKHOLM
from sitegen.records.ranking import Answers
from sitegen.records.record import LanguageCode, Line, Record

FOLDER = "tests/journeys"
Moment = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d$")]
Rows = tuple[Line, ...]
"""Services by id, or `id#kind` for the contact that must lead the row."""


class MustSay(Record):
    """What must be said within the answer: a fact, what it is of, and its meaning."""

    fact: Line
    of: Line = ""
    if_shown: bool = False
    meaning: Line


class Journey(Record):
    """One errand. `untold` is what the page does not know of her; `taps` counts from the first screen."""

    person: Line
    site: Literal["main", "professionals", "kop-inte"]
    language: LanguageCode
    at: Moment
    answers: dict[Line, Line]
    untold: Rows = ()
    first: Rows
    among_first: Rows = ()
    not_among_first: Rows = ()
    taps: int
    says: tuple[MustSay, ...]
    never_says: tuple[Line, ...]

    @property
    def asked(self) -> Answers:
        """What she has answered."""
        given: dict[str, Any] = {**self.answers}
        return Answers(**given)

    @property
    def moment(self) -> dt.datetime:
        """When she asks, by the clock of Stockholm."""
        return dt.datetime.fromisoformat(self.at).replace(tzinfo=STOCKHOLM)
