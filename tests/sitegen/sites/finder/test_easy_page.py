"""Easy pages: in the languages that have them alone, with the numbers and warnings of the others."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import projects
from projects import REAL
from sitegen.core import clock
from sitegen.gates import finder_list, shown_numbers, whole_rights
from sitegen.gates.built_site import BuiltSite
from sitegen.reading import read_page
from sitegen.records import Catalogue, rights
from sitegen.sites.finder.easy_page import EASY, EASY_RIGHTS
from sitegen.sites.site_pages import SitePages, pages_of
from sitegen.web import FINDER, Key, addresses

pytestmark = pytest.mark.real_day
RIGHTS = Key("rights")


@cache
def main() -> SitePages:
    return pages_of(REAL, projects.real_records(), clock.today())


def html(key: Key, code: str = "sv") -> str:
    return main().page((code, key)).decode()


def links(page: str) -> list[str]:
    return [attributes.get("href", "") for attributes in read_page(page).each("a")]


def test_the_easy_pages_are_made_in_swedish_alone_and_the_others_in_nine_languages() -> None:
    offers = main().offers
    assert offers[EASY] == offers[EASY_RIGHTS] == {"sv"}
    assert len(offers[FINDER]) == len(offers[RIGHTS]) == 9
    made = {path for path in main().places if "lattlast" in path}
    assert made == {addresses.file(EASY, "sv"), addresses.file(EASY_RIGHTS, "sv")}


def test_a_language_without_a_name_for_them_has_none() -> None:
    records = projects.real_records()
    plain = {id: one.model_copy(update={"easy": None}) for id, one in records.languages.items()}
    pages = pages_of(REAL, replace(records, languages=plain), clock.today())
    assert not [path for path in pages.places if "lattlast" in path]
    assert "lattlast" not in pages.page(("sv", FINDER)).decode()


@pytest.mark.parametrize(("start", "end"), [(FINDER, EASY), (RIGHTS, EASY_RIGHTS)])
def test_they_are_reached_from_the_swedish_pages_and_from_no_other(start: Key, end: Key) -> None:
    assert addresses.link((start, "sv"), (end, "sv")) in links(html(start))
    for code in main().offers[start] - {"sv"}:
        assert addresses.link((start, code), (end, "sv")) not in links(html(start, code))


@pytest.mark.parametrize("key", [EASY, EASY_RIGHTS])
def test_an_easy_page_leads_to_the_ordinary_one_in_every_language(key: Key) -> None:
    page = html(key)
    for code in main().offers[FINDER]:
        assert addresses.link((key, "sv"), (FINDER, code)) in links(page)
    head = list(read_page(page).each("link"))
    assert {link["hreflang"] for link in head if "hreflang" in link} == {"sv", "x-default"}
    (own,) = (link["href"] for link in head if link.get("rel") == "canonical")
    assert own.endswith(addresses.folder(key, "sv"))


def test_the_numbers_are_those_of_the_ordinary_page() -> None:
    dialled = {link for link in links(html(EASY)) if link.startswith("tel:")}
    assert {"tel:112", "tel:+4620505050"} <= dialled
    assert dialled <= {link for link in links(html(FINDER)) if link.startswith("tel:")}


def test_every_easy_right_stands_there_with_all_that_it_needs() -> None:
    records: Catalogue = projects.real_records()
    said = read_page(html(EASY_RIGHTS)).text
    shown = [id for id, one in rights.published_rights(records).items() if one.easy]
    assert len(shown) > 50
    for id in rights.complete_selection(shown, records.rights):
        assert all(line in said for line in records.rights[id].easy), id


def test_a_line_on_the_first_easy_page_stands_with_its_warning() -> None:
    said = read_page(html(EASY)).text
    assert "Du kan få hjälp utan att anmäla till polisen." in said
    assert "Men socialtjänsten kan ibland anmäla ändå." in said and "Är du under 18 år?" in said


def test_each_sentence_has_a_row_of_its_own() -> None:
    rows = "".join(read_page(html(EASY_RIGHTS)).lines).splitlines()
    assert "Du behöver inte säga vad du heter." in rows
    long = [row for row in rows if len(re.findall(r"[.?](?:\s|$)", row)) > 1]
    assert long == []


@pytest.fixture
def built(tmp_path: Path) -> BuiltSite:
    """A folder with the easy pages alone, as a build writes them."""
    for key in (EASY, EASY_RIGHTS):
        path = tmp_path / addresses.file(key, "sv")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html(key), "utf-8")
    return BuiltSite(tmp_path, projects.real_records(), projects.real_records().sites["main"].base_url)


def test_the_gates_of_rights_and_numbers_pass_them(built: BuiltSite) -> None:
    gates = (
        *(whole_rights.halves, whole_rights.openings, finder_list.wrong_hours),
        *(shown_numbers.unknown, shown_numbers.no_emergency, shown_numbers.misread, shown_numbers.unguarded),
    )
    assert [problem.render() for gate in gates for problem in gate(built)] == []


def test_half_of_an_easy_right_is_refused_as_half_of_an_ordinary_one_is(built: BuiltSite) -> None:
    path = built.folder / addresses.file(EASY_RIGHTS, "sv")
    projects.edit(path, "</main>", "<p>Du söker inte betänketid själv.</p></main>")
    assert "“Du söker inte betänketid själv.”" in " ".join(p.message for p in whole_rights.openings(built))


def test_an_easy_reassurance_whose_warning_is_gone_is_refused(built: BuiltSite) -> None:
    path = built.folder / addresses.file(EASY_RIGHTS, "sv")
    said = path.read_text("utf-8")
    path.write_text(said.replace("Är du i fara ska du alltid ringa 112.", ""), "utf-8")
    assert "utan “police-talk-first”" in " ".join(p.message for p in whole_rights.halves(built))
