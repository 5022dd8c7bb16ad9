"""What ages next is told in time, in groups, and a day that nobody would believe is told too."""

from __future__ import annotations

import datetime as dt

import pytest

from records import TODAY, checked, contact, service, with_services
from sitegen.checks import check_records
from sitegen.core import Project, clock
from sitegen.records import Catalogue, Freshness, ageing, catalogue
from sitegen.records.ageing import ageing_groups, implausible_today


def aged(records: Catalogue, *days: int, **own: object) -> Catalogue:
    """Services, each with a phone that was checked so many days ago."""
    made = {f"s{n}": service(contacts=(contact(checked=checked(d)),), **own) for n, d in enumerate(days)}
    return with_services(records, **made)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (119, None),
        (120, (Freshness.DOUBTFUL, False)),
        (179, (Freshness.DOUBTFUL, False)),
        (180, (Freshness.DOUBTFUL, True)),
        (304, (Freshness.DOUBTFUL, True)),
        (305, (Freshness.OLD, False)),
        (364, (Freshness.OLD, False)),
        (365, (Freshness.OLD, True)),
        (4000, (Freshness.OLD, True)),
    ],
)
def test_each_step_is_told_sixty_days_before_and_from_then_on(
    small_records: Catalogue, days: int, expected: tuple[Freshness, bool] | None
) -> None:
    found = [(group.step, group.passed) for group in ageing_groups(aged(small_records, days), TODAY)]
    assert found == ([expected] if expected else [])


def test_a_hundred_contacts_of_one_day_are_one_line(small_records: Catalogue) -> None:
    (group,) = ageing_groups(aged(small_records, *[150] * 100), TODAY)
    assert group.sentence(TODAY) == (
        "om 30 dagar, 2026-12-31, står “kan ha ändrats” vid 100 kontakter (s0, s1, s10 och 97 tjänster till)"
    )


def test_the_worst_comes_first_and_in_it_what_readers_meet_first(small_records: Catalogue) -> None:
    records = aged(small_records, 400, 350, 400, 200, 170)
    pinned = records.services["s2"].model_copy(update={"pinned": 1})
    records = with_services(small_records, **{**_own(records), "s2": pinned})
    found = [[one.id for one in group.contacts] for group in ageing_groups(records, TODAY)]
    assert found == [["s2", "s0"], ["s1"], ["s3"], ["s4"]]


def _own(records: Catalogue) -> dict[str, object]:
    return {id: one for id, one in records.services.items() if not one.emergency}


def test_web_sites_hidden_contacts_and_the_emergency_number_are_not_told(small_records: Catalogue) -> None:
    hidden = service(contacts=(contact(publish="no", checked=checked(400)),))
    site = service(contacts=(contact("web", checked=checked(400)),))
    assert (
        list(ageing_groups(with_services(small_records, a=hidden, b=site), TODAY + dt.timedelta(days=9)))
        == []
    )


@pytest.mark.parametrize(
    ("today", "commit", "odd"),
    [
        ("2026-11-01", "2026-11-01", False),
        ("2026-11-01", "2026-11-02", False),
        ("2026-11-01", "2026-11-03", True),
        ("2027-10-31", None, False),
        ("2027-11-01", None, True),
        ("2027-11-01", "2027-06-01", False),
        ("2028-11-01", "2027-06-01", True),
        ("1970-01-01", "1970-01-01", True),
    ],
)
def test_a_day_that_nobody_would_believe_is_told(
    small_records: Catalogue, today: str, commit: str | None, odd: bool
) -> None:
    day = dt.date.fromisoformat(commit) if commit else None
    assert ("klocka" in implausible_today(small_records, dt.date.fromisoformat(today), day)) is odd


def test_the_newest_check_is_of_any_service(small_records: Catalogue) -> None:
    records = aged(small_records, 10, 3, 30)
    assert ageing.newest_check(records.services.values()) == TODAY - dt.timedelta(days=3)
    assert ageing.newest_check([service(contacts=())]) is None


@pytest.mark.parametrize(
    ("day", "told"),
    [("2027-02-28", 0), ("2027-03-02", 1), ("2027-05-01", 1), ("2027-09-05", 1), ("2028-01-01", 1)],
)
def test_the_check_warns_in_one_line(
    small: Project, monkeypatch: pytest.MonkeyPatch, day: str, told: int
) -> None:
    monkeypatch.setenv(clock.TODAY_VARIABLE, day)
    problems = check_records(catalogue.read(small))
    assert [(p.path, p.severity) for p in problems] == [("data/services", "warning")] * told
