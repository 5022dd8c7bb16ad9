"""What a help page costs to fetch: one request, within the first TCP flight."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from playwright.sync_api import Page

from browser import chrome, wire
from browser.conftest import Visits
from built.site import LANGUAGES, Site

FIRST_FLIGHT = 14_600
BY_GZIP = 16_000
LEAN_PAGE = 30_000
PROSE_VIEW = 60_000
# The search has the index of all pages in its own: a search then asks nobody.
SEARCH_VIEW = 80_000
# What every page of prose asks for, and 404 does not: a view without it was no first one.
STYLE = "/assets/site.css"
IDLE = "() => new Promise(done => requestIdleCallback(done))"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_finder_and_its_headers_fit_the_first_flight(
    site: Site, base: str, language: str, record_property: Callable[[str, object], None]
) -> None:
    answer = wire.get(base + site.finder(language).path)
    record_property(
        "weight", [language, answer.header_bytes, answer.body_bytes, answer.total, len(answer.body)]
    )
    assert answer.status == 200
    assert answer.headers.get("content-encoding") == "gzip"
    assert answer.total <= BY_GZIP
    brotli = (site.root / site.finder(language).path / "index.html.br").stat().st_size
    assert answer.header_bytes + brotli <= FIRST_FLIGHT


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sign_is_a_third_of_that(site: Site, base: str, language: str) -> None:
    assert wire.get(base + site.sign(language).path).total <= FIRST_FLIGHT / 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_family_is_light(site: Site, base: str, language: str) -> None:
    pages = [page for page in site.family() if page.language == language]
    sizes = {str(page): wire.get(base + page.path).total for page in pages}
    assert {name: size for name, size in sizes.items() if size > LEAN_PAGE} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_finder_asks_for_nothing_but_itself(
    site: Site, sharing: Visits, language: str, script: bool
) -> None:
    path = site.finder(language).path
    with sharing(java_script_enabled=script) as visit:
        visit.open(path).wait_for_load_state("networkidle")
    assert set(visit.asked()) == {visit.base + path}


def test_a_page_of_prose_weighs_little_at_the_first_view(site: Site, looking: Visits) -> None:
    """A tab without a cache: every view is a first one."""
    prose = [page for page in site.pages if page.kind == "prose"]
    with looking() as visit:
        tab, weigh = visit.context.new_page(), cache(lambda url: wire.get(url).total)
        cut = visit.context.new_cdp_session(tab)
        cut.send("Network.enable")
        cut.send("Network.setCacheDisabled", {"cacheDisabled": True})
        views = {str(page): first_view(visit, tab, page.path) for page in prose}
        weights = {name: sum(map(weigh, asked)) for name, asked in views.items()}
    assert {name for name, asked in views.items() if visit.base.rstrip("/") + STYLE not in asked} <= {
        "/404.html"
    }
    heavy = {name: weight for name, weight in weights.items() if weight > PROSE_VIEW}
    assert set(heavy) <= {"/sok/", "/en/sok/"} and all(weight <= SEARCH_VIEW for weight in heavy.values())


def first_view(visit: chrome.Visit, tab: Page, path: str) -> list[str]:
    """What a page asks for when it is opened, until the browser has nothing left to do."""
    visit.begin()
    tab.goto(visit.base + path)
    tab.evaluate(IDLE)
    return visit.asked()
