"""The catalogue as HSDS: valid against a strict profile, the same facts as the pages, nothing more."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from opening_hours import State

from projects import ROOT
from records import NUMBER, TODAY, checked, contact, maker, service, with_services
from sitegen.records import Catalogue, Contact, Service, helps_exposed, hours, shown_contacts
from sitegen.records.phones import display_number
from sitegen.sites.finder import hsds
from sitegen.web import PageMaker

PROFILE = json.loads((ROOT / "tests" / "schemas" / "hsds.json").read_text("utf-8"))
INDEX, SERVICES = "data/hsds/index.json", "data/hsds/services.json"
Data = dict[str, Any]


@cache
def validator(part: str = "") -> Draft202012Validator:
    """The profile, or one of its parts."""
    Draft202012Validator.check_schema(PROFILE)
    schema = {**PROFILE, "oneOf": [{"$ref": f"#/$defs/{part}"}]} if part else PROFILE
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def faults(value: Data, part: str) -> list[str]:
    """What the profile has against a value, with the place."""
    errors = validator(part).descend(value, PROFILE["$defs"][part])
    return [f"{'/'.join(map(str, error.path))}: {error.message}" for error in errors]


@pytest.fixture(scope="module")
def real(real_site: Path) -> Data:
    """What is published of the real catalogue."""
    return {path: json.loads((real_site / path).read_text("utf-8")) for path in (INDEX, SERVICES)}


def exported(catalogue: Catalogue, record: Service) -> Data:
    """One service of a small catalogue."""
    at = maker(with_services(catalogue, prov=record))
    return hsds.service(at, "prov", record)


def test_the_real_catalogue_is_valid(real: Data) -> None:
    assert faults(real[INDEX], "root") == []
    assert faults(real[SERVICES], "page") == []


def test_the_small_catalogue_is_valid_and_the_same_every_time(small_records: Catalogue) -> None:
    project_desk = maker(small_records, languages=("en", "ar"))
    first, second = hsds.files(project_desk), hsds.files(maker(small_records, languages=("en", "ar")))
    assert first == second
    assert faults(json.loads(first[SERVICES]), "page") == []


def _at(*path: str | int, **change: Any) -> Callable[[Data], None]:
    """A mutant: at this place, these values are other ones; None takes the field away."""

    def mutate(value: Data) -> None:
        for step in path:
            value = value[step]  # type: ignore[index]
        for name, new in change.items():
            value[name] = new
            if new is None:
                del value[name]

    return mutate


MUTANTS: dict[str, Callable[[Data], None]] = {
    "an id that is no uuid": _at(id="kvinnofridslinjen"),
    "an id of another kind": _at(id="aef5950b-19d2-412a-971b-584ad64a72f9"),
    "no id": _at(id=None),
    "no name": _at(name=None),
    "an empty name": _at(name=""),
    "no status": _at(status=None),
    "a status that is not in the list": _at(status="open"),
    "a key that the standard does not know": _at(confidential=True),
    "a place": _at(service_at_locations=[{"address": "Provgatan 12"}]),
    "an address that is none": _at(url="provlinjen.example"),
    "a script for an address": _at(url="javascript:alert(1)"),
    "a mail address that is none": _at(email="prov"),
    "an age as text": _at(minimum_age="18"),
    "a check on no day": _at(assured_date="2026-13-01"),
    "a check with a time": _at(assured_date="2026-11-22T10:00:00Z"),
    "no organization": _at(organization=None),
    "an organization that says nothing": _at("organization", description=None),
    "a phone without a number": _at("phones", 0, number=None),
    "a phone as it is written": _at("phones", 0, number="031-390 06 00"),
    "a kind of phone that is not in the list": _at("phones", 0, type="fax"),
    "an empty list": _at(phones=[]),
    "a time without a zero": _at("schedules", 0, opens_at="9:00"),
    "a time that does not exist": _at("schedules", 0, closes_at="24:00"),
    "a time in words": _at("schedules", 0, closes_at="15.00"),
    "a day in Swedish": _at("schedules", 0, byday="MÅ,TI"),
    "days parted by a space": _at("schedules", 0, byday="MO, TU"),
    "another frequency": _at("schedules", 0, freq="DAILY"),
    "times without a frequency": _at("schedules", 0, freq=None),
    "an end without a beginning": _at("schedules", 0, valid_from=None),
    "valid to a day that does not exist": _at("schedules", 0, valid_to="2027-02-30"),
    "no days": _at("schedules", 0, byday=None),
    "valid from a day that does not exist": _at("schedules", 0, valid_from="2026-02-30"),
    "a language without a name": _at("languages", 0, name=None),
    "a language by its name": _at("languages", 0, code="svenska"),
    "an area of another land": _at("service_areas", 0, uri="urn:iso:std:iso:3166:-2:NO-03"),
    "no area": _at(service_areas=None),
    "a cost as text": _at("cost_options", 0, amount="0"),
    "a cost in another money": _at("cost_options", 0, currency="EUR"),
    "a page without an address": _at("additional_urls", 0, url=None),
    "a term without what it means": _at("attributes", 0, "taxonomy_term", description=None),
    "a link to another table": _at("attributes", 0, link_entity="location"),
    "a key that the standard does not know, deep inside": _at("attributes", 0, "taxonomy_term", note="x"),
}


@pytest.fixture
def whole(small_records: Catalogue) -> Data:
    """A service that has every field."""
    own_hours = {"rule": "Mo-Fr 09:00-15:00; PH off", "as_of": "2026"}
    record = service(
        contacts=(
            contact(hours=own_hours, languages=("sv", "ar"), label="Jouren"),
            contact("web"),
            contact("email", number=None, email="prov@provlinjen.example"),
            contact("chat"),
        ),
        situations=("violence",),
        needs=("talk",),
        languages=("sv",),
        many_languages=True,
        interpreter="yes",
        interpreter_languages=("ar",),
        cost="free",
        eligibility={"genders": ("women",), "ages": {"min": 18, "max": 25}},
    )
    return exported(small_records, record)


def test_a_whole_service_uses_every_field_of_the_profile(whole: Data) -> None:
    assert faults(whole, "service") == []
    assert set(whole) == set(PROFILE["$defs"]["service"]["properties"])


@pytest.mark.parametrize("mutant", MUTANTS.values(), ids=MUTANTS.keys())
def test_a_mutant_is_refused(whole: Data, mutant: Callable[[Data], None]) -> None:
    changed = deepcopy(whole)
    mutant(changed)
    assert changed != whole
    assert faults(changed, "service") != []


def strings(value: object) -> Iterator[str]:
    """Every text in data."""
    if isinstance(value, str):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(item)


def test_it_holds_the_numbers_that_the_pages_show_and_no_other(real: Data, real_records: Catalogue) -> None:
    services = real_records.services
    by_id = {hsds.uid("service", id): id for id in services}
    for item in real[SERVICES]["contents"]:
        record = services[by_id[item["id"]]]
        wanted = {c.number for c in shown_contacts(record, TODAY) if c.number}
        assert {phone["number"] for phone in item.get("phones", ())} == wanted, item["name"]


def ways(*contacts: Contact) -> set[str]:
    """Numbers and addresses of contacts."""
    found = {value for one in contacts for value in (one.number, one.url, one.email) if value}
    return found | {display_number(one.number) for one in contacts if one.number}


def test_nothing_that_is_withheld_stands_anywhere(real: Data, real_records: Catalogue) -> None:
    text = "\n".join(strings(real))
    services = real_records.services.values()
    visible = {way for record in services for way in ways(*shown_contacts(record, TODAY))}
    held = {way for record in services for way in ways(*record.contacts)} - visible
    assert held
    assert [way for way in held if re.search(rf"(?<![\d+]){re.escape(way)}(?![\d/\w])", text)] == []


def test_editors_notes_and_sources_stay_inside(real: Data, real_records: Catalogue) -> None:
    text = "\n".join(strings(real))
    for record in real_records.services.values():
        inside = [record.note, *(source.says for source in record.sources)]
        assert not [said for said in inside if said and said in text]


def test_services_for_others_say_for_whom_they_are(real: Data, real_records: Catalogue) -> None:
    by_id = {hsds.uid("service", id): record for id, record in real_records.services.items()}
    for item in real[SERVICES]["contents"]:
        codes = {a["taxonomy_term"]["code"] for a in item["attributes"] if a["link_type"] == "eligibility"}
        assert codes >= set(by_id[item["id"]].eligibility.roles)
        if not helps_exposed(by_id[item["id"]]):
            assert "exposed" not in codes and "exposed" not in item["eligibility_description"]


def test_ids_are_all_different_and_come_from_the_records(real: Data) -> None:
    found: dict[str, str] = {}
    for item in real[SERVICES]["contents"]:
        for name in ("phones", "schedules", "languages", "service_areas", "additional_urls", "attributes"):
            for part in item.get(name, ()):
                assert found.setdefault(part["id"], item["name"] + name) == item["name"] + name, part
    ids = [item["id"] for item in real[SERVICES]["contents"]]
    assert len(set(ids)) == len(ids) == real[SERVICES]["total_items"] == real[SERVICES]["size"]
    assert hsds.uid("service", "provlinjen") == hsds.uid("service", "provlinjen")


RULES = (
    "24/7",
    "Mo-Fr 09:00-15:00; PH off",
    "Mo-Fr 09:00-15:00; PH 10:00-12:00",
    "Mo-Su 09:00-15:00; PH unknown",
    "Mo-Su 20:00-02:00",
    "Fr 22:00-06:00; We 09:00-12:00,13:00-15:00",
    "Su 18:00-24:00",
)


@pytest.mark.parametrize("rule", RULES)
def test_the_schedule_is_open_when_the_oracle_says_so(small_records: Catalogue, rule: str) -> None:
    item = exported(small_records, service(contacts=(contact(hours={"rule": rule, "as_of": "2026"}),)))
    # Three weeks: one as any other, and those of Christmas and the new year.
    monday = dt.datetime(2026, 12, 14, tzinfo=hours.STOCKHOLM)
    for quarter in range(21 * 96):
        moment = monday + dt.timedelta(minutes=15 * quarter)
        day, date, clock = hsds.DAYS[moment.weekday()], f"{moment:%F}", f"{moment:%H:%M}"
        is_open = any(
            day in turn["byday"].split(",")
            and turn["valid_from"] <= date <= turn.get("valid_to", "9999")
            and turn["opens_at"] <= clock < turn["closes_at"]
            for turn in item["schedules"]
        )
        assert is_open == (hours.state(rule, moment) == State.OPEN), moment


def test_a_service_around_the_clock_is_open_from_0_to_23_59(small_records: Catalogue) -> None:
    item = exported(small_records, service(contacts=(contact(hours={"rule": "24/7", "as_of": "2026"}),)))
    (turn,) = item["schedules"]
    assert (turn["opens_at"], turn["closes_at"]) == ("00:00", "23:59")
    assert turn["byday"] == "MO,TU,WE,TH,FR,SA,SU"


def test_old_hours_are_words_and_the_oldest_check_is_the_one_that_counts(small_records: Catalogue) -> None:
    record = service(
        contacts=(
            contact(checked=checked(200), hours={"rule": "24/7", "as_of": "2026"}),
            contact("web", checked=checked(10)),
        )
    )
    item = exported(small_records, record)
    assert item["assured_date"] == (TODAY - dt.timedelta(days=200)).isoformat()
    (schedule,) = item["schedules"]
    assert set(schedule) == {"id", "description"} and "kan ha ändrats" in schedule["description"]


def test_the_real_catalogue_has_no_rule_for_hours_that_the_page_is_not_sure_of(
    real: Data, real_records: Catalogue
) -> None:
    names = {
        record.name
        for record in real_records.services.values()
        for one in shown_contacts(record, TODAY)
        if one.hours and one.hours.rule and one.hours.uncertain
    }
    found = {item["name"]: item["schedules"] for item in real[SERVICES]["contents"] if item["name"] in names}
    assert names and found.keys() == names
    assert not [name for name, schedules in found.items() for turn in schedules if "opens_at" in turn]


def test_a_number_that_nobody_has_checked_for_a_year_says_its_day_and_has_no_hours(
    small_records: Catalogue,
) -> None:
    always = {"rule": "24/7", "as_of": "2026"}
    for days, told in ((364, True), (366, False), (4000, False)):
        item = exported(small_records, service(contacts=(contact(checked=checked(days), hours=always),)))
        (phone,) = item["phones"]
        assert phone["number"] == NUMBER and "kan ha ändrats" in phone["description"]
        assert ("schedules" in item) is told
        assert ("granskades senast" in phone["description"]) is not told


def test_areas_are_counties_by_their_iso_codes(small_records: Catalogue) -> None:
    region = small_records.regions["norr"]
    item = exported(small_records, service(coverage=("norr",)))
    assert [area["uri"] for area in item["service_areas"]] == [
        f"urn:iso:std:iso:3166:-2:{county.id}" for county in region.counties
    ]


def test_what_is_not_known_is_left_out(small_records: Catalogue) -> None:
    item = exported(small_records, service(contacts=()))
    absent = {"fees_description", "cost_options", "interpretation_services", "languages", "phones", "url"}
    assert not absent & set(item)


def test_the_pages_in_all_languages_are_linked(small_records: Catalogue) -> None:
    at: PageMaker = maker(with_services(small_records, prov=service()), languages=("en",))
    item = hsds.service(at, "prov", service())
    assert [page["label"] for page in item["additional_urls"]] == ["Svenska", "English"]
    assert all(page["url"].startswith("https://provsajten.example/") for page in item["additional_urls"])
