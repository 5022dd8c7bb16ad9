"""The opening hours that editors may write: read as the reference reader does, and all else refused."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from opening_hours import OpeningHours, State

from script_hours import script_state
from sitegen.core.clock import STOCKHOLM
from sitegen.records import hours, hours_rule, value_types
from sitegen.records.hours_rule import DAYS, OpenInterval, Week

# Four weeks with Christmas in them, and Easter; no change of the clock, which has tests of its own.
PERIODS = ((dt.date(2026, 12, 14), 28), (dt.date(2027, 3, 29), 14), (dt.date(2027, 5, 3), 14))
Change = tuple[dt.date, int, State]


def said_by_reference(rule: str, first: dt.date, days: int) -> list[Change]:
    """From which minutes on opening-hours-py says what."""
    start = dt.datetime.combine(first, dt.time(), STOCKHOLM)
    end = dt.datetime.combine(first + dt.timedelta(days=days), dt.time(), STOCKHOLM)
    found = OpeningHours(rule, timezone=STOCKHOLM, country="SE").intervals(start, end)
    return [(opens.date(), opens.hour * 60 + opens.minute, what) for opens, _, what, _ in found]


def said_by_week(rule: str, first: dt.date, days: int) -> Iterator[Change]:
    """The same by our reading, asked at every minute where it could change."""
    week, free = hours_rule.parse_hours(rule), set(hours.holidays(first, days))
    holiday = week.holiday if isinstance(week.holiday, tuple) else ()
    ends = {
        edge % 1440 for spans in (*week.days, holiday) for span in spans for edge in (span.start, span.end)
    }
    last = None
    for number in range(days):
        day = first + dt.timedelta(days=number)
        for minute in sorted(ends | {0}):
            now = script_state(week, day, minute, free)
            if now != last:
                yield day, minute, now
            last = now


def times(edges: list[int]) -> str:
    """Half-hours in pairs, as spans; the last may run past midnight."""
    told = [f"{edge // 2:02}:{edge % 2 * 30:02}" for edge in edges]
    return ",".join(f"{start}-{end}" for start, end in zip(told[::2], told[1::2], strict=True))


EDGES = st.sampled_from((2, 2, 4)).flatmap(
    lambda count: st.lists(st.integers(0, 47), min_size=count, max_size=count, unique=True)
)
SPANS = st.one_of(
    EDGES.map(sorted).map(times),
    EDGES.map(sorted).map(lambda edges: times([*edges[1:], edges[0]])),
    EDGES.map(times),
    st.sampled_from(("00:00-24:00", "18:00-24:00")),
)
JOIN = st.sampled_from((";", "; ", ", "))
OWN_DAYS = st.permutations(DAYS).flatmap(
    lambda days: st.lists(st.integers(1, 6), max_size=3, unique=True).map(
        lambda cuts: [",".join(days[i:j]) for i, j in pairwise([0, *sorted(cuts), 7])][: len(cuts) or 1]
    )
)
DAY = st.sampled_from(DAYS)
ANY_DAYS = st.lists(st.one_of(DAY, st.builds("{}-{}".format, DAY, DAY)), min_size=1, max_size=3)
HOLIDAY = st.one_of(st.just(""), st.sampled_from(("off", "unknown")), SPANS)


@st.composite
def rules(draw: st.DrawFn) -> str:
    """Rules of the allowed form; some say something that is refused."""
    parts = draw(st.one_of(OWN_DAYS, OWN_DAYS, ANY_DAYS))
    text = "".join(f"{draw(JOIN)}{days} {draw(SPANS)}" for days in parts).lstrip(";, ")
    text = draw(st.sampled_from((text,) * 9 + ("24/7",)))
    holiday = draw(HOLIDAY)
    return f"{text}; PH {holiday}" if holiday else text


def is_allowed(rule: str) -> bool:
    """Whether an editor may write the rule."""
    try:
        return bool(hours_rule.parse_hours(rule))
    except ValueError:
        return False


@pytest.mark.slow
@settings(max_examples=500, deadline=None, derandomize=True)
@given(rules())
def test_every_allowed_rule_is_read_as_the_reference_reader_does(rule: str) -> None:
    """That another reader of opening hours, not ours, agrees on every form."""
    assume(is_allowed(rule))
    for first, days in PERIODS:
        assert list(said_by_week(rule, first, days)) == said_by_reference(rule, first, days)


REFUSED = {
    # What a reader of rules may pass over, so that the line is shown as open.
    '"efter överenskommelse"': "by_appointment: true",
    'Mo-Fr 09:00-17:00 "efter bokning"': "by_appointment: true",
    'Mo-Fr 09:00-12:00 || "ring"': "by_appointment: true",
    "Mo-Fr 09:00-17:00; SH off": "inga svenska datum",
    "SH,PH off": "inga svenska datum",
    "Mo-Fr 09:00+": "skriv ett klockslag, eller utelämna rule",
    "sunrise-sunset": "skriv klockslag",
    "Mo-Fr 09:00-dusk": "skriv klockslag",
    "May-Aug Mo-Fr 09:00-15:00": "den som gäller nu, och uncertain: true",
    "2026 Dec 24 09:00-12:00": "den som gäller nu",
    "week 1-20 Mo 09:00-10:00": "den som gäller nu",
    "Mo-Fr 09:00-15:00; easter off": "den som gäller nu",
    "Mo[1] 18:00-20:00": "den som gäller nu",
    "Mo-Fr 09:00-15:00; Dec 24 off": "den som gäller nu",
    # What is closed for ever, or says nothing.
    "off": "alltid stängd",
    "closed": "alltid stängd",
    "PH off": "alltid stängd",
    "Mo-Fr 10:00-12:00 off": "alltid stängd",
    "unknown": "utelämna rule",
    "open": "utelämna rule",
    "Mo-Fr 09:00-15:00; Sa-Su off": "stängda dagar utelämnas",
    "Mo-Fr 09:00-15:00 unknown": "uncertain: true",
    # Parts that take each other's times away.
    "Mo 10:00-12:00; Mo 13:00-15:00": "skriv Mo 10:00-12:00,13:00-15:00",
    "Mo-Fr 09:00-15:00; Fr 09:00-13:00": "skriv varje dag en gång: Mo,Tu,We,Th 09:00-15:00; Fr 09:00-13:00",
    "Mo 06:00-15:00; Tu-Th 07:00-04:00; Fr-Su 09:00-17:00": "skriv Mo 06:00-15:00, Tu-Th 07:00-04:00, Fr-Su",
    "Mo 06:00-15:00; Su 22:00-04:00": "skriv Mo 06:00-15:00, Su 22:00-04:00",
    "Mo 22:00-06:00, Tu 05:00-09:00": "natten efter Mo går in i tiderna på Tu; låt dem börja 06:00",
    "Mo-Fr 09:00-12:00,11:00-13:00": "skriv dem som en: 09:00-13:00",
    "Mo-Fr 09:00-12:00,12:00-13:00": "skriv dem som en: 09:00-13:00",
    "Mo-Fr 09:00-12:00; PH 10:00-12:00,11:00-12:00": "skriv dem som en: 10:00-12:00",
    # Holidays in another place than last.
    "PH,Mo-Fr 09:00-17:00": "(PH) står sist",
    "Mo-Fr,PH 09:00-17:00": "(PH) står sist",
    "PH off; Mo-Fr 09:00-17:00": "(PH) står sist",
    "Mo-Fr 09:00-15:00, PH off": "(PH) står sist",
    "Mo-Su 21:00-06:00; PH off": "dela natten vid midnatt, t.ex. Mo-Su 00:00-06:00,21:00-24:00; PH off",
    "Fr 22:00-04:00; PH unknown": "vilken natt som är helgdagens",
    "Mo-Fr 09:00-15:00; PH 22:00-02:00": "vilken natt som är helgdagens",
    # Times and days that are slips, or written as elsewhere.
    "Mo-Fr 09:00-09:00": "börjar och slutar samtidigt; skriv 00:00-24:00",
    "Mo-Su 00:00-23:59": "skriv 00:00-24:00, eller 24/7 om det gäller alla dagar",
    "Sa 20:00-23:59": "skriv 20:00-24:00",
    "Mo-Mo 09:00-10:00": "skriv Mo, eller Mo-Su",
    "Fr 22:00-26:00": "skriv en tid efter midnatt som den visas",
    "Mo-Fr 9:00-15:00": "skriv klockslag som 09:00",
    "Mo-Fr 9-15": "skriv klockslag som 09:00",
    "Mo-Fr 09.00-15.00": "skriv klockslag med kolon",
    "mån–fre 9–15": "skriv dagarna som Mo, Tu",
    "Må-Fr 09:00-15:00": "skriv dagarna som Mo, Tu",
    "09:00-15:00": "skriv dagarna först",
    "": "går inte att tolka",
    "Mo-Fr": "går inte att tolka",
    "Mo-Fr 09:00-15:00;": "går inte att tolka",
    "mo-fr 09:00-15:00": "går inte att tolka",
}


@pytest.mark.parametrize(("rule", "way_out"), REFUSED.items())
def test_all_else_is_refused_with_what_to_write_instead(rule: str, way_out: str) -> None:
    with pytest.raises(ValueError, match=re.escape(way_out)):
        value_types.hours(rule)


OFFERED = {
    "Mo 10:00-12:00; Mo 13:00-15:00": ["Mo 10:00-12:00,13:00-15:00"],
    "Mo-Fr 09:00-15:00; Fr 09:00-13:00": ["Mo,Tu,We,Th 09:00-15:00; Fr 09:00-13:00"],
    "Mo-Fr 09:00-12:00; Fr 13:00-15:00": [
        "Mo,Tu,We,Th 09:00-12:00; Fr 13:00-15:00",
        "Mo-Fr 09:00-12:00, Fr 13:00-15:00",
    ],
    "Mo 06:00-15:00; Su 22:00-04:00": ["Mo 06:00-15:00, Su 22:00-04:00"],
    "Mo-Su 21:00-06:00; PH off": ["Mo-Su 00:00-06:00,21:00-24:00; PH off"],
}


@pytest.mark.parametrize(("rule", "offered"), OFFERED.items())
def test_what_a_message_offers_is_allowed_and_nothing_else_is_offered(rule: str, offered: list[str]) -> None:
    with pytest.raises(ValueError, match="Mo") as refused:
        value_types.hours(rule)
    said = str(refused.value).partition(";")[2]
    assert [one for one in offered if one not in said or not is_allowed(one)] == []
    assert said.count("09:00-") <= 2 * len(offered)


def test_the_parts_of_a_week_stand_on_their_days() -> None:
    long, short, whole = (OpenInterval(540, 960),), (OpenInterval(540, 780),), (OpenInterval(0, 1440),)
    assert hours_rule.parse_hours("Fr-Mo 09:00-16:00; We 09:00-13:00; PH unknown") == Week(
        (long, (), short, (), long, long, long), State.UNKNOWN
    )
    assert hours_rule.parse_hours("24/7;PH 09:00-13:00") == Week((whole,) * 7, short)
    assert hours_rule.parse_hours("Mo-Fr 17:00-09:00").days[0] == (OpenInterval(1020, 1980),)


def test_an_editor_s_tool_knows_the_same_forms() -> None:
    assert value_types.HOURS.schema["pattern"] == f"^{hours_rule.PATTERN}$"
