"""Two builds of the same files on the same day are the same to the byte, whoever builds where.

One finds all printed files that were made before, the other has none.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import projects
from built.faults import none

ELSEWHERE = {"PYTHONHASHSEED": "2", "TZ": "Asia/Bangkok", "LC_ALL": "C"}


def test_two_builds_are_identical_to_the_byte(
    real_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in ELSEWHERE.items():
        monkeypatch.setenv(name, value)
    projects.build(projects.copy_bare(tmp_path / "copy"), tmp_path / "again")
    one, two = projects.tree(real_site), projects.tree(tmp_path / "again")
    assert one
    none([f"{path} differs" for path in one.keys() | two.keys() if one.get(path) != two.get(path)])
