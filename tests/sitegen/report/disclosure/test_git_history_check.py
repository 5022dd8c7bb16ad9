"""What has once been committed is found, in whatever commit. The repositories and figures are made up."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

from projects import ROOT
from report_editions import HEAD
from sitegen.core import Problem, SetupError
from sitegen.report import read_reports
from sitegen.report.disclosure import git_history_check, narrative
from sitegen.report.editions import archive
from sitegen.report.editions.from_book import edition_of

TODAY = dt.date(2032, 1, 1)
WORDS, _ = narrative.vocabularies(ROOT)
TABLE = """\
universes: {alla: {n: 131, sv: Alla, en: All}}
tables:
  svar:
    sv: Svar
    en: Answers
    universe: alla
    dims: {vad: identity}
    rows:
      a: {n: 40, sv: A, en: A}
      b: {n: COUNT, sv: B, en: B}
"""
REPORT = "data/reports/prov.yml"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "data/reports/other.yml", HEAD)
    return tmp_path


def git(folder: Path, *arguments: str) -> str:
    own = ("-c", "user.name=Prov", "-c", "user.email=prov@exempel.example", "-c", "commit.gpgsign=false")
    run = subprocess.run(["git", *own, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return run.stdout


def commit(folder: Path, path: str, content: str | bytes) -> str:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "ändring")
    return git(folder, "rev-parse", "HEAD").strip()[:10]


def found(folder: Path) -> list[Problem]:
    return list(git_history_check.check(git_history_check.history_lines(folder), WORDS, TODAY))


def places(folder: Path) -> list[tuple[str, int]]:
    return [(problem.path, problem.line) for problem in found(folder)]


def line_of(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), start=1) if words in line)


def test_a_small_count_that_was_mended_later_is_still_found(repository: Path) -> None:
    raw, mended = HEAD + TABLE.replace("COUNT", "3"), HEAD + TABLE.replace("COUNT", "U")
    first = commit(repository, REPORT, raw)
    commit(repository, REPORT, mended)
    assert places(repository) == [(f"{first}:{REPORT}", line_of(raw, "b: {n: 3"))]


def test_a_file_that_was_removed_is_still_found(repository: Path) -> None:
    first = commit(repository, REPORT, HEAD + TABLE.replace("COUNT", "3"))
    git(repository, "rm", "-q", REPORT)
    git(repository, "commit", "-qm", "bort")
    assert [place for place, _ in places(repository)] == [f"{first}:{REPORT}"]


def test_another_branch_is_read_too(repository: Path) -> None:
    git(repository, "checkout", "-qb", "utkast")
    first = commit(repository, REPORT, HEAD + TABLE.replace("COUNT", "3"))
    git(repository, "checkout", "-q", "main")
    assert [place for place, _ in places(repository)] == [f"{first}:{REPORT}"]


def test_what_a_merge_alone_brought_in_is_found(repository: Path) -> None:
    git(repository, "checkout", "-qb", "utkast")
    commit(repository, REPORT, HEAD + TABLE.replace("COUNT", "30"))
    git(repository, "checkout", "-q", "main")
    commit(repository, "data/reports/tredje.yml", HEAD)
    git(repository, "merge", "-q", "--no-commit", "utkast")
    merged = commit(repository, REPORT, HEAD + TABLE.replace("COUNT", "2"))
    assert [place for place, _ in places(repository)] == [f"{merged}:{REPORT}"]


def test_a_crossed_table_is_held_to_its_own_threshold(repository: Path) -> None:
    crossed = TABLE.replace(
        "dims: {vad: identity}", "dims: {vad: identity, hur: process}\n    columns: {x: {sv: X, en: X}}"
    )
    crossed = crossed.replace("n: 40", "cells: {x: 40}").replace("n: COUNT", "cells: {x: 7}")
    commit(repository, REPORT, HEAD + crossed)
    assert len(found(repository)) == 1


def test_protected_tables_are_nothing_to_find(repository: Path) -> None:
    for count in ("U", "1–4", "30", "0", ".."):
        commit(repository, REPORT, HEAD + TABLE.replace("COUNT", count))
    assert found(repository) == []


def test_a_report_that_no_longer_fits_the_model_is_read_line_by_line(repository: Path) -> None:
    raw = "tables:\n  gammal:\n    rows:\n      kvinna: {n: 2, label: Kvinna}\n      man: {n: 20}\n"
    first = commit(repository, REPORT, raw)
    assert places(repository) == [(f"{first}:{REPORT}", 4)]


@pytest.mark.parametrize("name", ["data/rå.csv", "docs/assets/svar.xlsx", "data/reports/svar.ods"])
def test_a_sheet_has_no_place_in_history(repository: Path, name: str) -> None:
    first = commit(repository, name, b"PK\x00\x01" if name.endswith("xlsx") else "a;b\n1;2\n")
    messages = [problem.message for problem in found(repository)]
    assert ["kalkylblad" in message for message in messages] == [True]
    assert found(repository)[0].path.startswith(first)


def test_telling_prose_and_small_cells_of_prose_tables_are_found(repository: Path) -> None:
    table = "| Kön | Antal |\n| --- | --- |\n| Flickor | 3 |\n| Flickor | 30 |\n"
    prose = f"# Prov\n\nEn flicka hade utsatts för våld.\n\n{table}"
    first = commit(repository, "docs/sv/prov.md", prose)
    assert places(repository) == [(f"{first}:docs/sv/prov.md", 3), (f"{first}:docs/sv/prov.md", 7)]


def test_nothing_is_quoted(repository: Path) -> None:
    commit(repository, REPORT, HEAD + TABLE.replace("COUNT", "3").replace("sv: B", "sv: Hemligt"))
    assert ["Hemligt" in problem.render() for problem in found(repository)] == [False]


def test_a_plain_log_on_standard_input_is_read_by_its_added_lines(repository: Path) -> None:
    commit(repository, REPORT, HEAD + TABLE.replace("COUNT", "30"))
    commit(repository, REPORT, HEAD + TABLE.replace("COUNT", "3"))
    log = git(repository, "log", "-p", "-U1", "--", "data", "docs")
    run = subprocess.run(
        [sys.executable, "-B", ROOT / "scripts" / "cli.py", "report", "leak", "-"],
        input=log,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1, run.stderr
    assert run.stdout.count("utan underskrivet beslut") == 1


def test_a_frozen_edition_that_was_removed_is_still_found(repository: Path) -> None:
    commit(repository, REPORT, HEAD + TABLE.replace("COUNT", "3"))
    archive.write(repository, edition_of(read_reports.read(repository).book, "prov"))
    path = archive.edition_path("prov", "1.0.0")
    first = commit(repository, path, (repository / path).read_bytes())
    (repository / path).unlink()
    commit(repository, REPORT, HEAD + TABLE.replace("COUNT", "U"))
    told = [problem for problem in found(repository) if problem.path == f"{first}:{path}"]
    assert [problem.message[:8] for problem in told] == ["Svar: B:"]


def test_a_folder_without_history_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="historiken"):
        list(git_history_check.history_lines(tmp_path))


@pytest.mark.slow
def test_this_project_s_history_gives_nobody_away() -> None:
    """Every commit of this repository, which only grows."""
    assert [problem.render() for problem in found(ROOT)] == []
