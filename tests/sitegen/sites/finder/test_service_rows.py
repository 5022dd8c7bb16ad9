"""A service as a line of a list."""

from __future__ import annotations

from typing import Any

import pytest

from records import checked, contact, maker, service, translator, with_services
from sitegen.records import Catalogue, Service, phones
from sitegen.records.service_codes import service_code
from sitegen.sites.finder import finder_rows, service_rows
from sitegen.sites.finder.contexts import ServiceRow
from sitegen.web import FINDER, PageMaker

OLD = "Uppgiften är gammal och kan ha ändrats. Prova ändå."
WEEKDAYS = {"rule": "Mo-Fr 09:00-15:00; PH off", "as_of": "2026"}


def row(records: Catalogue, one: Service, code: str = "sv") -> ServiceRow:
    return service_rows.row(at_desk(records, one, code), "prov", one, FINDER)


def at_desk(records: Catalogue, one: Service, code: str = "sv") -> PageMaker:
    return maker(with_services(records, prov=one), code)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, []),
        ({"cost": "free"}, ["gratis"]),
        ({"cost": "call_charge", "anonymous": "unknown", "on_bill": "yes"}, []),
        ({"anonymous": "yes", "on_bill": "no"}, ["du får vara anonym", "syns inte på räkningen"]),
        ({"languages": ("sv",)}, []),
        ({"languages": ("sv", "en")}, ["svenska och engelska"]),
        ({"many_languages": True}, ["många språk"]),
        ({"interpreter": "yes"}, ["tolk"]),
        ({"interpreter": "unknown", "anonymous": "no"}, []),
    ],
)
def test_only_what_the_sources_say_is_told(facts: dict[str, Any], expected: list[str]) -> None:
    assert list(service_rows.facts(translator("sv"), service(**facts))) == expected


def test_a_reader_is_told_when_only_swedish_is_spoken() -> None:
    assert list(service_rows.facts(translator("pl"), service(languages=("sv",)))) == ["szwedzki"]


def test_an_interpreter_to_the_reader_s_language_is_named() -> None:
    one = service(languages=("sv",), interpreter="yes", interpreter_languages=("th",))
    assert list(service_rows.facts(translator("th"), one)) == ["tolk till ไทย"]
    assert list(service_rows.facts(translator("pl"), one)) == ["tolk"]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("Mo-Fr 09:00-15:00; PH off", "mån–fre 09–15"),
        ("Mo-Th 16:00-24:00; Fr 14:00-15:00,16:00-24:00", "mån–tors 16–24, fre 14–15, 16–24"),
        ("Mo,We 09:30-12:00", "mån, ons 09:30–12"),
    ],
)
def test_a_row_of_the_finder_tells_every_day_of_the_week_and_no_holiday(
    small_records: Catalogue, rule: str, expected: str
) -> None:
    one = service(contacts=(contact(hours={"rule": rule, "as_of": "2026"}),))
    line = finder_rows.contact_line(at_desk(small_records, one, "sv"), one, one.contacts[0])
    assert line.hours and line.hours.text == expected


@pytest.mark.parametrize(
    ("one", "href", "shown"),
    [
        (contact(), "tel:+46313900600", "031-390 06 00"),
        (contact(number="112"), "tel:112", "112"),
        (contact(display="0313-900600"), "tel:+46313900600", "0313-900600"),
        (contact("sms", number="+46701740605"), "sms:+46701740605", "070-174 06 05"),
        (contact("text_telephone"), "tel:+46313900600", "031-390 06 00"),
        (contact("chat", url="https://www.chatt.example/start"), None, "chatt.example"),
        (
            contact("email", number=None, email="stod@prov.example"),
            "mailto:stod@prov.example",
            "stod@prov.example",
        ),
    ],
)
def test_a_tap_opens_what_is_shown(one: Any, href: str | None, shown: str) -> None:
    assert service_rows.href(one) == (href or one.url)
    assert phones.shown_as(one) == shown


