"""The built site behind the card: its addresses, what it leaves in a history, and whose numbers it has."""

from __future__ import annotations

from pathlib import Path

import pytest

from built.card import BASE_URL, CARD_KINDS, EXIT_URL, LANGUAGE_OF, SHORT, long_pages
from built.faults import none
from built.hosting import headers_for, read_rules
from built.mutants import Gate, Mutant, plant, stops
from built.site import LANGUAGES, Page, Site, resolve, target_file
from built.test_facts import TABLE, dials, holds, shown_rows, withheld_dials
from built.test_headers import PROMISED, digest, policy, sources
from built.test_links import OUTWARD, alternates, canonical, loaded
from built.test_mutants import day_of_the_site  # noqa: F401  (a fixture)
from sitegen import neutral
from sitegen.built import alternates as alternate_files
from sitegen.built import exits, heads, links, listing, numbers
from sitegen.built import neutral as neutral_files
from sitegen.catalogue import Catalogue
from sitegen.facets import serves


def card_of(site: Site, language: str) -> Page:
    (page,) = (page for page in long_pages(site) if (page.kind, page.language) == ("card", language))
    return page


def titles(page: Page) -> set[str]:
    texts = page.file.read_text("utf-8").partition("<title>")[2].partition("</title>")[0]
    return {texts.replace("\u200b", "")}


# --- addresses


def test_every_language_has_a_card_a_page_of_notes_and_both_behind_its_short_address(
    card_site: Site,
) -> None:
    folders = {*LANGUAGE_OF}
    wanted = {"", "404.html", *(f"{f}/" for f in folders), *(f"{f}/info/" for f in folders)}
    assert {page.path for page in card_site.pages if not page.path.endswith("/404.html")} == wanted


@pytest.mark.parametrize(("language", "short"), SHORT.items())
def test_a_short_address_holds_the_long_one_to_the_byte_and_names_it(
    card_site: Site, language: str, short: str
) -> None:
    for inner in ("", "info/"):
        long_, copy = (card_site.at(f"{folder}/{inner}") for folder in (language, short))
        assert long_ and copy and long_.file.read_bytes() == copy.file.read_bytes()
        assert canonical(copy) == f"{BASE_URL}{language}/{inner}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_links_to_itself_to_the_others_and_to_a_default(
    card_site: Site, language: str
) -> None:
    for page in long_pages(card_site):
        if page.language == language and page.kind != "start":
            inner = "info/" if page.kind == "notes" else ""
            wanted = {code: f"{BASE_URL}{code}/{inner}" for code in LANGUAGES}
            assert alternates(page) == {**wanted, "x-default": wanted["sv"]}


def test_links_inside_the_site_lead_to_files_from_every_address(card_site: Site) -> None:
    wrong = [
        f"{page}:{tag.line} {tag['href']}"
        for page in card_site.pages
        for tag in page.markup.all("a")
        if (path := resolve(page, tag["href"])) is not None
        and not target_file(card_site.root, path).is_file()
    ]
    none(wrong)


def test_the_start_leads_to_every_language_in_its_own_name_and_sends_nobody_on(card_site: Site) -> None:
    start = card_site.at("")
    assert start is not None
    found = {tag["hreflang"]: tag["href"] for tag in start.markup.all("a") if "hreflang" in tag}
    assert found == {code: f"{code}/" for code in LANGUAGES}
    text = start.file.read_text("utf-8")
    assert "http-equiv" not in text and "navigator.language" not in text


def test_a_page_leads_only_to_languages_notes_and_home_and_a_fragment_never(card_site: Site) -> None:
    own = {f"{code}/{inner}" for code in LANGUAGES for inner in ("", "info/")}
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


def test_a_page_is_one_file_that_loads_nothing(card_site: Site) -> None:
    none([f"{page}: {url}" for page in card_site.pages for url in loaded(page) if not url.startswith("#")])


def test_links_that_point_out_do_not_tell_where_the_reader_came_from(card_site: Site) -> None:
    wrong = [
        f"{page}:{tag.line} {tag['href']}"
        for page in card_site.pages
        for tag in page.markup.all("a")
        if tag["href"].startswith(OUTWARD) and "noreferrer" not in tag["rel"].split()
    ]
    none(wrong)


def test_no_address_that_a_reader_may_tap_holds_a_listed_word(card_site: Site, records: Catalogue) -> None:
    lists = neutral.lists_for(records.neutral)
    links = {tag["href"] for page in card_site.pages for tag in page.markup.all("a")}
    addresses = sorted(href for href in links if not href.startswith(("tel:", "sms:")))
    assert len(addresses) > 20
    none([f"{href} {word}" for href in addresses for word in neutral.found(href, lists)])


