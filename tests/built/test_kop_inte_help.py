"""Where to turn as it is built: from each of 21 counties, with contacts that may be shown, no others."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

import projects
from sitegen.records import Catalogue, Contact, shown_contacts

TODAY = dt.date.fromisoformat(projects.REAL_TODAY)
RECORDS = projects.real_records()
COUNTIES = sorted(RECORDS.counties())
PAGES = {"sv": "hitta-hjalp", "en": "en/find-help"}
HELP_PAGES = {
    "sv": ("hitta-hjalp", "testet", "sluta", "sluta/arbetsblad", "forsta-samtalet"),
    "en": ("en/find-help", "en/the-test", "en/stop", "en/stop/worksheets", "en/the-first-talk"),
}
SECTION = re.compile(r'<section [^>]*id="?(SE-[A-Z]+)"?[^>]*>.*?</section>', re.DOTALL)
HEADING = re.compile(r"<h[34][^>]*>([^<]+)</h[34]>")
CALL = re.compile(r'<a class="?number"? href="?([^" >]+)')
PLACE = re.compile(r'class="?place"?[ >]')
GAP = re.compile(r'class="?gap"?[ >]')
PDF = re.compile(r'href="?([^": >]*\.pdf)')
PARTS = re.compile(r"<details.*?</details>", re.DOTALL)


def page(dist: Path, folder: str) -> str:
    """A built page without the lists of sources, which link to where a fact was read."""
    return PARTS.sub("", (dist / folder / "index.html").read_text("utf-8"))


def counties(dist: Path, language: str) -> dict[str, str]:
    """The part of the finder that belongs to each county."""
    return {hit[1]: hit[0] for hit in SECTION.finditer(page(dist, PAGES[language]))}


def reaches(contact: Contact) -> str:
    """What a tap on a contact opens."""
    if contact.number:
        return "tel:" + contact.number
    return contact.url or f"mailto:{contact.email}"


def publishable(records: Catalogue) -> set[str]:
    """Every contact that the records allow on the day."""
    return {reaches(c) for service in records.services.values() for c in shown_contacts(service, TODAY)}


@pytest.mark.parametrize("language", PAGES)
def test_the_finder_has_each_of_the_21_counties_once(kop_inte_dist: Path, language: str) -> None:
    assert sorted(counties(kop_inte_dist, language)) == COUNTIES
    assert len(COUNTIES) == 21


@pytest.mark.parametrize("county", COUNTIES)
@pytest.mark.parametrize("language", PAGES)
def test_from_each_county_it_names_a_reception_and_a_national_line_that_can_be_called(
    kop_inte_dist: Path, language: str, county: str
) -> None:
    names = {service.name for service in RECORDS.services.values() if "buyers" in service.eligibility.roles}
    found = HEADING.findall(counties(kop_inte_dist, language)[county])
    assert [name for name in found if name in names]
    _, _, everywhere = page(kop_inte_dist, PAGES[language]).partition("hela-landet")
    called = CALL.findall(everywhere)
    assert {"tel:+4620555666", "tel:90101", "tel:112"} <= set(called)


@pytest.mark.parametrize("language", HELP_PAGES)
def test_no_page_of_help_shows_a_contact_that_may_not_be_published(
    kop_inte_dist: Path, language: str
) -> None:
    allowed = publishable(RECORDS)
    for folder in HELP_PAGES[language]:
        html = page(kop_inte_dist, folder).partition("<main")[2].partition("</main>")[0]
        contacts = CALL.findall(html)
        assert [link for link in contacts if link not in allowed] == [], folder


def test_what_waits_for_a_check_is_named_and_not_shown(kop_inte_dist: Path) -> None:
    whole = "".join(path.read_text("utf-8") for path in sorted(kop_inte_dist.rglob("*.html")))
    for digits in ("020-66 77 88", "+4620667788", "evonhuset@"):
        assert digits not in whole
    assert "Evonhuset" in whole and "PrevenTell" in whole


@pytest.mark.parametrize("language", PAGES)
def test_the_number_of_evonhuset_is_shown_to_its_county(kop_inte_dist: Path, language: str) -> None:
    assert "tel:+4620354040" in CALL.findall(counties(kop_inte_dist, language)["SE-M"])


@pytest.mark.parametrize("language", PAGES)
def test_a_reception_without_a_contact_says_what_to_do(kop_inte_dist: Path, language: str) -> None:
    for county, html in counties(kop_inte_dist, language).items():
        places = PLACE.split(html)[1:]
        assert places, county
        assert [place for place in places if not CALL.search(place) and not GAP.search(place)] == []


def test_nothing_says_how_far_it_is_in_kilometres(kop_inte_dist: Path) -> None:
    for folder in PAGES.values():
        assert not re.search(r"\d\s*(km|mil)\b", page(kop_inte_dist, folder))


def test_the_papers_lie_where_the_pages_lead(kop_inte_dist: Path) -> None:
    for folder in (*HELP_PAGES["sv"], *HELP_PAGES["en"]):
        html = (kop_inte_dist / folder / "index.html").read_text("utf-8")
        for name in PDF.findall(html):
            assert (kop_inte_dist / folder / name).read_bytes().startswith(b"%PDF-1.7")
    assert len(list(kop_inte_dist.rglob("*.pdf"))) == 4
