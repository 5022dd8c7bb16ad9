"""Suppress small counts: cells under five are not told, and no total gives them back.

A cell is one day, one landing page, one event. Under five it is `U`, nought too: that nobody came says as
much of the few who might have. Who knows a total and all cells but one knows that one, so:

- The only totals are those of a whole calendar month. A month that the log does not cover gets none, or
  the difference between this count and the next would be a day's number.
- A month's total is told when each of its suppressed cells may still be anything from 0 to 4, whatever the
  others are: with n of them and the sum s, when s ≥ 4 and s ≤ 4(n − 1). Otherwise it is `U` as well.
- Sums beyond that are made of what is told, and are said to be the least that it can be.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitegen.counting.log_tally import EVENTS, Event, Period

THRESHOLD = 5
HIDDEN_MOST = THRESHOLD - 1

PublishableCount = int | None
"""A number, or none where it is suppressed."""
CalendarMonth = tuple[int, int]


@dataclass(frozen=True, slots=True)
class LandingCounts:
    """What is told of one landing page and event: every day of the period, and every month that is over."""

    days: Mapping[dt.date, PublishableCount]
    months: Mapping[CalendarMonth, PublishableCount]

    @property
    def at_least(self) -> int:
        """The least that all of it can be: a month's total where it is told, else its days."""
        told = sum(count for count in self.months.values() if count is not None)
        rest = (count for day, count in self.days.items() if self.months.get(month_of(day)) is None)
        return told + sum(count for count in rest if count is not None)


CountsByLanding = Mapping[tuple[str, Event], LandingCounts]


def publishable_counts(
    cells: Mapping[tuple[dt.date, str, Event], int], codes: Iterable[str], period: Period
) -> CountsByLanding:
    """Return what may be told of every landing page and event: suppressed by the rules above."""
    return {
        (code, event): landing_counts({day: cells.get((day, code, event), 0) for day in period.days()})
        for code in codes
        for event in EVENTS
    }


def landing_counts(days: Mapping[dt.date, int]) -> LandingCounts:
    """Return what may be told of the counts of consecutive days."""
    told = {day: suppressed(count) for day, count in days.items()}
    return LandingCounts(told, {whole: _total(days, whole) for whole in whole_months(days)})


def suppressed(count: int) -> PublishableCount:
    """Return the count, or None when it is under the threshold."""
    return count if count >= THRESHOLD else None


def _total(days: Mapping[dt.date, int], whole: CalendarMonth) -> PublishableCount:
    counts = [count for day, count in days.items() if month_of(day) == whole]
    hidden = [count for count in counts if suppressed(count) is None]
    return suppressed(sum(counts)) if may_be_summed(hidden) else None


def may_be_summed(hidden: list[int]) -> bool:
    """Return whether the sum of suppressed cells leaves each open: from 0 to 4, whatever the others are."""
    return not hidden or HIDDEN_MOST <= sum(hidden) <= HIDDEN_MOST * (len(hidden) - 1)


def whole_months(days: Iterable[dt.date]) -> list[CalendarMonth]:
    """Return the calendar months that all of whose days are there."""
    known = Counter(map(month_of, set(days)))
    return sorted(month for month, count in known.items() if count == calendar.monthrange(*month)[1])


def month_of(day: dt.date) -> CalendarMonth:
    """Return the calendar month of a day, as year and month."""
    return day.year, day.month
