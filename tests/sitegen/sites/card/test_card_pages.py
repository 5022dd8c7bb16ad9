"""The page behind a card: whom it is for, and that it says what the finder says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from records import TODAY, card_desk, contact, maker, service, with_services
from sitegen.records import Catalogue, Service, eligibility
from sitegen.sites.card import pages as card
from sitegen.sites.card.contexts import CardPage
from sitegen.sites.finder import pages
from sitegen.sites.finder.contexts import FinderPage, FinderRow, SafetyPage, ServicePage
from sitegen.web import FINDER, Key
from sitegen.web.page_maker import CARD

FOR = ("woman", "child")


def page(records: Catalogue, code: str = "sv", today: dt.date = TODAY) -> CardPage:
    return card.card(card_desk(records, code, today, audiences=FOR), CARD)


def entries(found: CardPage) -> Iterator[FinderRow]:
    yield from found.rows


def ids(found: CardPage) -> set[str]:
    return {entry.id for entry in entries(found)}


def finder_rows(records: Catalogue, code: str) -> dict[str, FinderRow]:
    found = pages.page(maker(records, code, tuple(records.languages)), FINDER)
    assert isinstance(found, FinderPage)
    return {row.id: row for row in found.rows}


def numbers(found: CardPage) -> set[str]:
    return {line.href for entry in (found.emergency, *entries(found)) for line in entry.contacts}


@pytest.mark.parametrize(
    ("eligibility", "stands"),
    [
        ({}, True),
        ({"genders": ["women"]}, True),
        ({"genders": ["men"], "ages": {"min": 18}}, False),
        ({"genders": ["men"], "ages": {"min": 10, "max": 20}}, True),
        ({"genders": ["trans"], "ages": {"min": 18}}, False),
        ({"ages": {"max": 17}}, True),
        ({"roles": ["relatives"]}, False),
        ({"roles": ["professionals"]}, False),
        ({"roles": ["buyers"]}, False),
        ({"roles": ["perpetrators", "relatives"]}, False),
    ],
)
def test_a_service_stands_behind_the_card_when_it_welcomes_a_woman_or_a_child(
    small_records: Catalogue, eligibility: dict[str, object], stands: bool
) -> None:
    records = with_services(small_records, prov=service(eligibility=eligibility))
    assert ("prov" in ids(page(records))) is stands


WEB = {"kind": "web", "url": "https://provlinjen.example/vald"}
CHAT = {"kind": "chat", "url": "https://kvinnovald.example/chatt"}


@pytest.mark.parametrize(
    ("contacts", "lines"),
    [
        ([{}], ["tel:+46313900600"]),
        ([{}, CHAT], ["tel:+46313900600"]),
        ([{"kind": "web", "url": "https://provlinjen.example/"}], ["https://provlinjen.example/"]),
        ([WEB], None),
        ([CHAT], None),
        ([], None),
    ],
)
def test_no_address_stands_there_that_would_tell_in_a_history_what_was_looked_for(
    small_records: Catalogue, contacts: list[dict[str, str]], lines: list[str] | None
) -> None:
    prov = service(contacts=tuple(contact(**values) for values in contacts))
    found = {e.id: e for e in entries(page(with_services(small_records, prov=prov)))}
    assert ("prov" in found) is (lines is not None)
    if lines is not None:
        assert [line.href for line in found["prov"].contacts] == lines


def test_a_card_for_nobody_in_particular_has_all_that_the_finder_has(small_records: Catalogue) -> None:
    found = card.card(card_desk(small_records), CARD)
    assert ids(found) == set(finder_rows(small_records, "sv"))


def test_the_row_of_a_service_is_the_finders_without_its_link(real_records: Catalogue) -> None:
    for code in real_records.languages:
        rows = finder_rows(real_records, code)
        found = page(real_records, code)
        assert len(ids(found)) > 20
        for entry in entries(found):
            kept = entry.contacts
            own = replace(rows[entry.id], href="", note="", contacts=kept, cautions=entry.cautions)
            assert replace(entry, classes="", label=None) == replace(own, classes="", label=None)
            # A website that the finder leaves to the service's own page has no other place here.
            assert {line for line in kept if line.kind != "web"} <= set(rows[entry.id].contacts)
            urls = {one.url for one in real_records.services[entry.id].contacts}
            assert {line.href for line in kept if line.kind == "web"} <= urls


def test_the_order_behind_the_first_screen_is_the_finders(real_records: Catalogue) -> None:
    for code in real_records.languages:
        found = page(real_records, code)
        rest = [entry.id for entry in found.rows[found.cells + 1 :]]
        assert rest == [id for id in finder_rows(real_records, code) if id in rest]


def test_a_warning_that_the_finder_has_on_a_services_own_page_stands_in_its_row(
    real_records: Catalogue,
) -> None:
    own, warned = maker(real_records), 0
    for entry in entries(page(real_records)):
        found = pages.page(own, Key("service", entry.id))
        assert isinstance(found, ServicePage)
        said = [caution.text.removesuffix(".") for caution in entry.cautions]
        assert not found.safety or found.safety.text.removesuffix(".") in said
        warned += bool(found.safety)
    assert warned > 5


def test_no_line_for_professionals_or_others_is_there_in_any_language(real_records: Catalogue) -> None:
    own = {id for id, one in real_records.services.items() if not eligibility.helps_exposed(one)}
    # A number that is for the exposed as well is theirs.
    theirs, held = (
        {
            f"tel:{c.number}"
            for id, one in real_records.services.items()
            if (id in own) is others
            for c in one.contacts
        }
        for others in (False, True)
    )
    held -= theirs
    assert held
    for code in real_records.languages:
        found = page(real_records, code)
        assert not ids(found) & own and not numbers(found) & held


@pytest.mark.parametrize(
    ("values", "days", "shown"),
    [
        ({"publish": "yes"}, 0, True),
        ({"publish": "yes"}, 364, True),
        ({"publish": "yes"}, 365, True),
        ({"publish": "yes"}, 4000, True),
        ({"publish": "after_check", "checked": None}, 0, False),
        ({"publish": "no"}, 0, False),
    ],
)
def test_a_number_is_shown_by_the_finders_rules_on_every_day(
    small_records: Catalogue, values: dict[str, object], days: int, shown: bool
) -> None:
    records = with_services(small_records, prov=_one(values))
    day = TODAY + dt.timedelta(days=days)
    assert (f"tel:{contact().number}" in numbers(page(records, today=day))) is shown


def _one(values: dict[str, object]) -> Service:
    return service(contacts=(contact(**values),))


def test_an_old_number_is_shown_with_a_word_of_doubt(small_records: Catalogue) -> None:
    records = with_services(small_records, prov=service())
    (entry,) = (e for e in entries(page(records, today=TODAY + dt.timedelta(days=180))) if e.id == "prov")
    assert entry.facts[0] == "Uppgiften är gammal och kan ha ändrats. Prova ändå."


def test_the_page_leads_to_nothing_of_the_site_but_its_notes_and_languages(small_records: Catalogue) -> None:
    found = page(small_records, "ar")
    assert {entry.href for entry in entries(found)} == {""}
    assert [link.href for link in found.links] == ["sprak/", "info/"] and found.frame.home is None
    assert [choice.href for choice in found.frame.picker] == ["../sv/", "../en/", "./"]


def test_the_notes_lead_back_to_the_page(small_records: Catalogue) -> None:
    home = card.BUILDERS["notes"](card_desk(small_records, "en"), card.NOTES).frame.home
    assert home is not None and home.href == "../"


@pytest.mark.parametrize(("neutral", "told"), [(True, ""), (False, "kortet.example")])
def test_the_notes_say_what_an_address_tells_only_if_it_tells_it(
    small_records: Catalogue, neutral: bool, told: str
) -> None:
    own = card_desk(small_records, "en", neutral=neutral)
    notes = card.BUILDERS["notes"](own, card.NOTES)
    assert isinstance(notes, SafetyPage)
    assert notes.address == told


def test_the_start_lists_the_languages_in_their_own_names_from_the_root(small_records: Catalogue) -> None:
    found = card.start([card_desk(small_records, code) for code in small_records.languages])
    assert [(choice.name, choice.href) for choice in found.languages] == [
        ("Svenska", "sv/"),
        ("English", "en/"),
        ("العربية", "ar/"),
    ]
    assert found.emergency.href == "tel:112"


def test_search_engines_are_asked_to_leave_the_pages_out(small_records: Catalogue) -> None:
    assert page(small_records).frame.indexed is False
    assert maker(small_records).frame(FINDER).indexed is True
