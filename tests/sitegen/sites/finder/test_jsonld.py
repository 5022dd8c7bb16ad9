"""Services in schema.org's terms: the page's facts, in a form that no text of ours can break."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from records import NUMBER, TODAY, checked, contact, maker, service, with_services
from sitegen.reading import read_page
from sitegen.records import Catalogue, Service, shown_contacts
from sitegen.sites.finder import jsonld
from sitegen.web import Key
from sitegen.web.addresses import file

Data = dict[str, Any]
# Types and properties as https://schema.org defines them, of those that we write.
PROPERTIES = {
    "Service": {"name", "description", "provider", "areaServed", "audience", "offers", "availableChannel"},
    "Organization": {"name"},
    "Country": {"name", "identifier"},
    "AdministrativeArea": {"name", "identifier"},
    "PeopleAudience": {"suggestedMinAge", "suggestedMaxAge"},
    "Offer": {"price", "priceCurrency"},
    "ServiceChannel": {"servicePhone", "serviceSmsNumber", "serviceUrl", "availableLanguage"},
    "ContactPoint": {"telephone", "name", "contactOption", "hoursAvailable"},
    "OpeningHoursSpecification": {"dayOfWeek", "opens", "closes", "validFrom", "validThrough"},
}
RANGES = {
    "provider": {"Organization"},
    "areaServed": {"Country", "AdministrativeArea"},
    "audience": {"PeopleAudience"},
    "offers": {"Offer"},
    "availableChannel": {"ServiceChannel"},
    "servicePhone": {"ContactPoint"},
    "serviceSmsNumber": {"ContactPoint"},
    "hoursAvailable": {"OpeningHoursSpecification"},
}
DAYS = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
WEEKDAYS = {"rule": "Mo-Fr 09:00-15:00; PH off", "as_of": "2026"}


def faults(thing: Data) -> list[str]:
    """What the vocabulary does not know: types, properties, and things where others belong."""
    kind = thing["@type"]
    own = {name for name in thing if not name.startswith("@")}
    found = [f"{kind}.{name}" for name in own - PROPERTIES[kind]]
    for name in own:
        values = thing[name] if isinstance(thing[name], list) else [thing[name]]
        for value in values:
            if isinstance(value, dict):
                found += faults(value)
                found += [] if value["@type"] in RANGES.get(name, ()) else [f"{name}: {value['@type']}"]
            elif name in RANGES or value in ("", None):
                found.append(f"{name}: {value!r}")
    return found


def made(catalogue: Catalogue, record: Service, code: str = "sv") -> Data:
    at = maker(with_services(catalogue, prov=record), code)
    found = json.loads(jsonld.script(at, Key("service", "prov")))
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="module")
def real(real_site: Path, real_records: Catalogue) -> dict[tuple[str, str], Data]:
    """What stands on the real pages, by language and service."""
    return {
        (code, id): json.loads(read_page(path.read_text("utf-8")).data[0])
        for code in real_records.languages
        for id in real_records.services
        if (path := real_site / file(Key("service", id), code)).is_file()
    }


def test_the_real_pages_use_types_and_properties_that_exist(real: dict[tuple[str, str], Data]) -> None:
    assert len(real) > 400
    assert {fault for thing in real.values() for fault in faults(thing)} == set()
    assert {(thing["@context"], thing["@type"]) for thing in real.values()} == {
        ("https://schema.org", "Service")
    }


def test_the_real_pages_tell_the_numbers_that_are_shown_and_no_other(
    real: dict[tuple[str, str], Data], real_records: Catalogue
) -> None:
    for (code, id), thing in real.items():
        record = real_records.services[id]
        points = [
            channel[name]
            for channel in thing.get("availableChannel", ())
            for name in ("servicePhone", "serviceSmsNumber")
            if name in channel
        ]
        wanted = sorted(one.number for one in shown_contacts(record, TODAY) if one.number)
        assert sorted(point["telephone"] for point in points) == wanted, (code, id)
        assert thing["name"] == record.name


def test_a_whole_service(small_records: Catalogue) -> None:
    record = service(
        contacts=(contact(hours=WEEKDAYS, label="Jouren"), contact("web"), contact("sms")),
        languages=("sv", "ar"),
        cost="free",
        eligibility={"ages": {"min": 18}},
        coverage=("SE-ZS",),
    )
    thing = made(small_records, record)
    assert faults(thing) == []
    phone, web, sms = thing["availableChannel"]
    until_christmas, *later = phone["servicePhone"].pop("hoursAvailable")
    assert phone["servicePhone"] == {"@type": "ContactPoint", "telephone": NUMBER, "name": "Jouren"}
    assert until_christmas == {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
        "opens": "09:00",
        "closes": "15:00",
        "validFrom": "2026-12-01",
        "validThrough": "2026-12-23",
    }
    assert [turn["validFrom"] for turn in later][:2] == ["2026-12-27", "2027-01-02"]
    assert phone["availableLanguage"] == ["sv", "ar"]
    assert web["serviceUrl"] == "https://provlinjen.example/"
    assert sms["serviceSmsNumber"]["telephone"] == NUMBER
    assert thing["offers"] == {"@type": "Offer", "price": 0, "priceCurrency": "SEK"}
    assert thing["audience"] == {"@type": "PeopleAudience", "suggestedMinAge": 18}
    assert [area["identifier"] for area in thing["areaServed"]] == ["SE-ZS"]


@pytest.mark.parametrize(
    "hours_and_check",
    [
        {"hours": {**WEEKDAYS, "uncertain": True}},
        {"hours": WEEKDAYS, "checked": checked(181)},
        {"hours": {"as_of": "2019"}},
    ],
)
def test_hours_that_may_be_old_are_not_told(
    small_records: Catalogue, hours_and_check: dict[str, Any]
) -> None:
    (channel,) = made(small_records, service(contacts=(contact(**hours_and_check),)))["availableChannel"]
    assert channel["servicePhone"] == {"@type": "ContactPoint", "telephone": NUMBER}


def test_a_number_that_nobody_has_checked_for_a_year_is_told_without_hours(small_records: Catalogue) -> None:
    always = {"rule": "24/7", "as_of": "2026"}
    thing = made(small_records, service(contacts=(contact(checked=checked(366), hours=always),)))
    ((_, point),) = [tuple(channel.values()) for channel in thing["availableChannel"]]
    assert point["telephone"] == NUMBER and "hoursAvailable" not in point


EVIL = ("</script><script>x()</script>", "<!-- <script>", "\u2028", '"}]', "a < b & c > d")


@pytest.mark.parametrize("text", EVIL)
def test_no_text_ends_the_element_or_changes_on_the_way(small_records: Catalogue, text: str) -> None:
    record = service().model_copy(update={"name": text, "operator": text, "summary": text})
    at = maker(with_services(small_records, prov=record))
    script = jsonld.script(at, Key("service", "prov"))
    assert "<" not in script
    page = read_page(f'<script type="application/ld+json">{script}</script><p>x')
    (data,) = page.data
    assert [json.loads(data)[name] for name in ("name", "description")] == [text, text]
    assert [tag for tag, _ in page.tags] == ["script", "p"]


def test_it_stands_on_pages_of_services_and_nowhere_else(small_site: Path) -> None:
    holding = {
        path.parent.parent.name for path in small_site.rglob("*.html") if "ld+json" in path.read_text("utf-8")
    }
    assert holding == {"kontakt"}


def test_the_days_are_those_of_the_vocabulary() -> None:
    assert set(jsonld.WEEKDAYS) == DAYS
