"""The repository's own records about the organisation, in both languages of the prose."""

from __future__ import annotations

import datetime as dt

import pytest

import projects
from sitegen import output
from sitegen.catalogue import Catalogue
from sitegen.made import equipped
from sitegen.organisation.office import Office
from sitegen.organisation.pages import offices

TODAY = dt.date.fromisoformat(projects.REAL_TODAY)


@pytest.fixture(scope="session")
def both(real_records: Catalogue) -> dict[str, Office]:
    """An office for each language."""
    finder = output.finder(projects.REAL, real_records, TODAY)
    found = equipped(projects.REAL, real_records, offices(projects.REAL, finder.desks()), whole=False)
    return {office.language: office for office in found}


@pytest.fixture(params=["sv", "en"])
def office(both: dict[str, Office], request: pytest.FixtureRequest) -> Office:
    """Each of them."""
    return both[request.param]
