"""Two builds of the same files on the same day are the same to the byte, whoever builds where."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from built.faults import none
from built.site import ROOT

BUILDERS = (
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "2", "TZ": "Asia/Bangkok", "LC_ALL": "C"},
)


def test_two_builds_are_identical_to_the_byte(tmp_path: Path) -> None:
    one, two = (digests(build(tmp_path / str(n), settings)) for n, settings in enumerate(BUILDERS))
    assert one
    none([f"{path} differs" for path in one.keys() | two.keys() if one.get(path) != two.get(path)])


def build(out: Path, settings: dict[str, str]) -> Path:
    """The main site, built into a folder by somebody with other settings."""
    command = [sys.executable, str(ROOT / "scripts" / "cli.py"), "build", "main", "--out", str(out)]
    answer = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **settings}, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return out


def digests(folder: Path) -> dict[str, str]:
    """Every file below a folder with its SHA-256."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(f.relative_to(folder)): hashlib.sha256(f.read_bytes()).hexdigest() for f in files}
