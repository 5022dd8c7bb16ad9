"""How a file becomes a tree, and where everything in it stands."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from sitegen.reading import yaml_faults, yaml_tree
from sitegen.reading.yaml_tree import Tree


def tree_of(text: str) -> Tree:
    """The tree of a text without problems."""
    tree, problems = yaml_tree.parse(text, "x.yml")
    assert tree is not None and not problems
    return tree


def messages(text: str) -> list[tuple[int, int, str]]:
    """What is wrong with a text: line, column and the start of the message."""
    return [(p.line, p.column, p.message) for p in yaml_tree.parse(text, "x.yml")[1]]


@pytest.mark.parametrize(
    "typed",
    ["no", "yes", "on", "22:00", "0771", "1_000", "1e3", "2026-13-01", ".5", "0x10", "=", "12:30:45"],
)
def test_a_value_stays_what_the_editor_typed(typed: str) -> None:
    assert tree_of(f"a: {typed}\n").value == {"a": typed}
    assert tree_of(f"{typed}: a\n").value == {typed: "a"}


def test_lists_and_groups_become_plain_lists_and_dicts() -> None:
    text = "a:\n  - b: 1\n    c: [d, 'e']\n  - >-\n    f\n    g\n"
    assert tree_of(text).value == {"a": [{"b": "1", "c": ["d", "e"]}, "f g"]}


def test_every_value_and_key_has_its_line_and_column() -> None:
    tree = tree_of("# rad\na:\n  - b: 1\n    ö: [d, 'e']\n")
    assert tree.marks == {
        (): (2, 1),
        ("a",): (3, 3),
        ("a", 0): (3, 5),
        ("a", 0, "b"): (3, 8),
        ("a", 0, "ö"): (4, 8),
        ("a", 0, "ö", 0): (4, 9),
        ("a", 0, "ö", 1): (4, 12),
    }
    assert tree.key_marks == {("a",): (2, 1), ("a", 0, "b"): (3, 5), ("a", 0, "ö"): (4, 5)}


def test_columns_count_characters_whatever_their_width() -> None:
    tree = tree_of("a: {ไทย: 😀, b: c}\n")
    assert tree.marks[("a", "b")] == (1, 16)


def test_an_unknown_location_gives_the_nearest_thing_around_it() -> None:
    tree = tree_of("a:\n  b: c\n")
    assert tree.position(("a", "x", 3)) == (2, 3)
    assert tree.position(("x",), key=True) == (1, 1)
    assert tree.position(("a", "b"), key=True) == (2, 3)


def test_texts_are_every_scalar_under_a_location() -> None:
    tree = tree_of("- a\n- b: [c, d]\n")
    assert dict(tree.texts()) == {(0,): "a", (1, "b", 0): "c", (1, "b", 1): "d"}
    assert dict(tree.texts((1, "b"))) == {(0,): "c", (1,): "d"}


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_break_counts_as_one(line_break: str) -> None:
    tree = tree_of(line_break.join(["a: >-", "  b", "  c", "d: e", ""]))
    assert tree.value == {"a": "b c", "d": "e"}
    assert tree.marks[("d",)] == (4, 4)
    assert tree.lines == ("a: >-", "  b", "  c", "d: e")


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: x <b>\n", 1, 6),
        ("a: 'it''s <b>'\n", 1, 11),
        ('a: "\\"\\u00e5 <b>"\n', 1, 14),
        ('a: "x\\\n  \\  <b>"\n', 2, 6),
        ("a: >-\n  x\n\n   y <b>\n", 4, 6),
        ("a: |2\n    x <b>\n", 2, 7),
        ("a: |+ # rad\n  x\n  <b>\n", 3, 3),
        ("a: x\n  y\n  <b>\n", 3, 3),
        ("a: ['x', \"y\n  <b>\"]\n", 2, 3),
        ("<b>: x\n", 1, 1),
        ("a:\r\n  - >\r\n    x\r\n    <b>\r\n", 4, 5),
        ('a: "x\\u202ey"\n', 1, 6),
        ('a: "x\\ty"\n', 1, 6),
        ('a: "\\x20\\n\\0"\n', 1, 11),
    ],
)
def test_a_fault_inside_a_text_has_its_own_position(text: str, line: int, column: int) -> None:
    assert [found[:2] for found in messages(text)] == [(line, column)]


def test_what_is_refused_is_not_in_the_tree() -> None:
    tree, problems = yaml_tree.parse('a: <b>\nc: "\\u202e"\nd: \u200be\nf: *g\nh:\n', "x.yml")
    assert tree is not None and len(problems) == 5
    assert all(yaml_tree.REFUSED in text for _, text in tree.texts())
    assert "<" not in "".join(text for _, text in tree.texts())


def test_a_second_key_of_the_same_name_names_the_line_of_the_first() -> None:
    assert messages("a: 1\nb: 2\na: 3\n") == [(3, 1, "nyckeln “a” finns redan på rad 1; ta bort den ena")]


def test_the_same_key_in_two_groups_is_fine() -> None:
    assert tree_of("- {a: 1}\n- {a: 2}\n").value == [{"a": "1"}, {"a": "2"}]


def test_a_file_of_ten_megabytes_is_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "big.yml").write_bytes(b"a: [b, c]\n" * 1_000_000)
    start = time.process_time()
    tree, [problem] = yaml_tree.read(tmp_path / "big.yml", tmp_path)
    assert time.process_time() - start < 0.2
    assert tree is None
    assert problem.render() == "big.yml: filen är 10,0 MB; dela upp den (högst 1 MB)"


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{"])
def test_a_file_nested_without_end_is_refused_at_once(opening: str) -> None:
    start = time.process_time()
    found = messages(opening * (900_000 // len(opening)))
    assert time.process_time() - start < 5
    assert len(found) == 1


def test_a_text_full_of_faults_does_not_take_long() -> None:
    start = time.process_time()
    assert len(messages("a: " + "<b " * 300_000)) == yaml_tree.MAX_IN_ONE_TEXT
    assert len(messages("a: " + "\u200b" * 300_000)) == yaml_tree.MAX_CHARACTERS
    assert time.process_time() - start < 5


def test_a_missing_file_and_a_folder_are_problems(tmp_path: Path) -> None:
    (tmp_path / "folder.yml").mkdir()
    for name in ("none.yml", "folder.yml"):
        assert yaml_tree.read(tmp_path / name, tmp_path)[1][0].render() == f"{name}: filen saknas"


def test_paths_are_told_from_the_root_of_the_project(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.yml").write_text("a:\n")
    assert yaml_tree.read(tmp_path / "data" / "a.yml", tmp_path)[1][0].path == "data/a.yml"


def test_a_byte_that_is_not_utf_8_has_line_and_column(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes("a: b\nc: åd\xe4".encode()[:-2] + b"\xe4")
    [problem] = yaml_tree.read(tmp_path / "a.yml", tmp_path)[1]
    assert (problem.line, problem.column) == (2, 6)
    assert "“ä” i Windows-1252" in problem.message


@pytest.mark.parametrize(
    "text",
    ["a: b: c", "a: @b", "a: 'b", "a: [b", "a: {b", "a: 1\n b: 2", "- a\nb: 1", "a: *", '"\\q"', "]"],
)
def test_the_parser_without_libyaml_finds_the_same_fault(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = messages(text)
    monkeypatch.setattr(yaml_faults, "LOADER", yaml.BaseLoader)
    slow = messages(text)
    assert [found[0] for found in slow] == [found[0] for found in fast]
    assert [found[2] for found in slow] == [found[2] for found in fast]


def test_the_parser_without_libyaml_makes_the_same_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: >-\n  b\n  c\nd: [e, {f: 'g'}]\nไทย: 😀\nh: |\n  i\n"
    fast = tree_of(text)
    monkeypatch.setattr(yaml_faults, "LOADER", yaml.BaseLoader)
    slow: Any = tree_of(text)
    assert (slow.value, slow.marks, slow.key_marks) == (fast.value, fast.marks, fast.key_marks)


CUT = yaml_faults.CUT


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("safety: Slå #31# före numret så syns ditt nummer inte\n", 1, 13),
        ("summary: Stöd #metoo för alla\n", 1, 15),
        ("a: ring # eller skriv\n", 1, 9),
        ("a: ring  #31#\n", 1, 10),
        ("a: Lägenhet  # 5\n", 1, 14),
        ("a: två ord  # en anmärkning\n", 1, 13),
        ("a: 18 # år\n", 1, 7),
        ("- Slå #31# före\n", 1, 7),
        ("a:\n  - b: {c: Slå #31#,\n      d: e}\n", 2, 16),
        ("a: [Slå #31#\n  , b]\n", 1, 9),
        ("a: Slå\n  numret #31# före\n", 2, 10),
        ("a: Slå\n  #31# före numret\nb: c\n", 2, 3),
        ("- Slå\n  #31# före numret\n", 2, 3),
        ("a: >-\n    Slå\n  #31# före numret\nb: c\n", 3, 3),
        ("a: Slå #\n", 1, 8),
        ("a: Slå\t#31#\n", 1, 8),
        ("a: 'Slå' #31# före\n", 1, 10),
        ('a: "Följ" #intedinhora\n', 1, 11),
        ("a: [ljus, #fff\n  mörk]\n", 1, 11),
        ("a: {sv: Följ, #intedinhora\n  en: Follow}\n", 1, 15),
        ("a: Slå\n\n  #31# före\n", 3, 3),
        ("a: |\n  Slå\n#31# före\nb: c\n", 3, 1),
        ("a: >-\n  Slå\n\n#31# före\n", 4, 1),
    ],
)
def test_a_text_that_a_hash_cuts_off_is_told_where_it_is_cut(text: str, line: int, column: int) -> None:
    assert (line, column, CUT) in messages(text)


@pytest.mark.parametrize(
    "text",
    [
        'a: "Slå #31# före"\n',
        'a: "Slå #31# före" # en anmärkning\n',
        "a: Slå '#31#' före\n",
        "a: C#-klubben, rum#5\n",
        "a: >-\n  Skrivs även\n  #intedinhora.\n",
        "a: statistics            # statistics eller press\n",
        "a: not_stated  # ett ord\n",
        "a: 2026-12-01  # en dag\n",
        "a: 18.5  # ett tal\n",
        "a: [b, c] # en lista\n",
        "a: {b: c} # en grupp\n",
        "a: Text\n# en egen rad\nb: c\n",
        "a:\n  b: Text\n  #c: d\n  e: f\n",
        "- Text\n# - en rad\n- Text\n",
        "a: >-\n  Text\n# en egen rad\nb: c\n",
        "a: {b: c, # en anmärkning\n  d: e}\n",
        "a: 'Text' # en anmärkning\n#b: c\nd: e\n",
        "a:\n  b: Text\n\n  #c: d\n  e: f\n",
        "a: [ljus, '#fff']\n",
    ],
)
def test_a_comment_that_cuts_nothing_off_is_let_be(text: str) -> None:
    assert messages(text) == []


def test_a_conflict_from_git_is_one_fault_that_says_so() -> None:
    text = "a: b\n<<<<<<< HEAD\nb: c\n=======\nb: d\n>>>>>>> gren\n"
    assert messages(text) == [(2, 1, yaml_faults.CONFLICT_FAULT)]
    assert messages("b: d\n>>>>>>> gren\n") == [(2, 1, yaml_faults.CONFLICT_FAULT)]
    assert messages("a: >-\n  =======\n") == []


@pytest.mark.parametrize(
    ("text", "column", "number"),
    [("a: {b: 18,3}\n", 11, "18.3"), ("a: {b: 1, c: 0,25, d: 2}\n", 16, "0.25")],
)
def test_a_decimal_comma_is_one_fault_with_the_number_to_write(text: str, column: int, number: str) -> None:
    assert messages(text) == [(1, column, f"decimaler skrivs med punkt: {number}")]


def test_a_list_of_numbers_is_no_decimal() -> None:
    assert tree_of("a: [18,3]\nb: {c: 18, 3: d}\n").value == {"a": ["18", "3"], "b": {"c": "18", "3": "d"}}
