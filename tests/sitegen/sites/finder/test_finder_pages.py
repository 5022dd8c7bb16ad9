"""What stands on which page, for every language."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from records import checked, contact, maker, service, translator, with_services
from sitegen.records import SWEDEN, Catalogue, Service, eligibility
from sitegen.sites.finder import (
    error_pages,
    listed_services,
    others_page,
    pages,
    rights_page,
    safety_page,
    service_page,
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
    ids = [row.id for row in page.first] + [row.id for group in page.groups for row in group.rows]
    for id in records.regions:
        found = region(records, id, code)
        ids += [row.id for row in (*found.local, *found.national)]
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


def test_every_listed_service_is_pinned_or_in_one_group_or_on_the_page_for_others(
    records: Catalogue,
) -> None:
    page, rest = finder(records), others(records)
    places = [
        *(row.id for row in page.first),
        *(row.id for group in page.groups for row in group.rows),
        *(row.id for row in (*rest.professionals, *rest.stop)),
        page.emergency.id,
    ]
    listed = at_desk(records).site_context.listed
    # Who helps those who sell sex and those who buy it stands in both places.
    twice = [
        id
        for id, one in listed.items()
        if eligibility.helps_exposed(one) and "buyers" in one.eligibility.roles
    ]
    assert sorted(places) == sorted([*listed, *twice])


def test_every_listed_service_has_a_page(records: Catalogue) -> None:
    keys = pages.keys(at_desk(records).site_context)
    assert {key.id for key in keys if key.kind == "service"} == set(at_desk(records).site_context.listed)
    assert len(set(keys)) == len(keys)


def test_what_is_not_published_has_no_page(small_records: Catalogue) -> None:
    assert "vantelinjen" not in at_desk(small_records).site_context.listed


def test_no_combination_of_answers_hides_the_pinned_lines(records: Catalogue) -> None:
    page = finder(records)
    assert page.first
    hidden_by_filter = {row.id for group in page.groups for row in group.rows}
    assert not hidden_by_filter & {row.id for row in page.first}
    assert all(SWEDEN in records.services[row.id].coverage for row in page.first)
    assert all(row.contacts for row in page.first)


def test_every_combination_of_answers_leaves_somebody_to_call(records: Catalogue) -> None:
    page = finder(records)
    rows = [(row.id, set(row.tokens.split())) for group in page.groups for row in group.rows]
    always = {row.id for row in page.first}
    least = min(
        len(always | {id for id, tokens in rows if all({t, t[0]} & tokens for t in chosen if t)})
        for chosen in product(*([None, *(o.token for o in q.options)] for q in page.questions[:3]))
    )
    assert least >= len(always) >= 1


def test_the_filter_asks_what_the_data_answer(small_records: Catalogue) -> None:
    questions = finder(small_records).questions
    labels = {q.key: [(o.token, o.label.text) for o in q.options] for q in questions}
    assert labels["s"] == [("s1", "Våld eller hot"), ("s2", "Jag utnyttjas på jobbet")]
    assert labels["r"] == [("r1", "Norrberg"), ("r2", "Söderdal")]
    assert labels["l"] == [("l1", "Svenska"), ("l2", "English"), ("l3", "العربية")]
    assert list(labels) == ["s", "n", "w", "r", "l"]


@pytest.mark.parametrize(
    ("code", "order"),
    [
        ("sv", ["provlinjen", "nattlinjen"]),
        ("en", ["provlinjen", "nattlinjen"]),
        ("ar", ["provlinjen", "nattlinjen"]),
    ],
)
def test_the_pinned_lines_stand_in_their_order(small_records: Catalogue, code: str, order: list[str]) -> None:
    assert [row.id for row in finder(small_records, code).first] == order


def test_a_pinned_line_that_speaks_the_reader_s_language_stands_first(small_records: Catalogue) -> None:
    catalogue = with_services(
        small_records, svensk=service(pinned=1), engelsk=service(pinned=2, languages=("en",))
    )
    assert [row.id for row in finder(catalogue, "sv").first] == ["svensk", "engelsk"]
    assert [row.id for row in finder(catalogue, "en").first] == ["engelsk", "svensk"]
    assert [row.id for row in finder(catalogue, "ar").first] == ["svensk", "engelsk"]


def test_the_emergency_number_is_on_the_finder_and_on_every_list_and_in_no_group(
    records: Catalogue,
) -> None:
    for code in records.languages:
        page = finder(records, code)
        assert page.emergency.contacts[0].href == "tel:112"
        assert page.emergency.id not in victims_rows(records, code)
    assert region(records, next(iter(records.regions))).emergency.contacts[0].href == "tel:112"


def test_who_can_be_called_stands_first_then_who_can_be_written_to(small_records: Catalogue) -> None:
    catalogue = with_services(
        small_records,
        a=service(name="Aa", contacts=(contact("web"),)),
        b=service(name="Bb", contacts=(contact("chat"),)),
        c=service(name="Cc", coverage=("norr",)),
        d=service(name="Dd"),
    )
    (group,) = finder(catalogue).groups
    assert [row.name for row in group.rows] == ["Dd", "Cc", "Bb", "Aa"]


def test_a_group_without_services_has_no_heading(small_records: Catalogue) -> None:
    catalogue = with_services(small_records, a=service(group="work"))
    assert [group.label.text for group in finder(catalogue).groups] == ["Arbete"]


def test_the_page_for_others_has_its_two_kinds_apart(small_records: Catalogue) -> None:
    page = others(small_records)
    assert [row.id for row in page.professionals] == ["yrkesradet"]
    assert [row.id for row in page.stop] == ["sluta-nu"]


def test_a_region_lists_its_own_services_and_the_national_ones(small_records: Catalogue) -> None:
    north = region(small_records, "norr")
    assert (north.name, [row.id for row in north.local]) == ("Norrbergs län", ["norrhuset"])
    assert {row.id for row in north.national} == {"provlinjen", "nattlinjen"}
    assert [(link.href, link.label) for link in north.others] == [("../soder/", "Söderdal")]


@pytest.mark.parametrize("days", [364, 365, 4000])
def test_years_later_the_page_keeps_its_number_and_waits_for_nothing(
    small_records: Catalogue, days: int
) -> None:
    page = page_of(
        small_records, service(contacts=(contact(checked=checked(days)), contact("web", checked=checked(0))))
    )
    assert [line.kind for line in page.contacts] == ["phone", "web"]
    assert not page.withheld


def test_a_page_says_of_calls_only_where_it_has_a_number(small_records: Catalogue) -> None:
    for kind, told in (("phone", True), ("web", False), ("chat", False)):
        one = service(contacts=(contact(kind),), on_bill="no", cost="call_charge")
        terms = {fact.term for fact in page_of(small_records, one).facts}
        assert (terms >= {"Räkning", "Samtalslista", "Kostnad"}) is told
        assert told or not terms & {"Räkning", "Samtalslista", "Kostnad"}


@pytest.mark.parametrize(
    ("days", "expected"), [((0, 0), " nu"), ((364, 400), " nu"), ((365, 400), ""), ((4000, 4000), "")]
)
def test_the_heading_says_now_only_where_a_first_number_was_looked_at_within_a_year(
    small_records: Catalogue, days: tuple[int, int], expected: str
) -> None:
    first = {
        f"s{n}": service(contacts=(contact(checked=checked(d)),), pinned=n + 1) for n, d in enumerate(days)
    }
    assert finder(with_services(small_records, **first)).heading == f"Hit kan du ringa{expected}"


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
        ({"genders": ["women"], "ages": {"min": 18}}, "kvinnor och flickor (från 18 år)"),
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
    assert service_page.for_whom(translator("sv"), service(eligibility=limits).eligibility) == words


def test_nothing_is_said_of_what_is_unknown(small_records: Catalogue) -> None:
    terms = [fact.term for fact in page_of(small_records, service(contacts=(contact("web"),))).facts]
    assert terms == ["För", "Var"]


def test_whoever_has_a_number_is_told_of_the_call_log(small_records: Catalogue) -> None:
    page = page_of(small_records, service(cost="call_charge", on_bill="yes"))
    assert [fact.term for fact in page.facts] == ["För", "Var", "Kostnad", "Samtalslista"]


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
    assert [piece.text for piece in safety.statements] == ["Samtal syns i telefonens samtalslista."]
    assert [piece.text for piece in finder(small_records).rights] == ["Hjälpen kostar inget."]


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
