"""Opening hours: what the page says is what the rule says, in every half-hour of the horizon."""

from __future__ import annotations

import datetime as dt
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from opening_hours import State

from catalogues import catalogue_path
from projects import ROOT
from records import TODAY, translator
from script_hours import script_state
from sitegen.core.clock import STOCKHOLM
from sitegen.core.project import HERE
from sitegen.language import Translator
from sitegen.language.translation import load_translators as load_voices
from sitegen.records import Catalogue, hours
from sitegen.records.hours import HORIZON_DAYS
from sitegen.records.hours_rule import OpenInterval, Week, parse_hours
from sitegen.sites.finder.service_rows import hours_text

RULES = {
    "24/7": "*",
    "Mo-Su 07:00-21:00": "1234567,420-1260",
    "Mo-Fr 09:00-15:00; PH off": "!12345,540-900",
    "We 09:00-12:00; PH unknown": "?3,540-720",
    "Fr-Sa 22:00-04:00": "56,1320-1680",
    "Mo-Su 20:00-02:00": "1234567,1200-1560",
    "Mo-Su 20:00-02:30": "1234567,1200-1590",
    "Fr-Su 22:00-03:00": "567,1320-1620",
    "Mo-Su 02:15-02:45": "1234567,135-165",
    "Sa 20:00-24:00; Su 00:00-24:00": "6,1200-1440;7,0-1440",
    "Mo-Fr 09:00-12:00,13:00-16:30; PH off": "!12345,540-720,780-990",
    "Mo-Th,Su 19:00-21:00; PH unknown": "?12347,1140-1260",
    "Mo-Th 09:00-16:00; Fr 09:00-13:00; PH off": "!1234,540-960;5,540-780",
    "Sa-Su 00:00-24:00": "67,0-1440",
    "Mo-Su 01:30-04:30": "1234567,90-270",
    "Mo-Fr 09:00-15:00": "12345,540-900",
    "Mo-Fr 08:00-12:00; PH 08:00-10:00": "!12345,480-720;0,480-600",
    "24/7; PH 10:00-12:00,20:00-24:00": "!1234567,0-1440;0,600-720,1200-1440",
    "24/7; PH unknown": "?1234567,0-1440",
    "Mo 06:00-15:00, Tu-Th 07:00-04:00, Fr-Su 09:00-17:00": "1,360-900;234,420-1680;567,540-1020",
    "Mo-Su 00:00-06:00,21:00-24:00; PH off": "!1234567,0-360,1260-1440",
}
CHRISTMAS_EVE = dt.date(2026, 12, 24)
CHRISTMAS_DAY = dt.date(2026, 12, 25)
MIDSUMMER_EVE = dt.date(2027, 6, 25)


def half_hours() -> Iterator[dt.datetime]:
    """Every half-hour that really passes in Stockholm from `TODAY` to the horizon."""
    start = dt.datetime.combine(TODAY, dt.time(), STOCKHOLM).astimezone(dt.UTC)
    for number in range(HORIZON_DAYS * 48):
        moment = (start + dt.timedelta(minutes=30 * number)).astimezone(STOCKHOLM)
        if moment.date() < TODAY + dt.timedelta(days=HORIZON_DAYS):
            yield moment


@pytest.mark.parametrize("rule", RULES)
def test_the_week_says_what_the_rule_says_every_half_hour_of_the_horizon(rule: str) -> None:
    week = parse_hours(rule)
    free = set(hours.holidays(TODAY, HORIZON_DAYS))
    wrong = [
        moment
        for moment in half_hours()
        if hours.state(rule, moment)
        != script_state(week, moment.date(), moment.hour * 60 + moment.minute, free)
    ]
    assert wrong == []


# Changes of the clock both ways, and Christmas; the days that are built for begin before.
EDGES = [
    day + dt.timedelta(days=near)
    for day in (dt.date(2026, 3, 29), dt.date(2026, 10, 25), dt.date(2027, 3, 28), CHRISTMAS_DAY)
    for near in (-1, 0, 1)
]


