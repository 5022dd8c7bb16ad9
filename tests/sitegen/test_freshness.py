"""How old a fact may be, and what is then shown."""

from __future__ import annotations

import datetime as dt

import pytest

from records import TODAY, checked, contact, service
from sitegen.freshness import Freshness, freshness, may_publish, shown, waits


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
        (365, Freshness.WITHHELD),
        (366, Freshness.WITHHELD),
        (4000, Freshness.WITHHELD),
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


def test_what_nobody_has_checked_is_withheld() -> None:
    assert freshness(contact(checked=None), TODAY) == Freshness.WITHHELD


@pytest.mark.parametrize(
    ("how", "expected"), [(None, False), ("archived", False), ("live", True), ("called", True)]
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


def test_url_only_lets_nothing_but_the_web_site_through() -> None:
    only = service(publish="url_only")
    assert may_publish(only, contact("web"))
    assert [may_publish(only, contact(kind)) for kind in ("phone", "sms", "chat", "form")] == [False] * 4


def test_a_number_marked_url_only_is_not_shown_even_when_checked() -> None:
    assert not may_publish(service(), contact(publish="url_only"))
    assert may_publish(service(), contact("web", publish="url_only"))


def test_after_a_year_the_number_is_gone_and_the_web_site_stays() -> None:
    old = service(contacts=(contact(checked=checked(366)), contact("web", checked=checked(366))))
    assert [one.kind for one in shown(old, TODAY)] == ["web"]


def test_what_is_shown_keeps_the_record_s_order() -> None:
    mixed = service(contacts=(contact("chat"), contact("web"), contact(), contact(publish="no")))
    assert [one.kind for one in shown(mixed, TODAY)] == ["chat", "web", "phone"]


def test_a_service_waits_when_a_check_would_show_more_of_it() -> None:
    assert not waits(service(), TODAY)
    assert waits(service(contacts=(contact("web"), contact(checked=checked(366)))), TODAY)
    unconfirmed = contact(publish="after_check", checked=checked(0, "archived"))
    assert waits(service(contacts=(contact("web"), unconfirmed)), TODAY)


def test_what_is_never_shown_waits_for_nothing() -> None:
    assert not waits(service(contacts=(contact("web"), contact(publish="no"))), TODAY)
    assert not waits(service(publish="url_only", contacts=(contact("web"), contact())), TODAY)
    assert not waits(service(contacts=(contact("web", checked=checked(366)),)), TODAY)
