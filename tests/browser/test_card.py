"""The pages behind the card in a real browser: what is asked of the finder is asked of them.

Markup, script and style come from the same files as the finder's, so the long lists of behaviours run
there (test_exit, test_every_page); here stands what a template of its own could break.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser import chrome, nginx, wire
from browser.chrome import PHONE
from browser.conftest import Visits
from browser.probes import FOCUS, WHOLLY_SEEN
from browser.test_every_page import axe, faults  # noqa: F401  (a fixture)
from browser.test_traces import NOTHING, STORED
from browser.test_weight import FIRST_FLIGHT
from built.card import EXIT_URL, long_pages, read_card_site
from built.faults import none
from built.site import LANGUAGES, Site

THREE = pytest.mark.parametrize("language", ["sv", "th", "ar"])
TOUCHED = ".x, header nav a, .n a, a[href^='tel:'], a[href^='sms:'], summary"


@pytest.fixture(scope="module")
def card_site(card_dist: Path) -> Site:
    """The built site behind the card."""
    return read_card_site(card_dist)


@pytest.fixture(scope="module")
def card_base(card_dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real nginx that serves it."""
    with nginx.serve(card_dist, tmp_path_factory.mktemp("nginx-card")) as address:
        yield address


@pytest.fixture(scope="module")
def going(browser: Browser, card_base: str) -> Visits:
    """Opens browser contexts on it."""
    return partial(chrome.visit, browser, card_base, EXIT_URL)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_sound(card_site: Site, going: Visits, axe: str, language: str) -> None:  # noqa: F811
    pages = [page for page in long_pages(card_site) if page.language == language]
    assert len(pages) >= 2
    none(faults(going, pages, axe, touched=TOUCHED))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_and_its_headers_fit_the_first_flight(
    card_base: str, language: str, record_property: Callable[[str, object], None]
) -> None:
    answer = wire.get(f"{card_base}{language}/")
    row = [f"215 {language}", answer.header_bytes, answer.body_bytes, answer.total, len(answer.body)]
    record_property("weight", row)
    assert answer.status == 200
    assert answer.headers.get("content-encoding") == "gzip"
    assert answer.total <= FIRST_FLIGHT


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_screen_holds_exit_languages_emergency_and_a_number(going: Visits, language: str) -> None:
    with going(java_script_enabled=False) as visit:
        page = visit.open(f"{language}/")
        assert page.evaluate(WHOLLY_SEEN, "#x, header nav a, a[href='tel:112']") == []
        assert page.evaluate(WHOLLY_SEEN, "#first > li:first-child a[href^='tel:']") == []
        assert page.locator("header nav a").count() == len(LANGUAGES)


def test_the_start_shows_exit_emergency_and_languages_and_stays_where_it_is(
    going: Visits, script: bool
) -> None:
    with going(java_script_enabled=script) as visit:
        page = visit.open("")
        page.wait_for_load_state("networkidle")
        assert page.url == visit.base
        assert page.evaluate(WHOLLY_SEEN, "#x, a[href='tel:112']") == []
        names = page.locator("main li a").all_inner_texts()
    assert len(names) == len(LANGUAGES) and "ไทย" in names


@THREE
def test_without_script_every_number_and_the_way_out_work(going: Visits, language: str) -> None:
    with going(java_script_enabled=False) as visit:
        page = visit.open(f"{language}/")
        for summary in page.locator("summary").all():
            summary.click()
        hidden = [a for a in page.locator("a[href^='tel:']").all() if not a.is_visible()]
        assert hidden == []
        page.locator("#x").click()
        page.wait_for_url(visit.exit_url)


@THREE
@pytest.mark.parametrize("keys", [("Shift",) * 3, ("Escape",) * 2])
def test_the_keyboard_leads_out_and_the_name_of_the_page_is_gone(
    going: Visits, language: str, keys: tuple[str, ...]
) -> None:
    with going() as visit:
        page = visit.open(f"{language}/")
        for key in keys:
            page.keyboard.press(key)
        page.wait_for_url(visit.exit_url)
        assert len(visit.exits) == 1
    none(visit.troubles)


def test_a_visit_from_the_start_through_languages_and_notes_is_one_entry_of_the_history(
    going: Visits,
) -> None:
    with going() as visit:
        page = visit.open("")
        before = page.evaluate("history.length")
        for path, link in (
            ("th/", "main li a[lang=th]"),
            ("th/info/", "main a.b"),
            ("sv/info/", "nav [lang=sv]"),
        ):
            page.locator(link).first.click()
            page.wait_for_url(visit.base + path)
        assert page.evaluate("history.length") == before


def test_opening_every_group_adds_nothing_to_the_history(going: Visits) -> None:
    with going() as visit:
        page = visit.open("t/")
        before = page.evaluate("history.length")
        for summary in page.locator("summary").all():
            summary.click()
        assert page.evaluate("history.length") == before


@THREE
def test_nothing_is_stored_and_nothing_asked_of_anybody(going: Visits, language: str) -> None:
    with going() as visit:
        for path in ("", f"{language}/", f"{language}/info/"):
            page = visit.open(path)
            page.wait_for_load_state("networkidle")
            assert page.evaluate(STORED) == NOTHING
        assert visit.context.cookies() == []
        asked = {url.removeprefix(visit.base) for url in visit.requests}
    assert asked <= {"", f"{language}/", f"{language}/info/", "favicon.ico"}
    none(visit.troubles)


@THREE
def test_the_bar_never_covers_what_has_the_focus(going: Visits, language: str) -> None:
    with going(viewport=PHONE) as visit:
        page = visit.open(f"{language}/")
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        none(_hidden(page))


def _hidden(page: Page) -> list[str]:
    """What hides the focus, at each place that it reaches."""
    found = []
    while True:
        page.keyboard.press("Tab")
        seen = page.evaluate(FOCUS)
        if seen is None:
            return found
        found += [f"{seen[0]} {seen[1]}"] if seen[1] else []


def test_on_paper_the_closed_groups_are_open_and_the_bar_is_gone(going: Visits) -> None:
    with going() as visit:
        page = visit.open("sv/")
        page.emulate_media(media="print")
        heights = page.locator("#more li").evaluate_all("rows => rows.map(r => r.offsetHeight)")
        assert heights and min(heights) > 0
        assert not page.locator("#x").is_visible()
