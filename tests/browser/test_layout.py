"""What stands where, on the smallest screen that counts and on a large one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from browser.chrome import DESKTOP, PHONE
from browser.conftest import Visits
from browser.probes import FOCUS, WHOLLY_SEEN
from built.faults import none
from built.site import KINDS, LANGUAGES, Site
from sitegen.records import Catalogue
from sitegen.records.eligibility import speaks
from sitegen.records.service_codes import service_code

MOST_STEPS = 400


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_screen_holds_exit_languages_emergency_and_a_number_in_this_language(
    site: Site, sharing: Visits, catalogue: Catalogue, language: str, script: bool
) -> None:
    understood = [id for id, service in catalogue.services.items() if speaks(service, language)]
    with sharing(java_script_enabled=script, viewport=PHONE) as visit:
        page = visit.open(site.finder(language).path)
        hidden = page.evaluate(WHOLLY_SEEN, "#x, header nav summary, .e[href='tel:112']")
        languages = page.locator("header nav a").count()
        numbers = [number for id in understood for number in _seen_numbers(page, id)]
    assert hidden == []
    assert languages == len(LANGUAGES) - 1
    assert numbers != [], "no number to call in this language on the first screen"


def _seen_numbers(page: Page, id: str) -> list[str]:
    """The numbers of a pinned service that the first screen shows wholly."""
    calls = f".l > li:has(a[href='kontakt/{service_code(id)}/']) a[href^='tel:']"
    hidden = {name for name, _ in page.evaluate(WHOLLY_SEEN, calls)}
    return [text for text in page.locator(calls).all_inner_texts() if text.strip() not in hidden]


# Every kind of page in both ways, and the longest page in every script in both.
@pytest.mark.parametrize(
    ("way", "kind", "language"),
    [
        *(("Shift+Tab", kind, "th") for kind in KINDS),
        *(("Shift+Tab", "finder", language) for language in ("sv", "ar")),
        *(("Tab", kind, "ar") for kind in KINDS),
        *(("Tab", "finder", language) for language in ("sv", "th")),
    ],
)
def test_the_bar_never_covers_what_has_the_focus(
    site: Site, sharing: Visits, way: str, kind: str, language: str
) -> None:
    with sharing(viewport=PHONE) as visit:
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


@pytest.mark.parametrize("language", ["sv", "ar"])
def test_on_a_wide_screen_the_questions_stand_beside_the_contacts(
    site: Site, sharing: Visits, language: str
) -> None:
    with sharing(viewport=DESKTOP) as visit:
        page = visit.open(site.finder(language).path)
        page.locator("label[for=s1]").click()
        questions, contact = page.locator(".l .q").bounding_box(), page.locator("#b").bounding_box()
    assert questions and contact
    left, right = sorted((questions, contact), key=lambda box: box["x"])
    assert left["x"] >= 0 and left["x"] + left["width"] <= right["x"]
    assert questions["y"] < contact["y"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_exit_stays_in_sight_however_far_one_scrolls(site: Site, sharing: Visits, language: str) -> None:
    with sharing(java_script_enabled=False, viewport=PHONE) as visit:
        page = visit.open(site.finder(language).path)
        for share in (0, 0.25, 0.5, 1):
            page.evaluate("share => scrollTo(0, document.body.scrollHeight * share)", share)
            assert page.evaluate(WHOLLY_SEEN, "#x") == [], f"at {share:.0%}"
