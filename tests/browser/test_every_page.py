"""What holds for every page of every site, in every language, width and colour.

Accessibility by axe-core (WCAG 2.2 A and AA and its best practices), no text out of sight, links as
large as a finger, no complaint from the browser. A page is loaded once for all of it: there are
hundreds. Each fault names its page.

What axe finds hangs on colours in the rules of `LOOKS` alone, which a test holds against the rest; so all
of it runs in light. It runs, on a phone and on a desktop, on each page with a part (`SKELETON`) that it has
not found good before in another page: nine languages have the same, and so have most services. Words take
room: of `LOOKS`, the rules of room run on every page where something is `TIGHT`; those of colours once for
each set of colours that a text can have, with its size and all that lies behind it. In the dark, colours
change and nothing else does (tests/sitegen/web/test_assets.py). By night (FULL) all of it runs on every page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Page

import projects
from browser.chrome import DESKTOP, PHONE
from browser.conftest import Visits
from browser.probes import COLOURS, SKELETON, SMALL, STICKING_OUT, TIGHT
from built.faults import none
from built.site import EVERY_SITE, KINDS, LANGUAGE_OF, LANGUAGES, LOST, MAIN, PROSE, SIGN, Site, on, spoken
from built.site import Page as BuiltPage

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
ROOM_RULES = ["target-size", "scrollable-region-focusable"]
LOOKS = [*COLOUR_RULES, *ROOM_RULES]
AXE = """(runOnly) => axe.run(document, {
    runOnly, resultTypes: ['violations'], elementRef: false, preload: false,
  }).then(({violations}) => violations.map(
    v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(' | ')))"""
# Everything that axe has to say, good or bad: rule, verdict and the elements.
VERDICTS = """(runOnly) => axe.run(document, {runOnly, elementRef: false, preload: false}).then(found =>
  ['violations', 'incomplete', 'passes', 'inapplicable'].flatMap(verdict => found[verdict].map(
    rule => [rule.id, verdict, rule.nodes.map(node => node.target.join(' ')).sort().join(' | ')])))"""
# The same, with the names of the elements and of those that they stand in, which all languages share.
SAID_OF_KINDS = """(runOnly) => axe.run(document, {runOnly, elementRef: true, preload: false}).then(found => {
  const place = el => (el.parentElement ? place(el.parentElement) + ' ' : '') + el.nodeName
    + [...el.classList].map(name => '.' + name).join('');
  const places = nodes => [...new Set(nodes.map(node => place(node.element)))].sort().join(' | ');
  return ['violations', 'incomplete', 'passes', 'inapplicable'].flatMap(
    verdict => found[verdict].map(rule => [rule.id, verdict, places(rule.nodes)]));
})"""
NARROW, WIDE = "320", "1280"
TOUCHED = ".x, header nav a, .n a, a[href^='tel:'], a[href^='sms:'], button, summary"
TOUCHED_IN_PROSE = ".top__tools a, .top__menu summary, .bottom__end a"
FINGER = 44
# What floats at the foot of the screen covers something else at each place that one has scrolled to.
GROUND = "() => document.querySelectorAll('.tap').forEach(tap => { tap.style.position = 'static'; })"
# The least side of what is touched, by WCAG 2.2, 2.5.8.
POINTER = 24
# How many tests share the pages of a site. They take turns by what the pages are, not by language, so
# that pages that are alike meet in one process.
PARTS = {id: 12 if id == MAIN else 2 for id in EVERY_SITE}
ROWS = [(site, part) for site, parts in PARTS.items() for part in range(parts)]


@dataclass(frozen=True, slots=True)
class Known:
    """What axe has found good: parts of pages in light, and colours of texts in light and in the dark."""

    parts: set[str] = field(default_factory=set)
    colours: set[str] = field(default_factory=set)


@pytest.fixture(scope="session")
def axe(tools: Path) -> str:
    """The source of axe-core."""
    return (tools / "axe-core" / "axe.min.js").read_text("utf-8")


@pytest.fixture(scope="session")
def known() -> Known:
    """What axe has found good in this process."""
    return Known()


@pytest.mark.parametrize(("site", "part"), ROWS, indirect=["site"], scope="session")
def test_every_page_is_sound(site: Site, looking: Visits, axe: str, known: Known, part: int) -> None:
    pages = part_of(site, part)
    assert pages
    none(faults(looking, pages, axe, known))


def part_of(site: Site, part: int) -> list[BuiltPage]:
    """The pages that one of the site's tests looks at; what is one page in all languages stands together."""
    pages = sorted((page for page in site.pages if not page.leads_on), key=alike)
    return pages[len(pages) * part // PARTS[site.id] : len(pages) * (part + 1) // PARTS[site.id]]


def alike(page: BuiltPage) -> tuple[str, str]:
    """What a page has in common with itself in other languages."""
    folder, _, rest = page.path.partition("/")
    return page.kind, rest if LANGUAGE_OF.get(folder) == page.language else page.path


@on(*EVERY_SITE)
def test_the_parts_hold_every_page_once(site: Site) -> None:
    parts = [page for part in range(PARTS[site.id]) for page in part_of(site, part)]
    assert sorted(map(str, parts)) == sorted(str(page) for page in site.pages if not page.leads_on)


@on(*EVERY_SITE)
def test_no_page_is_in_a_language_that_nobody_looks_at(site: Site) -> None:
    assert {page.language for page in site.pages} == set(spoken(site.id))


def test_the_main_site_has_pages_of_every_kind_in_every_language(site: Site) -> None:
    kinds = {(page.kind, page.language) for page in site.pages}
    assert kinds >= {(kind, language) for kind in (*KINDS, SIGN) for language in LANGUAGES}
    assert kinds >= {(LOST, language) for language in LANGUAGES if language != "sv"} | {(PROSE, "en")}


def faults(looking: Visits, pages: Iterable[BuiltPage], axe: str, known: Known) -> list[str]:
    """What is wrong with some pages, and what the browser complained of."""
    found = []
    with looking() as visit:
        # Handed to the browser once; sent to each page anew it costs as much as what it finds.
        visit.context.add_init_script(axe)
        tab = visit.context.new_page()
        tab.emulate_media(color_scheme="light")
        for page in pages:
            tab.set_viewport_size(PHONE)
            tab.goto(visit.base + page.path)
            tab.evaluate(GROUND)
            touched = TOUCHED_IN_PROSE if page.kind == PROSE and page.path != "404.html" else TOUCHED
            seen = [*tab.evaluate(STICKING_OUT), *tab.evaluate(SMALL, [touched, FINGER])]
            found += [f"{page} {fault}" for fault in (*seen, *violations(tab, known))]
    return found + visit.troubles


def violations(tab: Page, known: Known) -> list[str]:
    """What axe finds on a page that is loaded with it, on a phone in light."""
    if not projects.FULL and is_known(tab, known):
        return [f"{NARROW} light {fault}" for fault in tab.evaluate(AXE, ROOM_RULES)] if is_tight(tab) else []
    found = in_the_light(tab, NARROW, known)
    found += in_the_dark(tab, NARROW, known)
    tab.set_viewport_size(DESKTOP)
    found += in_the_dark(tab, WIDE, known)
    tab.emulate_media(color_scheme="light")
    return found + in_the_light(tab, WIDE, known)


def is_known(tab: Page, known: Known) -> bool:
    """Whether axe has found good all that a page is made of, and all colours of its texts."""
    return known.parts.issuperset(parts_of(tab)) and known.colours.issuperset(tab.evaluate(COLOURS))


def is_tight(tab: Page) -> bool:
    """Whether the rules of room have something to judge on a page."""
    return bool(tab.evaluate(TIGHT, POINTER))


def parts_of(tab: Page) -> set[str]:
    """What a page is made of, but for its words."""
    return set(tab.evaluate(SKELETON, list(LANGUAGES)))


def in_the_light(tab: Page, width: str, known: Known) -> list[str]:
    """What axe says by day; no more than of its looks, or room alone, if its like was good."""
    parts, colours = parts_of(tab), set(tab.evaluate(COLOURS))
    looks = ROOM_RULES if colours <= known.colours else LOOKS
    rules = looks if parts <= known.parts else TAGS
    found = [f"{width} light {fault}" for fault in tab.evaluate(AXE, rules)]
    if not found:
        known.parts.update(parts)
        known.colours.update(colours)
    return found


def in_the_dark(tab: Page, width: str, known: Known) -> list[str]:
    """What axe says of the colours at night, unless it has seen them all and found them good."""
    tab.emulate_media(color_scheme="dark")
    colours = set(tab.evaluate(COLOURS))
    if colours <= known.colours:
        return []
    found = [f"{width} dark {fault}" for fault in tab.evaluate(AXE, COLOUR_RULES)]
    if not found:
        known.colours.update(colours)
    return found


# --- why not every rule runs on every page, in every width and colour


@on(*EVERY_SITE)
def test_colours_change_the_verdict_of_no_rule_but_of_those_that_look(
    site: Site, looking: Visits, axe: str
) -> None:
    with looking() as visit:
        visit.context.add_init_script(axe)
        tab = visit.context.new_page()
        for built in site.samples("sv" if "sv" in spoken(site.id) else spoken(site.id)[0]):
            visit.open(built.path, tab)
            light = verdicts(tab, VERDICTS)
            tab.emulate_media(color_scheme="dark")
            none(f"{built} {verdict}" for verdict in light ^ verdicts(tab, VERDICTS))
            tab.emulate_media(color_scheme="light")


def verdicts(tab: Page, question: str) -> set[tuple[str, ...]]:
    """What every rule but those of `LOOKS` says of a page, and of which elements."""
    return {tuple(row) for row in tab.evaluate(question, TAGS) if row[0] not in LOOKS}


@on(*EVERY_SITE)
def test_a_page_of_known_parts_has_no_verdict_that_was_not_known(
    site: Site, looking: Visits, axe: str
) -> None:
    parts: set[str] = set()
    known: set[tuple[str, ...]] = set()
    compared, found = 0, []
    with looking() as visit:
        visit.context.add_init_script(axe)
        tab = visit.context.new_page()
        for built in same_in_other_languages(site):
            visit.open(built.path, tab)
            said = {(rule, verdict, place) for rule, verdict, places in verdicts(tab, SAID_OF_KINDS)
                    for place in places.split(" | ")}  # fmt: skip
            if parts_of(tab) <= parts:
                compared += 1
                found += [f"{built} {row}" for row in said - known if row[1] != "inapplicable"]
            parts |= parts_of(tab)
            known |= said
    assert compared
    none(found)


def same_in_other_languages(site: Site) -> list[BuiltPage]:
    """The samples of a language, and what they are in two others."""
    tongues = [language for language in ("sv", "th", "pl", "en") if language in spoken(site.id)][:3]
    keys = {alike(page) for page in site.samples(tongues[0])}
    return [page for page in site.pages if alike(page) in keys and page.language in tongues]


PALER = "@media (min-width: 1000px) { main p { color: #ddd !important } }"
PALE = "@media (prefers-color-scheme: dark) { main p { color: #222 !important } }"
HEADLESS = "@media (min-width: 1000px) { h1 { display: none !important } }"


@pytest.mark.parametrize(
    ("style", "fault"),
    [(PALE, "320 dark color-contrast"), (PALER, "1280 light color-contrast"), (HEADLESS, "1280 light ")],
)
def test_a_fault_of_one_width_or_colour_is_found(
    site: Site, looking: Visits, axe: str, style: str, fault: str
) -> None:
    (page,) = site.of("rights", "sv")
    with looking(bypass_csp=True) as visit:
        visit.context.add_init_script(axe)
        tab = visit.open(page.path)
        known = Known()
        assert violations(tab, known) == []
        tab.set_viewport_size(PHONE)
        tab.add_style_tag(content=style)
        assert any(found.startswith(fault) for found in violations(tab, known))


# What a translation or a record could break in a page whose like was found good, by the rule that says so.
UNFOLD = "document.querySelectorAll('details').forEach(details => { details.open = true })"
ANSWERED = "document.getElementById('s1').click()"
BREAKS = {
    "link-name": "document.querySelector('main a[href]').replaceChildren()",
    "button-name": "document.querySelector('main button').textContent = ' '",
    "empty-heading": "document.querySelector('main h2').replaceChildren()",
    "summary-name": "document.querySelector('main summary').replaceChildren()",
    "document-title": "document.title = ''",
    "html-has-lang": "document.documentElement.lang = ''",
    "html-lang-valid": "document.documentElement.lang = 'xx'",
    "valid-lang": "document.querySelector('nav [lang]').lang = 'svenska'",
    "heading-order": "document.querySelector('main h2').outerHTML = '<h4>x</h4>'",
    "page-has-heading-one": "document.querySelector('h1').outerHTML = '<p>x</p>'",
    "landmark-unique": "document.querySelector('nav').after(document.querySelector('nav').cloneNode(true))",
    "landmark-no-duplicate-main": "document.querySelector('main').after(document.createElement('main'))",
    "region": "document.body.append('x', Object.assign(document.createElement('p'), {textContent: 'x'}))",
    "label": """document.querySelectorAll('main label').forEach(
      label => [...label.childNodes].forEach(node => node.nodeName === 'INPUT' || node.remove()))""",
    "label-content-name-mismatch":
        "document.querySelector('main a[href]').setAttribute('aria-label', 'something else')",
    "aria-valid-attr-value": "document.querySelector('main a').setAttribute('aria-atomic', 'x')",
    "aria-hidden-focus": "document.querySelector('main ul').setAttribute('aria-hidden', 'true')",
    "aria-allowed-role": "document.querySelector('main ul').setAttribute('role', 'button')",
    "list": "document.querySelector('main ul').prepend(document.createElement('p'))",
    "listitem": "document.querySelector('main').append(document.createElement('li'))",
    "tabindex": "document.querySelector('main a').tabIndex = 1",
    "nested-interactive":
        "document.querySelector('summary').innerHTML += '<button>x</button>'",
    "image-alt": "document.querySelector('main p').append(document.createElement('img'))",
    "image-redundant-alt": """document.querySelector('main a').prepend(Object.assign(
      document.createElement('img'), {alt: document.querySelector('main a').textContent}))""",
    "meta-viewport": "document.querySelector('[name=viewport]').content += ', user-scalable=no'",
}  # fmt: skip


def test_whatever_is_broken_in_a_page_gives_it_a_new_part(site: Site, looking: Visits, axe: str) -> None:
    found = []
    with looking() as visit:
        visit.context.add_init_script(axe)
        tab = visit.open(site.finder("sv").path)
        tab.evaluate(f"{UNFOLD}, {ANSWERED}")
        whole = parts_of(tab)
        assert tab.evaluate(AXE, list(BREAKS)) == []
        for rule, harm in BREAKS.items():
            visit.open(site.finder("sv").path, tab).evaluate(f"{UNFOLD}, {ANSWERED}")
            assert parts_of(tab) == whole
            tab.evaluate(harm)
            found += [] if tab.evaluate(AXE, [rule]) else [f"{rule} is not broken"]
            found += [f"{rule} is overlooked"] if parts_of(tab) <= whole else []
    none(found)


# A style that no element tells of.
FAINT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('main p { color: #ddd !important }');
  document.adoptedStyleSheets = [sheet];
}"""


def test_a_page_whose_like_is_good_is_still_asked_for_its_looks(
    site: Site, looking: Visits, axe: str
) -> None:
    known = Known()
    with looking() as visit:
        visit.context.add_init_script(axe)
        tab = visit.open(site.finder("sv").path)
        assert violations(tab, known) == []
        for width, size in ((WIDE, DESKTOP), (NARROW, PHONE)):
            tab.set_viewport_size(size)
            tab.evaluate(FAINT)
            assert parts_of(tab) <= known.parts
            assert any("color-contrast" in fault for fault in in_the_light(tab, width, known))


def test_what_is_asked_of_another_host_is_found(site: Site, looking: Visits) -> None:
    with (
        pytest.raises(AssertionError, match="requests to other hosts"),
        looking(bypass_csp=True) as visit,
    ):
        visit.open(site.finder("sv").path).evaluate("fetch('http://example.com/').catch(() => 0)")
