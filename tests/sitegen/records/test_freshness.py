"""How old a fact may be, and what is then shown."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

import records
from records import TODAY, checked, contact, service
from sitegen.records import Freshness, shown_contacts
from sitegen.records.freshness import (
    changes_hands,
    freshness,
    may_publish,
    service_freshness,
    waits_for_check,
)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-1, Freshness.FRESH),
        (0, Freshness.FRESH),
        (89, Freshness.FRESH),
        (90, Freshness.DUE),
        (91, Freshness.DUE),
        (179, Freshness.DUE),
        (180, Freshness.DOUBTFUL),
        (181, Freshness.DOUBTFUL),
        (364, Freshness.DOUBTFUL),
        (365, Freshness.OLD),
        (366, Freshness.OLD),
        (4000, Freshness.OLD),
    ],
)
def test_a_contact_ages_in_three_steps(days: int, expected: Freshness) -> None:
    assert freshness(contact(checked=checked(days)), TODAY) == expected


def test_the_day_of_the_reader_counts_and_not_that_of_the_check() -> None:
    read_once = contact(checked=checked(0))
    assert freshness(read_once, TODAY + dt.timedelta(days=181)) == Freshness.DOUBTFUL


def test_what_was_read_in_an_archived_copy_is_due_from_the_first_day() -> None:
    assert freshness(contact(checked=checked(0, "archived")), TODAY) == Freshness.DUE
    assert freshness(contact(checked=checked(181, "archived")), TODAY) == Freshness.DOUBTFUL


@pytest.mark.parametrize("kind", ["phone", "chat", "email"])
def test_what_nobody_has_ever_checked_is_not_shown_whatever_it_says(kind: str) -> None:
    unchecked = service(contacts=(contact(kind, checked=None),))
    assert freshness(unchecked.contacts[0], TODAY) == Freshness.UNCHECKED
    assert shown_contacts(unchecked, TODAY) == ()


@pytest.mark.parametrize("days", [0, 181, 366, 4000])
def test_the_emergency_number_does_not_age(days: int) -> None:
    emergency = service(emergency=True, contacts=(contact(number="112", checked=checked(days)),))
    assert service_freshness(emergency, emergency.contacts[0], TODAY) == Freshness.FRESH


@pytest.mark.parametrize(
    ("how", "expected"),
    [(None, False), ("archived", False), ("live", True), ("called", True), ("confirmed", True)],
)
def test_after_check_waits_until_a_person_has_looked_or_called(how: str | None, expected: bool) -> None:
    waiting = contact(publish="after_check", checked=checked(0, how) if how else None)
    assert may_publish(service(), waiting) is expected
    assert may_publish(service(publish="after_check"), waiting) is expected


def test_a_service_that_waits_shows_no_number_read_in_an_archived_copy() -> None:
    assert not may_publish(service(publish="after_check"), contact(checked=checked(0, "archived")))


@pytest.mark.parametrize("kind", ["phone", "sms", "chat", "form", "email", "web"])
@pytest.mark.parametrize("where", ["service", "contact"])
def test_no_means_no_whoever_has_checked_it(kind: str, where: str) -> None:
    one = contact(kind, **({"publish": "no"} if where == "contact" else {}))
    assert not may_publish(service(publish="no" if where == "service" else "yes"), one)


def test_url_only_lets_pages_of_the_web_through_and_no_number() -> None:
    only = service(publish="url_only")
    pages = (contact("web"), contact("chat"), contact("form", number=None, url="https://provlinjen.example/"))
    assert all(may_publish(only, page) for page in pages)
    assert [may_publish(only, contact(kind)) for kind in ("phone", "sms", "email")] == [False] * 3


def test_a_chat_of_a_service_that_waits_is_shown_when_somebody_has_tried_it() -> None:
    waiting = service(publish="after_check")
    assert not may_publish(waiting, contact("chat", checked=checked(0, "archived")))
    assert may_publish(waiting, contact("chat", checked=checked(0, "called")))


def test_a_number_marked_url_only_is_not_shown_even_when_checked() -> None:
    assert not may_publish(service(), contact(publish="url_only"))
    assert may_publish(service(), contact("web", publish="url_only"))


OLD = {"contacts": (contact(checked=checked(366)), contact("web", checked=checked(366)))}
MOBILE = contact(number="+46701740605", checked=checked(366))


@pytest.mark.parametrize("days", [180, 365, 800, 4000])
@pytest.mark.parametrize("kind", ["phone", "sms", "text_telephone", "chat", "form", "email"])
def test_age_alone_takes_nothing_away(kind: str, days: int) -> None:
    for own in ({}, {"coverage": ("nord",)}, {"confidential": True}):
        old = service(contacts=(contact(kind, checked=checked(days)),), **own)
        assert shown_contacts(old, TODAY) == old.contacts


def test_after_a_year_a_national_line_keeps_its_place() -> None:
    assert [one.kind for one in shown_contacts(service(**OLD), TODAY)] == ["phone", "web"]


@pytest.mark.parametrize(
    "own",
    [
        {"coverage": ("nord",)},
        {"coverage": ("SE-AB",)},
        {"confidential": True},
        {"contacts": (MOBILE, OLD["contacts"][1])},
    ],
)
def test_after_a_year_what_changes_hands_stands_after_its_web_site(own: dict[str, Any]) -> None:
    assert [one.kind for one in shown_contacts(service(**{**OLD, **own}), TODAY)] == ["web", "phone"]
    checked_lately = tuple(c.model_copy(update={"checked": checked(364)}) for c in OLD["contacts"])
    assert [c.kind for c in shown_contacts(service(**{**own, "contacts": checked_lately}), TODAY)] == [
        "phone",
        "web",
    ]


def test_of_two_numbers_the_one_that_was_checked_stands_first() -> None:
    newer = contact("chat", checked=checked(10))
    two = service(coverage=("nord",), contacts=(*OLD["contacts"], newer))
    assert [one.kind for one in shown_contacts(two, TODAY)] == ["web", "chat", "phone"]


def test_short_numbers_and_fixed_lines_are_no_mobile_phones() -> None:
    for number in ("112", "11414", "116006", "1177", "90101", records.NUMBER):
        assert not changes_hands(service(), contact(number=number))
    assert changes_hands(service(), MOBILE)


def test_what_is_shown_keeps_the_record_s_order() -> None:
    mixed = service(contacts=(contact("chat"), contact("web"), contact(), contact(publish="no")))
    assert [one.kind for one in shown_contacts(mixed, TODAY)] == ["chat", "web", "phone"]


def test_a_service_waits_when_a_check_would_show_more_of_it() -> None:
    assert not waits_for_check(service(), TODAY)
    assert not waits_for_check(service(contacts=(contact("web"), contact(checked=checked(366)))), TODAY)
    unconfirmed = contact(publish="after_check", checked=checked(0, "archived"))
    assert waits_for_check(service(contacts=(contact("web"), unconfirmed)), TODAY)


def test_what_is_never_shown_waits_for_nothing() -> None:
    assert not waits_for_check(service(contacts=(contact("web"), contact(publish="no"))), TODAY)
    assert not waits_for_check(service(publish="url_only", contacts=(contact("web"), contact())), TODAY)
    assert not waits_for_check(service(contacts=(contact("web", checked=checked(366)),)), TODAY)
