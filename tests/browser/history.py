"""What a visit leaves in a browser's history: one visit, walked in each browser, read from its profile.

The visit: open the finder, choose an answer, open a group, go to a service, back by the page's own link,
to the safety page, back again, and leave. Then Back is pressed until it leads nowhere or out of the site,
the browser is closed, and its own database is read.
"""

from __future__ import annotations

import html
import re
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from playwright.sync_api import Page, Playwright

from browser import chrome, firefox
from built.site import Site
from sitegen.model import Leaving, VisitPage

WAYS = {"link": False, "button": True, "keys": True, "stayed": True}
"""The ways of leaving, and whether the page's script runs."""
CONTROLS = ("#list summary", "#filter summary", "#filter details[open] label:nth-of-type(2)",
            "#filter button[type=reset]")  # fmt: skip
CARD_CONTROLS = ("#more summary",)
EXITS = {"link": ("#x",), "button": ("#x",), "keys": ("Shift Shift Shift",), "stayed": ()}
STEPS = ("#first a[href*=kontakt]", ".q a.b", "a[href$='sakerhet/']", ".q a.b")
CARD_STEPS = ("main a.b", ".q a.b")
PAGES: Mapping[str, VisitPage] = {
    "": "finder", "kontakt": "service", "sakerhet": "safety", "info": "safety",
}  # fmt: skip
MOST_BACK = 12


class Driver(Protocol):
    """What the visit needs of a browser."""

    def open(self, path: str) -> None: ...
    def click(self, selector: str) -> None: ...
    def press(self, *keys: str) -> None: ...
    def moves_from(self, url: str) -> bool: ...
    def back(self) -> bool: ...

    @property
    def url(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Chromium:
    """Playwright's page behind the same few words."""

    visit: chrome.Visit
    page: Page

    def open(self, path: str) -> None:
        self.visit.open(path, self.page)

    def click(self, selector: str) -> None:
        self.page.locator(selector).first.click()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def moves_from(self, url: str) -> bool:
        self.page.wait_for_url(lambda found: found != url)
        return True

    def back(self) -> bool:
        before = self.page.url
        self.page.go_back(wait_until="commit")
        return self.page.url != before

    @property
    def url(self) -> str:
        return self.page.url


@dataclass(frozen=True, slots=True)
class Row:
    """A page in the browser's database: whether its list shows it, and under what title."""

    url: str
    title: str
    listed: bool


# A row for each visited address. Chromium lists the last page of a chain of redirects (a replaced page
# is one to it); Firefox lists all but frames. Sources: components/history/core/browser/history_backend.cc
# and toolkit/components/places/nsNavHistory.cpp.
CHROMIUM_ROWS = """
  SELECT u.url, coalesce(u.title, ''), max(NOT u.hidden AND v.transition & 0x20000000 != 0
         AND v.transition & 0xff NOT IN (3, 4, 10))
  FROM urls u JOIN visits v ON v.url = u.id GROUP BY u.id ORDER BY min(v.visit_time)"""
FIREFOX_ROWS = """
  SELECT p.url, coalesce(p.title, ''), max(NOT p.hidden AND v.visit_type NOT IN (0, 4, 8))
  FROM moz_places p JOIN moz_historyvisits v ON v.place_id = p.id GROUP BY p.id ORDER BY min(v.visit_date)"""
DATABASES = {"chromium": ("Default/History", CHROMIUM_ROWS), "firefox": ("places.sqlite", FIREFOX_ROWS)}


@dataclass(frozen=True, slots=True)
class Scene:
    """Where the visit takes place: the site, its document and titles by page, the exit, what is used.

    The pages behind the card go by the finder's names: the document is the finder, its notes are safety.
    """

    playwright: Playwright
    base: str
    exit_url: str
    finder: str
    titles: Mapping[str, str]
    controls: tuple[str, ...] = CONTROLS
    steps: tuple[str, ...] = STEPS

    def measure(self, browser: str, folder: Path) -> dict[str, Leaving]:
        """What a browser keeps, by the way of leaving."""
        return {way: self._leaving(browser, way, folder / way) for way in WAYS}

    def _leaving(self, browser: str, way: str, profile: Path) -> Leaving:
        with DRIVERS[browser](self, profile, WAYS[way]) as driver:
            back = self._walk(driver, way)
        rows = [row for row in read_rows(browser, profile) if row.url.startswith(("http:", "https:"))]
        shutil.rmtree(profile)
        listed = [row for row in rows if row.listed]
        own = [row for row in listed if row.title == self.titles.get(row.url.removeprefix(self.base))]
        return Leaving(
            back=tuple(back),
            listed=tuple(self._page(row.url) for row in listed),
            titled=tuple(self._page(row.url) for row in own),
            kept=tuple(self._page(row.url) for row in rows),
        )

    def _walk(self, driver: Driver, way: str) -> list[VisitPage]:
        driver.open(self.finder)
        for control in self.controls:
            driver.click(control)
        for step in (*self.steps, *EXITS[way]):
            before = driver.url
            driver.press(*step.split()) if step.startswith("Shift") else driver.click(step)
            assert driver.moves_from(before), f"{step} leads nowhere from {before}"
        end = self.base + self.finder if way == "stayed" else self.exit_url
        assert driver.url == end, f"{driver.url} instead of {end}"
        return list(self._backwards(driver))

    def _backwards(self, driver: Driver) -> Iterator[VisitPage]:
        for _ in range(MOST_BACK):
            if not driver.back() or not driver.url.startswith(self.base):
                return
            yield self._page(driver.url)

    def _page(self, url: str) -> VisitPage:
        if url == self.exit_url:
            return "exit"
        path = url.removeprefix(self.base + self.finder)
        assert path != url, f"the visit never was at {url}"
        return PAGES[path.split("/")[0]]


@contextmanager
def _chromium(scene: Scene, profile: Path, script: bool) -> Iterator[Driver]:
    with chrome.own_profile(scene.playwright, scene.base, scene.exit_url, profile, script) as visit:
        yield Chromium(visit, visit.context.pages[0])


@contextmanager
def _firefox(scene: Scene, profile: Path, script: bool) -> Iterator[Driver]:
    with firefox.visit(scene.base, scene.exit_url, profile, script) as driver:
        yield driver


DRIVERS = {"chromium": _chromium, "firefox": _firefox}


def read_rows(browser: str, profile: Path) -> list[Row]:
    """Every address that the browser keeps, the first visited first."""
    file, query = DATABASES[browser]
    with closing(sqlite3.connect(profile / file)) as database:
        return [Row(url, title, bool(listed)) for url, title, listed in database.execute(query)]


def titles(site: Site) -> dict[str, str]:
    """The title of every page by its path."""
    return {
        page.path: _title(page.file.read_text("utf-8")) for page in site.family() if page.language == "sv"
    }


def _title(text: str) -> str:
    found = re.search(r"<title>(.*?)</title>", text, re.DOTALL)
    assert found
    return html.unescape(found[1]).strip()


def versions() -> dict[str, str]:
    """The number of each installed browser, without its smaller parts."""
    full = {"chromium": chrome.version(), "firefox": firefox.version()}
    return {name: number.split(".")[0] for name, number in full.items()}