def test_the_week_of_every_rule_in_the_data_says_what_the_rule_says_at_every_edge(
    real_records: Catalogue,
) -> None:
    contacts = (c for service in real_records.services.values() for c in service.contacts)
    rules = {c.hours.rule for c in contacts if c.hours and c.hours.rule}
    first = dt.date(2026, 3, 1)
    free = set(hours.holidays(first, HORIZON_DAYS))
    starts = [dt.datetime.combine(day, dt.time(), STOCKHOLM).astimezone(dt.UTC) for day in EDGES]
    moments = [(s + dt.timedelta(minutes=15 * n)).astimezone(STOCKHOLM) for s in starts for n in range(96)]
    wrong = [
        (rule, moment)
        for rule in rules
        for moment in moments
        if hours.state(rule, moment)
        != script_state(parse_hours(rule), moment.date(), moment.hour * 60 + moment.minute, free)
    ]
    assert rules and wrong == []


@pytest.mark.parametrize(("rule", "code"), RULES.items())
def test_the_script_reads_a_week_as_a_short_code(rule: str, code: str) -> None:
    assert hours.script_code(parse_hours(rule)) == code


def test_the_eves_when_sweden_is_closed_count_as_holidays() -> None:
    free = hours.holidays(TODAY, HORIZON_DAYS)
    assert {CHRISTMAS_EVE, CHRISTMAS_DAY, MIDSUMMER_EVE, dt.date(2026, 12, 31)} <= set(free)
    assert dt.date(2026, 12, 23) not in free and dt.date(2026, 12, 13) not in free


def test_hours_that_are_unknown_on_holidays_are_never_called_open_then() -> None:
    rule, friday = "Mo-Su 09:00-15:00; PH unknown", dt.datetime.combine(CHRISTMAS_DAY, dt.time(10), STOCKHOLM)
    assert hours.state(rule, friday) == State.UNKNOWN
    week = parse_hours(rule)
    assert script_state(week, CHRISTMAS_DAY, 600, {CHRISTMAS_DAY}) == State.UNKNOWN


def test_a_moment_elsewhere_is_read_by_the_clock_of_stockholm() -> None:
    noon = dt.datetime(2026, 12, 2, 8, 30, tzinfo=dt.UTC)
    assert hours.state("Mo-Fr 09:00-15:00", noon) == State.OPEN
    assert hours.state("Mo-Fr 09:00-15:00", noon - dt.timedelta(hours=1)) == State.CLOSED


@pytest.mark.parametrize("day", [dt.date(2027, 3, 28), dt.date(2026, 10, 25)])
def test_a_line_that_is_open_over_the_change_of_the_clock_stays_open(day: dt.date) -> None:
    start = dt.datetime.combine(day, dt.time(), STOCKHOLM).astimezone(dt.UTC)
    states = {hours.state("Mo-Su 00:00-06:00", start + dt.timedelta(minutes=m)) for m in range(0, 300, 15)}
    assert states == {State.OPEN}


def test_days_with_the_same_hours_stand_together() -> None:
    long, short = (OpenInterval(540, 960),), (OpenInterval(540, 780),)
    week = Week((long, short, long, (), short, (), ()), State.CLOSED)
    assert hours.days_by_intervals(week) == (((1, 3), long), ((2, 5), short))


@pytest.fixture(scope="module")
def speakers() -> dict[str, Translator]:
    from sitegen.records.catalogue import read

    languages = read(HERE).catalogue().languages
    assert all(catalogue_path(HERE, code).is_file() for code in languages)
    return {speaker.code: speaker for speaker in load_voices(HERE, languages.values())}


