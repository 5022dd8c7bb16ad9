"""A text in two languages is asked for by the code of a language."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from sitegen.records import Localized, Passage
from sitegen.records.localized import Label


def test_a_text_is_given_in_the_language_that_is_asked_for() -> None:
    text = Localized(sv="Kvinnor", en="Women")
    assert [text.in_language(code) for code in ("sv", "en")] == ["Kvinnor", "Women"]


def test_no_other_language_is_made_up() -> None:
    with pytest.raises(KeyError):
        Localized(sv="Kvinnor", en="Women").in_language("th")


def test_a_text_is_made_by_a_function_of_the_language() -> None:
    assert Localized.written(str.upper) == Localized(sv="SV", en="EN")


def test_a_label_is_one_line_and_a_passage_may_be_longer() -> None:
    two_lines = "En rad.\nEn rad till."
    assert Passage(sv=two_lines, en="x").sv == two_lines
    with pytest.raises(ValidationError):
        Label(sv=two_lines, en="x")
