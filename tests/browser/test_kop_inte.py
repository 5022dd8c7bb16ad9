"""Köp inte in a real browser behind a real host: every page, both languages, each width and scheme."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser import chrome
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
def base(kop_inte_dist: Path, serving: Callable[[Path], str]) -> str:
    """The address of a real nginx that serves the site with its own headers."""
    return serving(kop_inte_dist)


@pytest.fixture(scope="module")
def visiting(browser: Browser, base: str) -> Visits:
    """Opens browser contexts on the site, which has no way out of its own."""
    return partial(chrome.visit, browser, base, "")


@pytest.fixture(scope="module")
def looking(browser: Browser, base: str) -> Visits:
    """Opens browser contexts in which pages are only looked at."""
    return partial(chrome.look, browser, base)


def test_on_every_page_what_is_tapped_is_as_large_as_a_finger_and_contact_is_one_tap_away(
    looking: Visits, paths: list[str]
) -> None:
    found = []
    with looking() as visit:
        tab = visit.context.new_page()
        for path in paths:
            visit.open(path, tab)
            found += [f"/{path} {fault}" for fault in tab.evaluate(SMALL, [TOUCHED, FINGER])]
            tap_to_contact(tab, visit.base + contacts(path))
    assert len(paths) >= 20
    none(found)


def contacts(path: str) -> str:
    """The page of contacts in the language of a page."""
    return "en/find-help/" if path.startswith("en/") else "hitta-hjalp/"


def tap_to_contact(tab: Page, address: str) -> None:
    """The last tap of a page can be tapped and leads there; where it leads to another page, follow it."""
    tap = tab.locator(".tap a, .way").filter(visible=True).last
    href = str(tap.evaluate("link => link.href"))
    # On the page of contacts itself the tap leads down to those for the whole country; a partner's calls.
    straight = href.split("#")[0] == address or href.startswith("tel:")
    tap.click(trial=straight)
    if not straight:
        tab.wait_for_url(address)


@pytest.mark.parametrize("path", [*STARTS, "om/", "hitta-hjalp/"])
def test_a_tap_leads_to_contact(visiting: Visits, path: str) -> None:
    with visiting() as visit:
        tab = visit.open(path)
        tab.locator(".tap a").last.click()
        tab.wait_for_url(re.compile(re.escape(visit.base + contacts(path)) + "(#.*)?$"))


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_first_screen_shows_both_ways_whole(visiting: Visits, start: str, size: dict[str, int]) -> None:
    with visiting(viewport=size) as visit:
        tab = visit.open(start)
        assert tab.locator(".way").count() == 2
        none([f"{text}: {fault}" for text, fault in tab.evaluate(WHOLLY_SEEN, "h1, .way")])


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize(("width", "height"), [(360, 640), (360, 800), (412, 915)])
def test_the_bar_comes_up_as_the_way_leaves_that_it_repeats(
    visiting: Visits, start: str, width: int, height: int
) -> None:
    with visiting(viewport={"width": width, "height": height}) as visit:
        tab = visit.open(start)
        own, bar = tab.locator(".way").last, tab.locator(".tap a").last
        expect(own).to_be_in_viewport()
        expect(bar).not_to_be_in_viewport()
        tab.evaluate("() => scrollTo(0, document.querySelector('.rest').offsetTop)")
        expect(own).not_to_be_in_viewport()
        expect(bar).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("path", ["a/21/", "a/22/", "a/23/", "en/a/21/"])
@pytest.mark.parametrize(("width", "height"), [(360, 640), (360, 800), (412, 915), (1280, 800)])
def test_the_short_page_of_an_ad_shows_each_way_once(
    visiting: Visits, path: str, width: int, height: int
) -> None:
    with visiting(viewport={"width": width, "height": height}) as visit:
        shown = visit.open(path).locator("main .way, main .tap a").filter(visible=True)
        assert len(set(shown.all_inner_texts())) == shown.count() == 2


def test_the_page_of_an_ad_has_its_bar_where_letters_are_so_large_that_the_ways_leave(
    visiting: Visits,
) -> None:
    with visiting(viewport={"width": 320, "height": 480}) as visit:
        tab = visit.open("a/23/")
        tab.evaluate("() => scrollTo(0, document.querySelector('.rest').offsetTop)")
        expect(tab.locator(".tap a").last).to_be_in_viewport(ratio=1)


def test_without_script_a_page_asks_for_nothing_but_itself(visiting: Visits, paths: list[str]) -> None:
    with visiting(java_script_enabled=False) as visit:
        tab = visit.context.new_page()
        for path in paths:
            visit.open(path, tab)
        assert len(visit.asked()) == len(paths) and visit.troubles == []


@pytest.mark.timed
@pytest.mark.parametrize("path", ["", "hitta-hjalp/"])
def test_lighthouse_gives_start_and_finder_full_marks(
    base: str, tools: Path, tmp_path: Path, path: str
) -> None:
    none(best(tools, base + path, tmp_path))
