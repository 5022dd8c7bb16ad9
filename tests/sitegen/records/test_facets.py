"""Which services answer which question, and the style rules that hide the others."""

from __future__ import annotations

import re
from itertools import product

import pytest

from records import service, with_services
from sitegen.records import Catalogue, Facet, Service, facets
from sitegen.records.eligibility import helps_in, serves, speaks
from sitegen.records.model import Audience
from sitegen.web import css_filter

RULE = re.compile(r"main:has\(#(\w+):checked\) \.f:not\(\.(\w+)\):not\(\.(\w+)\)\{display:none\}")


def who(**limits: object) -> Audience:
    return Audience.model_validate({"id": "svar", "label": "Svar", **limits})


def for_whom(**limits: object) -> Service:
    return service(eligibility=limits)


def test_a_service_that_names_no_situation_helps_whatever_has_happened() -> None:
    assert helps_in(service(), "violence")
    assert helps_in(service(situations=("violence",)), "violence")
    assert not helps_in(service(situations=("violence",)), "labour")


def test_what_a_service_does_not_limit_is_open() -> None:
    everyone = [who(), who(gender="men"), who(age=17), who(status="undocumented")]
    assert all(serves(service(), answer) for answer in everyone)


@pytest.mark.parametrize(
    ("limits", "answer", "welcome"),
    [
        ({"genders": ["women"]}, {"gender": "women"}, True),
        ({"genders": ["women"]}, {"gender": "men"}, False),
        ({"genders": ["women"]}, {"age": 17}, True),
        ({"statuses": ["undocumented"]}, {"status": "undocumented"}, True),
        ({"statuses": ["undocumented"]}, {"status": "eu_citizens"}, False),
        ({"ages": {"min": 18}}, {"age": 17}, False),
        ({"ages": {"min": 17}}, {"age": 17}, True),
        ({"ages": {"max": 17}}, {"age": 17}, True),
        ({"ages": {"max": 16}}, {"age": 17}, False),
        ({"ages": {"min": 12, "max": 20}}, {"age": 17}, True),
        ({"ages": {"min": 0, "max": 0}}, {"age": 17}, False),
        ({"roles": ["exposed"]}, {"role": "relatives"}, False),
        ({"roles": ["exposed", "relatives"]}, {"role": "relatives"}, True),
        ({"roles": ["relatives"]}, {}, False),
        ({"roles": ["professionals"]}, {}, False),
    ],
)
def test_a_limit_holds_for_the_one_who_answers(
    limits: dict[str, object], answer: dict[str, object], welcome: bool
) -> None:
    assert serves(for_whom(**limits), who(**answer)) is welcome


@pytest.mark.parametrize(
    ("facts", "language", "understood"),
    [
        ({}, "sv", True),
        ({}, "th", False),
        ({"languages": ("en", "th")}, "th", True),
        ({"languages": ("en",)}, "sv", False),
        ({"many_languages": True}, "ar", True),
        ({"languages": ("sv",), "interpreter": "yes"}, "ar", True),
        ({"languages": ("sv",), "interpreter": "unknown"}, "ar", False),
        ({"languages": ("sv",), "interpreter": "no"}, "ar", False),
    ],
)
def test_a_caller_is_understood_by_staff_or_an_interpreter(
    facts: dict[str, object], language: str, understood: bool
) -> None:
    assert speaks(service(**facts), language) is understood


def test_a_county_s_service_answers_to_its_region_and_a_national_one_to_all(
    small_records: Catalogue,
) -> None:
    regions = next(facet for facet in facets.facets(small_records) if facet.key == "r")
    assert [value.id for value in regions.values] == ["norr", "soder"]
    assert regions.tokens(small_records.services["soderfacket"]) == ("r2",)
    assert regions.tokens(small_records.services["norrhuset"]) == ("r1",)
    assert regions.tokens(small_records.services["provlinjen"]) == ("r",)


def test_a_service_that_matches_all_answers_carries_the_bare_key_and_one_that_matches_none_nothing() -> None:
    facet = facets._facet("n", ["talk", "shelter"], lambda one, id: id in one.needs)
    assert facet.tokens(service(needs=("talk", "shelter"))) == ("n",)
    assert facet.tokens(service(needs=("shelter",))) == ("n2",)
    assert facet.tokens(service()) == ()


def test_every_answer_has_a_token_of_its_own(real_records: Catalogue) -> None:
    found = [value.token for facet in facets.facets(real_records) for value in facet.values]
    keys = [facet.key for facet in facets.facets(real_records)]
    assert len({*found, *keys}) == len(found) + len(keys)


def rows_left(questions: tuple[Facet, ...], tokens: dict[str, str], chosen: tuple[str, ...]) -> set[str]:
    """The services that the style rules leave when these radio buttons are chosen."""
    rules = [match.groups() for match in RULE.finditer(css_filter.facet_style(questions))]
    active = [(token, key) for id, token, key in rules if id in chosen]
    return {id for id, own in tokens.items() if all({token, key} & set(own.split()) for token, key in active)}


def test_the_style_rules_leave_exactly_the_services_that_match(small_records: Catalogue) -> None:
    questions = facets.facets(small_records)
    services = small_records.services
    tokens = {id: " ".join(t for q in questions for t in q.tokens(s)) for id, s in services.items()}
    for chosen in product(*([None, *question.values] for question in questions)):
        picked = [(q, value) for q, value in zip(questions, chosen, strict=True) if value]
        expected = {id for id, s in services.items() if all(q.matches(s, v.id) for q, v in picked)}
        assert rows_left(questions, tokens, tuple(value.token for _, value in picked)) == expected


def test_there_is_one_rule_for_each_answer_and_only_where_has_is_known(real_records: Catalogue) -> None:
    questions = facets.facets(real_records)
    text = css_filter.facet_style(questions)
    assert text.startswith("@supports selector(:has(*)){") and text.endswith("}}")
    found = [match.groups() for match in RULE.finditer(text)]
    assert found == [(v.token, v.token, q.key) for q in questions for v in q.values]


def test_a_service_for_nobody_named_is_found_by_every_answer(small_records: Catalogue) -> None:
    needs = tuple(small_records.needs)
    catalogue = with_services(small_records, alla=service(needs=needs, many_languages=True))
    found = [facet.tokens(catalogue.services["alla"]) for facet in facets.facets(catalogue)]
    assert found == [("s",), ("n",), ("w1", "w2", "w3", "w4"), ("r",), ("l",)]
