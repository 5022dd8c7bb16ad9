"""What stands on which page, for every language."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from records import checked, contact, maker, service, translator, with_services
from sitegen.records import Catalogue, Service, eligibility
from sitegen.records.ranking import Answers, order
from sitegen.records.ranking.walls import standing_wall
from sitegen.sites.finder import (
    error_pages,
    finder_answers,
    listed_services,
    others_page,
    pages,
    rights_page,
    safety_page,
    service_facts,
)
from sitegen.sites.finder.contexts import (
    FinderPage,
    OthersPage,
    RegionPage,
    RightsPage,
    SafetyPage,
    ServicePage,
)
from sitegen.web import FINDER, Key, PageMaker

STOP_ROLES = {"buyers", "perpetrators"}


def at_desk(records: Catalogue, code: str = "sv") -> PageMaker:
    return maker(records, code, tuple(records.languages))


def finder(records: Catalogue, code: str = "sv") -> FinderPage:
    found = pages.page(at_desk(records, code), FINDER)
    assert isinstance(found, FinderPage)
    return found


def others(records: Catalogue, code: str = "sv") -> OthersPage:
    found = pages.page(at_desk(records, code), others_page.OTHERS)
    assert isinstance(found, OthersPage)
    return found


def region(records: Catalogue, id: str, code: str = "sv") -> RegionPage:
    found = pages.page(at_desk(records, code), Key("region", id))
    assert isinstance(found, RegionPage)
    return found


def page_of(records: Catalogue, one: Service) -> ServicePage:
    found = pages.page(at_desk(with_services(records, prov=one)), Key("service", "prov"))
    assert isinstance(found, ServicePage)
    return found


def victims_rows(records: Catalogue, code: str) -> list[str]:
    """The ids of the services on the finder and on the lists of regions."""
    page = finder(records, code)
    ids = [row.id for row in page.rows]
    for id in records.regions:
        found = region(records, id, code)
        ids += [row.id for row in (*found.local, *found.guides, *found.main)]
    return ids


@pytest.fixture(params=["small", "real"])
def records(request: pytest.FixtureRequest) -> Catalogue:
    """The small project's records, then the repository's."""
    found = request.getfixturevalue(f"{request.param}_records")
    assert isinstance(found, Catalogue)
    return found


def test_no_line_for_others_stands_among_those_for_the_exposed_in_any_language(records: Catalogue) -> None:
    for code in records.languages:
        for id in victims_rows(records, code):
            roles = set(records.services[id].eligibility.roles)
            assert "exposed" in roles or "relatives" in roles, f"{id} in {code}"
            assert "exposed" in roles or not roles & STOP_ROLES, f"{id} in {code}"


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        (["exposed"], True),
        (["exposed", "professionals"], True),
        (["relatives"], True),
        (["relatives", "professionals"], True),
        (["professionals"], False),
        (["buyers"], False),
        (["perpetrators", "relatives"], False),
        (["buyers", "relatives", "professionals"], False),
    ],
)
def test_who_is_helped_decides_where_a_line_stands(roles: list[str], expected: bool) -> None:
    assert eligibility.helps_exposed(service(eligibility={"roles": roles})) is expected


def test_every_listed_service_is_a_row_or_on_the_page_for_others_or_behind_a_wall(records: Catalogue) -> None:
    page, rest, today = finder(records), others(records), at_desk(records).site_context.today
    places = {
        *(row.id for row in page.rows),
        *(row.id for row in (*rest.professionals, *rest.stop)),
        page.emergency.id,
    }
    walled = {
        id
        for id, one in records.services.items()
        if eligibility.helps_exposed(one) and standing_wall(records, id, "exposed", today)
    }
    listed = set(at_desk(records).site_context.listed)
    assert places | (walled & listed) == listed
    assert not {row.id for row in page.rows} & walled


def test_every_listed_service_has_a_page(records: Catalogue) -> None:
    keys = pages.keys(at_desk(records).site_context)
    assert {key.id for key in keys if key.kind == "service"} == set(at_desk(records).site_context.listed)
    assert len(set(keys)) == len(keys)


def test_what_is_not_published_has_no_page(small_records: Catalogue) -> None:
    assert "vantelinjen" not in at_desk(small_records).site_context.listed


def test_rows_stand_by_the_rule_after_those_of_the_first_screen(records: Catalogue) -> None:
    for code in records.languages:
        own, page = at_desk(records, code), finder(records, code)
        columns = finder_answers.columns_of(own.site_context, code)
        first, rest = page.rows[: page.cells + 1], page.rows[page.cells + 1 :]
        right = [row.id for row in order(columns, Answers())]
        assert [row.id for row in rest] == [id for id in right if id in {row.id for row in rest}]
        large, *cells = (row.classes.split() for row in first)
        assert "b0" in large and "h" not in large
        assert all("h" in classes and "b0" not in classes for classes in cells)


def test_every_combination_of_answers_leaves_somebody_to_call(records: Catalogue) -> None:
    own = at_desk(records).site_context
    rows = {row.id: row for row in finder(records).rows}
    columns = finder_answers.columns_of(own, "sv")
    questions = finder_answers.answered(own, columns, rows)[:4]
    hiding = [
        [set(), *({id for id, e in found.items() if e.hidden} for found in q.effects.values())]
        for q in questions
    ]
    for hidden in product(*hiding):
        left = set(rows) - set().union(*hidden)
        assert any(line.href.startswith("tel:") for id in left for line in rows[id].contacts)


def test_the_page_asks_what_the_data_answer(small_records: Catalogue) -> None:
    page = finder(small_records)
    labels = {q.key: [(o.token, o.label.text) for o in q.options] for q in page.questions}
    assert [(s.id, s.label.text) for s in page.situations] == [
        ("s1", "Våld eller hot"),
        ("s2", "Jag utnyttjas på jobbet"),
    ]
    assert len(labels["r"]) == 2
    assert set(labels) <= {"n", "a", "g", "p", "f", "r", "c", "x"}


def test_the_best_contact_of_the_first_screen_is_large_and_for_women(real_records: Catalogue) -> None:
    for code in real_records.languages:
        best, man, child = finder(real_records, code).rows[:3]
        assert (best.id, man.id, child.id) == ("kvinnofridslinjen", "stodlinjen-for-man", "bris")
        assert "b0" in best.classes.split() and best.label and man.label and child.label


def test_no_full_stop_stands_before_a_dot_that_parts_what_a_row_says(real_records: Catalogue) -> None:
    rows = finder(real_records).rows
    told = [text.text for row in rows for text in (*filter(None, [row.via]), *row.cautions)]
    assert len(told) > 1
    assert [text for text in told if text.endswith(".")] == []


def test_no_row_has_two_links_that_read_alike(records: Catalogue) -> None:
    for code in records.languages:
        for row in finder(records, code).rows:
            read = [(line.word, line.shown) for line in row.contacts if not line.href.startswith("tel:")]
            words = [word for word, _ in read]
            assert len(words) == len(set(words)), row.id


@pytest.mark.parametrize(("code", "form"), [("sv", "sv"), ("uk", "en"), ("en", "en")])
def test_of_forms_that_read_alike_the_better_known_language_is_shown(
    small_records: Catalogue, code: str, form: str
) -> None:
    forms = {lang: f"https://exempel.example/{lang}/" for lang in ("sv", "en", "pl")}
    both = tuple(contact("form", url=url, number=None, languages=(lang,)) for lang, url in forms.items())
    rows = finder(with_services(small_records, prov=service(contacts=both)), code).rows
    (row,) = (row for row in rows if row.id == "prov")
    assert [line.href for line in row.contacts] == [forms[form]]


def test_the_emergency_number_is_on_the_finder_and_on_every_list_and_in_no_group(
    records: Catalogue,
) -> None:
    for code in records.languages:
        page = finder(records, code)
        assert page.emergency.contacts[0].href == "tel:112"
        assert page.emergency.id not in victims_rows(records, code)
    assert region(records, next(iter(records.regions))).emergency.contacts[0].href == "tel:112"


def test_in_a_list_who_can_be_called_stands_first_then_who_can_be_written_to(
    small_records: Catalogue,
) -> None:
    catalogue = with_services(
        small_records,
        a=service(name="Aa", contacts=(contact("web"),)),
        b=service(name="Bb", contacts=(contact("chat"),)),
        c=service(name="Cc", coverage=("norr",)),
        d=service(name="Dd"),
    )
    services = {id: one for id, one in catalogue.services.items() if not one.emergency}
    assert listed_services.ordered(at_desk(catalogue).site_context, services) == ["d", "c", "b", "a"]


def test_the_page_for_others_has_its_two_kinds_apart(small_records: Catalogue) -> None:
    page = others(small_records)
    assert [row.id for row in page.professionals] == ["yrkesradet"]
    assert [row.id for row in page.stop] == ["sluta-nu"]


@pytest.mark.parametrize("days", [364, 365, 4000])
def test_years_later_the_page_keeps_its_number_and_waits_for_nothing(
    small_records: Catalogue, days: int
) -> None:
    page = page_of(
        small_records, service(contacts=(contact(checked=checked(days)), contact("web", checked=checked(0))))
    )
    assert [line.kind for line in page.contacts] == ["phone", "web"]
    assert not page.withheld


def test_in_a_list_what_has_sunk_stands_after_what_has_been_checked(small_records: Catalogue) -> None:
    old, new = contact(checked=checked(400)), contact(checked=checked(9))
    records = with_services(
        small_records,
        a=service(name="A", coverage=("norr",), contacts=(old,)),
        b=service(name="B", contacts=(old,)),
        c=service(name="C", coverage=("norr",), contacts=(new,)),
        d=service(name="D", contacts=(contact("chat"),)),
    )
    services = {id: one for id, one in records.services.items() if not one.emergency}
    assert listed_services.ordered(at_desk(records).site_context, services) == ["b", "c", "d", "a"]


def test_a_page_says_how_each_contact_was_checked_and_where_it_was_read(small_records: Catalogue) -> None:
    how = {
        "live": "Läst på webbplatsen",
        "called": "Kontrollerat genom samtal",
        "confirmed": "Bekräftat av den som driver tjänsten",
        "archived": "arkiverad kopia",
    }
    for name, words in how.items():
        (line,) = page_of(small_records, service(contacts=(contact(checked=checked(9, name)),))).checked
        assert words in line.how and "22 november 2026" in line.how
        assert [source.label for source in line.sources] == ["provlinjen.example"]


def test_only_sources_of_the_contact_are_named(small_records: Catalogue) -> None:
    more: dict[str, Any] = {"id": "annan", "title": "Ett annat underlag", "says": "Något annat."}
    sources = (service().sources[0], more)
    (line,) = page_of(small_records, service(sources=sources)).checked
    assert [source.label for source in line.sources] == ["provlinjen.example"]


def test_a_page_of_our_former_web_site_is_named_but_not_linked(small_records: Catalogue) -> None:
    old = {"id": "egen-sida", "url": "https://provsajten.example/gammal/", "says": "Stod där."}
    (line,) = page_of(small_records, service(sources=(old,))).checked
    assert [(source.href, source.label) for source in line.sources] == [("", "provsajten.example")]


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        ({}, "alla som är utsatta"),
        ({"genders": ["women"]}, "kvinnor och flickor"),
        ({"genders": ["women"], "ages": {"min": 18}}, "kvinnor (från 18 år)"),
        ({"genders": ["women"], "ages": {"min": 15}}, "kvinnor och flickor (från 15 år)"),
        ({"genders": ["women", "men"], "ages": {"min": 18}}, "kvinnor (från 18 år) och män (från 18 år)"),
        (
            {"genders": ["men"], "ages": {"min": 18}, "roles": ["exposed", "relatives", "professionals"]},
            "män (från 18 år), anhöriga och yrkesverksamma",
        ),
        ({"ages": {"max": 20}}, "alla som är utsatta (till och med 20 år)"),
        ({"ages": {"min": 12, "max": 20}}, "alla som är utsatta (12–20 år)"),
        ({"ages": {"min": 0, "max": 18}}, "alla som är utsatta (0–18 år)"),
        ({"roles": ["exposed", "relatives"]}, "alla som är utsatta och anhöriga"),
        ({"roles": ["professionals"]}, "yrkesverksamma"),
        (
            {"statuses": ["asylum_seekers", "undocumented"]},
            "asylsökande och personer utan uppehållstillstånd",
        ),
    ],
)
def test_for_whom_in_words(limits: dict[str, Any], words: str) -> None:
    assert service_facts.for_whom(translator("sv"), service(eligibility=limits).eligibility) == words


def test_where_a_service_helps_in_words(small_records: Catalogue) -> None:
    def where(*areas: str) -> str:
        page = page_of(small_records, service(coverage=areas))
        return next(fact.value for fact in page.facts if fact.term == "Var")

    assert where("sweden") == "hela Sverige"
    assert where("SE-ZS") == "Söderdals län"
    assert where("norr", "SE-ZS") == "Norrbergs län och Söderdals län"


def test_a_line_for_others_says_that_it_is_not_for_the_exposed(small_records: Catalogue) -> None:
    assert page_of(small_records, service()).for_exposed
    assert not page_of(small_records, service(eligibility={"roles": ["buyers"]})).for_exposed


def test_rights_stand_under_their_topics_and_those_of_the_phone_on_the_safety_page(
    small_records: Catalogue,
) -> None:
    own = at_desk(small_records)
    rights, safety = pages.page(own, rights_page.RIGHTS), pages.page(own, safety_page.SAFETY)
    assert isinstance(rights, RightsPage) and isinstance(safety, SafetyPage)
    assert [(t.id, [s.id for s in t.statements]) for t in rights.topics] == [
        ("help", ["help-free", "help-secret"])
    ]
    assert [piece.text for piece in safety.first] == ["Samtal syns i telefonens samtalslista."]
    assert safety.rest == ()


def test_the_safety_page_tells_what_the_address_tells(small_records: Catalogue) -> None:
    safety = pages.page(at_desk(small_records), safety_page.SAFETY)
    assert isinstance(safety, SafetyPage)
    assert safety.address == "provsajten.example"


def test_the_404_speaks_every_language_that_has_a_finder(small_records: Catalogue) -> None:
    makers = [at_desk(small_records, code) for code in small_records.languages]
    page = error_pages.not_found(makers)
    assert [(entry.language, entry.link.href) for entry in page.entries] == [
        ("sv", "/sok-hjalp/"),
        ("en", "/en/sok-hjalp/"),
        ("ar", "/ar/sok-hjalp/"),
    ]
    assert {entry.emergency_href for entry in page.entries} == {"tel:112"}
