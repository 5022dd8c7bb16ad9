"""The floor under help: nobody loses the last number to call but by a person's word in the data."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import projects
from sitegen.checks import check_records
from sitegen.core import Problem, Project, clock
from sitegen.records.catalogue import read

FIRST, SECOND, SHELTER = (f"data/services/{id}.yml" for id in ("provlinjen", "nattlinjen", "norrhuset"))
PHONE = '    hours: {rule: "24/7", as_of: "2026"}\n    publish: "yes"'


def errors(project: Project) -> list[Problem]:
    return [problem for problem in check_records(read(project)) if problem.severity == "error"]


def told(project: Project, path: str) -> list[str]:
    return [problem.message for problem in errors(project) if problem.path == path]


@pytest.mark.parametrize("day", ["2026-12-01", "2028-01-05", "2029-02-09", "2037-01-01"])
def test_no_day_takes_the_last_number_away(small: Project, monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    monkeypatch.setenv(clock.TODAY_VARIABLE, day)
    assert errors(small) == []


@pytest.mark.parametrize("publish", ['"no"', "url_only", "after_check"])
def test_a_line_that_stands_first_and_loses_its_number_is_an_error(copy: Project, publish: str) -> None:
    text = PHONE.replace('publish: "yes"', f"publish: {publish}")
    projects.edit(copy.root / FIRST, PHONE, text)
    if publish == "after_check":
        path = copy.root / FIRST
        path.write_text(path.read_text("utf-8").replace("how: live", "how: archived"), "utf-8")
    (message,) = told(copy, FIRST)
    assert message.startswith("står alltid först, men har inget nummer som visas")


def test_a_line_that_stands_first_and_whose_number_is_deleted_is_an_error(copy: Project) -> None:
    path = copy.root / FIRST
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("  - kind: phone")] + text[text.index("  - kind: web") :], "utf-8")
    assert len(told(copy, FIRST)) == 1


def test_a_service_that_is_not_published_any_more_is_one_too(copy: Project) -> None:
    projects.edit(copy.root / SECOND, '\npublish: "yes"', '\npublish: "no"')
    assert any(message.startswith("står alltid först, men") for message in told(copy, SECOND))


def test_a_first_line_that_is_gone_is_missed_by_the_next(copy: Project) -> None:
    (copy.root / FIRST).unlink()
    assert "ingen tjänst har pinned: 1 längre; är det meningen, flytta upp den här" in told(copy, SECOND)


def test_a_site_without_first_lines_is_an_error(copy: Project) -> None:
    projects.edit(copy.root / FIRST, "pinned: 1\n", "")
    projects.edit(copy.root / SECOND, "pinned: 2\n", "")
    assert told(copy, "data/services") == ["ingen tjänst står alltid först; ge minst en pinned: 1"]


def test_a_person_without_a_first_line_is_an_error(copy: Project) -> None:
    projects.edit(copy.root / FIRST, "eligibility: {roles: [exposed, relatives]}\n", "")
    (message,) = told(copy, "data/audiences.yml")
    assert "“Anhörig eller vän”" in message and "unanswered: true" in message


def test_a_need_that_loses_the_last_to_call_is_an_error_until_a_person_says_so(copy: Project) -> None:
    needs = "data/needs.yml"
    projects.edit(copy.root / SHELTER, "needs: [talk, shelter]", "needs: [talk]")
    (message,) = told(copy, needs)
    assert "“Tryggt boende”" in message
    projects.edit(copy.root / needs, "label: Tryggt boende}", "label: Tryggt boende, unanswered: true}")
    assert errors(copy) == []


def test_a_situation_that_loses_the_last_to_call_is_an_error(copy: Project) -> None:
    projects.edit(copy.root / SECOND, "group: violence\n", "group: violence\nsituations: [violence]\n")
    (message,) = told(copy, "data/situations.yml")
    assert "“Jag utnyttjas på jobbet”" in message


def test_an_answer_that_has_somebody_to_call_again_is_told_of(copy: Project) -> None:
    projects.edit(copy.root / SECOND, "needs: [talk]", "needs: [talk, money]")
    (problem,) = check_records(read(copy))
    assert (problem.path, problem.severity) == ("data/needs.yml", "warning")
    assert "ta bort unanswered" in problem.message


def test_web_sites_and_lines_for_others_hold_no_floor(copy: Project) -> None:
    # The only line for the need that is left is for professionals.
    projects.edit(copy.root / SHELTER, "needs: [talk, shelter]", "needs: [talk]")
    path = copy.root / "data" / "services" / "yrkesradet.yml"
    projects.edit(path, "group: violence\n", "group: violence\nneeds: [shelter]\n")
    assert len(told(copy, "data/needs.yml")) == 1


@pytest.mark.real_day
@pytest.mark.parametrize("days", [0, 400, 800])
def test_the_real_records_hold_the_floor(monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    day = clock.today() + dt.timedelta(days=days)
    monkeypatch.setenv(clock.TODAY_VARIABLE, day.isoformat())
    own = [problem.path for problem in errors(projects.REAL)]
    assert [path for path in own if Path(path).parent.name == "services" or "needs" in path] == []
