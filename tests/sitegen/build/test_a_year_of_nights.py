"""In a year in which nobody edits nothing vanishes, and what readers are told of an age was announced."""

from __future__ import annotations

import datetime as dt

import pytest
from bench import year
from bench.year import Year

import projects
from sitegen.core import Project
from sitegen.records import Freshness, catalogue
from sitegen.records.ageing import AHEAD_DAYS, contacts_that_age

FIRST = dt.date.fromisoformat(projects.TODAY)
CHECKED = dt.date(2026, 11, 1)
"""The day on which most of the small project's contacts were checked."""


@pytest.fixture(scope="module")
def walked(small: Project) -> Year:
    """365 nights of the small project, with the pages of every fortnight."""
    return year.walk(small, FIRST, every=14)


def test_every_night_is_walked_and_pages_are_made_each_fortnight(walked: Year) -> None:
    assert [night.day for night in walked.nights] == [FIRST + dt.timedelta(days=n) for n in range(365)]
    gaps = [after.day - before.day for before, after in zip(walked.built, walked.built[1:], strict=False)]
    assert max(gaps) <= dt.timedelta(days=14)


def test_no_night_stops_and_no_page_or_number_is_lost(walked: Year) -> None:
    assert [night.day for night in walked.nights if night.stopped] == []
    assert [*walked.lost_pages()] == [] and [*walked.lost_numbers()] == []
    first, last = walked.built[0].pages, walked.built[-1].pages
    assert first and first == last
    assert {number for numbers in first.values() for number in numbers} > {b"112"}


def test_readers_are_told_of_an_age_after_half_a_year_and_a_year(walked: Year, small: Project) -> None:
    steps = list(walked.steps())
    days = {step: {day for day, kind, _ in steps if kind is step} for step in year.TOLD_OF_AGE}
    assert CHECKED + dt.timedelta(days=180) in days[Freshness.DOUBTFUL]
    assert CHECKED + dt.timedelta(days=365) in days[Freshness.OLD]
    ageing = list(contacts_that_age(catalogue.read(small).catalogue(), FIRST))
    assert all(age is Freshness.OLD for age in walked.nights[-1].ages.values()) and ageing


def test_each_step_was_announced_sixty_nights_before(walked: Year) -> None:
    assert walked.unannounced == ()
    step = CHECKED + dt.timedelta(days=180)
    alarm = [night.day for night in walked.nights if night.reminded]
    assert min(alarm) <= step - dt.timedelta(days=AHEAD_DAYS)
    assert len(alarm) == (walked.nights[-1].day - min(alarm)).days + 1, "the reminder is never taken down"


def test_a_step_that_nobody_was_told_of_is_seen(walked: Year) -> None:
    silent = [year.Night(n.day, n.stopped, n.warnings, frozenset(), n.ages, n.pages) for n in walked.nights]
    assert len(list(year._unannounced(silent))) == sum(count for _, _, count in walked.steps())


def test_a_number_and_a_page_that_are_gone_are_seen(walked: Year) -> None:
    before, after = walked.built[:2]
    assert after.pages
    (path, numbers), (other, _), *rest = sorted(after.pages.items(), key=lambda page: -len(page[1]))
    less = {path: frozenset(sorted(numbers)[1:]), **dict(rest)}
    broken = Year([before, year.Night(after.day, False, 0, frozenset(), {}, less)])
    assert [*broken.lost_pages()] == [f"{after.day}: {other}"]
    assert [*broken.lost_numbers()] == [f"{after.day}: {path}: {sorted(numbers)[0].decode()}"]
