"""The built site behind the card: its addresses, what it leaves in a history, and whose numbers it has."""

from __future__ import annotations

import pytest

from built.faults import none
from built.site import CARD_KINDS, LANGUAGE_OF, LANGUAGES, SHORT, SITES, Page, Site, resolve
from built.test_facts import dials, holds, shown_rows, withheld_dials
from built.test_links import alternates, canonical
from sitegen.records import Catalogue, neutral_words
from sitegen.records.eligibility import serves

# Whom the card is handed to.
WELCOME = SITES["215"]["audiences"]
INNER = {"card": "", "notes": "info/", "words": "sprak/"}


def long_pages(site: Site) -> list[Page]:
    """Every page once: without the copies behind the short addresses."""
    return [page for page in site.pages if page.kind in CARD_KINDS and not page.id]


def card_of(site: Site, language: str) -> Page:
    (page,) = (page for page in long_pages(site) if (page.kind, page.language) == ("card", language))
    return page


def titles(page: Page) -> set[str]:
    texts = page.file.read_text("utf-8").partition("<title>")[2].partition("</title>")[0]
    return {texts.replace("\u200b", "")}


# --- addresses


def test_every_language_has_a_card_notes_and_words_and_all_of_them_behind_its_short_address(
    card_site: Site,
) -> None:
    folders = {*LANGUAGE_OF}
    wanted = {"", "404.html", *(f"{f}/{inner}" for f in folders for inner in INNER.values())}
    assert {page.path for page in card_site.pages if not page.path.endswith("/404.html")} == wanted


@pytest.mark.parametrize(("language", "short"), SHORT.items())
def test_a_short_address_holds_the_long_one_to_the_byte_and_names_it(
    card_site: Site, language: str, short: str
) -> None:
    for inner in INNER.values():
        long_, copy = (card_site.at(f"{folder}/{inner}") for folder in (language, short))
        assert long_ and copy and long_.file.read_bytes() == copy.file.read_bytes()
        assert canonical(copy) == f"{card_site.base_url}{language}/{inner}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_links_to_itself_to_the_others_and_to_a_default(
    card_site: Site, language: str
) -> None:
    for page in long_pages(card_site):
        if page.language == language and page.kind != "start":
            inner = INNER[page.kind]
            wanted = {code: f"{card_site.base_url}{code}/{inner}" for code in LANGUAGES}
            # The one document has the links that readers press alone: no search engine comes here.
            pressed = {tag["hreflang"] for tag in page.markup.all("a") if "hreflang" in tag}
            assert pressed == set(LANGUAGES) - {language}
            if page.kind != "card":
                assert alternates(page) == {**wanted, "x-default": wanted["sv"]}


def test_the_start_leads_to_every_language_in_its_own_name_and_sends_nobody_on(card_site: Site) -> None:
    start = card_site.at("")
    assert start is not None
    found = {tag["hreflang"]: tag["href"] for tag in start.markup.all("a") if "hreflang" in tag}
    assert found == {code: f"{code}/" for code in LANGUAGES}
    text = start.file.read_text("utf-8")
    assert not start.leads_on and "navigator.language" not in text


def test_a_page_leads_only_to_languages_notes_and_home_and_a_fragment_never(card_site: Site) -> None:
    own = {f"{code}/{inner}" for code in LANGUAGES for inner in INNER.values()}
    for page in long_pages(card_site):
        found = {path for tag in page.markup.all("a") if (path := resolve(page, tag["href"])) is not None}
        assert found <= own, str(page)
        assert not [tag for tag in page.markup.all("a") if tag["href"].startswith("#")]


# --- what is left behind


def test_the_pages_are_kept_out_of_searches_and_no_list_names_them(card_site: Site) -> None:
    for page in card_site.pages:
        robots = [tag["content"] for tag in page.markup.all("meta") if tag["name"] == "robots"]
        assert robots == ["noindex"], str(page)
    assert "Sitemap" not in (card_site.root / "robots.txt").read_text("utf-8")
    assert not list(card_site.root.glob("sitemap*"))


def test_nothing_of_the_main_sites_prose_or_of_its_owners_name_is_in_any_file(card_site: Site) -> None:
    for path in card_site.root.rglob("*"):
        if path.is_file() and path.suffix not in (".gz", ".br"):
            text = path.read_bytes().decode("utf-8", "ignore").casefold()
            assert "plattformen" not in text and "civila sverige" not in text, path.name
            assert "manniskohandel.se/om" not in text, path.name
    assert not (card_site.root / "om").exists()


def test_no_address_that_a_reader_may_tap_holds_a_listed_word(card_site: Site, records: Catalogue) -> None:
    lists = neutral_words.lists_for(records.neutral)
    links = {tag["href"] for page in card_site.pages for tag in page.markup.all("a")}
    addresses = sorted(href for href in links if not href.startswith(("tel:", "sms:")))
    assert len(addresses) > 20
    none([f"{href} {word}" for href in addresses for word in neutral_words.listed_words(href, lists)])


def test_every_page_has_the_way_out_first(card_site: Site) -> None:
    for page in card_site.pages:
        assert page.markup.all("a")[0]["href"] == card_site.exit_url, str(page)


# --- whose numbers


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_behind_the_card_is_one_of_the_finders(card_site: Site, site: Site, language: str) -> None:
    assert dials(card_of(card_site, language)) <= dials(site.finder(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_for_the_exposed_that_suits_a_woman_or_a_child_is_there(
    card_site: Site, records: Catalogue, language: str
) -> None:
    audiences = [records.audiences[id] for id in WELCOME]
    found = dials(card_of(card_site, language))
    missing = [
        row.id
        for row in shown_rows()
        if row.exposed
        and any(serves(records.services[row.id], audience) for audience in audiences)
        and row.dial not in found
    ]
    none(missing)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_number_is_there_that_is_for_others_or_men_alone_or_waits(
    card_site: Site, records: Catalogue, language: str
) -> None:
    audiences = [records.audiences[id] for id in WELCOME]
    fit = {
        row.dial
        for row in shown_rows()
        if row.exposed and any(serves(records.services[row.id], audience) for audience in audiences)
    }
    held = [row.dial for row in shown_rows() if row.dial not in fit] + withheld_dials()
    pages = [page for page in card_site.pages if page.language == language]
    none([f"{page}: {dial}" for page in pages for dial in held if holds(page, dial)])


def test_titles_are_the_same_plain_words_as_the_data_s_languages_have(card_site: Site) -> None:
    assert titles(card_of(card_site, "sv")) == {"Telefonnummer"}
    assert titles(card_of(card_site, "en")) == {"Phone numbers"}
