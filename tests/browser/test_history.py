"""What real browsers keep of a visit is what the project says that they keep."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from browser import history, matrix
from built.faults import none
from built.site import CARD, MAIN, ROOT, Site
from sitegen.catalogue import Catalogue
from sitegen.catalogue import read as read_data
from sitegen.model import Leaving
from sitegen.paths import HERE as PROJECT

DATA, DOCUMENT = ROOT / "data" / "browsers.yml", ROOT / "SAFETY.md"


@pytest.fixture(scope="session")
def scene(playwright: Playwright, site: Site, base: str, exit_url: str) -> history.Scene:
    """The visit's place."""
    finder, titles = site.finder("sv").path, history.titles(site)
    if site.id == MAIN:
        return history.Scene(playwright, base, exit_url, finder, titles)
    used = (history.CARD_CONTROLS, history.CARD_STEPS)
    return history.Scene(playwright, base, exit_url, finder, titles, *used)


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


@pytest.mark.parametrize("site", [CARD], indirect=True)
@pytest.mark.parametrize("id", history.DRIVERS)
def test_of_a_visit_behind_the_card_a_browser_keeps_the_same_less_the_pages_that_are_not_there(
    scene: history.Scene, catalogue: Catalogue, tmp_path: Path, id: str
) -> None:
    written = catalogue.browsers[id]
    for way, found in scene.measure(id, tmp_path).items():
        assert found == without_service(getattr(written, way)), way


def without_service(leaving: Leaving) -> Leaving:
    """What is kept of the finder's visit if it had not gone to a service, and back from there."""
    rows = {
        name: [page for page, _ in groupby(page for page in pages if page != "service")]
        for name, pages in leaving
    }
    return Leaving(**{name: tuple(pages) for name, pages in rows.items()})


def test_the_safety_document_shows_what_is_written(catalogue: Catalogue) -> None:
    if matrix.written_table(DOCUMENT) != matrix.table(tuple(catalogue.browsers.values())):
        pytest.fail(f"the table of SAFETY.md differs from data/browsers.yml; {matrix.RENEW}", pytrace=False)


def test_every_browser_that_is_written_of_is_measured(catalogue: Catalogue) -> None:
    assert set(catalogue.browsers) == set(history.DRIVERS)
