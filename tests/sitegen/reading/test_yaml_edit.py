"""Values in a YAML text are changed, and everything else stays as it was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.reading import yaml_edit, yaml_tree

TEXT = """# vår fil
namn: "Provlinjen"   # så heter den
kontakter:
  - slag: phone
    kontrollerad: {dag: 2026-11-22, hur: archived}  # i arkivet
  - slag: web
    visas: 'yes'
    källor: [a, b]
"""


def values_of(text: str) -> object:
    tree, problems = yaml_tree.parse(text, "x.yml")
    assert tree is not None and not problems
    return tree.value


def test_only_the_values_that_are_named_are_other_characters() -> None:
    changed = yaml_edit.with_scalars(
        TEXT,
        {
            ("kontakter", 0, "kontrollerad", "dag"): "2026-11-30",
            ("kontakter", 0, "kontrollerad", "hur"): "called",
            ("kontakter", 1, "visas"): '"no"',
        },
    )
    expected = TEXT.replace("2026-11-22", "2026-11-30").replace("archived", "called").replace("'yes'", '"no"')
    assert changed == expected


def test_a_line_comes_under_the_one_that_is_named() -> None:
    changed = yaml_edit.with_entry(TEXT, ("kontakter", 1), "tider: {}", after="visas")
    assert changed == TEXT.replace("    visas: 'yes'\n", "    visas: 'yes'\n    tider: {}\n")


def test_a_comment_after_the_line_above_stays_there() -> None:
    assert yaml_edit.with_entry("a: 1 # ett\nb: 2\n", (), "c: 3", after="a") == "a: 1 # ett\nc: 3\nb: 2\n"


@pytest.mark.parametrize(("text", "expected"), [("a: 1", "a: 1\nb: 2"), ("a: 1\r\n", "a: 1\r\nb: 2\r\n")])
def test_the_end_of_lines_is_the_editors(text: str, expected: str) -> None:
    assert yaml_edit.with_entry(text, (), "b: 2", after="a") == expected


@pytest.mark.parametrize(
    "location", [("saknas",), ("kontakter", 9), ("namn", "inuti"), ("kontakter", "slag")]
)
def test_what_the_text_has_not_is_said(location: tuple[str | int, ...]) -> None:
    with pytest.raises(KeyError):
        yaml_edit.with_scalars(TEXT, {location: "x"})


@given(
    st.lists(st.text("abcåäö ", min_size=1).map(str.strip).filter(bool), min_size=1, max_size=5), st.data()
)
def test_any_list_is_changed_in_one_place(words: list[str], data: st.DataObject) -> None:
    text = "rader:\n" + "".join(f"  - {word}\n" for word in words)
    at = data.draw(st.integers(0, len(words) - 1))
    changed = yaml_edit.with_scalars(text, {("rader", at): "bytt"})
    assert values_of(changed) == {"rader": [*words[:at], "bytt", *words[at + 1 :]]}


ROWS = """\
före: 1
rader:
  # den första
  - namn: ett
    text: >-
      lång
  - {namn: två}  # två

# sist
efter: 2
"""


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_row_comes_where_it_is_wanted_and_nothing_else_moves(at: int) -> None:
    changed = yaml_edit.with_row(ROWS, ("rader",), ["namn: ny", "x: y"], at)
    assert changed.replace("  - namn: ny\n    x: y\n", "") == ROWS
    tree, _ = yaml_tree.parse(changed, "a.yml")
    assert tree and tree.at(("rader", at)) == {"namn": "ny", "x": "y"} and len(tree.at(("rader",))) == 3


def test_a_row_has_the_line_breaks_of_its_file_and_a_last_line_may_lack_its_own() -> None:
    text = ROWS.replace("\n", "\r\n")
    changed = yaml_edit.with_row(text, ("rader",), ["namn: ny"], 2)
    assert "- namn: ny\r\n" in changed and changed.count("\n") == changed.count("\r\n")
    assert yaml_edit.with_row("a:\n- b: 1", ("a",), ["b: 2"], 1) == "a:\n- b: 1\n- b: 2"


@pytest.mark.parametrize("text", ["rader: []", "rader: [{a: 1}]", "rader: x", "annat: 1"])
def test_a_list_that_has_no_rows_gets_none(text: str) -> None:
    with pytest.raises(KeyError):
        yaml_edit.with_row(text, ("rader",), ["a: 1"], 0)
