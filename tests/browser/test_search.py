"""The search of the prose: by keyboard, told to screen readers, asking nobody. Without script, all pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
import yaml
from playwright.sync_api import Page as Tab

from browser.chrome import PHONE, Visit
from browser.conftest import Visits
from built.faults import none
from built.site import PROSE, Site
from sitegen.records import Catalogue

EDITION = re.compile(r"/(utkast-[\d-]+|v[\d.]+)/$")
"""The lasting address of an edition: what it says stands at the report's own address too."""


@pytest.fixture
def visit(sharing: Visits) -> Iterator[Visit]:
    with sharing(viewport=PHONE) as visit:
        yield visit


WAITING = "…"
SEARCHES = yaml.safe_load((Path(__file__).parent / "searches.yml").read_text("utf-8"))


def place(tab: Tab, link: str) -> str:
    """Where a link of the search page leads, from the root of the site."""
    return urljoin(tab.url, link).split("/", 3)[3]


def ask(tab: Tab, words: str) -> None:
    """Type words, and wait until what is said of the search has been said anew."""
    tab.locator("#n").evaluate("(said, mark) => { said.textContent = mark; }", WAITING)
    tab.locator("#q").fill(words)
    tab.locator("#n").filter(has_not_text=WAITING).wait_for(state="attached")


def search(tab: Tab, words: str) -> list[str]:
    """What the search finds, as addresses."""
    ask(tab, words)
    assert tab.locator("#n").inner_text()
    return [str(link.get_attribute("href")) for link in tab.locator("#r a").all()]


@pytest.mark.parametrize(
    ("path", "words", "page"),
    [
        ("sok/", "certifierad", "../nsp/"),
        ("sok/", "stadsmission", "../medlemmar/stockholms-stadsmission/"),
        ("sok/", "SOU 2025:119", "../publikationer/"),
        ("en/sok/", "certified", "../nsp/"),
        ("en/sok/", "accessib", "../tillganglighet/"),
    ],
)
def test_a_page_is_found_by_how_its_words_begin(visit: Visit, path: str, words: str, page: str) -> None:
    tab = visit.open(path)
    assert page in search(tab, words)
    assert visit.troubles == []


@pytest.mark.parametrize("language", SEARCHES)
def test_what_people_type_finds_the_right_page_among_the_first_three(visit: Visit, language: str) -> None:
    tab = visit.open("sok/" if language == "sv" else f"{language}/sok/")
    asked = {words: wanted for group in SEARCHES[language].values() for words, wanted in group.items()}
    found = {words: [place(tab, link) for link in search(tab, words)[:3]] for words in asked}
    none(f"{words}: {found[words]}" for words, wanted in asked.items() if not set(found[words]) & set(wanted))
    assert visit.troubles == []


def test_at_least_thirty_searches_are_tried() -> None:
    assert sum(len(group) for groups in SEARCHES.values() for group in groups.values()) >= 30


def test_whoever_types_what_she_needs_is_led_to_the_finder(visit: Visit, catalogue: Catalogue) -> None:
    tab = visit.open("sok/")
    labels = [need.label for need in catalogue.needs.values()]
    found = {label: [place(tab, link) for link in search(tab, label)[:3]] for label in labels}
    none(f"{label}: {links}" for label, links in found.items() if "sok-hjalp/" not in links)


def test_every_word_counts_and_the_nearest_is_said_to_be_that(visit: Visit) -> None:
    tab = visit.open("sok/")
    one, both = search(tab, "styrelsen"), search(tab, "styrelsen revisionsberättelse")
    assert one and both
    assert "närmast" in tab.locator("#n").inner_text()
    assert tab.locator("#n").get_attribute("role") == "status"


def test_where_nothing_is_found_there_are_ways_on(visit: Visit) -> None:
    tab = visit.open("sok/")
    assert search(tab, "xyzzyplugh") == []
    ways = tab.locator("#o a").filter(visible=True)
    assert ways.count() >= 3 and place(tab, str(ways.first.get_attribute("href"))) == "sok-hjalp/"
    assert search(tab, "nsp") and not tab.locator("#o").is_visible()


@pytest.mark.parametrize("words", ["*", "a^b~c:d", '"', "<b>", "-+", "ä" * 500, "\u202e"])
def test_no_sign_breaks_it(visit: Visit, words: str) -> None:
    tab = visit.open("sok/")
    ask(tab, words)
    assert visit.troubles == []
    assert "nsp" in " ".join(search(tab, "stödprogrammet"))


def test_it_works_by_keyboard_and_leaves_no_trace_of_the_words(visit: Visit) -> None:
    tab = visit.open("sok/")
    before = visit.asked()
    tab.locator("#q").focus()
    tab.keyboard.type("metodst")
    tab.wait_for_selector("#r a")
    tab.keyboard.press("Enter")
    assert tab.url == f"{visit.base}sok/"
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('#r') !== null")
    assert visit.asked() == before
    assert tab.evaluate("[localStorage.length, sessionStorage.length, history.length]")[:2] == [0, 0]


@pytest.mark.parametrize(("path", "found"), [("om/", "sok/"), ("en/nsp/", "en/sok/"), ("sok/", "sok/")])
def test_the_head_leads_to_the_field_and_no_word_stands_in_an_address(
    visit: Visit, path: str, found: str
) -> None:
    tab = visit.open(path)
    tab.locator(".top__tools a[href$='#q']").click()
    tab.wait_for_url(f"{visit.base}{found}#q")
    tab.wait_for_function("document.activeElement.id === 'q'")
    tab.keyboard.type("nsp")
    tab.locator("#r a").first.wait_for()
    assert tab.url == f"{visit.base}{found}#q"


def test_without_script_all_pages_are_listed_and_no_field_is_shown(visiting: Visits) -> None:
    with visiting(java_script_enabled=False) as visit:
        tab = visit.open("sok/")
        assert not tab.locator("#q").is_visible()
        assert tab.locator("#a a").count() > 40


@pytest.mark.parametrize(("language", "path"), [("sv", "sok/"), ("en", "en/sok/")])
def test_it_knows_every_page_of_prose_and_no_help_page(site: Site, language: str, path: str) -> None:
    page = site.at(path)
    assert page is not None
    listed = re.search(r"<!--|<div id=[\"']?a[\"']?>(.*?)</div>", page.file.read_text("utf-8"), re.DOTALL)
    assert listed is not None
    links = set(re.findall(r'href="([^"]+)"', listed[1]))
    prose = {p.path for p in site.of(PROSE, language) if not EDITION.search(p.path)} - {path, "404.html"}
    assert len(links) == len(prose)
    assert not any("sok-hjalp" in link or "skylt" in link for link in links)
