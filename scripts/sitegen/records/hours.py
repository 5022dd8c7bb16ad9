"""Opening hours on a day: holidays, open or closed, and a week as the page's script and open data have it.

Hours are tri-state: open, closed, unknown. What editors may write is read by `hours_rule`; holidays are
those of opening-hours-py for Sweden, by the clock of Stockholm.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from opening_hours import OpeningHours as Rule
from opening_hours import State

from sitegen.core.clock import STOCKHOLM
from sitegen.records.hours_rule import DAY, OpenInterval, OpenIntervals, Week, clock

# How far ahead the page knows the holidays; both changes of the clock are in it.
HORIZON_DAYS = 400


@lru_cache(maxsize=1024)
def rule(text: str) -> Rule:
    """Return the rule of opening-hours-py for a text, with Swedish holidays and the clock of Stockholm."""
    return Rule(text, timezone=STOCKHOLM, country="SE")


def state(text: str, moment: dt.datetime) -> State:
    """Return open, closed or unknown at a moment that carries its time zone, by opening-hours-py.

    Tests hold all other code of hours against it.
    """
    return rule(text).state(moment.astimezone(STOCKHOLM))[0]


# As many as there are days on which contacts were checked.
@lru_cache(maxsize=1024)
def holidays(first: dt.date, days: int) -> tuple[dt.date, ...]:
    """Return the Swedish public holidays among `days` days from `first`."""
    return tuple(day for day in _days(first, days) if state("PH", _at(day, 12 * 60)) == State.OPEN)


@lru_cache(maxsize=16)
def script_calendar(today: dt.date) -> str:
    """Return the last day that the page's script may answer for, then the holidays till then, as YY-MM-DD."""
    last = today + dt.timedelta(days=HORIZON_DAYS)
    return " ".join(f"{day:%y-%m-%d}" for day in (last, *holidays(today, HORIZON_DAYS)))


def _days(first: dt.date, count: int) -> Iterator[dt.date]:
    return (first + dt.timedelta(days=number) for number in range(count))


def _at(day: dt.date, minute: int) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(minute // 60, minute % 60), STOCKHOLM)


HOLIDAY_MARKS = {State.OPEN: "", State.CLOSED: "!", State.UNKNOWN: "?"}
HOLIDAY = 0
"""A group of holidays in the script's code; weekdays are 1 to 7."""


def script_code(week: Week) -> str:
    """Return a week as the script reads it: groups of days with times, `!12345,540-900`; `*` is always open.

    Groups are parted by `;`. A leading `!` says closed on holidays, but for the times in a group of day 0;
    `?` says that those are unknown.
    """
    if week.always_open:
        return "*"
    own = week.holiday if isinstance(week.holiday, tuple) else ()
    mark = "!" if isinstance(week.holiday, tuple) else HOLIDAY_MARKS[week.holiday]
    groups = (*days_by_intervals(week), ((HOLIDAY,), own)) if own else days_by_intervals(week)
    return mark + ";".join(
        ",".join(["".join(map(str, days)), *(f"{span.start}-{span.end}" for span in spans)])
        for days, spans in groups
    )


def days_by_intervals(week: Week) -> tuple[tuple[tuple[int, ...], OpenIntervals], ...]:
    """Return the days (1 = Monday) with the same times, in the week's order; closed days are left out."""
    groups: dict[OpenIntervals, list[int]] = {}
    for number, spans in enumerate(week.days, start=1):
        if spans:
            groups.setdefault(spans, []).append(number)
    return tuple((tuple(days), spans) for spans, days in groups.items())


@dataclass(frozen=True, slots=True)
class OpeningPeriod:
    """What open data say of a week: days (1 = Monday) and times of one day, as `HH:MM`.

    `first` and `last` bound the days on which it holds; one that has none holds on every such weekday.
    """

    days: tuple[int, ...]
    opens: str
    closes: str
    first: dt.date | None = None
    last: dt.date | None = None


def opening_periods(week: Week, first: dt.date, last: dt.date) -> Iterator[OpeningPeriod]:
    """Yield a week as open data have it: what runs past midnight is two periods, and a day ends at 23:59.

    Open data have weekly rules and no holidays. Where those differ, a rule holds from one holiday to the
    next, from the day `first` to the day `last`, so that nobody reads it as open on one.
    """
    if week.holiday == State.OPEN or week.always_open:
        yield from _weekly_periods(week, None, None)
        return
    free = holidays(first, (last - first).days + 1)
    for start, end in _between(first, last, free):
        yield from _weekly_periods(week, start, end)
    own = week.holiday if isinstance(week.holiday, tuple) else ()
    for day in free if own else ():
        yield from (
            OpeningPeriod((day.isoweekday(),), clock(span.start), _closing(span), day, day) for span in own
        )


def _between(first: dt.date, last: dt.date, free: Collection[dt.date]) -> Iterator[tuple[dt.date, dt.date]]:
    """Yield the runs of days, both ends included, that have no holiday in them."""
    start = first
    for day in (*free, last + dt.timedelta(days=1)):
        if start < day:
            yield start, day - dt.timedelta(days=1)
        start = day + dt.timedelta(days=1)


def _weekly_periods(week: Week, first: dt.date | None, last: dt.date | None) -> Iterator[OpeningPeriod]:
    for all_days, spans in days_by_intervals(week):
        days = _within(all_days, first, last)
        for span in spans if days else ():
            yield OpeningPeriod(days, clock(span.start), _closing(span), first, last)
            if span.end > DAY:
                tomorrow = tuple(sorted(day % 7 + 1 for day in days))
                yield OpeningPeriod(tomorrow, clock(0), clock(span.end - DAY), first, last)


def _within(days: tuple[int, ...], first: dt.date | None, last: dt.date | None) -> tuple[int, ...]:
    """Return the weekdays that there are between two days."""
    if first is None or last is None:
        return days
    there = {day.isoweekday() for day in _days(first, min((last - first).days + 1, 7))}
    return tuple(day for day in days if day in there)


def _closing(span: OpenInterval) -> str:
    return clock(min(span.end, DAY - 1))
