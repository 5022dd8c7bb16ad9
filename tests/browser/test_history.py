"""What real browsers keep of a visit is what the project says that they keep."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from browser import history, matrix
from built.faults import none
from built.site import ROOT, Site
from sitegen.catalogue import Catalogue
from sitegen.catalogue import read as read_data
from sitegen.paths import HERE as PROJECT

DATA, DOCUMENT = ROOT / "data" / "browsers.yml", ROOT / "SAFETY.md"


@pytest.fixture(scope="session")
def scene(playwright: Playwright, site: Site, base: str, exit_url: str) -> history.Scene:
    """The visit's place."""
    return history.Scene(playwright, base, exit_url, site.finder("sv").path, history.titles(site))


@pytest.mark.parametrize("id", history.DRIVERS)
def test_a_browser_keeps_of_a_visit_just_what_is_written(
    scene: history.Scene, catalogue: Catalogue, request: pytest.FixtureRequest, tmp_path: Path, id: str
) -> None:
    measured = scene.measure(id, tmp_path)
    if request.config.getoption("--renew"):
        matrix.renew(DATA, id, history.versions()[id], measured)
        matrix.renew_table(DOCUMENT, tuple(read_data(PROJECT).catalogue().browsers.values()))
        return
    none(matrix.differences(catalogue.browsers[id], measured))


def test_the_safety_document_shows_what_is_written(catalogue: Catalogue) -> None:
    if matrix.written_table(DOCUMENT) != matrix.table(tuple(catalogue.browsers.values())):
        pytest.fail(f"the table of SAFETY.md differs from data/browsers.yml; {matrix.RENEW}", pytrace=False)


def test_every_browser_that_is_written_of_is_measured(catalogue: Catalogue) -> None:
    assert set(catalogue.browsers) == set(history.DRIVERS)