def said(speaker: Translator, rule: str) -> str:
    return hours_text(speaker, parse_hours(rule))


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("24/7", "dygnet runt"),
        ("Mo-Su 07:00-21:00", "alla dagar 07:00–21:00"),
        ("Mo-Fr 09:00-15:00; PH off", "mån–fre 09:00–15:00, stängt på helgdagar"),
        ("Fr-Sa 22:00-04:00", "fre, lör 22:00–04:00"),
        ("Mo-Th,Su 19:00-21:00; PH unknown", "sön–tors 19:00–21:00, okänt på helgdagar"),
        ("24/7; PH unknown", "dygnet runt, okänt på helgdagar"),
        ("24/7; PH off", "dygnet runt, stängt på helgdagar"),
        ("24/7; PH 00:00-24:00", "dygnet runt"),
        ("Mo-Fr 08:00-12:00; PH 08:00-10:00", "mån–fre 08:00–12:00, helgdagar 08:00–10:00"),
        ("Mo,We,Fr 09:00-12:00", "mån, ons, fre 09:00–12:00"),
        ("Mo-Fr 09:00-12:00,13:00-16:30", "mån–fre 09:00–12:00, 13:00–16:30"),
        ("Mo-Th 09:00-16:00; Fr 09:00-13:00", "mån–tors 09:00–16:00, fre 09:00–13:00"),
        ("Sa-Su 00:00-24:00", "lör, sön 00:00–24:00"),
        ("Sa 20:00-24:00; Su 00:00-24:00", "lör 20:00–24:00, sön 00:00–24:00"),
    ],
)
def test_hours_in_swedish(rule: str, text: str) -> None:
    assert said(translator("sv"), rule) == text


def test_an_arabic_reader_meets_no_other_comma(speakers: dict[str, Translator]) -> None:
    text = said(speakers["ar"], "Mo,We 09:00-12:00,13:00-16:00; PH off")
    assert text.count("، ") == 3 and "," not in text


@pytest.mark.parametrize(
    ("code", "weekdays"),
    [("en", "Mon–Fri"), ("ar", "الاثنين–الجمعة"), ("th", "จ.–ศ.")],
)
def test_hours_are_said_in_the_reader_s_language(
    speakers: dict[str, Translator], code: str, weekdays: str
) -> None:
    text = said(speakers[code], "Mo-Fr 09:00-15:00; PH off")
    assert text.startswith(f"{weekdays} 09:00–15:00")
    assert "stängt" not in text and len(text) > len(f"{weekdays} 09:00–15:00, ")
    assert said(speakers[code], "24/7") != "dygnet runt"


def test_the_script_of_the_page_reads_the_code_as_the_generator_does(tmp_path: Path) -> None:
    free = {*hours.holidays(TODAY, HORIZON_DAYS), TODAY}
    moments = [moment for moment in half_hours() if moment.date() in free | clock_changes()]
    expected = [str(said_by_script(hours.state(rule, m))) for rule in RULES for m in moments]
    assert run_script(tmp_path, moments).split() == expected


def clock_changes() -> set[dt.date]:
    return {dt.date(2027, 3, 28), dt.date(2027, 10, 31)}


def said_by_script(state: State) -> int:
    return {State.OPEN: 1, State.CLOSED: 0, State.UNKNOWN: 2}[state]


def run_script(folder: Path, moments: list[dt.datetime]) -> str:
    """The answers of the functions of lean.js that tell the state, run by Node."""
    text = (ROOT / "overrides" / "lean" / "lean.js").read_text("utf-8")
    start, end = text.index("function hits("), text.index("function clock(")
    program = folder / "state.js"
    program.write_text(
        f"{text[start:end]}\n"
        f"var data = {{d: '{hours.script_calendar(TODAY)}'}};\n"
        f"var codes = {list(RULES.values())}, moments = {[int(m.timestamp()) * 1000 for m in moments]};\n"
        "codes.forEach(function (code) { moments.forEach(function (at) {"
        " Date.now = function () { return at; }; console.log(state(code)); }); });\n",
        "utf-8",
    )
    done = subprocess.run(["node", program], capture_output=True, text=True, check=True)
    return done.stdout
