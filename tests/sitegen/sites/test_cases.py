"""Every file in tests/cases gives exactly the report that stands beside it.

`name.problems` holds what an editor sees for `name.yml`. After a change that is meant to show
there, `UPDATE_CASES=1 pytest tests/sitegen/sites/test_cases.py` writes them anew; then read the diff.
"""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

import pytest

from sitegen.build import schema
from sitegen.core import Problem, problems
from sitegen.reading import loader, validate, yaml_tree

CASES = Path(__file__).resolve().parents[2] / "cases"
FILES = sorted(CASES.rglob("*.yml"))
FINE = "inga fel"


def problems_of(path: Path) -> list[Problem]:
    """What the real reader and the model of the folder's name say of the file."""
    name = path.parent.name
    if name in schema.LISTS:
        return loader.load_rows(CASES, path.relative_to(CASES).as_posix(), schema.LISTS[name])[1]
    tree, found = yaml_tree.read(path, CASES)
    return found if tree is None else found + validate.validate(schema.RECORDS[name], tree)[1]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_file_gives_the_report_beside_it(path: Path) -> None:
    report = problems.report(problems_of(path)) + "\n"
    expected = path.with_suffix(".problems")
    if os.environ.get("UPDATE_CASES"):
        expected.write_text(report, encoding="utf-8", newline="\n")
    assert report == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_caret_stands_under_the_character_that_the_problem_names(path: Path) -> None:
    for problem in problems_of(path):
        if not problem.source_line:
            continue
        _, shown, caret = problem.render().split("\n")
        assert caret.strip() == "^"
        under = character_at(shown, len(caret) - 1)
        assert under in expected_under(problem.source_line, problem.column)


def character_at(shown: str, column: int) -> str:
    """The character in this column of a terminal; nothing past the end of the line."""
    used = 0
    for char in shown:
        if unicodedata.category(char) in ("Mn", "Me"):
            continue
        used += 2 if unicodedata.east_asian_width(char) in "WF" else 1
        if used > column:
            return char
    return ""


def expected_under(source: str, column: int) -> tuple[str, ...]:
    """The character of the file, or what stands for it when a terminal cannot show it."""
    char = source[column - 1 : column]
    return (char, "⇥" if char == "\t" else "<", problems.visible(char)[:1])


def test_there_are_many_cases_and_few_of_them_are_fine() -> None:
    reports = [path.with_suffix(".problems").read_text(encoding="utf-8") for path in FILES]
    assert len(reports) >= 45
    assert sum(report.strip() == FINE for report in reports) <= len(reports) // 10


def test_no_report_belongs_to_a_file_that_is_gone() -> None:
    assert not [path for path in CASES.rglob("*.problems") if not path.with_suffix(".yml").exists()]


def test_messages_are_in_swedish_and_say_what_to_do() -> None:
    english = re.compile(r"\b(?:the|should|input|must|value|found|expected|field)\b", re.IGNORECASE)
    for path in FILES:
        for problem in problems_of(path):
            assert not english.search(re.sub("“.*?”", "", problem.message)), problem
            assert problem.message[:1] and not problem.message.endswith(".")
