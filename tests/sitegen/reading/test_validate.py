"""How a model's refusal becomes a problem with a place and a way out."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal, get_args

import pytest
from pydantic import BaseModel, ConfigDict, Field
from pydantic_core.core_schema import ErrorType

from sitegen.build import schema
from sitegen.core import Problem
from sitegen.reading import pattern_words, validate, yaml_tree
from sitegen.reading.yaml_tree import Tree
from sitegen.records import value_types
from sitegen.sites.campaign.ad_model import Landing
from sitegen.sites.organisation import model as organisation


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Stop(Strict):
    name: str
    kind: Literal["buss", "tåg"] = "buss"


class Line(Strict):
    number: int = Field(ge=1, le=9)
    stops: tuple[Stop, ...] = Field((), min_length=1)
    night: bool = False
    since: Annotated[dt.date | None, value_types.DATE] = None
    names: dict[Annotated[str, value_types.LANGUAGE], str] = {}


def tree_of(text: str) -> Tree:
    tree, problems = yaml_tree.parse(text, "x.yml")
    assert tree is not None and not problems
    return tree


def problems_of(text: str) -> list[Problem]:
    return validate.validate(Line, tree_of(text))[1]


def told(text: str) -> list[tuple[int, int, str]]:
    return [(found.line, found.column, found.message) for found in problems_of(text)]


def test_a_right_record_is_returned_without_problems() -> None:
    text = "number: 3\nstops: [{name: Exempelstad}]\nnight: true\nsince: 2026-11-01\n"
    line, problems = validate.validate(Line, tree_of(text))
    assert not problems
    assert line is not None and line.night and line.since == dt.date(2026, 11, 1)
    assert line.stops == (Stop(name="Exempelstad"),)


def test_every_problem_of_a_record_is_told_at_once() -> None:
    text = "number: x\nstops: [{name: [], kind: båt}]\nnight: kanske\nsince: i år\n"
    assert len(problems_of(text)) == 5


def test_an_unknown_key_is_pointed_at_and_a_missing_one_named_at_the_start() -> None:
    assert told("# rad\nstops: [{name: A}]\nfärg: röd\n") == [
        (2, 1, "nyckeln “number” saknas; lägg till den"),
        (
            3,
            1,
            "nyckeln “färg” är okänd; här får stå number, stops, night, since, names",
        ),
    ]


def test_a_misspelt_key_is_not_told_as_missing_too() -> None:
    assert told("numer: 3\nstops: [{name: A}]\n") == [(1, 1, "nyckeln “numer” är okänd; menade du “number”?")]


def test_a_misspelt_copy_of_a_key_does_not_hide_what_is_wrong_with_the_key() -> None:
    found = told("number: x\nnumer: 3\nstops: [{name: A}]\n")
    assert [line for line, *_ in found] == [1, 2]


def test_a_wrong_row_does_not_make_the_list_too_short() -> None:
    assert told("number: 3\nstops:\n  - {name: A, kind: tag}\n") == [
        (3, 21, "“tag” är inget av buss, tåg; menade du “tåg”?")
    ]


def test_a_wrong_key_of_a_mapping_is_pointed_at_itself() -> None:
    assert told("number: 3\nstops: [{name: A}]\nnames: {sv: A, svenska: B}\n") == [
        (3, 16, "språkkoden är okänd; skriv t.ex. sv, en, th")
    ]


@pytest.mark.parametrize("typed", ["1_0", "010", "+1", "1.0", " 1", "yes"])
def test_a_number_is_written_in_one_way(typed: str) -> None:
    [problem] = problems_of(f"number: '{typed}'\nstops: [{{name: A}}]\n")
    assert (problem.line, problem.column) == (1, 9)
    assert "är inget heltal" in problem.message


@pytest.mark.parametrize("typed", ["yes", "no", "on", "1", "0", "t", "ja"])
def test_a_truth_value_is_true_or_false(typed: str) -> None:
    [problem] = problems_of(f"number: 3\nstops: [{{name: A}}]\nnight: {typed}\n")
    assert problem.message == f"“{typed}”: skriv true eller false"


def test_words_that_look_like_numbers_may_be_names() -> None:
    assert not problems_of("number: 3\nstops: [{name: yes}, {name: 0771}, {name: 1_0}]\n")


def test_what_the_reader_refused_is_not_told_again() -> None:
    text = "number: <b>\nstops: [{name: A, ki\u200bnd: buss}, {na\u200bme: B}]\nsince:\n"
    tree, problems = yaml_tree.parse(text, "x.yml")
    assert tree is not None and len(problems) == 4
    assert validate.validate(Line, tree) == (None, [])


def test_rows_are_validated_in_their_place() -> None:
    tree = tree_of("- {name: A}\n- {name: B, kind: båt}\n")
    assert validate.validate(Stop, tree, (0,)) == (Stop(name="A"), [])
    [problem] = validate.validate(Stop, tree, (1,))[1]
    assert (problem.line, problem.column, problem.source_line) == (2, 19, tree.lines[1])


def test_a_problem_of_ones_own_is_put_at_a_value_or_its_key() -> None:
    tree = tree_of("a:\n  b: c\n")
    at_value = validate.problem_at(tree, ("a", "b"), "fel", severity="warning")
    assert at_value == Problem("x.yml", 2, 6, "fel", "warning", "  b: c")
    assert validate.problem_at(tree, ("a", "b"), "fel", key=True).column == 3
    assert validate.problem_at(tree, ("a", "x", 0), "fel").line == 2


def test_the_branch_of_a_union_is_no_place_in_the_file() -> None:
    class Either(Strict):
        value: int | Stop

    found = validate.validate(Either, tree_of("value:\n  name: [x]\n"))[1]
    assert {(problem.line, problem.column) for problem in found} <= {(2, 3), (2, 9)}


def test_an_error_that_nobody_foresaw_still_gets_a_swedish_sentence() -> None:
    class Odd(Strict):
        price: float
        size: Annotated[str, Field(min_length=3)]
        rest: bytes | None = None
        share: Annotated[float, Field(multiple_of=0.5)] = 0

    tree = tree_of("price: x\nsize: a\nshare: 0.3\n")
    assert [problem.message for problem in validate.validate(Odd, tree)[1]] == [
        "“x” är inget tal; skriv t.ex. 3.5",
        "minst 3 tecken",
        "värdet “0.3” passar inte här; jämför med en annan post",
    ]


def test_the_table_of_messages_holds_only_errors_that_pydantic_has() -> None:
    assert set(validate.MESSAGES) - {"enum"} <= set(get_args(ErrorType))


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Våld och hot", "vald-och-hot"),
        ("  A--b_c ", "a-b-c"),
        ("Łódź é", "odz-e"),
        ("ไทย", ""),
        ("redan-ett-id", "redan-ett-id"),
    ],
)
def test_an_id_can_be_made_of_a_name(text: str, id: str) -> None:
    assert validate.kebab(text) == id
    assert not id or re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id)


def patterns(schema: object) -> set[str]:
    """Every pattern in a schema, at whatever depth."""
    if isinstance(schema, list):
        return set().union(*map(patterns, schema)) if schema else set()
    if not isinstance(schema, dict):
        return set()
    own = {schema["pattern"]} if isinstance(schema.get("pattern"), str) else set()
    return own.union(*map(patterns, schema.values()))


def test_no_editor_reads_a_regular_expression() -> None:
    found = set().union(*map(patterns, schema.schemas().values()))
    told = {pattern: pattern_words.how_to_write("x", pattern) for pattern in found}
    assert len(told) > 20
    assert [pattern for pattern, message in told.items() if set("^$\\") & set(message)] == []


@pytest.mark.parametrize(
    ("model", "field", "typed", "way"),
    [
        (organisation.Letter, "month", "nov 2025", "ÅÅÅÅ-MM, t.ex. 2026-03"),
        (organisation.Board, "elected", "mars 2025", "2026 eller 2026-03"),
        (organisation.Publication, "sou", "SOU 2025 28", "2025:28"),
        (Landing, "id", "a1", "två till sex siffror"),
    ],
)
def test_a_text_of_the_wrong_form_is_told_the_right_one(
    model: type[BaseModel], field: str, typed: str, way: str
) -> None:
    problems = validate.validate(model, tree_of(f"{field}: {typed}"))[1]
    assert [problem.message for problem in problems if way in problem.message]


def test_a_word_is_not_taken_for_its_opposite() -> None:
    class Joined(Strict):
        membership: Literal["member", "not_confirmed"]

    _, (problem,) = validate.validate(Joined, tree_of("membership: confirmed"))
    assert "menade du" not in problem.message
    _, (problem,) = validate.validate(Joined, tree_of("membership: not_confirmd"))
    assert "menade du “not_confirmed”?" in problem.message


def test_a_row_under_the_wrong_list_is_led_to_its_own() -> None:
    class Entry(Strict):
        month: str

    class Again(Strict):
        text: str

    class Year(Strict):
        entries: tuple[Entry, ...]
        recurring: tuple[Again, ...]

    year = "entries: [{month: a}]\nrecurring: [{text: a}, {month: b, text: c}]"
    _, (problem,) = validate.validate(Year, tree_of(year))
    assert (problem.line, problem.message[-39:]) == (2, "; hör raden till entries? Flytta den då dit"[-39:])
