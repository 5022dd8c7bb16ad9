"""Which day it is, and which second a build claims."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path

import pytest

from sitegen import clock


def test_the_day_that_was_given_is_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(clock.TODAY_VARIABLE, "2031-02-03")
    assert clock.today() == dt.date(2031, 2, 3)


def test_otherwise_it_is_today_in_stockholm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(clock.TODAY_VARIABLE)
    before = dt.datetime.now(clock.STOCKHOLM).date()
    assert before <= clock.today() <= dt.datetime.now(clock.STOCKHOLM).date()


def test_the_second_that_was_given_is_the_build_s(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(clock.EPOCH_VARIABLE, "86400")
    assert clock.epoch(tmp_path) == 86400


def test_otherwise_it_is_the_commit_s(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(clock.EPOCH_VARIABLE)
    monkeypatch.setenv("GIT_COMMITTER_DATE", "1700000000 +0100")
    who = ["-c", "user.name=Prov", "-c", "user.email=prov@prov.example"]
    for arguments in (["init", "-q"], [*who, "commit", "-q", "--allow-empty", "-m", "Prov"]):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True)
    assert clock.epoch(tmp_path) == 1700000000


def test_outside_of_a_repository_it_is_the_first_second(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(clock.EPOCH_VARIABLE)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert clock.epoch(tmp_path) == 0
