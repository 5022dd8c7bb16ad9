"""The day of each test of the generator; the small project, and what was built, once a run."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

import projects
from sitegen.core import Project, clock
from sitegen.gates.built_site import BuiltSite
from sitegen.records import Catalogue, catalogue

# What is made of the repository's own records, and the folders of tests that are about those.
REAL_FIXTURES = {"real_records", "real_site"}
REAL_FOLDERS = {"campaign", "organisation", "printing"}


@pytest.fixture(scope="session", autouse=True)
def one_moment() -> Iterator[None]:
    """What is made once for several tests claims the second that all builds of tests claim."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in projects.EPOCH.items():
            patch.setenv(name, value)
        yield


@pytest.fixture(autouse=True)
def one_day(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests on frozen records believe that it is `projects.TODAY`, others `projects.REAL_TODAY`."""
    real = (
        REAL_FIXTURES & set(request.fixturenames)
        or request.path.parent.name in REAL_FOLDERS
        or request.node.get_closest_marker("real_day")
    )
    monkeypatch.setenv(clock.TODAY_VARIABLE, projects.REAL_TODAY if real else projects.TODAY)


@pytest.fixture(scope="session")
def small_records(small: Project) -> Catalogue:
    """The records of the small project."""
    return catalogue.read(small).catalogue()


@pytest.fixture(scope="session")
def real_records() -> Catalogue:
    """The records of the repository."""
    return projects.real_records()


@pytest.fixture
def copy(small: Project, tmp_path: Path) -> Project:
    """The small project, to change."""
    return projects.copy_small(small, tmp_path / "copy")


@pytest.fixture
def site(small_site: Path, small_records: Catalogue, tmp_path: Path) -> BuiltSite:
    """A copy of the built small site, to plant faults in."""
    shutil.copytree(small_site, tmp_path / "site", copy_function=shutil.copyfile)
    return BuiltSite(tmp_path / "site", small_records, small_records.sites["main"].base_url)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own that holds 512 kB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    run = partial(subprocess.run, check=True)
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    run([*root, "mount", "-t", "tmpfs", "-o", "size=512k,mode=777", "tmpfs", folder])
    yield folder
    run([*root, "umount", folder])
