"""The week of a line: a bar for each time somebody answers, dashed where it may have changed."""

from __future__ import annotations

from records import checked, contact, maker, service
from sitegen.records import Catalogue, Service
from sitegen.sites.finder import week_strips
from sitegen.sites.finder.week_strips import NowState, WeekStrip


def with_hours(rule: str, **more: object) -> Service:
    return service(contacts=(contact(hours={"rule": rule, "as_of": "2026", **more}),))


def strip(records: Catalogue, one: Service) -> WeekStrip | None:
    return week_strips.week_strip(maker(records), one, one.contacts[0])


def state(records: Catalogue, one: Service) -> NowState | None:
    return week_strips.hour_state(maker(records), one, one.contacts[0])


def test_each_day_has_its_bars_and_its_times(small_records: Catalogue) -> None:
    found = strip(small_records, with_hours("Mo-Fr 09:00-12:00,13:00-16:30; PH off"))
    assert found and [day.name for day in found.days] == ["mån", "tis", "ons", "tors", "fre", "lör", "sön"]
    assert [(bar.top, bar.height) for bar in found.days[0].bars] == [(540, 180), (780, 210)]
    assert found.days[0].times == ("09–12", "13–16:30")
    assert (found.days[5].bars, found.days[5].times, found.doubt) == ((), (), False)


def test_what_runs_past_midnight_goes_on_at_the_top_of_the_next_day(small_records: Catalogue) -> None:
    found = strip(small_records, with_hours("Su 22:00-04:00"))
    assert found
    monday, sunday = found.days[0], found.days[6]
    assert [(bar.top, bar.height) for bar in sunday.bars] == [(1320, 120)]
    assert [(bar.top, bar.height) for bar in monday.bars] == [(0, 240)]
    assert (sunday.times, monday.times) == (("22–04",), ())


def test_hours_that_may_have_changed_are_in_doubt_and_say_probably(small_records: Catalogue) -> None:
    unsure = with_hours("Mo-Su 07:00-21:00", uncertain=True)
    old = service(
        contacts=(contact(hours={"rule": "Mo-Su 07:00-21:00", "as_of": "2026"}, checked=checked(180)),)
    )
    for one in (unsure, old):
        found, told = strip(small_records, one), state(small_records, one)
        assert found and found.doubt
        assert told and told.week == "~1234567,420-1260"


def test_sure_hours_are_told_without_doubt(small_records: Catalogue) -> None:
    one = with_hours("Mo-Su 07:00-21:00")
    found, told = strip(small_records, one), state(small_records, one)
    assert found and told and (found.doubt, told.week) == (False, "1234567,420-1260")


def test_a_line_that_always_answers_needs_no_week_and_one_by_appointment_has_no_state(
    small_records: Catalogue,
) -> None:
    always = with_hours("24/7")
    assert strip(small_records, always) is None
    told = state(small_records, always)
    assert told and told.week == "*"
    agreed = with_hours("Mo 09:00-12:00", by_appointment=True)
    assert (strip(small_records, agreed), state(small_records, agreed)) == (None, None)
    unknown = service()
    assert (strip(small_records, unknown), state(small_records, unknown)) == (None, None)


def test_the_script_gets_as_many_sentences_and_days_as_it_asks_for(small_records: Catalogue) -> None:
    told = state(small_records, with_hours("Mo-Fr 09:00-15:00; PH off"))
    assert told
    sentences, days = told.sentences.split("|"), told.days.split("|")
    assert len(sentences) == 7 and len(days) == 2 + 7
    assert sentences[5:] == ["Öppnar # *.", "Öppnar troligen # *."]
    assert days[:3] == ["i dag", "i morgon", "mån"]
