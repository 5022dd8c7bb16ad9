"""Builds of the same files on the same day are the same to the byte, whoever builds where and with what.

One finds all printed files that were made before. Another begins with none, in a copy of its own and in one
process, and prints of those that its build has made and of none from outside. The third is made there again
by several processes, of all that was kept.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import projects
from built.faults import none
from prints import print_all
from sitegen.core import Project, parallel

ELSEWHERE = {
    "PYTHONHASHSEED": "2",
    "TZ": "Asia/Bangkok",
    "LC_ALL": "C",
    parallel.PROCESSES_VARIABLE: "1",
}


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the repository with nothing that was made before."""
    copy = projects.copy_bare(tmp_path_factory.mktemp("elsewhere") / "copy")
    copy.dist.symlink_to(projects.REAL.dist)  # the pack holds pages as they were last built
    return copy


@pytest.fixture
def other_habits(real_site: Path, printed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another order of sets, clock and locale than those in which all was made that is compared."""
    for name, value in ELSEWHERE.items():
        monkeypatch.setenv(name, value)


@pytest.fixture(scope="module")
def cold_site(elsewhere: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as one process builds it with nothing that was made before; what it keeps stays there."""
    folder = tmp_path_factory.mktemp("cold") / "site"
    with pytest.MonkeyPatch.context() as patch:
        for name, value in ELSEWHERE.items():
            patch.setenv(name, value)
        assert not elsewhere.kept.exists()
        projects.build(elsewhere, folder)
    return folder


def differing(one: Path, two: Path) -> list[str]:
    first, second = projects.tree(one), projects.tree(two)
    assert first
    return [f"{path} differs" for path in first.keys() | second.keys() if first.get(path) != second.get(path)]


def test_two_builds_are_identical_to_the_byte(real_site: Path, cold_site: Path) -> None:
    none(differing(real_site, cold_site))


def test_what_three_processes_make_of_all_that_was_kept_is_the_same_to_the_byte(
    cold_site: Path, elsewhere: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert any(elsewhere.kept.iterdir())
    monkeypatch.setenv(parallel.PROCESSES_VARIABLE, "3")
    projects.build(elsewhere, tmp_path / "again")
    none(differing(cold_site, tmp_path / "again"))


@pytest.mark.usefixtures("other_habits")
def test_printed_anew_every_file_is_the_same_to_the_byte(
    printed: Path, elsewhere: Project, tmp_path: Path
) -> None:
    print_all(tmp_path / "again", elsewhere)
    first, again = projects.tree(printed), projects.tree(tmp_path / "again")
    assert len(first) > 2 * len(list(printed.glob("*.pdf"))) > 0 and first.keys() == again.keys()
    none([f"{path} differs" for path in first if first[path] != again[path]])
