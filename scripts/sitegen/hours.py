"""Opening hours: the OpenStreetMap rule, as lines of text and as a week that the page's script can read.

Hours are tri-state: open, closed, unknown. The rule itself is read by opening-hours-py with Swedish
holidays; the page gets a plain week and the dates of the holidays, and `week` refuses a rule that
such a week cannot carry (months, seasons, single dates).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from opening_hours import OpeningHours as Rule
from opening_hours import State

from sitegen.clock import STOCKHOLM

ALWAYS = "24/7"
# Without a place the oracle takes the sun to rise at seven every day: nobody has said so.
SUN = re.compile(r"sunrise|sunset|dawn|dusk")
DAY = 24 * 60
# How far ahead the page knows the holidays; both changes of the clock are in it.
HORIZON_DAYS = 400
YEARS_WITH_EVERY_WEEKDAY = 7


class TooComplicated(ValueError):
    """The rule cannot be shown as one week with holidays."""


@dataclass(frozen=True, slots=True)
class Span:
    """Minutes after midnight, end excluded; an end past 1440 runs into the next day."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from Monday, each with its spans, and what a public holiday does to them."""

    days: tuple[tuple[Span, ...], ...]
    holiday: State

    @property
    def always(self) -> bool:
        """Open all day every day, holidays too."""
        return self.holiday == State.OPEN and set(self.days) == {(Span(0, DAY),)}


@lru_cache(maxsize=1024)
def rule(text: str) -> Rule:
    """The rule with Swedish holidays and the clock of Stockholm."""
    return Rule(text, timezone=STOCKHOLM, country="SE")


def state(text: str, moment: dt.datetime) -> State:
    """Open, closed or unknown at a moment that carries its time zone: the oracle of all else here."""
    return rule(text).state(moment.astimezone(STOCKHOLM))[0]


@lru_cache(maxsize=16)
def holidays(first: dt.date, days: int) -> tuple[dt.date, ...]:
    """Swedish public holidays among `days` days from `first`."""
    return tuple(day for day in _days(first, days) if state("PH", _at(day, 12 * 60)) == State.OPEN)


@lru_cache(maxsize=16)
def calendar(today: dt.date) -> str:
    """The last day that the page's script may answer for, then the holidays till then, as YYMMDD."""
    last = today + dt.timedelta(days=HORIZON_DAYS)
    return " ".join(f"{day:%y%m%d}" for day in (last, *holidays(today, HORIZON_DAYS)))


@lru_cache(maxsize=1024)
def week(text: str, first: dt.date) -> Week:
    """The rule as a week, as seen from the day `first`.

    Raises `TooComplicated` when the week would be wrong on any day until the horizon.
    """
    if text == ALWAYS:
        return Week(((Span(0, DAY),),) * 7, State.OPEN)
    if SUN.search(text):
        raise TooComplicated(text)
    free = set(holidays(first, HORIZON_DAYS))
    plain = [day for day in _days(first, 60) if not free & _around(day) and _is_whole(day)]
    changes = _changes(text, first)
    # A night past midnight reads best as one span; a whole day only works as a span of its own.
    for spans_of in (_whole_spans, _day_spans):
        days = tuple(spans_of(text, _first_weekday(plain, number)) for number in range(7))
        result = Week(days, _holiday_state(text, days, first))
        fits = all(span.end - span.start <= DAY for spans in days for span in spans)
        if fits and list(_changes_of(result, first, free)) == changes:
            return result
    raise TooComplicated(text)


def _days(first: dt.date, count: int) -> Iterator[dt.date]:
    return (first + dt.timedelta(days=number) for number in range(count))


def _around(day: dt.date) -> set[dt.date]:
    return {day, day - dt.timedelta(days=1), day + dt.timedelta(days=1)}


def _is_whole(day: dt.date) -> bool:
    """Whether the clock is not changed on the day, nor in the night after it."""
    return _at(day, 0).utcoffset() == _at(day + dt.timedelta(days=2), 0).utcoffset()


def _first_weekday(days: list[dt.date], weekday: int) -> dt.date:
    return next(day for day in days if day.weekday() == weekday)


