"""Which commit a checkout is at, and whether its files are those of that commit."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Checkout:
    """A commit, "" where there is no history; `clean` when no file differs from it and none is new."""

    commit: str
    clean: bool


def checkout(root: Path) -> Checkout:
    """Return the commit that the files of a folder belong to, as git tells it."""
    commit, status = _git(root, "rev-parse", "HEAD"), _git(root, "status", "--porcelain")
    return Checkout((commit or "").strip(), clean=bool(commit) and status == "")


def _git(root: Path, *arguments: str) -> str | None:
    """Return what git answers; None when it has no answer, or there is no git."""
    command = ["git", *arguments]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return None
    return done.stdout if done.returncode == 0 else None
