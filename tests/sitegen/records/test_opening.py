"""Hours that are in doubt: no place that tells of them calls them open, and each says the doubt."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from records import TODAY, checked, contact, maker, service, with_services
from sitegen.core.clock import STOCKHOLM
from sitegen.records import Catalogue, hours
from sitegen.records.hours_rule import parse_hours
from sitegen.records.opening import opening
from sitegen.records.ranking.reach import HourState, hour_state
from sitegen.sites.finder import hsds, jsonld, service_rows
from sitegen.web import FINDER, Key

WEEKDAYS = {"rule": "Mo-Fr 09:00-15:00; PH off", "as_of": "2026"}
DOUBTS: dict[str, tuple[dict[str, Any], str]] = {
    "uncertain": (
        {"hours": {**WEEKDAYS, "uncertain": True}},
        "mån–fre 09:00–15:00, stängt på helgdagar (kan ha ändrats)",
    ),
    "old": (
        {"hours": WEEKDAYS, "checked": checked(180)},
        "mån–fre 09:00–15:00, stängt på helgdagar (kan ha ändrats)",
    ),
    "by appointment": (
        {"hours": {"by_appointment": True, "as_of": "2026"}},
        "efter överenskommelse",
    ),
    "by appointment, in the week": (
        {"hours": {"rule": "Mo-Fr 09:00-15:00", "by_appointment": True, "as_of": "2026"}},
        "mån–fre 09:00–15:00, efter överenskommelse",
    ),
    "by appointment, and old": (
        {"hours": {"by_appointment": True, "as_of": "2019", "uncertain": True}},
        "efter överenskommelse (kan ha ändrats)",
    ),
}


@pytest.mark.parametrize(("values", "said"), DOUBTS.values(), ids=DOUBTS.keys())
def test_doubtful_hours_are_words_on_the_page_and_in_open_data(
    small_records: Catalogue, values: dict[str, Any], said: str
) -> None:
    record = service(contacts=(contact(**values),))
    at = maker(with_services(small_records, prov=record))
    line = service_rows.row(at, "prov", record, FINDER).hours
    # By appointment nothing can be said of the hour; of hours in doubt the script says “probably” (~).
    assert line and line.text == said and line.code[:1] == ("" if "efter" in said else "~")
    (schedule,) = hsds.service(at, "prov", record)["schedules"]
    assert set(schedule) == {"id", "description"} and schedule["description"].endswith(said)
    (channel,) = json.loads(jsonld.script(at, Key("service", "prov")))["availableChannel"]
    assert "hoursAvailable" not in channel["servicePhone"]


def test_hours_that_are_sure_are_rules_until_the_check_is_old(small_records: Catalogue) -> None:
    told = opening(
        service(), contact(hours={"rule": "Mo-Su 09:00-15:00", "as_of": "2026"}, checked=checked(179)), TODAY
    )
    assert told and told.certain and told.week_code == "1234567,540-900"
    assert told.last == TODAY


def test_a_line_of_every_hour_is_one_at_any_age_unless_its_record_is_not_sure() -> None:
    old, unsure = (
        opening(
            service(), contact(hours={"rule": "24/7", "as_of": "2026", **more}, checked=checked(800)), TODAY
        )
        for more in ({}, {"uncertain": True})
    )
    assert old and old.is_always and old.week_code == "~*"
    assert unsure and not unsure.is_always


def test_what_nobody_knows_is_nothing() -> None:
    assert opening(service(), contact(), TODAY) is None
    assert opening(service(), contact(hours={"as_of": "2019", "uncertain": True}), TODAY) is None


@pytest.mark.parametrize("holiday", ["off", "unknown", "10:00-12:00"])
def test_no_rule_of_open_data_covers_a_holiday_that_is_not_as_other_days(holiday: str) -> None:
    first, last = TODAY, TODAY + dt.timedelta(days=179)
    week = parse_hours(f"Mo-Fr 09:00-15:00; PH {holiday}")
    free = hours.holidays(first, 180)
    assert len(free) > 8
    for number in range(180):
        day = first + dt.timedelta(days=number)
        covering = {
            (turn.opens, turn.closes) for turn in hours.opening_periods(week, first, last) if holds(turn, day)
        }
        if day in free:
            assert covering == ({("10:00", "12:00")} if holiday.startswith("1") else set()), day
        else:
            assert covering == ({("09:00", "15:00")} if day.weekday() < 5 else set()), day


def holds(turn: hours.OpeningPeriod, day: dt.date) -> bool:
    """Whether a turn says anything of a day."""
    assert turn.first and turn.last
    return turn.first <= day <= turn.last and day.isoweekday() in turn.days


def test_a_week_that_holidays_do_not_change_is_one_rule_without_end() -> None:
    (turn,) = hours.opening_periods(parse_hours("24/7; PH 00:00-24:00"), TODAY, TODAY)
    assert (turn.first, turn.last, turn.closes) == (None, None, "23:59")


def test_rules_of_days_that_are_over_are_left_out() -> None:
    told = opening(service(), contact(hours=WEEKDAYS, checked=checked(100)), TODAY)
    assert told
    windows = [(turn.first, turn.last) for turn in told.periods(TODAY)]
    assert windows and all(last and last >= TODAY for _, last in windows)
    assert max(last for _, last in windows if last) == TODAY + dt.timedelta(days=79)


CLOSED: dict[str, Any] = {
    "first": TODAY - dt.timedelta(days=3),
    "last": TODAY + dt.timedelta(days=4),
    "source": "egen",
}


def test_a_closed_line_says_until_when_and_is_open_nowhere(small_records: Catalogue) -> None:
    way = contact(hours={"rule": "24/7", "as_of": "2026"}, checked=checked(1), closed=CLOSED)
    record = service(contacts=(way,))
    at = maker(with_services(small_records, prov=record))
    line = service_rows.row(at, "prov", record, FINDER).hours
    assert line and line.text == f"stängt till och med {at.translator.day(CLOSED['last'])}"
    assert line.code == "!", "the script finds no hour at which it opens"
    (schedule,) = hsds.service(at, "prov", record)["schedules"]
    assert set(schedule) == {"id", "description"} and schedule["description"].endswith(line.text)
    told = opening(record, way, TODAY)
    assert told and not told.certain and not told.is_always


@pytest.mark.parametrize(("day", "closed"), [("first", True), ("last", True), ("after", False)])
def test_a_closure_holds_from_its_first_day_to_its_last(day: str, closed: bool) -> None:
    days = {**CLOSED, "after": CLOSED["last"] + dt.timedelta(days=1)}
    way = contact(hours={"rule": "24/7", "as_of": "2026"}, checked=checked(1), closed=CLOSED)
    told = opening(service(contacts=(way,)), way, days[day])
    assert told and (told.closed_until is not None) is closed and told.is_always is not closed


def test_a_closed_line_stands_after_those_that_answer_with_and_without_script() -> None:
    way = contact(hours={"rule": "24/7", "as_of": "2026"}, checked=checked(1), closed=CLOSED)
    noon = dt.datetime.combine(TODAY, dt.time(12), STOCKHOLM)
    states = {hour_state(service(contacts=(way,)), way, TODAY, moment) for moment in (None, noon)}
    assert states == {HourState.CLOSED}
