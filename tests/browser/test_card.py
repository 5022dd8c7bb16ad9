"""The pages behind the card in a real browser: what a template of its own could break.

What is asked of every site, or of every site that one can leave, stands in test_every_page, test_traces,
test_exit, test_history and test_html.
"""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from browser import wire
from browser.chrome import PHONE
from browser.conftest import Visits
from browser.probes import FOCUS, WHOLLY_SEEN
from browser.test_weight import BY_GZIP, FIRST_FLIGHT
from built.faults import none
from built.site import CARD, LANGUAGES, Site, on

THREE = on(CARD, languages=("sv", "th", "ar"))
EACH = on(CARD, languages=LANGUAGES)
HERE = on(CARD)


@EACH
def test_the_card_and_its_headers_fit_the_first_flight(
    site: Site, base: str, language: str, record_property: Callable[[str, object], None]
) -> None:
    answer = wire.get(f"{base}{language}/")
    row = [f"215 {language}", answer.header_bytes, answer.body_bytes, answer.total, len(answer.body)]
    record_property("weight", row)
    assert answer.status == 200
    assert answer.headers.get("content-encoding") == "gzip"
    assert answer.total <= BY_GZIP
    brotli = (site.root / language / "index.html.br").stat().st_size
    assert answer.header_bytes + brotli <= FIRST_FLIGHT


@EACH
def test_the_first_screen_holds_exit_languages_emergency_and_a_number(sharing: Visits, language: str) -> None:
    with sharing(java_script_enabled=False) as visit:
        page = visit.open(f"{language}/")
        assert page.evaluate(WHOLLY_SEEN, "#x, header nav summary, .e[href='tel:112']") == []
        assert page.evaluate(WHOLLY_SEEN, ".b0 a[href^='tel:']") == []
        assert page.locator("header nav a").count() == len(LANGUAGES) - 1


@HERE
def test_the_start_shows_exit_emergency_and_languages_and_stays_where_it_is(
    sharing: Visits, script: bool
) -> None:
    with sharing(java_script_enabled=script) as visit:
        page = visit.open("")
        page.wait_for_load_state("networkidle")
        assert page.url == visit.base
        assert page.evaluate(WHOLLY_SEEN, "#x, .e[href='tel:112']") == []
        names = page.locator("main li a").all_inner_texts()
    assert len(names) == len(LANGUAGES) and "ไทย" in names


@THREE
def test_without_script_every_number_and_the_way_out_work(sharing: Visits, language: str) -> None:
    with sharing(java_script_enabled=False) as visit:
        page = visit.open(f"{language}/")
        page.locator(".hm label[for=sa]").click()
        hidden = [a for a in page.locator("a[href^='tel:']").all() if not a.is_visible()]
        assert hidden == []
        page.locator("#x").click()
        page.wait_for_url(visit.exit_url)


@HERE
def test_a_visit_from_the_start_through_languages_and_notes_is_one_entry_of_the_history(
    visiting: Visits,
) -> None:
    with visiting() as visit:
        page = visit.open("")
        before = page.evaluate("history.length")
        for path, link in (
            ("th/", "main li a[lang=th]"),
            ("th/info/", "main a[href$='info/']"),
            ("sv/info/", "nav [lang=sv]"),
        ):
            if link.startswith("nav") and (folded := page.locator("nav summary")).count():
                folded.click()
            page.locator(link).first.click()
            page.wait_for_url(visit.base + path)
        assert page.evaluate("history.length") == before


@HERE
def test_walking_through_the_screens_adds_nothing_to_the_history(visiting: Visits) -> None:
    with visiting() as visit:
        page = visit.open("t/")
        before = page.evaluate("history.length")
        for screen in ("s1", "s2", "sa"):
            page.locator(f".hm label[for={screen}]").click()
            page.locator(".w button").click()
        assert page.evaluate("history.length") == before


@THREE
def test_the_bar_never_covers_what_has_the_focus(sharing: Visits, language: str) -> None:
    with sharing(viewport=PHONE) as visit:
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


@HERE
def test_on_paper_the_bar_is_gone_and_the_contacts_are_there(visiting: Visits) -> None:
    with visiting() as visit:
        page = visit.open("sv/")
        page.emulate_media(media="print")
        assert page.locator(".l > .r:visible").count() == page.locator(".l > .r").count() > 3
        inks = page.locator(".l > .r:first-child *").evaluate_all(
            "all => [...new Set(all.map(el => getComputedStyle(el).color))]"
        )
        assert inks == ["rgb(0, 0, 0)"], "paper has no ground for light letters"
        assert not page.locator("#x").is_visible()
