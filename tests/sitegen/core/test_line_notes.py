"""In a change on GitHub or GitLab each problem stands at its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import projects
from sitegen import cli
from sitegen.core import Problem, Project, line_notes

FAULT = Problem("data/a,b.yml", 3, 7, "100 % fel: rätta\nraden")
HINT = Problem("docs/sv/om.md", 0, 0, "kort", "warning")
NOTE = Problem("docs/sv/om.md", 0, 0, "läs", "note")


def test_github_gets_file_line_and_column_with_its_own_signs_spelled_out() -> None:
    assert list(line_notes.github_lines([HINT, FAULT, NOTE])) == [
        "::error file=data/a%2Cb.yml,line=3,col=7::100 %25 fel: rätta␊raden",
        "::warning file=docs/sv/om.md::kort",
    ]


def test_elsewhere_nothing_is_printed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(line_notes.ON_GITHUB, raising=False)
    line_notes.annotate([FAULT])
    assert capsys.readouterr().out == ""


def test_a_check_tells_both_hosts(
    copy: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(line_notes.ON_GITHUB, "true")
    row = projects.edit(copy.data / "sites.yml", "config: mkdocs.yml", "konfig: mkdocs.yml")
    told = tmp_path / "told" / "code-quality.json"
    assert cli.main(["--root", str(copy.root), "check", "--code-quality", str(told)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith(f"::error file=data/sites.yml,line={row},col=3::") for line in lines)
    rows = json.loads(told.read_text("utf-8"))
    assert ("data/sites.yml", row) in {
        (one["location"]["path"], one["location"]["lines"]["begin"]) for one in rows
    }
    assert len({one["fingerprint"] for one in rows}) == len(rows)
