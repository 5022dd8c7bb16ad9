"""How a problem is shown, and how many are counted."""

from __future__ import annotations

import traceback
from pathlib import Path

import jinja2
import pytest

from sitegen.core import Problem, did_you_mean, quoted
from sitegen.core.problems import report, summary, template_fault, visible


def caret_line(source: str, column: int) -> tuple[str, str]:
    """The two lines that follow the message."""
    _, shown, caret = Problem("a.yml", 1, column, "fel", source_line=source).render().split("\n")
    return shown, caret


def test_a_problem_shows_place_message_source_and_caret() -> None:
    problem = Problem("data/a.yml", 3, 7, "okänd nyckel", source_line="name: Bris")
    assert problem.render() == (
        "data/a.yml:3:7: okänd nyckel\n    name: Bris\n          ^"
    )  # fmt: skip


def test_a_problem_without_a_line_shows_the_file_alone() -> None:
    assert Problem("data/a.yml", 0, 0, "filen saknas").render() == "data/a.yml: filen saknas"


def test_a_problem_without_a_column_has_no_caret() -> None:
    problem = Problem("a.yml", 2, 0, "fel", source_line="x: y")
    assert problem.render() == "a.yml:2: fel\n    x: y"


def test_a_warning_says_that_it_is_one() -> None:
    assert Problem("a.yml", 1, 1, "gammalt", "warning").render() == "a.yml:1:1: varning: gammalt"


@pytest.mark.parametrize(
    ("source", "column", "width_before"),
    [
        ("abc", 3, 2),
        ("åäö", 3, 2),
        ("支援x", 3, 4),
        ("ที่นี่x", 7, 2),
        ("e\u0301x", 3, 1),
        ("\tx", 2, 4),
        ("ab\tx", 4, 4),
        ("😀x", 2, 2),
        ("\u202ex", 2, 8),
        ("\x00x", 2, 1),
        ("العربية x", 9, 8),
        ("abc", 4, 3),
    ],
)
def test_the_caret_stands_where_a_terminal_puts_the_character(
    source: str, column: int, width_before: int
) -> None:
    assert caret_line(source, column)[1] == " " * (4 + width_before) + "^"


def test_a_long_line_is_cut_around_the_caret() -> None:
    shown, caret = caret_line("a" * 5000 + "X" + "b" * 5000, 5001)
    assert shown.startswith("    …a") and shown.endswith("b…")
    assert len(shown) <= 104
    assert shown[len(caret) - 1] == "X"


@pytest.mark.parametrize("column", [1, 50, 96, 97, 200, 300, 301])
def test_a_cut_line_keeps_the_character_above_the_caret(column: int) -> None:
    source = "".join(chr(0x4E00 + number) for number in range(300))
    shown, caret = caret_line(source, column)
    cells = "".join(char if char in "… " else char + "_" for char in shown)
    assert cells[len(caret) - 1 : len(caret)] == source[column - 1 : column]


def test_nothing_in_a_problem_can_steer_the_terminal() -> None:
    dangerous = "\x1b[2J\x07\x9b\u202e\u2066\u200b\r"
    problem = Problem(f"a{dangerous}.yml", 1, 1, f"fel {dangerous}", source_line=f"x{dangerous}")
    assert not set(dangerous.replace("[2J", "")) & set(problem.render())


def test_control_characters_are_spelled_out() -> None:
    assert visible("a\x00b\nc\x7f\u202e\x85") == "a␀b␊c␡<U+202E><U+0085>"


def test_ordinary_letters_of_any_script_are_left_alone() -> None:
    assert visible("Räksmörgås ไทย العربية 😀\u00a0") == "Räksmörgås ไทย العربية 😀\u00a0"


def test_a_note_is_told_from_what_must_be_mended() -> None:
    note = Problem("a.yml", 1, 1, "udda", "note")
    assert note.render() == "a.yml:1:1: notis: udda"
    assert summary([note]) == "inga fel, 1 notis"
    assert summary([note, note, Problem("a.yml", 1, 1, "fel")]) == "1 fel, 2 notiser"


def test_a_report_is_in_order_of_path_and_line_and_counts() -> None:
    problems = [
        Problem("b.yml", 1, 1, "tredje"),
        Problem("a.yml", 10, 1, "andra", "warning"),
        Problem("a.yml", 9, 1, "första"),
    ]
    lines = report(problems).split("\n\n")
    assert [line.rpartition(" ")[2] for line in lines] == ["första", "andra", "tredje", "varning"]
    assert lines[-1] == "2 fel, 1 varning"


@pytest.mark.parametrize(
    ("errors", "warnings", "text"),
    [
        (0, 0, "inga fel"),
        (1, 0, "1 fel"),
        (3, 1, "3 fel, 1 varning"),
        (0, 2, "0 fel, 2 varningar"),
    ],
)
def test_the_summary_counts_in_swedish(errors: int, warnings: int, text: str) -> None:
    found = [Problem("a.yml", 1, 1, "x")] * errors
    assert summary(found + [Problem("a.yml", 1, 1, "x", "warning")] * warnings) == text


def test_a_close_word_is_proposed_and_a_far_one_is_not() -> None:
    assert did_you_mean("kontacts", ["contacts", "name"]) == "; menade du “contacts”?"
    assert did_you_mean("Name", ["contacts", "name"]) == "; menade du “name”?"
    assert did_you_mean("xyzzy", ["contacts", "name"]) == ""


def test_a_long_text_is_cut_in_a_message() -> None:
    assert quoted("kort") == "“kort”"
    assert len(quoted("x" * 1000)) == 62


@pytest.mark.parametrize("fault", ["{% if %}", "{{ nobody.name }}", "{% include 'gone.html' %}"])
def test_a_fault_in_a_template_is_a_sentence_with_its_place(tmp_path: Path, fault: str) -> None:
    (tmp_path / "page.html").write_text(f"<p>\n{fault}\n", "utf-8")
    (tmp_path / "whole.html").write_text("{% include 'page.html' %}", "utf-8")
    loaded = jinja2.Environment(loader=jinja2.FileSystemLoader(tmp_path), autoescape=True)
    with pytest.raises(jinja2.TemplateError) as caught:
        loaded.get_template("whole.html").render()
    said = template_fault("".join(traceback.format_exception(caught.value)))
    assert said.startswith(f"{tmp_path}/page.html:2: mallen har ett fel (")
    assert "\n" not in said


def test_what_is_no_fault_of_a_template_is_none_of_them() -> None:
    assert template_fault("Traceback …\nValueError: x") == ""
