"""The style of the answers: most rows by one rule, the others by a class."""

from __future__ import annotations

import pytest

from sitegen.hosting.own_code import ANSWER_STYLE
from sitegen.sites.finder.answer_style import AnsweredQuestion, Effect, classes, name, style

FITS, FAR, WALLED = Effect(), Effect(added=60, missed=True), Effect(hidden=True)
NEED = AnsweredQuestion(
    key="n",
    labels={"n1": "Vård", "n2": 'Lön "nu"'},
    effects={
        "n1": {"a": FITS, "b": FAR, "c": FAR},
        "n2": {"a": FAR, "b": FAR, "c": Effect(added=6)},
    },
)
SCREEN = AnsweredQuestion(
    key="v", labels={}, effects={"s1": {"a": FITS, "b": FITS, "c": Effect(added=7)}}, screen=True
)
PLACE = AnsweredQuestion(
    key="r",
    labels={},
    effects={
        f"r{n}": {"a": FITS, "b": Effect(added=-9) if n == 1 else WALLED, "c": FITS} for n in range(1, 4)
    },
)
MADE = style((SCREEN, NEED), "passar inte:")


def test_a_row_has_a_class_for_what_few_rows_get() -> None:
    assert {row: classes((NEED,), row) for row in "abc"} == {"a": "n0", "b": "", "c": "n1"}


def test_most_rows_get_what_an_answer_does_by_one_rule_which_yields_to_a_class() -> None:
    assert "main:has(:where([name=n][value]):checked:not(#n0)) li{--n:60;--nx:var(--no)var(--ny)}" in MADE
    assert "main:has(#n1:checked) .n0{--n:0;--nx:initial}" in MADE


def test_a_screen_works_where_has_is_not_known_and_has_an_order_for_engines_without_properties() -> None:
    outside = MADE.split("@supports")[0]
    assert "#s1:checked~.l .v0{--v:7;order:7}" in outside and ":has(" not in outside


def test_a_row_has_one_class_for_all_answers_that_do_the_same_to_it() -> None:
    assert classes((PLACE,), "b").split() == ["r0", "r1"]
    rules = "".join(PLACE.rules())
    assert "main:has(#r1:checked) .r0{--r:-9}" in rules
    assert "main:has(:where([name=r][value]):checked:not(#r1)) .r1{display:none}" in rules


def test_more_effects_than_signs_still_have_a_class_each() -> None:
    assert len({name("n", number) for number in range(99)}) == 99


def test_labels_cannot_end_their_string() -> None:
    assert '--ny:"Lön ”nu”"' in MADE


@pytest.mark.parametrize("questions", [(SCREEN, NEED), (SCREEN, NEED, PLACE)])
def test_the_build_knows_the_style_as_its_own(questions: tuple[AnsweredQuestion, ...]) -> None:
    assert ANSWER_STYLE.fullmatch(style(questions, "passar inte:"))
