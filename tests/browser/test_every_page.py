"""What holds for every page of every site, in every language, width and colour.

Accessibility by axe-core (WCAG 2.2 A and AA and its best practices), no text out of sight, links as
large as a finger, no complaint from the browser. A page is loaded once for all of it: there are
hundreds. Each fault names its page.

All of axe runs on every page on a phone, in light. What it finds hangs on width and colours by what they
show, which every page is asked for, and beyond that in the rules of `LOOKS` alone, which a test holds
against the rest. These run on a desktop too; in the dark, where colours change and nothing else does
(tests/sitegen/test_assets.py), they run once for each set of colours that a text can have.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser.chrome import DESKTOP, PHONE
from browser.conftest import Visits
from browser.probes import COLOURS, SHOWN, SMALL, STICKING_OUT
from built.faults import none
from built.site import EVERY_SITE, KINDS, LANGUAGES, LOST, PROSE, SIGN, Site, on, spoken
from built.site import Page as BuiltPage

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
LOOKS = [*COLOUR_RULES, "target-size", "scrollable-region-focusable"]
AXE = """(runOnly) => axe.run(document, {
    runOnly, resultTypes: ['violations'], elementRef: false, preload: false,
  }).then(({violations}) => violations.map(
    v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(' | ')))"""
# Everything that axe has to say, good or bad: rule, verdict and the elements.
VERDICTS = """(runOnly) => axe.run(document, {runOnly, elementRef: false, preload: false}).then(found =>
  ['violations', 'incomplete', 'passes', 'inapplicable'].flatMap(verdict => found[verdict].map(
    rule => [rule.id, verdict, rule.nodes.map(node => node.target.join(' ')).sort().join(' | ')])))"""
TOUCHED = ".x, header nav a, .n a, a[href^='tel:'], a[href^='sms:'], button, summary"
TOUCHED_IN_PROSE = "header nav a[hreflang]"
FINGER = 44
ROWS = [(site, language) for site in EVERY_SITE for language in spoken(site)]


@pytest.fixture(scope="session")
def axe(tools: Path) -> str:
    """The source of axe-core."""
    return (tools / "axe-core" / "axe.min.js").read_text("utf-8")


@pytest.mark.parametrize("half", [0, 1])
@pytest.mark.parametrize("site, language", ROWS, indirect=["site"], scope="session")
def test_every_page_is_sound(site: Site, visiting: Visits, axe: str, language: str, half: int) -> None:
    pages = [page for page in site.pages if page.language == language and not page.leads_on][half::2]
    assert pages
    none(faults(visiting, pages, axe))


@on(*EVERY_SITE)
def test_no_page_is_in_a_language_that_nobody_looks_at(site: Site) -> None:
    assert {page.language for page in site.pages} == set(spoken(site.id))


def test_the_main_site_has_pages_of_every_kind_in_every_language(site: Site) -> None:
    kinds = {(page.kind, page.language) for page in site.pages}
    assert kinds >= {(kind, language) for kind in (*KINDS, SIGN) for language in LANGUAGES}
    assert kinds >= {(LOST, language) for language in LANGUAGES if language != "sv"} | {(PROSE, "en")}


def faults(visiting: Visits, pages: Iterable[BuiltPage], axe: str) -> list[str]:
    """What is wrong with some pages, and what the browser complained of."""
    found, known = [], set[str]()
    with visiting() as visit:
        tab = visit.context.new_page()
        for page in pages:
            tab.set_viewport_size(PHONE)  # type: ignore[arg-type]
            tab.emulate_media(color_scheme="light")
            tab.goto(visit.base + page.path)
            touched = TOUCHED_IN_PROSE if page.kind == PROSE and page.path != "404.html" else TOUCHED
            seen = [*tab.evaluate(STICKING_OUT), *tab.evaluate(SMALL, [touched, FINGER])]
            found += [f"{page} {fault}" for fault in (*seen, *violations(tab, axe, known))]
    return found + visit.troubles


def violations(tab: Page, axe: str, known: set[str]) -> list[str]:
    """What axe finds on a page that is loaded on a phone in light; in `known` stand colours of the dark."""
    tab.evaluate(axe)
    found = [f"320 light {fault}" for fault in tab.evaluate(AXE, TAGS)]
    shown = tab.evaluate(SHOWN)
    found += in_the_dark(tab, "320", known)
    tab.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
    found += in_the_dark(tab, "1280", known)
    tab.emulate_media(color_scheme="light")
    rules = LOOKS if tab.evaluate(SHOWN) == shown else TAGS
    return found + [f"1280 light {fault}" for fault in tab.evaluate(AXE, rules)]


def in_the_dark(tab: Page, width: str, known: set[str]) -> list[str]:
    """What axe says of the colours at night, unless it has seen them all and found them good."""
    tab.emulate_media(color_scheme="dark")
    colours = set(tab.evaluate(COLOURS))
    if colours <= known:
        return []
    found = [f"{width} dark {fault}" for fault in tab.evaluate(AXE, COLOUR_RULES)]
    if not found:
        known |= colours
    return found


# --- why not every rule runs in every width and colour


@on(*EVERY_SITE)
def test_width_and_colours_change_the_verdict_of_no_rule_but_of_those_that_look(
    site: Site, visiting: Visits, axe: str
) -> None:
    with visiting() as visit:
        tab = visit.context.new_page()
        for built in site.samples("sv" if "sv" in spoken(site.id) else spoken(site.id)[0]):
            visit.open(built.path, tab)
            tab.evaluate(axe)
            one, *others = (verdicts(tab, size, scheme) for size in (PHONE, DESKTOP) for scheme in SCHEMES)
            none(f"{built} {verdict}" for other in others for verdict in one ^ other)


SCHEMES = ("light", "dark")


def verdicts(tab: Page, size: dict[str, int], scheme: str) -> set[tuple[str, ...]]:
    """What every rule but those of `LOOKS` says of a page, and of which elements."""
    tab.set_viewport_size(size)  # type: ignore[arg-type]
    tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    return {tuple(row) for row in tab.evaluate(VERDICTS, TAGS) if row[0] not in LOOKS}


PALE = "@media (prefers-color-scheme: dark) { main p { color: #222 !important } }"
WIDE = "@media (min-width: 1000px) { h1 { display: none !important } }"


@pytest.mark.parametrize("style, fault", [(PALE, "320 dark color-contrast"), (WIDE, "1280 light ")])
def test_a_fault_of_one_width_or_colour_is_found(
    site: Site, visiting: Visits, axe: str, style: str, fault: str
) -> None:
    (page,) = site.of("rights", "sv")
    with visiting(bypass_csp=True) as visit:
        tab = visit.open(page.path)
        known: set[str] = set()
        assert violations(tab, axe, known) == []
        tab.set_viewport_size(PHONE)  # type: ignore[arg-type]
        tab.add_style_tag(content=style)
        assert any(found.startswith(fault) for found in violations(tab, axe, known))
