"""Two builds of the same files on the same day are the same to the byte, whoever builds where.

One finds all printed files that were made before; the other begins with none, in a copy of its own, and
prints of those that its build has made and of none from outside.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import projects
from built.faults import none
from prints import print_all
from sitegen.core import Project

ELSEWHERE = {"PYTHONHASHSEED": "2", "TZ": "Asia/Bangkok", "LC_ALL": "C"}


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


@pytest.mark.usefixtures("other_habits")
def test_two_builds_are_identical_to_the_byte(real_site: Path, elsewhere: Project, tmp_path: Path) -> None:
    projects.build(elsewhere, tmp_path / "again")
    one, two = projects.tree(real_site), projects.tree(tmp_path / "again")
    assert one
    none([f"{path} differs" for path in one.keys() | two.keys() if one.get(path) != two.get(path)])


@pytest.mark.usefixtures("other_habits")
def test_printed_anew_every_file_is_the_same_to_the_byte(
    printed: Path, elsewhere: Project, tmp_path: Path
) -> None:
    print_all(tmp_path / "again", elsewhere)
    first, again = projects.tree(printed), projects.tree(tmp_path / "again")
    assert len(first) > 2 * len(list(printed.glob("*.pdf"))) > 0 and first.keys() == again.keys()
    none([f"{path} differs" for path in first if first[path] != again[path]])
