"""A copy of the campaign's folder that tests may change, and its real one to read from."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import projects
from projects import REAL
from sitegen.core import Problem, Project
from sitegen.records import Catalogue, Site
from sitegen.sites.campaign import checks, material
from sitegen.sites.campaign.material import MaterialReading

FOLDER = "campaigns/kop-inte"


@pytest.fixture(scope="session")
def records() -> Catalogue:
    """The records of data/."""
    return projects.real_records()


@pytest.fixture(scope="session")
def site(records: Catalogue) -> Site:
    """The row of Köp inte."""
    return records.sites["kop-inte"]


@pytest.fixture(scope="session")
def reading(site: Site) -> MaterialReading:
    """What the campaign really has."""
    return material.read(REAL, site)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A copy of the campaign's folder."""
    return Path(shutil.copytree(REAL.root / FOLDER, tmp_path / FOLDER))


@pytest.fixture
def told(home: Path, site: Site) -> Callable[[], list[Problem]]:
    """Every problem of the copy as it is now."""

    def problems() -> list[Problem]:
        found = material.read(Project(home.parents[1]), site)
        return [*found.problems, *checks.check(found)]

    return problems