def _at(day: dt.date, minute: int) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(minute // 60, minute % 60), STOCKHOLM)


def _day_spans(text: str, day: dt.date) -> tuple[Span, ...]:
    """What is open on a day, cut off at both midnights."""
    start, end = _at(day, 0), _at(day + dt.timedelta(days=1), 0)
    found = [
        (opens, closes) for opens, closes, what, _ in rule(text).intervals(start, end) if what == State.OPEN
    ]
    return tuple(
        Span(opens.hour * 60 + opens.minute, DAY if closes >= end else closes.hour * 60 + closes.minute)
        for opens, closes in found
    )


def _whole_spans(text: str, day: dt.date) -> tuple[Span, ...]:
    """The open spans that begin on a day; the tail of one that began yesterday is left out."""
    start, end = _at(day, 0), _at(day + dt.timedelta(days=1), 0)
    spans = []
    for opens, closes, what, _ in rule(text).intervals(start, end + dt.timedelta(days=1)):
        begins = 0 if opens <= start else opens.hour * 60 + opens.minute
        if what != State.OPEN or opens >= end or (opens <= start and _open_before(text, start)):
            continue
        length = (closes.date() - day).days * DAY + closes.hour * 60 + closes.minute
        spans.append(Span(begins, min(length, 2 * DAY)))
    return tuple(spans)


def _open_before(text: str, midnight: dt.datetime) -> bool:
    return state(text, midnight - dt.timedelta(minutes=1)) == State.OPEN


def _holiday_state(text: str, days: tuple[tuple[Span, ...], ...], first: dt.date) -> State:
    """What the rule says at an hour that is open on a usual day, on a holiday of that weekday.

    Some weekdays have no holiday until the horizon; so it looks further.
    """
    for day in holidays(first, YEARS_WITH_EVERY_WEEKDAY * 365):
        for span in days[day.weekday()]:
            return state(text, _at(day, (span.start + min(span.end, DAY)) // 2))
    return State.CLOSED


Change = tuple[dt.date, int, State]
"""From this day and minute on, this is the state."""


def _changes(text: str, first: dt.date) -> list[Change]:
    """What the oracle says until the horizon."""
    end = first + dt.timedelta(days=HORIZON_DAYS)
    spans = rule(text).intervals(_at(first, 0), _at(end, 0))
    return [(opens.date(), opens.hour * 60 + opens.minute, what) for opens, _, what, _ in spans]


def _changes_of(week: Week, first: dt.date, free: set[dt.date]) -> Iterator[Change]:
    """The same as the week has it."""
    ends = {edge % DAY for spans in week.days for span in spans for edge in (span.start, span.end)}
    last = None
    for day in _days(first, HORIZON_DAYS):
        for minute in sorted(ends | {0}):
            now = state_in(week, day, minute, free)
            if now != last:
                yield day, _real(day, minute), now
            last = now


def _real(day: dt.date, minute: int) -> int:
    """The minute that the clock shows; in the hour that spring leaves out it already shows the next."""
    there = _at(day, minute).astimezone(dt.UTC).astimezone(STOCKHOLM)
    return minute if there.hour == minute // 60 else there.hour * 60


def state_in(week: Week, day: dt.date, minute: int, free: set[dt.date]) -> State:
    """What the page's script says; the same steps in the same order, so that tests can compare them."""
    if day in free and week.holiday != State.OPEN:
        return week.holiday
    yesterday = week.days[(day.weekday() - 1) % 7]
    late = any(minute + DAY < span.end for span in yesterday)
    now = any(span.start <= minute < span.end for span in week.days[day.weekday()])
    return State.OPEN if late or now else State.CLOSED


HOLIDAY_MARKS = {State.OPEN: "", State.CLOSED: "!", State.UNKNOWN: "?"}


def code(week: Week) -> str:
    """The week for the script: groups of days with spans, `!12345,540-900`; `*` is always open.

    Groups are parted by `;`. A leading `!` says closed on holidays, `?` that those are unknown.
    """
    if week.always:
        return "*"
    return HOLIDAY_MARKS[week.holiday] + ";".join(
        ",".join(["".join(map(str, days)), *(f"{span.start}-{span.end}" for span in spans)])
        for days, spans in grouped(week)
    )


def grouped(week: Week) -> tuple[tuple[tuple[int, ...], tuple[Span, ...]], ...]:
    """Days (1 = Monday) that have the same spans, in the week's order; closed days are left out."""
    groups: dict[tuple[Span, ...], list[int]] = {}
    for number, spans in enumerate(week.days, start=1):
        if spans:
            groups.setdefault(spans, []).append(number)
    return tuple((tuple(days), spans) for spans, days in groups.items())


@dataclass(frozen=True, slots=True)
class Turn:
    """What open data say of a week: days (1 = Monday) and times of one day, as `HH:MM`."""

    days: tuple[int, ...]
    opens: str
    closes: str


def turns(week: Week) -> Iterator[Turn]:
    """The week without nights: what runs past midnight is two turns. A day ends at 23:59 there."""
    for days, spans in grouped(week):
        for span in spans:
            yield Turn(days, _clock(span.start), _clock(min(span.end, DAY - 1)))
            if span.end > DAY:
                tomorrow = tuple(sorted(day % 7 + 1 for day in days))
                yield Turn(tomorrow, _clock(0), _clock(span.end - DAY))


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
