"""Easy lines: what is too hard is refused at its line, and the two wordings say the same."""

from __future__ import annotations

from pathlib import Path

import pytest

import projects
from sitegen.checks import check_records, easy_reading
from sitegen.core import Project
from sitegen.records import catalogue

FREE = "data/rights/help-free.yml"
SAID = "Du får stanna i 30 dagar. Ring 112."


@pytest.mark.parametrize(
    "line",
    [
        "Du får stanna i 30 dagar.",
        "Har du inga papper?",
        "Prata först med en stödorganisation eller en jurist.",
        "Är du inte medborgare i ett land i EU?",
    ],
)
def test_a_short_whole_sentence_is_easy(line: str) -> None:
    assert list(easy_reading.line_faults(line, SAID)) == []


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("Du får stanna", "en mening"),
        ("Du får stanna. Du får vila.", "en mening"),
        ("Du får stanna här i landet en tid så att du kan vila och tänka.", "för lång"),
        ("Socialtjänstlagstiftningens tillämpningsområden överensstämmer ofullständigt.", "för lång"),
        ("Du får mat, pengar, kläder och stöd.", "mer än en sak"),
        ("Du får hjälp: det är gratis.", "mer än en sak"),
        ("Du får hjälp (gratis).", "mer än en sak"),
        ("Du får t.ex. mat.", "förkortning"),
        ("Du får mat m.m.", "förkortning"),
        ("Fråga SKR om hjälp.", "förkortning"),
        ("Du får stanna i 90 dagar.", "ett tal, 90"),
    ],
)
def test_what_makes_a_line_hard_is_named(line: str, fault: str) -> None:
    assert fault in " ".join(easy_reading.line_faults(line, SAID))


def problems(project: Project) -> list[tuple[str, int, str]]:
    return [
        (problem.path, problem.line, problem.message)
        for problem in check_records(catalogue.read(project))
        if "easy" in problem.message or "lättläst" in problem.message or "dela den" in problem.message
    ]


def with_easy(project: Project, *lines: str) -> int:
    """The line of the last of some easy lines, put into a right."""
    block = "".join(f"  - {line}\n" for line in lines)
    start = projects.edit(project.root / FREE, "publish:", f"easy:\n{block}publish:")
    return start + len(lines)


def test_a_hard_line_is_told_with_its_place(copy: Project) -> None:
    line = with_easy(copy, "Du får hjälp.", "Du får hjälp, stöd, råd och mat.")
    ((path, at, message),) = problems(copy)
    assert (path, at) == (FREE, line) and "dela den" in message


def test_an_easy_reassurance_does_not_stand_without_its_easy_warning(copy: Project) -> None:
    with_easy(copy, "Du får hjälp.")
    projects.edit(copy.root / FREE, "publish:", "needs: [help-secret]\npublish:")
    ((path, _, message),) = problems(copy)
    assert path == FREE and "“help-free” får inte stå utan “help-secret”" in message


def test_lines_that_are_short_and_still_hard_together_are_told(copy: Project) -> None:
    with_easy(copy, *["Migrationsdomstolen överprövar uppehållstillståndsbeslut."] * 3)
    ((path, _, message),) = problems(copy)
    assert path == "data/rights" and "LIX" in message


@pytest.mark.real_day
def test_every_right_that_readers_meet_has_easy_words() -> None:
    rights = catalogue.read(projects.REAL).catalogue().rights
    assert [id for id, one in rights.items() if one.publish == "yes" and not one.easy] == []


def test_the_rules_stand_in_the_handbook() -> None:
    page = (Path(projects.ROOT) / "redaktion/docs/rattigheter.md").read_text("utf-8")
    assert f"{easy_reading.MOST_WORDS} ord" in page and f"{easy_reading.MOST_LETTERS} tecken" in page
