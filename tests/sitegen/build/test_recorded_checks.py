"""A check that somebody has made is written into the record, and nothing else in it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

import projects
from sitegen import cli
from sitegen.core import Project, clock
from sitegen.records import catalogue

PHONE = "data/services/vantelinjen.yml"
SEVERAL = "data/services/provlinjen.yml"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A small project of one's own, on its own day."""
    monkeypatch.setenv(clock.TODAY_VARIABLE, projects.TODAY)
    projects.lay_out(tmp_path)
    return Project(tmp_path)


def said(project: Project, *arguments: str) -> int:
    return cli.main(["--root", str(project.root), "checked", *arguments])


def test_a_number_that_was_never_checked_is_shown_from_now_on(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (project.root / PHONE).read_text("utf-8")
    assert said(project, "vantelinjen", "--how", "called", "--by", "kansliet") == 0
    line = "    checked: {on: 2026-12-01, how: called, by: kansliet}\n"
    shown = "    publish: after_check\n"
    assert (project.root / PHONE).read_text("utf-8") == before.replace(shown, shown + line, 1)
    assert "visas inte, aldrig kontrollerad → visas, uppringd 2026-12-01" in capsys.readouterr().out


def test_an_earlier_check_gives_way_where_it_stands(project: Project) -> None:
    path = project.root / SEVERAL
    before = path.read_text("utf-8")
    assert said(project, "provlinjen", "phone", "--how", "confirmed", "--on", "2026-11-30") == 0
    after = path.read_text("utf-8")
    changed = [(a, b) for a, b in zip(before.splitlines(), after.splitlines(), strict=True) if a != b]
    assert len(changed) == 1 and "{on: 2026-11-30, how: confirmed, by: redaktionen}" in changed[0][1]
    contact = catalogue.read(project).catalogue().services["provlinjen"].contacts[0]
    assert contact.checked and contact.checked.how == "confirmed"


def test_a_check_of_long_ago_is_told_as_readers_meet_it_today(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(project, "vantelinjen", "--how", "called", "--on", "2026-04-01") == 0
    assert "→ visas med “kan ha ändrats”, uppringd 2026-04-01" in capsys.readouterr().out


@pytest.mark.parametrize("written", ["031-390 06 05", "0313900605", "031 390 06 05", "+46 31 390 06 05"])
def test_a_number_is_known_however_it_is_written(project: Project, written: str) -> None:
    """The number is one of those reserved for fiction."""
    path = project.root / PHONE
    path.write_text(path.read_text("utf-8").replace("+46846500410", "+46313900605"), "utf-8")
    assert said(project, "vantelinjen", written, "--how", "called") == 0


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("vantelinje", "--how", "live"), "menade du “vantelinjen”?"),
        (("provlinjen", "--how", "live"), "säg vilken kontakt som är kontrollerad: phone"),
        (("vantelinjen", "fax", "--how", "live"), "ingen kontakt heter fax; det finns phone"),
        (("provlinjen", "web", "--how", "called"), "har inget nummer att ringa"),
        (("vantelinjen", "--how", "called", "--on", "2026-12-02"), "har inte varit än"),
    ],
)
def test_what_cannot_be_meant_is_said_and_nothing_is_written(
    project: Project, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], expected: str
) -> None:
    before = {path: path.read_bytes() for path in (project.root / "data/services").iterdir()}
    assert said(project, *arguments) == 1
    assert expected in capsys.readouterr().err
    assert {path: path.read_bytes() for path in (project.root / "data/services").iterdir()} == before


def test_a_file_with_a_fault_is_left_as_it_is(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    path = project.root / PHONE
    path.write_text(path.read_text("utf-8").replace("confidence: low", "confidence: kanske"), "utf-8")
    before = path.read_bytes()
    assert said(project, "vantelinjen", "--how", "live") == 1
    assert "data/services/vantelinjen.yml:12" in capsys.readouterr().err
    assert path.read_bytes() == before