def test_a_row_has_the_numbers_and_chats_and_a_web_site_only_when_there_is_nothing_else(
    small_records: Catalogue,
) -> None:
    direct = row(small_records, service(contacts=(contact("web"), contact("chat"), contact())))
    assert [line.kind for line in direct.contacts] == ["chat", "phone"]
    only = row(small_records, service(contacts=(contact("web"),)))
    assert [line.kind for line in only.contacts] == ["web"]


def test_a_doubtful_number_is_called_old_and_its_hours_are_marked_for_the_script(
    small_records: Catalogue,
) -> None:
    for days, age in ((179, ""), (181, OLD), (364, OLD)):
        one = row(small_records, service(contacts=(contact(checked=checked(days), hours=WEEKDAYS),)))
        assert one.age == age and one.hours
        doubt = " (kan ha ändrats)" if age else ""
        assert one.hours.text == f"mån–fre 09:00–15:00, stängt på helgdagar{doubt}"
        assert one.hours.code == ("~!12345,540-900" if age else "!12345,540-900")


def test_after_a_year_a_number_says_its_day_and_its_hours_that_they_may_have_changed(
    small_records: Catalogue,
) -> None:
    one = row(small_records, service(contacts=(contact(checked=checked(365), hours=WEEKDAYS),)))
    assert one.age == "Uppgiften granskades senast 1 december 2025 och kan ha ändrats. Prova ändå."
    assert one.hours and one.hours.code == "~!12345,540-900"
    assert one.hours.text == "mån–fre 09:00–15:00, stängt på helgdagar (kan ha ändrats)"


def test_of_several_ways_the_oldest_tells_its_day(small_records: Catalogue) -> None:
    ways = (contact(), contact("chat", checked=checked(500)), contact("sms", checked=checked(400)))
    assert "19 juli 2025" in row(small_records, service(contacts=ways)).age


def test_an_old_web_site_is_not_called_old(small_records: Catalogue) -> None:
    for days in (300, 3000):
        assert not row(small_records, service(contacts=(contact("web", checked=checked(days)),))).age


def test_after_a_year_a_local_service_shows_its_web_site_first_and_keeps_its_number(
    small_records: Catalogue,
) -> None:
    for days, kinds in ((364, ["phone"]), (365, ["web", "phone"])):
        both = (contact(checked=checked(days)), contact("web", checked=checked(days)))
        one = row(small_records, service(contacts=both, coverage=("norr",)))
        assert [line.kind for line in one.contacts] == kinds


def test_what_holds_for_a_call_is_said_beside_a_number_alone(small_records: Catalogue) -> None:
    for kind, told in (("phone", True), ("chat", False), ("web", False)):
        one = row(small_records, service(contacts=(contact(kind),), on_bill="no", cost="free"))
        assert ("syns inte på räkningen" in one.facts) is told
        assert "gratis" in one.facts


def test_uncertain_hours_say_so_and_are_marked_for_the_script(small_records: Catalogue) -> None:
    one = row(small_records, service(contacts=(contact(hours={**WEEKDAYS, "uncertain": True}),)))
    assert one.hours and one.hours.code == "~!12345,540-900"
    assert one.hours.text == "mån–fre 09:00–15:00, stängt på helgdagar (kan ha ändrats)"


def test_hours_without_a_rule_are_not_told(small_records: Catalogue) -> None:
    assert row(small_records, service(contacts=(contact(hours={"as_of": "2019"}),))).hours is None


def test_a_row_leads_to_the_service_s_page_in_the_reader_s_language(small_records: Catalogue) -> None:
    assert row(small_records, service()).href == f"kontakt/{service_code('prov')}/"
    one = service()
    swedish_only = at_desk(small_records, one, "en")
    offers = {key: frozenset({"sv"}) for key in swedish_only.offers}
    line = service_rows.row(
        PageMaker(swedish_only.site_context, swedish_only.translator, offers), "prov", one, FINDER
    )
    assert (line.href, line.note) == (f"../../sok-hjalp/kontakt/{service_code('prov')}/", "Swedish")
