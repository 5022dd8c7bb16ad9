"""Tests have kinds by what they ask for; what is slow is left out of a quick run, and says what it proves."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from projects import ROOT

TESTS = """
import pytest

@pytest.fixture
def playwright():
    return 1

def test_of_the_code(): pass

def test_that_drives_a_browser(playwright): pass

@pytest.mark.slow
def test_that_takes_long():{says}
    pass
"""


def run(folder: Path, says: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a file of three tests, with the plugin and nothing else of ours."""
    (folder / "test_three.py").write_text(TESTS.replace("{says}", says), "utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nmarkers =\n    slow\n    timed\n", "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "kinds", "-p", "no:cacheprovider", *arguments]
    path = {"PYTHONPATH": str(ROOT / "tests")}
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **path}, capture_output=True, text=True, check=False
    )


def table(said: str) -> dict[str, str]:
    """The tests of each kind, as the end of a run shows them."""
    rows = [line.split() for line in said.splitlines() if line.startswith(("code ", "browser "))]
    return {row[0]: row[1] for row in rows}


@pytest.mark.slow
def test_a_run_ends_with_the_tests_of_each_kind(tmp_path: Path) -> None:
    """By runs of pytest, whose hooks only a run calls."""
    every, quick = (run(tmp_path, '\n    """Why."""', *chosen) for chosen in ((), ("-m", "not slow")))
    assert (every.returncode, quick.returncode) == (0, 0), every.stdout + quick.stdout
    assert table(every.stdout) == {"code": "2", "browser": "1"}
    assert table(quick.stdout) == {"code": "1"}
    of_files = [line.split() for line in every.stdout.splitlines() if line.startswith("test_three.py ")]
    assert [row[1] for row in of_files] == ["3"]


@pytest.mark.slow
def test_a_slow_test_that_says_nothing_is_not_collected(tmp_path: Path) -> None:
    """By a run of pytest, which ends before its first test."""
    told = run(tmp_path, "")
    assert told.returncode == pytest.ExitCode.USAGE_ERROR
    assert "test_three.py::test_that_takes_long" in told.stderr
