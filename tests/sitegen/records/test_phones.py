"""Numbers as they are dialled and as they are read."""

from __future__ import annotations

import re

import pytest

from sitegen.records import number_plan, phones


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+46313900600", "031-390 06 00"),
        ("+46406280401", "040-628 04 01"),
        ("+46846500410", "08-465 004 10"),
        ("+46980319200", "0980-31 92 00"),
        ("+46701740605", "070-174 06 05"),
        ("112", "112"),
        ("1177", "1177"),
        ("11414", "114 14"),
        ("90390", "90 390"),
        ("116000", "116 000"),
        ("11313", "113 13"),
        ("+46771235235", "0771-235 235"),
    ],
)
def test_a_number_is_written_as_swedes_write_it(number: str, shown: str) -> None:
    assert phones.display_number(number) == shown


def test_a_foreign_number_keeps_its_country_code() -> None:
    assert phones.display_number("+12025550100") == "+1 202-555-0100"


@pytest.mark.parametrize("number", ["112", "11414", "116000", "+46313900600"])
def test_a_phone_dials_the_number_as_it_is_stored(number: str) -> None:
    assert phones.href(number) == f"tel:{number}"


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        *(
            ("020-50 50 50", "+4620505050"),
            ("0771-235 235", "+46771235235"),
            ("0046 20505050", "+4620505050"),
        ),
        *(("+46 (0)20-50 50 50", "+4620505050"), ("+46020505050", "+4620505050")),
        *(("114 14", "11414"), ("116 006", "116006"), ("90 390", "90390"), ("113-13", "11313")),
    ],
)
def test_a_number_in_its_usual_form_is_refused_with_the_form_to_store(written: str, stored: str) -> None:
    assert re.search(rf"(alltså|mellanslag:) {re.escape(stored)}$", number_plan.number_fault(written))


@pytest.mark.parametrize("written", ["46205050", "+46701740605,1", "ring oss", "020-50 50 50 (växel)"])
def test_no_number_is_proposed_where_it_would_be_a_guess(written: str) -> None:
    assert number_plan.number_fault(written).endswith("t.ex. +4620505050")
