"""The page of one service: the row to press, what meets a caller, and what nobody knows."""

from __future__ import annotations

from typing import Any

import pytest

from records import checked, contact, maker, service, with_services
from sitegen.records import Catalogue, Service
from sitegen.sites.finder import pages
from sitegen.sites.finder.contexts import ServicePage
from sitegen.web import Key

ALWAYS = {"rule": "24/7", "as_of": "2026"}
DAYTIME = {"rule": "Mo-Fr 09:00-15:00; PH off", "as_of": "2026"}


def page_of(records: Catalogue, one: Service, code: str = "sv", **others: Service) -> ServicePage:
    desk = maker(with_services(records, prov=one, **others), code, tuple(records.languages))
    found = pages.page(desk, Key("service", "prov"))
    assert isinstance(found, ServicePage)
    return found


def test_the_number_is_the_row_to_press_wherever_the_record_has_it(small_records: Catalogue) -> None:
    page = page_of(small_records, service(contacts=(contact("web"), contact("chat"), contact())))
    assert [line.kind for line in page.contacts] == ["phone", "chat", "web"]


def test_a_number_that_has_sunk_stands_after_the_web_site(small_records: Catalogue) -> None:
    old = contact(checked=checked(400))
    page = page_of(small_records, service(coverage=("norr",), contacts=(old, contact("web"))))
    assert [line.kind for line in page.contacts] == ["web", "phone"]


def test_what_meets_a_caller_is_said_as_the_source_has_it_else_that_nobody_knows(
    small_records: Catalogue,
) -> None:
    known = page_of(small_records, service(meets="En sjuksköterska svarar."))
    assert [step.text for step in known.steps] == ["En sjuksköterska svarar.", "Du kan lägga på när du vill."]
    unknown = page_of(small_records, service())
    assert unknown.steps[0].text.startswith("Vi vet inte vad som möter dig först")


def test_a_page_without_a_number_tells_nothing_of_a_call(small_records: Catalogue) -> None:
    page = page_of(small_records, service(contacts=(contact("web"),), on_bill="no", anonymous="yes"))
    assert (page.steps, page.card) == ((), None)
    assert {fact.term for fact in page.facts} == {"För", "Var", "Språk"}


@pytest.mark.parametrize(
    ("spoken", "step"),
    [
        ({"languages": ("en",)}, "De talar {language}."),
        ({"languages": ("sv",), "many_languages": True}, "De talar många språk."),
        ({"languages": ("sv",), "interpreter": "yes"}, "De kan ordna tolk."),
        ({"languages": ("sv",)}, "Vi vet inte om de har tolk."),
    ],
)
def test_a_reader_is_told_in_which_language_one_is_understood(
    small_records: Catalogue, spoken: dict[str, Any], step: str
) -> None:
    texts = " ".join(text.text for text in page_of(small_records, service(**spoken), "en").steps)
    assert step.format(language="English") in texts


def test_what_no_source_says_is_a_fact_too(small_records: Catalogue) -> None:
    facts = {fact.term: fact for fact in page_of(small_records, service()).facts}
    unknown = {term for term, fact in facts.items() if not fact.known}
    assert unknown == {"Kostnad", "Namn", "Räkning", "Språk", "Tolk"}
    assert {facts[term].value for term in unknown} == {"vet vi inte"}
    assert facts["Samtalslista"].known


def test_a_free_number_promises_nothing_to_a_foreign_subscription(
    small_records: Catalogue, real_records: Catalogue
) -> None:
    page = page_of(small_records, real_records.services["kvinnofridslinjen"])
    told = {fact.term: fact.value for fact in page.facts}
    assert told["Kostnad"] == "gratis med svenskt abonnemang"
    ordinary = page_of(small_records, service(cost="free"))
    assert {fact.term: fact.value for fact in ordinary.facts}["Kostnad"] == "gratis"


def test_a_line_that_closes_names_those_that_do_not_and_may_take_the_same_person(
    small_records: Catalogue,
) -> None:
    others = {
        "alla": service(name="För alla", needs=("talk",), contacts=(contact(hours=ALWAYS),)),
        "man": service(
            name="För män",
            needs=("talk",),
            contacts=(contact(hours=ALWAYS),),
            eligibility={"genders": ["men"]},
        ),
        "barn": service(
            name="För barn",
            needs=("talk",),
            contacts=(contact(hours=ALWAYS),),
            eligibility={"ages": {"max": 17}},
        ),
        "unsure": service(
            name="Kanske", needs=("talk",), contacts=(contact(hours={**ALWAYS, "uncertain": True}),)
        ),
    }
    women = {"genders": ["women"], "ages": {"min": 18}}
    one = service(contacts=(contact(hours=DAYTIME),), eligibility=women)
    assert [line.name for line in page_of(small_records, one, **others).when_closed] == ["För alla"]
    always = service(contacts=(contact(hours=ALWAYS),))
    assert page_of(small_records, always, **others).when_closed == ()


def test_a_line_for_others_names_nobody_for_the_exposed_when_it_closes(small_records: Catalogue) -> None:
    work = service(contacts=(contact(hours=DAYTIME),), eligibility={"roles": ["professionals"]})
    always = service(name="För alla", needs=("talk",), contacts=(contact(hours=ALWAYS),))
    assert page_of(small_records, work, alla=always).when_closed == ()


def test_towns_say_where_a_service_helps_before_its_county_does(small_records: Catalogue) -> None:
    page = page_of(small_records, service(coverage=("SE-ZN",), towns=("Norrberg", "Lillnorr")))
    assert next(fact.value for fact in page.facts if fact.term == "Var") == "Norrberg och Lillnorr"
