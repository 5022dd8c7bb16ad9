"""The rule of ranking, claim by claim, on invented services."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from records import TODAY, contact, service, with_services
from sitegen.core.clock import STOCKHOLM
from sitegen.records import Catalogue, Service
from sitegen.records.ranking import (
    Answers,
    HourState,
    RankedAnswer,
    Reason,
    answer,
    hour_state,
    penalties,
    wall,
)

NOON = dt.datetime(2026, 12, 1, 12, 0, tzinfo=STOCKHOLM)
ALWAYS = {"rule": "24/7", "as_of": "2026"}
EVENINGS = {"rule": "Mo-Su 19:00-21:00", "as_of": "2026"}
TALK = {"needs": ("talk",), "situations": ("violence",)}


def found(
    records: Catalogue,
    given: Answers,
    language: str = "sv",
    moment: dt.datetime | None = None,
    **own: Service,
) -> RankedAnswer:
    """The answer among these services; to talk with somebody is a need of now."""
    talk = records.needs["talk"].model_copy(update={"now": True})
    changed = replace(with_services(records, **own), needs={**records.needs, "talk": talk})
    return answer(changed, given, language, TODAY, moment)


def ids(answered: RankedAnswer) -> list[str]:
    return [row.id for row in answered.rows]


def test_each_weight_is_more_than_all_smaller_ones_can_add_up_to() -> None:
    p = penalties
    small = 2 * p.CONFIDENCE + p.LOCAL + 3 * p.LANGUAGE
    # Two steps of age, two of gender, one of permit; two for whom, or one in a situation about a child.
    made = 7 * p.MADE_FOR
    of_now = small + p.NEAR_NEED + made + 2 * p.SITUATION
    hours = 3 * p.HOUR_NOW + of_now
    reach = p.NOTHING + hours + p.CHILDREN_ONLY
    assert 2 * p.CONFIDENCE < p.LOCAL
    assert 2 * p.CONFIDENCE + p.LOCAL < p.NEAR_NEED < p.HOUR_LATER
    assert 2 * p.CONFIDENCE + p.LOCAL + 3 * p.HOUR_LATER < p.LANGUAGE
    assert small + 3 * p.HOUR_LATER < p.MADE_FOR
    assert small + p.NEAR_NEED + made < p.HOUR_UNASKED
    assert small + p.NEAR_NEED + made + 3 * p.HOUR_UNASKED < p.SITUATION
    assert of_now < p.HOUR_NOW
    assert small + made + 2 * p.SITUATION + 3 * p.HOUR_LATER < p.NEAR_LATER
    assert 2 * p.HOUR_NOW < p.OTHER_CHANNEL < 3 * p.HOUR_NOW
    assert hours + p.OTHER_CHANNEL + p.DIRECTORY < p.FORM
    assert p.FORM + hours < p.PAGE
    assert p.PAGE + hours < p.FOREIGN_PAGE
    assert p.FOREIGN_PAGE + hours < p.NOTHING < p.CHILDREN_ONLY
    assert reach < p.ASK_FIRST
    assert 6 * p.ASK_FIRST + reach < p.NEAR_STRICT
    assert p.NEAR_STRICT + 6 * p.ASK_FIRST + reach < p.AVOIDED
    assert 2 * p.AVOIDED + p.NEAR_STRICT + 6 * p.ASK_FIRST + reach < p.CLASS
    assert 6 * p.CLASS < p.BELOW
    assert 3 * p.BELOW + 6 * p.CLASS < 2**31, "a style sheet counts no further"


def test_what_is_open_stands_before_what_is_closed_when_the_need_is_of_now(small_records: Catalogue) -> None:
    services = {
        "a-kvall": service(**TALK, contacts=(contact(hours=EVENINGS),)),
        "b-alltid": service(**TALK, contacts=(contact(hours=ALWAYS),)),
    }
    answered = found(small_records, Answers(need="talk"), moment=NOON, **services)
    assert ids(answered) == ["b-alltid", "a-kvall"]
    assert [row.state for row in answered.rows] == [HourState.OPEN, HourState.CLOSED]


def test_without_a_clock_nothing_is_closed(small_records: Catalogue) -> None:
    evening = service(**TALK, contacts=(contact(hours=EVENINGS),))
    assert [row.state for row in found(small_records, Answers(), kvall=evening).rows] == [HourState.UNKNOWN]


def test_hours_that_may_have_changed_are_never_sure() -> None:
    doubtful = contact(hours={**ALWAYS, "uncertain": True})
    assert hour_state(service(contacts=(doubtful,)), doubtful, TODAY, NOON) == HourState.PROBABLY


def test_a_stated_limit_leaves_a_row_below_with_its_label(small_records: Catalogue) -> None:
    women, all_ = service(**TALK, eligibility={"genders": ["women"]}), service(**TALK)
    answered = found(small_records, Answers(gender="man"), a=women, b=all_)
    assert ids(answered) == ["b"]
    (row,) = answered.others
    assert row.below and Reason("misses", "gender") in row.reasons


def test_who_has_to_be_asked_about_stands_last_and_says_so(small_records: Catalogue) -> None:
    asked = service(**TALK, unclear=("child",), contacts=(contact(hours=ALWAYS),))
    answered = found(small_records, Answers(age="child"), a=asked, b=service(**TALK))
    assert ids(answered) == ["b", "a"]
    assert Reason("ask", "child") in answered.rows[1].reasons


@pytest.mark.parametrize(
    ("own", "given", "why"),
    [
        ({"contacts": ()}, Answers(), "withheld"),
        ({"eligibility": {"roles": ["professionals"]}}, Answers(), "role"),
        ({"eligibility": {"ages": {"min": 18}}}, Answers(age="child"), "age"),
        ({"coverage": ("norr",)}, Answers(place="soder"), "place"),
        ({"coverage": ("norr",), "towns": ("Norrby",)}, Answers(town="Norrvik"), "place"),
        ({"information": True}, Answers(), "information"),
        ({"placed_by": "authority"}, Answers(), "placed"),
        ({"emergency": True}, Answers(need="shelter"), "emergency"),
        ({}, Answers(), None),
    ],
)
def test_walls_are_few_and_named(
    small_records: Catalogue, own: dict[str, object], given: Answers, why: str | None
) -> None:
    records = with_services(small_records, tjansten=service(**{**TALK, **own}))
    assert wall(records, "tjansten", given, TODAY) == why


def test_authorities_stand_after_organisations_for_who_avoids_them(small_records: Catalogue) -> None:
    services = {
        "a": service(**TALK, authority="social_services", contacts=(contact(hours=ALWAYS),)),
        "b": service(**TALK, confidence="medium"),
    }
    assert ids(found(small_records, Answers(), **services)) == ["a", "b"]
    assert ids(found(small_records, Answers(avoid="avoid-police"), **services)) == ["b", "a"]
    assert ids(found(small_records, Answers(permit="undocumented"), **services)) == ["b", "a"]


def test_the_police_are_no_answer_unless_asked_for(small_records: Catalogue) -> None:
    police = service(needs=("shelter",), authority="police")
    assert ids(found(small_records, Answers(need="talk"), a=police, b=service(**TALK))) == ["b"]
    assert ids(found(small_records, Answers(need="shelter"), a=police, b=service(**TALK)))[0] == "a"


def test_the_answer_is_never_filled_up_with_what_fits_less(small_records: Catalogue) -> None:
    services = {"a": service(**TALK), "b": service(needs=("shelter",), situations=("labour",))}
    answered = found(small_records, Answers(need="talk", situation="violence"), **services)
    assert ids(answered) == ["a"]
    assert [row.id for row in answered.others] == ["b"]


def test_somebody_to_talk_with_stands_before_a_page_that_nobody_answers(small_records: Catalogue) -> None:
    page = service(needs=("shelter",), contacts=(contact("web"),))
    assert ids(found(small_records, Answers(need="shelter"), a=page, b=service(**TALK))) == ["b", "a"]


def test_the_third_row_is_open_when_none_before_it_is(small_records: Catalogue) -> None:
    chats = {f"chatt-{n}": service(**TALK, contacts=(contact("chat"),)) for n in range(3)}
    line = service(**TALK, contacts=(contact(hours=ALWAYS),))
    answered = found(small_records, Answers(need="talk", channel="chat"), linjen=line, **chats)
    assert ids(answered) == ["chatt-0", "chatt-1", "linjen"]
    assert Reason("other_channel", "phone") in answered.rows[2].reasons
    assert "open_channel" in answered.dropped


def test_a_language_that_nobody_is_known_to_speak_is_named_as_dropped(small_records: Catalogue) -> None:
    answered = found(small_records, Answers(need="talk"), "ar", a=service(**TALK))
    assert answered.dropped == ("speaks",)
    spoken = found(small_records, Answers(need="talk"), "ar", a=service(**TALK, languages=("ar",)))
    assert spoken.dropped == ()
    assert Reason("language", "spoken") in spoken.rows[0].reasons


def test_equals_stand_by_id_so_that_two_builds_agree(small_records: Catalogue) -> None:
    services = {name: service(**TALK) for name in ("c", "a", "b")}
    assert ids(found(small_records, Answers(), **services)) == ["a", "b", "c"]