def test_every_page_has_the_way_out_first(card_site: Site) -> None:
    for page in card_site.pages:
        assert page.markup.all("a")[0]["href"] == EXIT_URL, str(page)


@pytest.mark.parametrize("kind", CARD_KINDS)
def test_every_page_gets_the_promised_headers_and_a_policy_with_its_hashes(
    card_site: Site, card_dist: Path, kind: str
) -> None:
    rules = read_rules(card_dist)
    for page in (page for page in card_site.pages if page.kind == kind):
        sent = headers_for(rules, "/" + page.path)
        assert {name: sent.get(name) for name in PROMISED} == PROMISED, str(page)
        found = policy(rules, page)
        assert found["default-src"] == ["'none'"] and found["form-action"] == ["'none'"]
        assert {digest(text) for text in page.markup.scripts} <= set(sources(found, "script-src"))
        assert {digest(text) for text in page.markup.styles} <= set(sources(found, "style-src"))


# --- whose numbers


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_behind_the_card_is_one_of_the_finders(card_site: Site, site: Site, language: str) -> None:
    assert dials(card_of(card_site, language)) <= dials(site.finder(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_for_the_exposed_that_suits_a_woman_or_a_child_is_there(
    card_site: Site, records: Catalogue, language: str
) -> None:
    audiences = [records.audiences[id] for id in ("woman", "child")]
    found = dials(card_of(card_site, language))
    missing = [
        row["id"]
        for row in shown_rows()
        if row["who"] == "exposed"
        and any(serves(records.services[row["id"]], audience) for audience in audiences)
        and row["dial"] not in found
    ]
    none(missing)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_number_is_there_that_is_for_others_or_men_alone_or_waits(card_site: Site, language: str) -> None:
    held = [row["dial"] for row in TABLE["shown"] if row["who"] != "exposed"] + withheld_dials()
    held += [row["dial"] for row in TABLE["shown"] if row["id"] == "stodlinjen-for-man"]
    pages = [page for page in card_site.pages if page.language == language]
    none([f"{page}: {dial}" for page in pages for dial in held if holds(page, dial)])


def test_titles_are_the_same_plain_words_as_the_data_s_languages_have(card_site: Site) -> None:
    assert titles(card_of(card_site, "sv")) == {"Telefonnummer"}
    assert titles(card_of(card_site, "en")) == {"Phone numbers"}


# --- the build's own gates

THAI, SHORT_THAI, START = "th/index.html", "t/index.html", "index.html"
MUTANTS: dict[Gate, list[Mutant]] = {
    listing.uncalled: [
        Mutant("a number gone from one language", THAI, "<a class=t href=tel:116006>.*?</a>", ""),
    ],
    listing.wrong_hours: [Mutant("hours of nobody", THAI, r"data-h=\*", 'data-h="1,0-61"')],
    numbers.no_emergency: [
        Mutant("no 112 behind the code", SHORT_THAI, "<a class=e href=tel:112>.*?</a>", ""),
        Mutant("no 112 at the start", START, "<a class=e href=tel:112>.*?</a>", ""),
    ],
    numbers.unguarded: [Mutant("a number without bdi", "a/index.html", "<bdi dir=ltr>(0.*?)</bdi>", r"\1")],
    alternate_files.one_sided: [Mutant("a copy that is none", SHORT_THAI, "</html>", "</html>\n")],
    heads.wrong_language: [Mutant("another language behind the code", SHORT_THAI, "lang=th", "lang=sv")],
    exits.missing: [Mutant("no exit at the start", START, "<div [^>]+ class=bar .*?</div>", "")],
    links.broken: [Mutant("notes that are not there", THAI, "href=info/", "href=inf/")],
    neutral_files.telling_words: [Mutant("a title that tells", THAI, "<title>[^<]+", "<title>Våldtäkt")],
}


@pytest.mark.parametrize("gate", MUTANTS, ids=lambda gate: gate.__name__)
def test_a_gate_lets_the_site_through_as_it_was_built(
    card_dist: Path, records: Catalogue, gate: Gate
) -> None:
    assert not stops(gate, card_dist, records, BASE_URL)


@pytest.mark.parametrize(
    ("gate", "mutant"),
    [pytest.param(gate, mutant, id=mutant.what) for gate, mutants in MUTANTS.items() for mutant in mutants],
)
def test_a_gate_stops_the_site_with_one_fault(
    card_dist: Path, records: Catalogue, tmp_path: Path, gate: Gate, mutant: Mutant
) -> None:
    assert stops(gate, plant(card_dist, tmp_path / "site", mutant), records, BASE_URL)
