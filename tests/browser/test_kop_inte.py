"""Köp inte in a real browser behind a real host: every page, both languages, each width and scheme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser import chrome, nginx
from browser.chrome import DESKTOP, PHONE
from browser.conftest import Visits
from browser.probes import SMALL, WHOLLY_SEEN
from browser.test_every_page import FINGER
from browser.test_lighthouse import best
from built.faults import none

TOUCHED = ".tap a, .way, .menu a, header a, button, summary"
STARTS = ("", "en/")


@pytest.fixture(scope="module")
def paths(kop_inte_dist: Path) -> list[str]:
    """The address of every page, but those behind an ad's button, which lead on at once (test_ads.py)."""
    found = (path.relative_to(kop_inte_dist).as_posix() for path in sorted(kop_inte_dist.rglob("index.html")))
    return [path.removesuffix("index.html") for path in found if not re.search(r"(^|/)a/[a-z]", path)]


@pytest.fixture(scope="module")
def base(kop_inte_dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real nginx that serves the site with its own headers."""
    with nginx.serve(kop_inte_dist, tmp_path_factory.mktemp("nginx")) as address:
        yield address


@pytest.fixture(scope="module")
def visiting(browser: Browser, base: str) -> Visits:
    """Opens browser contexts on the site, which has no way out of its own."""
    return partial(chrome.visit, browser, base, "")


def test_what_is_tapped_is_as_large_as_a_finger(visiting: Visits, paths: list[str]) -> None:
    found = []
    with visiting(viewport=PHONE) as visit:
        tab = visit.context.new_page()
        for path in paths:
            visit.open(path, tab)
            found += [f"/{path} {fault}" for fault in tab.evaluate(SMALL, [TOUCHED, FINGER])]
    assert len(paths) >= 20
    none(found)


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_first_screen_shows_both_ways_whole(visiting: Visits, start: str, size: dict[str, int]) -> None:
    with visiting(viewport=size) as visit:
        tab = visit.open(start)
        assert tab.locator(".way").count() == 2
        none([f"{text}: {fault}" for text, fault in tab.evaluate(WHOLLY_SEEN, "h1, .way")])


def test_without_script_a_page_asks_for_nothing_but_itself(visiting: Visits, paths: list[str]) -> None:
    with visiting(java_script_enabled=False) as visit:
        tab = visit.context.new_page()
        for path in paths:
            visit.open(path, tab)
        asked = [url for url in visit.requests if not url.endswith("/favicon.ico")]
        assert len(asked) == len(paths) and visit.troubles == []


def test_one_tap_leads_from_every_page_to_contact(visiting: Visits, paths: list[str]) -> None:
    with visiting() as visit:
        tab = visit.context.new_page()
        for path in paths:
            visit.open(path, tab)
            tab.locator(".tap a").last.click()
            home = "en/find-help/" if path.startswith("en/") else "hitta-hjalp/"
            # On the page of contacts itself the tap leads down to those for the whole country.
            tab.wait_for_url(re.compile(re.escape(visit.base + home) + "(#.*)?$"))


@pytest.mark.timed
@pytest.mark.parametrize("path", ["", "hitta-hjalp/"])
def test_lighthouse_gives_start_and_finder_full_marks(
    base: str, tools: Path, tmp_path: Path, path: str
) -> None:
    none(best(tools, base + path, tmp_path))
