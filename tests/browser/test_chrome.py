"""Which program looks at pages: the engine alone where it is installed, and else the whole browser."""

from __future__ import annotations

from pathlib import Path

import pytest

import projects
from browser import chrome


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs with nothing in it but a whole browser."""
    browser = chrome.executable()
    (tmp_path / "chromium").symlink_to(browser)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(projects, "FULL", False)
    return tmp_path


def test_without_a_shell_the_whole_browser_looks_at_pages(installed: Path) -> None:
    assert chrome.shell() == str(installed / "chromium")


def test_a_shell_does_where_there_is_one_but_not_when_the_whole_is_asked_for(
    installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (installed / chrome.SHELLS[0]).symlink_to(installed / "chromium")
    assert chrome.shell() == str(installed / chrome.SHELLS[0])
    assert chrome.executable() == str(installed / "chromium")
    monkeypatch.setattr(projects, "FULL", True)
    assert chrome.shell() == str(installed / "chromium")
