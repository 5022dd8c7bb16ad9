"""What is written as YAML is read as the same text again, and looks as an editor would have typed it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.reading import yaml_tree, yaml_writer

WORDS = st.text(st.sampled_from("aåÖ 1-:#'\"\\[]{},.&*!|>%@`?~=éش"), min_size=1, max_size=300)
# Code of templates is refused wherever it is read.
TEXTS = WORDS.map(lambda text: re.sub(r"\{(?=[{%#])|\}(?=\})", "", text).strip()).filter(bool)


def read(*lines: str) -> object:
    tree, problems = yaml_tree.parse("\n".join(lines), "a.yml")
    assert tree is not None and problems == [], [problem.message for problem in problems]
    return tree.value


@given(TEXTS)
def test_a_text_is_read_as_it_was_written(text: str) -> None:
    assert read(*yaml_writer.entry("a", text), "b: sist") == {"a": text, "b": "sist"}


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_a_list_is_read_as_it_was_written(texts: list[str]) -> None:
    assert read(*yaml_writer.listed("a", texts), "b: sist") == {"a": texts, "b": "sist"}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Stöd för alla (dygnet runt)", "Stöd för alla (dygnet runt)"),
        ("https://exempel.se/om", "https://exempel.se/om"),
        ("2026-03-14", "2026-03-14"),
        ("no", '"no"'),
        ("020: ring", '"020: ring"'),
        ("Stöd #metoo", '"Stöd #metoo"'),
        ("+4620505050", '"+4620505050"'),
    ],
)
def test_quotation_marks_stand_only_where_they_are_needed(text: str, written: str) -> None:
    assert yaml_writer.scalar(text) == written


def test_a_long_text_is_folded_and_a_list_of_sentences_has_a_row_each() -> None:
    long = "Någon lyssnar och svarar. " * 8
    lines = list(yaml_writer.entry("gives", long.strip(), indent=2))
    assert lines[0] == "  gives: >-" and max(map(len, lines)) <= yaml_writer.WIDTH
    assert list(yaml_writer.listed("does", ["ger råd", "bor"])) == ["does:", "  - ger råd", "  - bor"]
    assert list(yaml_writer.listed("needs", ["talk", "health"])) == ["needs: [talk, health]"]
