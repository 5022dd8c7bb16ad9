"""Larger text, a closer look, wider spacing: nothing is lost. And nothing moves by itself.

WCAG 2.2: 1.4.4 (text twice as large), 1.4.10 (reflow at 400 %), 1.4.12 (text spacing).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from playwright.sync_api import Page

from browser.chrome import PHONE, Visit
from browser.conftest import Visits
from browser.probes import FOCUS, STICKING_OUT, UNREADABLE, WHOLLY_SEEN
from built.faults import none
from built.site import KINDS, Site

LANGUAGES = ("sv", "th", "ar")
# A screen of 1280 × 1024 at 400 %.
CLOSE = {"width": 320, "height": 256}
# Everything is opened and laid out, so that it can be looked at; then come the reader's own wishes.
WISHES = """(style) => {
  document.querySelectorAll('details').forEach(details => { details.open = true; });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('#list details { content-visibility: visible !important; }' + style);
  document.adoptedStyleSheets = [sheet];
}"""
WAYS = {
    "plain": "",
    "text-twice-as-large": "html { font-size: 200% !important; }",
    # The values of success criterion 1.4.12.
    "wide-spacing": """
      * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
      p { margin-bottom: 2em !important; }
    """,
}
SIZES = {"phone": PHONE, "400-percent": CLOSE}
# Adds up every shift of the layout, and forgives none for coming soon after an input.
SHIFTS = """
  window.shifted = [];
  new PerformanceObserver(list => list.getEntries().forEach(entry => shifted.push(
    entry.value.toFixed(4) + ' ' + entry.sources.map(s => s.node && (s.node.className || s.node.nodeName)))
  )).observe({type: 'layout-shift', buffered: true});
"""
SETTLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def paths(site: Site, kind: str) -> list[str]:
    """The first page of a kind in each language; or what stands in few languages."""
    if kind == "other":
        return ["404.html", "", "om/", "en/"]
    return [site.of(kind, language)[0].path for language in LANGUAGES]


@pytest.fixture
def watched(visiting: Visits) -> Iterator[Visit]:
    """A visit that notes every shift of the layout."""
    with visiting() as visit:
        visit.context.add_init_script(SHIFTS)
        yield visit


@pytest.mark.parametrize("kind", [*KINDS, "other"])
def test_a_page_stands_still_and_loses_nothing(site: Site, watched: Visit, kind: str) -> None:
    found: list[str] = []
    page = watched.context.new_page()
    for path in paths(site, kind):
        page.set_viewport_size(PHONE)
        page.goto(watched.base + path)
        page.evaluate(SETTLED)
        assert page.evaluate("document.fonts.size") == 0, "a font that comes later than the text"
        found += [f"/{path} moves: {shift}" for shift in page.evaluate("shifted")]
        found += [f"/{path} {fault}" for fault in lost(page)]
    none(found)


def lost(page: Page) -> Iterator[str]:
    """What a reader with other wishes cannot read or reach on a loaded page."""
    for (size, pixels), (way, style) in product(SIZES.items(), WAYS.items()):
        page.set_viewport_size(pixels)  # type: ignore[arg-type]
        page.evaluate(WISHES, style)
        seen = [*page.evaluate(STICKING_OUT), *page.evaluate(UNREADABLE)]
        seen += [" ".join(fault) for fault in page.evaluate(WHOLLY_SEEN, "#x")]
        yield from (f"{size} {way} {fault}" for fault in seen)


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_400_percent_the_filter_works_and_focus_is_not_covered(
    site: Site, sharing: Visits, language: str
) -> None:
    with sharing(viewport=CLOSE) as visit:
        page = visit.open(site.finder(language).path)
        page.locator("#filter summary").first.click()
        page.locator("#filter label:has(input[id])").first.click()
        assert page.locator("#filter input[id]").first.is_checked()
        faults = list(_tabbed(page, 60))
    none(faults)


def _tabbed(page: Page, steps: int) -> Iterator[str]:
    for _ in range(steps):
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUS)
        if found and found[1]:
            yield " ".join(found)


def test_the_watch_sees_what_moves(watched: Visit) -> None:
    page = watched.context.new_page()
    page.goto(watched.base + "404.html")
    page.evaluate(SETTLED)
    page.evaluate("document.querySelector('h1').style.marginTop = '100px'")
    page.wait_for_function("() => shifted.length > 0")
    page.evaluate(SETTLED)
    assert len(page.evaluate("shifted")) == 1


@pytest.mark.parametrize("language", ["th", "ar"])
def test_what_one_reads_stays_in_place_while_one_scrolls(site: Site, watched: Visit, language: str) -> None:
    page = watched.open(site.finder(language).path)
    height = page.evaluate("document.documentElement.scrollHeight")
    for _ in range(height // 400):
        page.mouse.wheel(0, 400)
        page.evaluate(SETTLED)
    none(page.evaluate("shifted"))


@pytest.mark.parametrize("language", ["th", "ar"])
def test_what_one_touches_stays_under_the_finger(site: Site, watched: Visit, language: str) -> None:
    page = watched.open(site.finder(language).path)
    page.locator("#filter summary").first.click()
    labels = page.locator("#filter details").first.locator("label").all()
    for label in labels[:4]:
        label.scroll_into_view_if_needed()
        before = label.bounding_box()
        label.click()
        page.evaluate(SETTLED)
        assert label.bounding_box() == before
