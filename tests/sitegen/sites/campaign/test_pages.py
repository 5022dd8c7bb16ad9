"""The campaign's pages as they are published: claims with sources, one tap to contact, two languages."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

import pytest

from projects import REAL
from sitegen.core import clock
from sitegen.hosting import small_files
from sitegen.reading import FinishedPage, read_page
from sitegen.records import Catalogue, Site
from sitegen.sites import site_pages
from sitegen.sites.campaign import prose, text_pages
from sitegen.sites.campaign.campaign_context import HELP, SOURCES, STOP, TEST, prose_name
from sitegen.sites.campaign.material import MaterialReading
from sitegen.sites.site_pages import SitePages
from sitegen.web import Key
from sitegen.web import addresses as urls
from sitegen.web.page_maker import CAMPAIGN

LANGUAGES = ("sv", "en")
in_both = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="session")
def finder(records: Catalogue) -> SitePages:
    return site_pages.pages_of(REAL, records, clock.today(), site="kop-inte")


@pytest.fixture(scope="session")
def pages(finder: SitePages) -> Mapping[str, FinishedPage]:
    """Every page of the site by its file."""
    found = finder.files()
    return {path: read_page(content.decode()) for path, content in found.items() if path.endswith(".html")}


def at(pages: Mapping[str, FinishedPage], key: Key, language: str) -> FinishedPage:
    return pages[urls.file(key, language)]


def test_every_page_is_offered_in_both_languages(finder: SitePages) -> None:
    assert set(finder.offers.values()) == {frozenset(LANGUAGES)}
    assert len(finder.offers) >= 12


def test_every_file_of_prose_has_a_page(finder: SitePages, reading: MaterialReading) -> None:
    made = {prose_name(key) for key in finder.offers if key.kind == "prose" or not key.id}
    assert set(reading.material.prose["sv"]) <= made


@in_both
def test_every_claim_on_a_page_names_its_sources_and_leads_to_its_row(
    pages: Mapping[str, FinishedPage], finder: SitePages, reading: MaterialReading, language: str
) -> None:
    rows = {tag.get("id") for tag in at(pages, SOURCES, language).each("div")}
    shown = 0
    for key in finder.offers:
        if key.kind != "prose":
            continue
        page = at(pages, key, language)
        links = {a.get("href", "").partition("#")[2] for a in page.each("a")}
        for reference in prose.references(reading.material.prose[language][key.id]):
            claim = reading.material.claims[reference.id]
            assert f"k-{reference.id}" in links & rows
            assert claim.sources[0].publisher.partition(" (")[0] in page.text
            shown += 1
    assert shown > 60


@in_both
def test_the_page_of_sources_names_every_source_of_every_claim_and_how_it_was_read(
    pages: Mapping[str, FinishedPage], reading: MaterialReading, language: str
) -> None:
    page = at(pages, SOURCES, language)
    addresses = {a.get("href") for a in page.each("a")}
    for id in text_pages.claims_shown(reading.material, language):
        for source in reading.material.claims[id].sources:
            assert source.title in page.text
            assert source.url is None or source.url in addresses


@in_both
def test_what_may_not_be_published_is_on_no_page(
    pages: Mapping[str, FinishedPage], reading: MaterialReading, language: str
) -> None:
    hidden = [claim.statement for claim in reading.material.claims.values() if not claim.shown]
    assert len(hidden) >= 10
    words = " ".join(page.text for page in pages.values())
    said = [text.sv if language == "sv" else text.en for text in hidden]
    assert [text for text in said if text and text in words] == []


@in_both
def test_a_claim_of_medium_confidence_says_what_it_rests_on(
    pages: Mapping[str, FinishedPage], reading: MaterialReading, language: str
) -> None:
    page = at(pages, SOURCES, language)
    used = text_pages.claims_shown(reading.material, language)
    medium = [c for id, c in reading.material.claims.items() if id in used and c.confidence == "medium"]
    assert len(medium) >= 10
    for claim in medium:
        assert claim.limits and (claim.limits.sv if language == "sv" else claim.limits.en or "") in page.text


@in_both
def test_every_page_ends_in_the_same_tap_to_contact(
    pages: Mapping[str, FinishedPage], finder: SitePages, language: str
) -> None:
    label = {"sv": "Hit kan du vända dig", "en": "Where you can turn"}[language]
    for key in finder.offers:
        if prose_name(key) in ("hitta-hjalp", "anhoriga"):  # leads down the page, and calls
            continue
        taps = [held for held in at(pages, key, language).holding("a") if held.text.strip() == label]
        # Behind an ad the tap is counted on its way.
        contact = Key("tap", key.id) if key.kind == "ad" else HELP
        wanted = urls.link((key, language), (contact, language))
        assert taps and {tap.attributes["href"] for tap in taps} == {wanted}, key


def test_a_page_for_wrong_addresses_leads_on_from_wherever_it_answers(
    pages: Mapping[str, FinishedPage],
) -> None:
    for path in ("not-found.html", "en/404.html"):
        addresses = {a["href"] for a in pages[path].each("a")} - {"#main"}
        assert addresses and all(address.startswith("/") for address in addresses)


def test_the_first_screen_has_one_question_and_two_ways(pages: Mapping[str, FinishedPage]) -> None:
    for path in ("index.html", "en/index.html"):
        ways = [a for a in pages[path].each("a") if "way" in a.get("class", "").split()]
        assert len(ways) == 2
        assert pages[path].text.count("?") >= 1


@in_both
def test_beside_the_first_question_stands_what_the_campaign_has_drawn_itself(
    pages: Mapping[str, FinishedPage], language: str
) -> None:
    drawn = (REAL.root / "campaigns/kop-inte/overrides/campaign/art.html").read_text("utf-8")
    shapes = [path["d"] for path in read_page(drawn).each("path")]
    start = at(pages, CAMPAIGN, language)
    assert shapes and set(shapes) <= {path["d"] for path in start.each("path")}


def test_the_english_page_says_that_it_is_a_draft(pages: Mapping[str, FinishedPage]) -> None:
    assert "This translation is a draft" in pages["en/index.html"].text
    assert "utkast" not in pages["index.html"].text


def test_no_page_loads_a_file_or_has_a_form_to_send(pages: Mapping[str, FinishedPage]) -> None:
    for path, page in pages.items():
        loading = {tag for tag, attributes in page.tags if "src" in attributes or "action" in attributes}
        assert loading == set(), path
        assert {link.get("rel") for link in page.each("link")} <= {"canonical", "alternate"}, path


def test_numbers_are_written_as_each_language_writes_them(pages: Mapping[str, FinishedPage]) -> None:
    assert re.search(r"6\s048", pages["index.html"].text)
    assert "6,048" in pages["en/index.html"].text


def test_the_site_map_lists_what_may_be_found_and_nothing_else(finder: SitePages, site: Site) -> None:
    pages = {path: content for path, content in finder.files().items() if path.endswith(".html")}
    found = re.findall("<loc>(.*?)</loc>", small_files.sitemap(site, pages.items()))
    assert site.base_url in found and f"{site.base_url}en/the-law/" in found
    assert len(found) == len(set(found)) and not [address for address in found if "404" in address]
    hidden = {"a/prov/index.html": b"<head><meta content=noindex name=robots></head>"}
    assert small_files.sitemap(site, {**pages, **hidden}.items()) == small_files.sitemap(site, pages.items())


@in_both
def test_the_partner_who_is_afraid_has_lines_to_call_and_not_only_the_alarm(
    pages: Mapping[str, FinishedPage], language: str
) -> None:
    page = at(pages, Key("prose", "anhoriga"), language)
    assert "tel:112" in called(page) and len(set(called(page))) > 1


@in_both
def test_whoever_answers_that_he_does_not_want_to_live_has_numbers_in_the_reply(
    finder: SitePages, language: str
) -> None:
    """Not under the last question, and without `:has()`: in the paragraph that the answer opens."""
    html = finder.files()[urls.file(TEST, language)].decode()
    replies = re.findall(r"<p class=.?livet-ja[^>]*>.*?</p>", html, re.DOTALL)
    assert {"tel:112", "tel:90101"} <= set(re.findall(r"tel:\d+", " ".join(replies)))


@in_both
def test_a_number_stands_in_every_reply_that_asks_for_one(
    finder: SitePages, reading: MaterialReading, language: str
) -> None:
    html = finder.files()[urls.file(TEST, language)].decode()
    for question in reading.material.help.questions.values():
        for answer in question.answers:
            opened = re.findall(rf"<p class=.?{question.id}-{answer.id}[^>]*>.*?</p>", html, re.DOTALL)
            assert bool(answer.services) == ("tel:" in " ".join(opened)), answer.id


@in_both
def test_years_later_every_number_is_still_there_and_says_its_day(
    pages: Mapping[str, FinishedPage], records: Catalogue, language: str
) -> None:
    checks = [c.checked.on for s in records.services.values() for c in s.contacts if c.checked]
    later = site_pages.pages_of(REAL, records, max(checks) + dt.timedelta(days=400), site="kop-inte").files()
    for key in (HELP, TEST, STOP):
        path = urls.file(key, language)
        assert called(read_page(later[path].decode())) == called(pages[path]), path
    found = read_page(later[urls.file(HELP, language)].decode())
    told = {"sv": "Uppgiften granskades senast ", "en": "This information was last reviewed on "}
    assert len(called(found)) > 1 and told[language] in found.text


def called(page: FinishedPage) -> list[str]:
    return [tag["href"] for tag in page.each("a") if tag.get("href", "").startswith("tel:")]
