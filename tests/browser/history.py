"""What a visit leaves in a browser's history: one visit, walked in each browser, read from its profile.

The visit: open the front page, go to the finder, choose an answer, open a group, go to a service, back by
the page's own link, to the safety page, back again, and leave. Then Back is pressed until it leads nowhere
or out of the site, the tab is closed, then the browser, and its own database and files of tabs are read.
"""

from __future__ import annotations

import html
import re
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from playwright.sync_api import Page, Playwright

from browser import chrome, firefox
from built.site import Site
from sitegen.records.model import Leaving, VisitPage

WAYS = {"link": False, "button": True, "keys": True, "stayed": True}
"""The ways of leaving, and whether the page's script runs."""
CONTROLS = ("label[for=s1]", ".q details:not([open]) summary", ".q details[open] label:nth-of-type(2)",
            ".kk button", ".w button", "label[for=s2]", ".w button")  # fmt: skip
CARD_CONTROLS = CONTROLS
EXITS = {"link": ("#x",), "button": ("#x",), "keys": ("Shift Shift Shift",), "stayed": ()}
ENTER, CARD_ENTER = ".top__finder", "a[hreflang=sv]"
STEPS = (".l a[href*=kontakt]", ".q a.b", "a[href$='sakerhet/']", ".q a.b")
CARD_STEPS = ("main a[href$='info/']", ".q a.b")
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
    def close_tab(self) -> None: ...

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

    def close_tab(self) -> None:
        """The browser stays open with an empty one."""
        self.visit.context.new_page()
        self.page.close()

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
    enter: str = ENTER
    controls: tuple[str, ...] = CONTROLS
    steps: tuple[str, ...] = STEPS

    def measure(self, browser: str, folder: Path, ways: Iterable[str] = WAYS) -> dict[str, Leaving]:
        """What a browser keeps, by the way of leaving."""
        return {way: self._leaving(browser, way, folder / way) for way in ways}

    def _leaving(self, browser: str, way: str, profile: Path) -> Leaving:
        with DRIVERS[browser](self, profile, WAYS[way]) as driver:
            back = self._walk(driver, way)
            driver.close_tab()
        rows = [row for row in read_rows(browser, profile) if row.url.startswith(("http:", "https:"))]
        tabs = any(self.base.encode() in text for text in read_tabs(browser, profile))
        shutil.rmtree(profile)
        listed = [row for row in rows if row.listed]
        own = [row for row in listed if row.title == self.titles.get(row.url.removeprefix(self.base))]
        return Leaving(
            back=tuple(back),
            listed=tuple(self._page(row.url) for row in listed),
            titled=tuple(self._page(row.url) for row in own),
            kept=tuple(self._page(row.url) for row in rows),
            tabs=tabs,
        )

    def _walk(self, driver: Driver, way: str) -> list[VisitPage]:
        driver.open("")
        go(driver, self.enter)
        for control in self.controls:
            driver.click(control)
        for step in (*self.steps, *EXITS[way]):
            go(driver, step)
        end = self.base + self.finder if way == "stayed" else self.exit_url
        assert driver.url == end, f"{driver.url} instead of {end}"
        return list(self._backwards(driver))

    def _backwards(self, driver: Driver) -> Iterator[VisitPage]:
        for _ in range(MOST_BACK):
            if not driver.back() or not driver.url.startswith(self.base):
                return
            yield self._page(driver.url)

    def _page(self, url: str) -> VisitPage:
        if url in (self.exit_url, self.base):
            return "exit" if url == self.exit_url else "start"
        path = url.removeprefix(self.base + self.finder)
        assert path != url, f"the visit never was at {url}"
        return PAGES[path.split("/")[0]]


def go(driver: Driver, step: str) -> None:
    """Follow a link, or press keys, to another page."""
    before = driver.url
    driver.press(*step.split()) if step.startswith(("Shift", "Escape")) else driver.click(step)
    assert driver.moves_from(before), f"{step} leads nowhere from {before}"


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


# Where a browser writes down which tabs are open and which were closed of late.
TABS = {"chromium": "Default/Sessions/*", "firefox": "sessionstore*.jsonlz4"}
PACKED = b"mozLz40\0"


def read_tabs(browser: str, profile: Path) -> Iterator[bytes]:
    """The files of open and closed tabs."""
    return (unpacked(file.read_bytes()) for file in profile.glob(TABS[browser]) if file.is_file())


def unpacked(content: bytes) -> bytes:
    """A file as it was before Firefox packed it (its own head, then one block of LZ4)."""
    if not content.startswith(PACKED):
        return content
    text, at, block = bytearray(), 0, content[len(PACKED) + 4 :]
    while at < len(block):
        token, at = block[at], at + 1
        size, at = _length(token >> 4, block, at)
        text += block[at : at + size]
        at += size
        if at < len(block):
            behind, at = int.from_bytes(block[at : at + 2], "little"), at + 2
            size, at = _length(token & 15, block, at)
            for _ in range(size + 4):
                text.append(text[-behind])
    return bytes(text)


def _length(size: int, block: bytes, at: int) -> tuple[int, int]:
    """A length of LZ4, which goes on for as long as its bytes are full, and where it ends."""
    more = size == 15
    while more:
        more, size, at = block[at] == 255, size + block[at], at + 1
    return size, at


def titles(site: Site) -> dict[str, str]:
    """The titles of the help pages and of the front page by their paths."""
    pages = [page for page in site.pages if page.kind in site.kinds or not page.path]
    return {page.path: title(page.file.read_text("utf-8")) for page in pages if page.language == "sv"}


def title(text: str) -> str:
    found = re.search(r"<title>(.*?)</title>", text, re.DOTALL)
    assert found
    return html.unescape(found[1]).strip()


def versions() -> dict[str, str]:
    """The number of each installed browser, without its smaller parts."""
    full = {"chromium": chrome.version(), "firefox": firefox.version()}
    return {name: number.split(".")[0] for name, number in full.items()}
