"""What stands where, on the smallest screen that counts and on a large one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from browser.chrome import DESKTOP, PHONE
from browser.conftest import Visits
from built.faults import none
from built.site import KINDS, LANGUAGES, Site
from sitegen.catalogue import Catalogue
from sitegen.facets import speaks

TOUCH = 44
FOCUS_LANGUAGES = ("sv", "th", "ar")

# Everything with text of its own that sticks out of the screen or of a box that cuts it off.
STICKING_OUT = """() => {
  const wide = document.documentElement.clientWidth, found = [];
  const root = document.documentElement;
  if (root.scrollWidth > wide) found.push('the page is ' + root.scrollWidth + ' wide');
  for (const el of document.body.querySelectorAll('*')) {
    const own = [...el.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    if (!own || !el.getClientRects().length) continue;
    const box = el.getBoundingClientRect(), style = getComputedStyle(el);
    if (box.width <= 1 || box.height <= 1 || el.closest('.v, #z, .md-skip, [hidden]')) continue;
    const name = el.nodeName.toLowerCase() + (el.className && '.' + el.className) + ' ' +
      el.textContent.trim().slice(0, 40);
    if (box.right > wide + 0.5 || box.left < -0.5) found.push('out of the screen: ' + name);
    if (style.overflowX !== 'visible' && el.scrollWidth > el.clientWidth + 1) found.push('cut off: ' + name);
  }
  return found;
}"""

# Links of a kind whose area is smaller than a finger.
SMALL = """([selector, least]) => [...document.querySelectorAll(selector)]
  .filter(el => el.getClientRects().length)
  .map(el => [el, el.getBoundingClientRect()])
  .filter(([, box]) => box.width < least || box.height < least)
  .map(([el, box]) => `${el.textContent.trim()} ${Math.round(box.width)}×${Math.round(box.height)}`)"""

# Whether the point in the middle of an element's first box shows that element.
WHOLLY_SEEN = """(selector) => [...document.querySelectorAll(selector)].map(el => {
  const box = el.getBoundingClientRect(), line = el.getClientRects()[0];
  if (!line) return [el.textContent.trim(), 'not shown'];
  const hit = document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
  const inside = box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
  const clear = hit && (el.contains(hit) || hit.contains(el) && !hit.matches('html, body, main, header'));
  return [el.textContent.trim(), inside && clear ? '' : `bottom ${Math.round(box.bottom)}, over it ${hit && hit.nodeName}`];
}).filter(([, fault]) => fault)"""

# Where the focus is, and what hides it.
FOCUS = """() => {
  const el = document.activeElement;
  if (!el || el === document.body) return null;
  const line = el.getClientRects()[0], bar = document.querySelector('.bar');
  const name = el.nodeName.toLowerCase() + ' ' + (el.textContent || el.id || el.value).trim().slice(0, 30);
  if (!line) return [name, 'has no box'];
  const shape = el.getBoundingClientRect(), cover = bar.getBoundingClientRect();
  const x = line.left + line.width / 2, y = line.top + line.height / 2;
  const hit = document.elementFromPoint(x, y);
  if (!hit) return [name, `is out of sight at ${Math.round(y)}`];
  const label = el.labels && el.labels[0];
  if (!(el === hit || el.contains(hit) || label && label.contains(hit)))
    return [name, 'is under ' + hit.nodeName + '.' + hit.className];
  const over = Math.min(shape.bottom, cover.bottom) - Math.max(shape.top, cover.top);
  if (!bar.contains(el) && over > 1) return [name, `has ${Math.round(over)} px under the bar`];
  return [name, ''];
}"""
MOST_STEPS = 400


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_sticks_out_of_a_small_screen(
    site: Site, visiting: Visits, kind: str, language: str
) -> None:
    wrong = []
    with visiting(java_script_enabled=False) as visit:
        page = visit.context.new_page()
        for built in site.of(kind, language):
            found = visit.open(built.path, page).evaluate(STICKING_OUT)
            wrong += [f"{built}: {fault}" for fault in found]
    none(wrong)


def test_prose_does_not_stick_out_of_a_small_screen(site: Site, visiting: Visits) -> None:
    wrong = []
    with visiting() as visit:
        page = visit.context.new_page()
        for built in (page for page in site.pages if page.kind == "prose"):
            page.goto(visit.base + built.path)
            wrong += [f"{built}: {fault}" for fault in page.evaluate(STICKING_OUT)]
    none(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_screen_holds_exit_languages_emergency_and_a_number_in_this_language(
    site: Site, visiting: Visits, catalogue: Catalogue, language: str, script: bool
) -> None:
    understood = [id for id, service in catalogue.services.items() if speaks(service, language)]
    with visiting(java_script_enabled=script, viewport=PHONE) as visit:
        page = visit.open(site.finder(language).path)
        hidden = page.evaluate(WHOLLY_SEEN, "#x, header nav a, a[href='tel:112']")
        languages = page.locator("header nav a").count()
        numbers = [number for id in understood for number in _seen_numbers(page, id)]
    assert hidden == []
    assert languages == len(LANGUAGES)
    assert numbers != [], "no number to call in this language on the first screen"


def _seen_numbers(page: Page, id: str) -> list[str]:
    """The numbers of a pinned service that the first screen shows wholly."""
    calls = f"#first > li:has(a[href='kontakt/{id}/']) a[href^='tel:']"
    hidden = {name for name, _ in page.evaluate(WHOLLY_SEEN, calls)}
    return [text for text in page.locator(calls).all_inner_texts() if text.strip() not in hidden]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_exit_call_and_language_links_are_as_large_as_a_finger(
    site: Site, visiting: Visits, kind: str, language: str
) -> None:
    links = ".x, header nav a, a[href^='tel:'], a[href^='sms:'], button, summary"
    wrong = []
    with visiting(java_script_enabled=False) as visit:
        page = visit.context.new_page()
        for built in site.of(kind, language):
            small = visit.open(built.path, page).evaluate(SMALL, [links, TOUCH])
            wrong += [f"{built}: {fault}" for fault in small]
    none(wrong)


@pytest.mark.parametrize("language", FOCUS_LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("way", ["Tab", "Shift+Tab"])
def test_the_bar_never_covers_what_has_the_focus(
    site: Site, visiting: Visits, way: str, kind: str, language: str
) -> None:
    with visiting(viewport=PHONE) as visit:
        page = visit.open(site.of(kind, language)[0].path)
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        steps = _walk(page, way)
    none([f"{name} {fault}" for name, fault in steps if fault])
    assert len(steps) >= len(LANGUAGES) + 2


def _walk(page: Page, way: str) -> list[tuple[str, str]]:
    """Every place that the focus reaches, until it leaves the page."""
    steps: list[tuple[str, str]] = []
    for _ in range(MOST_STEPS):
        page.keyboard.press(way)
        found = page.evaluate(FOCUS)
        if found is None:
            break
        steps.append((found[0], found[1]))
    return steps


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_exit_stays_in_sight_however_far_one_scrolls(
    site: Site, visiting: Visits, language: str
) -> None:
    with visiting(java_script_enabled=False, viewport=PHONE) as visit:
        page = visit.open(site.finder(language).path)
        for share in (0, 0.25, 0.5, 1):
            page.evaluate("share => scrollTo(0, document.body.scrollHeight * share)", share)
            assert page.evaluate(WHOLLY_SEEN, "#x") == [], f"at {share:.0%}"


@pytest.mark.parametrize("language", FOCUS_LANGUAGES)
def test_the_page_still_fits_when_text_is_twice_as_large(
    site: Site, visiting: Visits, language: str
) -> None:
    with visiting(java_script_enabled=False, viewport=DESKTOP | {"width": 640}) as visit:
        page = visit.open(site.finder(language).path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate(STICKING_OUT) == []
