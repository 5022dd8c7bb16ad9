"""What holds for every page that is built, in every language, width and colour.

Accessibility by axe-core (WCAG 2.2 A and AA and its best practices), no text out of sight, links as
large as a finger, no complaint from the browser. A page is loaded once for all of it: there are
hundreds. Each fault names its page.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser.chrome import DESKTOP, PHONE
from browser.conftest import Visits
from browser.probes import SMALL, STICKING_OUT
from built.faults import none
from built.site import KINDS, LANGUAGES, LOST, SIGN, Site
from built.site import Page as BuiltPage

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The dark scheme changes colours and nothing else (tests/sitegen/test_assets.py holds it to that), so there
# the rules that look at colours are enough.
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
AXE = """(runOnly) => axe.run(document, {
    runOnly, resultTypes: ['violations'], elementRef: false, preload: false,
  }).then(({violations}) => violations.map(
    v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(' | ')))"""
TOUCHED = ".x, header nav a, a[href^='tel:'], a[href^='sms:'], button, summary"
FINGER = 44


@pytest.fixture(scope="session")
def axe(tools: Path) -> str:
    """The source of axe-core."""
    return (tools / "axe-core" / "axe.min.js").read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_page_of_the_finder_family_is_sound(
    site: Site, visiting: Visits, axe: str, kind: str, language: str
) -> None:
    pages = site.of(kind, language)
    assert pages
    none(faults(visiting, pages, axe, touched=TOUCHED))


@pytest.mark.parametrize("kind", [SIGN, LOST])
def test_the_sign_and_the_error_pages_are_sound_in_every_language(
    site: Site, visiting: Visits, axe: str, kind: str
) -> None:
    pages = [page for page in site.pages if page.kind == kind]
    assert {page.language for page in pages} >= set(LANGUAGES) - {"sv"}
    none(faults(visiting, pages, axe, touched=TOUCHED))


def test_every_page_of_prose_is_sound(site: Site, visiting: Visits, axe: str) -> None:
    pages = [page for page in site.pages if page.kind == "prose"]
    none(faults(visiting, pages, axe, touched="header nav a[hreflang]"))


def faults(visiting: Visits, pages: Iterable[BuiltPage], axe: str, touched: str) -> list[str]:
    """What is wrong with some pages, and what the browser complained of."""
    found = []
    with visiting() as visit:
        tab = visit.context.new_page()
        for page in pages:
            tab.set_viewport_size(PHONE)  # type: ignore[arg-type]
            tab.goto(visit.base + page.path)
            seen = [*tab.evaluate(STICKING_OUT), *tab.evaluate(SMALL, [touched, FINGER])]
            found += [f"{page} {fault}" for fault in (*seen, *violations(tab, axe))]
    return found + visit.troubles


def violations(tab: Page, axe: str) -> list[str]:
    """What axe finds on a loaded page, in each width and colour."""
    tab.evaluate(axe)
    found = []
    for size, (scheme, rules) in product((PHONE, DESKTOP), (("light", TAGS), ("dark", COLOUR_RULES))):
        tab.set_viewport_size(size)  # type: ignore[arg-type]
        tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found += [f"{size['width']} {scheme} {fault}" for fault in tab.evaluate(AXE, rules)]
    return found
