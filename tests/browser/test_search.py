"""The search of the prose: by keyboard, told to screen readers, asking nobody. Without script, all pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page as Tab

from browser.chrome import PHONE, Visit
from browser.conftest import Visits
from built.site import PROSE, Site


@pytest.fixture
def visit(sharing: Visits) -> Iterator[Visit]:
    with sharing(viewport=PHONE) as visit:
        yield visit


WAITING = "…"


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


def test_every_word_counts_and_nothing_found_is_said(visit: Visit) -> None:
    tab = visit.open("sok/")
    one, both = search(tab, "styrelsen"), search(tab, "styrelsen revisionsberättelse")
    assert one and both == []
    assert "Ingen sida" in tab.locator("#n").inner_text()
    assert tab.locator("#n").get_attribute("role") == "status"


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
    prose = {p.path for p in site.of(PROSE, language)} - {path, "404.html"}
    assert len(links) == len(prose)
    assert not any("sok-hjalp" in link or "skylt" in link for link in links)
