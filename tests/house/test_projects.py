"""Checkouts that tests may change hold nothing of the one that they were made from."""

from __future__ import annotations

from pathlib import Path

import projects
from sitegen.core import Project


def test_a_copy_that_can_be_run_shares_no_file_with_the_repository(small: Project, tmp_path: Path) -> None:
    copy = projects.runnable(projects.copy_small(small, tmp_path / "copy"))
    ours = (projects.ROOT / projects.GENERATOR).rglob("*.py")
    pairs = [(path, copy.root / path.relative_to(projects.ROOT)) for path in ours]
    assert len(pairs) > 100
    assert all(path.read_bytes() == other.read_bytes() for path, other in pairs)
    assert [path for path, other in pairs if path.samefile(other)] == []


def test_sites_of_other_files_are_taken_away_and_nothing_else(tmp_path: Path) -> None:
    for name in ("sites-of-before", "somebodys"):
        (tmp_path / name).mkdir()
    kept = projects.kept_sites(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {kept.name, "somebodys"}
    assert kept == projects.kept_sites(tmp_path)
