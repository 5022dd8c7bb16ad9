"""Which day it is, and which second a build claims."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
from pathlib import Path

import pytest

import projects
from sitegen.core import SetupError, clock


def test_the_day_that_was_given_is_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(clock.TODAY_VARIABLE, "2031-02-03")
    assert clock.today() == dt.date(2031, 2, 3)


def test_otherwise_it_is_today_in_stockholm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(clock.TODAY_VARIABLE)
    before = dt.datetime.now(clock.STOCKHOLM).date()
    assert before <= clock.today() <= dt.datetime.now(clock.STOCKHOLM).date()


def test_a_day_that_is_held_is_today_past_midnight_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(clock.TODAY_VARIABLE)
    clock.hold_today()
    held = clock.today()
    assert os.environ[clock.TODAY_VARIABLE] == held.isoformat()
    monkeypatch.setattr(clock, "STOCKHOLM", dt.timezone(dt.timedelta(hours=23)))
    assert clock.today() == held


def test_the_second_that_was_given_is_the_build_s(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(clock.EPOCH_VARIABLE, "86400")
    assert clock.epoch(tmp_path) == 86400


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder that is in no repository, when no time is given."""
    monkeypatch.delenv(clock.EPOCH_VARIABLE)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return tmp_path


def commit(folder: Path) -> None:
    who = ["-c", "user.name=Prov", "-c", "user.email=prov@prov.example"]
    for arguments in (["init", "-q"], ["add", "."], [*who, "commit", "-q", "--allow-empty", "-m", "Prov"]):
        subprocess.run(["git", *arguments], cwd=folder, check=True)


def refusal(root: Path) -> str:
    """The one sentence that a time which nobody knows gives."""
    with pytest.raises(SetupError) as caught:
        clock.epoch(root)
    (sentence,) = str(caught.value).splitlines()
    return sentence


def test_otherwise_it_is_the_commit_s(monkeypatch: pytest.MonkeyPatch, outside: Path) -> None:
    monkeypatch.setenv("GIT_COMMITTER_DATE", "1700000000 +0100")
    commit(outside)
    assert clock.epoch(outside) == 1700000000


def test_a_copy_that_git_has_packed_carries_the_commit_s_time(
    monkeypatch: pytest.MonkeyPatch, outside: Path
) -> None:
    origin, copy = outside / "origin", outside / "copy"
    origin.mkdir()
    copy.mkdir()
    for name in (".gitattributes", clock.ARCHIVE):
        shutil.copyfile(projects.ROOT / name, origin / name)
    monkeypatch.setenv("GIT_COMMITTER_DATE", "1700000000 +0100")
    commit(origin)
    packed = subprocess.run(["git", "archive", "HEAD"], cwd=origin, capture_output=True, check=True).stdout
    subprocess.run(["tar", "-x", "-C", copy], input=packed, check=True)
    assert clock.epoch(copy) == 1700000000
    # In a checkout the line is a pattern still, and git is asked.
    monkeypatch.setenv("GIT_COMMITTER_DATE", "1700000099 +0100")
    commit(origin)
    assert clock.epoch(origin) == 1700000099


def test_a_time_that_nobody_knows_is_not_made_up(outside: Path) -> None:
    assert "git vet inte när" in refusal(outside) and clock.EPOCH_VARIABLE in refusal(outside)


def test_a_repository_without_a_commit_has_no_time(outside: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=outside, check=True)
    assert "minst en commit" in refusal(outside)


def test_without_git_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, outside: Path) -> None:
    monkeypatch.setenv("PATH", str(outside))
    assert "programmet git saknas" in refusal(outside) and clock.EPOCH_VARIABLE in refusal(outside)


def test_another_owner_is_told_how_git_may_be_asked(monkeypatch: pytest.MonkeyPatch, outside: Path) -> None:
    commit(outside)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert f"git config --global --add safe.directory {outside}" in refusal(outside)


def test_git_is_asked_in_a_language_that_is_known(monkeypatch: pytest.MonkeyPatch, outside: Path) -> None:
    """A git that speaks to people as theirs may do, unless it is asked not to."""
    said = 'echo "fatal: $([ "$LC_ALL" = C ] && echo dubious ownership || echo tvivelaktigt ägarskap)" >&2'
    (outside / "git").write_text(f"#!/bin/sh\n{said}\nexit 128\n")
    (outside / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{outside}:{os.environ['PATH']}")
    monkeypatch.setenv("LC_ALL", "sv_SE.UTF-8")
    assert "ägs av en annan användare" in refusal(outside)


@pytest.mark.parametrize("time", ["abc", "-1", "1.5", "12 34", "²", "99999999999999999999", " "])
def test_a_time_that_is_none_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, time: str
) -> None:
    monkeypatch.setenv(clock.EPOCH_VARIABLE, time)
    assert refusal(tmp_path).startswith(f"{clock.EPOCH_VARIABLE} är “{time}”; skriv sekunder")


@pytest.mark.parametrize("day", ["2026-13-01", "2026-02-30", "igår", "1/2/2026"])
def test_a_day_that_is_none_is_a_sentence(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    monkeypatch.setenv(clock.TODAY_VARIABLE, day)
    with pytest.raises(SetupError, match=rf"^{clock.TODAY_VARIABLE} är “{day}”; skriv en dag som 2026-12-01"):
        clock.today()
