"""What is told gives no suppressed number back, not even to somebody who knows all the rules."""

from __future__ import annotations

import datetime as dt
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.counting import suppression
from sitegen.counting.log_tally import Period
from sitegen.counting.suppression import (
    HIDDEN_MOST,
    THRESHOLD,
    PublishableCount,
    landing_counts,
    may_be_summed,
)

FEBRUARY = [dt.date(2026, 2, 1) + dt.timedelta(days=number) for number in range(28)]
SMALL = range(THRESHOLD)


def told(hidden: list[int], shown: int = 0) -> PublishableCount:
    """What is told of a month with these small days, when the others are all alike."""
    counts = dict.fromkeys(FEBRUARY, shown or 10)
    counts |= dict(zip(FEBRUARY, hidden, strict=False))
    return landing_counts(counts).months[2026, 2]


@pytest.mark.parametrize("number", range(6))
def test_every_suppressed_day_may_still_be_anything(number: int) -> None:
    """By trying all: whoever sees what is told, and knows the rule, can rule out no value of any day."""
    seen: dict[PublishableCount, set[tuple[int, ...]]] = {}
    for hidden in product(SMALL, repeat=number):
        seen.setdefault(told(list(hidden)), set()).add(hidden)
    for possible in seen.values():
        for day in range(number):
            assert {hidden[day] for hidden in possible} == set(SMALL)


@given(st.lists(st.sampled_from(SMALL), max_size=12))
def test_a_sum_is_told_only_when_no_day_is_narrowed(hidden: list[int]) -> None:
    total, number = sum(hidden), len(hidden)
    reachable = not hidden or all(
        0 <= total - value <= HIDDEN_MOST * (number - 1) for value in (0, HIDDEN_MOST)
    )
    assert may_be_summed(hidden) == reachable


def test_a_month_of_few_visits_in_all_is_suppressed_too() -> None:
    few = dict.fromkeys(FEBRUARY, 0) | {FEBRUARY[3]: 2, FEBRUARY[9]: 2}
    assert landing_counts(few).months == {(2026, 2): None}


@pytest.mark.parametrize("count", [0, 1, 4])
def test_counts_under_five_are_never_told(count: int) -> None:
    assert suppression.suppressed(count) is None
    assert suppression.suppressed(THRESHOLD) == THRESHOLD


@pytest.mark.parametrize("missing", [0, 13, 27])
def test_a_month_that_the_log_does_not_cover_has_no_total(missing: int) -> None:
    days = {day: 10 for number, day in enumerate(FEBRUARY) if number != missing}
    assert landing_counts(days).months == {}


@given(st.lists(st.integers(0, 12), min_size=28, max_size=28))
@settings(deadline=None)
def test_the_least_is_never_more_than_the_truth_and_made_of_what_is_told(counts: list[int]) -> None:
    found = landing_counts(dict(zip(FEBRUARY, counts, strict=True)))
    month = found.months[2026, 2]
    days = sum(count for count in found.days.values() if count is not None)
    assert found.at_least == (days if month is None else month)
    assert days <= found.at_least <= sum(counts)


def test_the_table_holds_every_day_of_every_ad_whether_anybody_came_or_not() -> None:
    period = Period(FEBRUARY[0], FEBRUARY[-1])
    counts = suppression.publishable_counts({(FEBRUARY[0], "21", "visits"): 7}, ("21", "22"), period)
    assert {key: len(found.days) for key, found in counts.items()} == {
        (code, event): 28 for code in ("21", "22") for event in ("visits", "taps")
    }
    assert counts["21", "visits"].days[FEBRUARY[0]] == 7
    assert set(counts["22", "visits"].days.values()) == {None}


def test_counting_again_with_more_of_the_log_gives_no_day_away() -> None:
    """A later count tells new days and months; what was suppressed stays so, and no sum has grown."""
    counts = {day: (number * 7) % 11 for number, day in enumerate(FEBRUARY)}
    whole = landing_counts(counts)
    for end in range(1, 28):
        part = landing_counts(dict(list(counts.items())[:end]))
        assert part.months == {}
        assert all(whole.days[day] == count for day, count in part.days.items())
