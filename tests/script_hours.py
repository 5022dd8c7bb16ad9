"""Opening hours as the page's script reads them, to be held against opening-hours-py."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from opening_hours import State

from sitegen.records.hours_rule import DAY, Week


def script_state(week: Week, day: dt.date, minute: int, free: Collection[dt.date]) -> State:
    """Return what the page's script says of a week at a minute after midnight of a day; `free` are holidays.

    It takes the script's own steps in the script's order, so that tests can compare the two.
    """
    if day in free and isinstance(week.holiday, tuple):
        return _open(any(span.start <= minute < span.end for span in week.holiday))
    if day in free and isinstance(week.holiday, State) and week.holiday != State.OPEN:
        return week.holiday
    yesterday = week.days[(day.weekday() - 1) % 7]
    late = any(minute + DAY < span.end for span in yesterday)
    return _open(late or any(span.start <= minute < span.end for span in week.days[day.weekday()]))


def _open(is_open: bool) -> State:
    return State.OPEN if is_open else State.CLOSED
