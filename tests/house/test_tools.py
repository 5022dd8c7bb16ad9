"""The programs in tools/ run by themselves, and their README names every one."""

from __future__ import annotations

import subprocess
import sys

import pytest

from projects import ROOT

TOOLS = sorted((ROOT / "tools").glob("*.py"))


def run(tool: str, *arguments: str, path: str = "/nowhere") -> subprocess.CompletedProcess[str]:
    """Run a tool from another folder, with the programs of `path` alone."""
    command = [sys.executable, str(ROOT / "tools" / tool), *arguments]
    return subprocess.run(command, cwd="/", env={"PATH": path}, capture_output=True, text=True)


@pytest.mark.parametrize("tool", [path.name for path in TOOLS])
def test_every_tool_is_named_in_the_readme_and_says_what_it_does(tool: str) -> None:
    assert f"`{tool}`" in (ROOT / "tools" / "README.md").read_text("utf-8")
    helped = run(tool, "--help")
    assert helped.returncode == 0 and len(helped.stdout.splitlines()) > 2


def test_the_picture_of_the_readme_needs_a_browser_and_says_so_in_a_line() -> None:
    done = run("readme_picture.py")
    assert done.returncode == 1
    assert "Chromium" in done.stderr and done.stderr.count("\n") == 1
