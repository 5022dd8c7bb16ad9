"""Which calls by the organisation would change most for the journeys."""

from __future__ import annotations

import csv

import pytest

from records import checked, contact, service, with_services
from sitegen.build import launch
from sitegen.records import Catalogue, Service
from sitegen.records.journey_model import Journey

JOURNEYS = {
    "natt": Journey.model_validate(
        {
            "person": "Påhittad.",
            "site": "main",
            "language": "en",
            "at": "2026-12-05T03:00",
            "answers": {"need": "talk"},
            "first": ["a"],
            "taps": 0,
            "says": [],
            "never_says": [],
        }
    )
}
ARCHIVED = contact(publish="after_check", checked=checked(0, "archived"))
SURE = {"hours": {"rule": "24/7", "as_of": "2026"}}


def found(records: Catalogue, **services: Service) -> dict[str, launch.Call]:
    return {call.id: call for call in launch.calls(with_services(records, **services), JOURNEYS)}


def test_a_withheld_number_that_would_be_seen_is_a_call_to_make(small_records: Catalogue) -> None:
    waiting = service(needs=("talk",), publish="after_check", contacts=(ARCHIVED,))
    call = found(small_records, dold=waiting)["dold"]
    assert call.journeys == 1
    assert call.questions[0] == launch.WITHHELD
    assert "visas inte" in call.number and "egen-sida" in call.number
    assert call.whom == "Stiftelsen Provlinjen"


def test_what_is_known_needs_no_call(small_records: Catalogue) -> None:
    known = service(needs=("talk",), interpreter="yes", contacts=(contact(**SURE),))
    assert found(small_records, klar=known) == {}


@pytest.mark.parametrize(
    ("facts", "question"),
    [
        ({"interpreter": "yes", "contacts": (contact(),)}, launch.HOURS),
        ({"contacts": (contact(**SURE),)}, launch.INTERPRETER),
        ({"interpreter": "yes", "contacts": (contact("web"),)}, launch.NO_NUMBER),
    ],
)
def test_what_is_not_known_is_asked_for(
    small_records: Catalogue, facts: dict[str, object], question: str
) -> None:
    assert question in found(small_records, fraga=service(needs=("talk",), **facts))["fraga"].questions


def test_the_call_that_changes_most_stands_first(real_records: Catalogue) -> None:
    journeys = {"natt": JOURNEYS["natt"]}
    calls = launch.calls(real_records, journeys)
    assert [call.journeys for call in calls] == sorted((call.journeys for call in calls), reverse=True)


def test_the_list_can_be_read_as_a_table(small_records: Catalogue) -> None:
    calls = launch.calls(with_services(small_records, dold=service(needs=("talk",))), JOURNEYS)
    rows = list(csv.reader(launch.as_csv(calls).splitlines()))
    assert rows[0] == list(launch.HEAD)
    assert rows[1][0] == "1"
    assert launch.as_markdown(calls).splitlines()[1].startswith("| --- |")
    assert launch.as_text(calls, 1).startswith("Samtal som ändrar mest för 1 resor")
