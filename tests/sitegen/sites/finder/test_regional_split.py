"""However many local services there are, the one document stays small, and each has a page that lists it."""

from __future__ import annotations

import re
from functools import cache

import pytest
from bench import synthetic

import projects
from records import maker, service, with_services
from sitegen.core import Project
from sitegen.core.clock import today
from sitegen.hosting import own_code
from sitegen.hosting.packed_files import compressed_forms
from sitegen.reading import read_page
from sitegen.records import Catalogue, catalogue
from sitegen.records.place_names import county_word
from sitegen.sites import site_pages
from sitegen.sites.finder import listed_services, pages
from sitegen.sites.finder.contexts import FinderPage, RegionPage
from sitegen.sites.finder.finder_kind import FinderKind
from sitegen.sites.site_pages import SitePages
from sitegen.web import FINDER, Key, addresses

HEADERS = 1_050
"""What the headers of a document take on the wire, generously."""
MANY = 1_000


def document(records: Catalogue) -> FinderPage:
    found = pages.page(maker(records, "sv", tuple(records.languages)), FINDER)
    assert isinstance(found, FinderPage)
    return found


def with_local(records: Catalogue, count: int) -> Catalogue:
    """The small project's records with so many services of one county."""
    return with_services(
        records, **{f"nara{number:03}": service(coverage=("SE-ZN",)) for number in range(count)}
    )


def own(records: Catalogue) -> int:
    """How many local services the records have by themselves."""
    services = records.services.values()
    return sum(listed_services.is_local(one) for one in services if not one.emergency)


def test_all_of_the_repositorys_local_services_stand_in_the_one_document(real_records: Catalogue) -> None:
    page = document(real_records)
    local = {id for id, one in real_records.services.items() if listed_services.is_local(one)}
    assert local & {row.id for row in page.rows} and page.counties == ()
    assert "r" in {question.key for question in page.questions}


def test_where_local_services_are_many_the_document_leads_to_the_counties(small_records: Catalogue) -> None:
    few = document(with_local(small_records, listed_services.MOST_LOCAL - own(small_records)))
    assert few.counties == () and any(row.id.startswith("nara") for row in few.rows)
    many = document(with_local(small_records, listed_services.MOST_LOCAL + 1))
    assert not any(row.id.startswith("nara") for row in many.rows)
    assert "r" not in {question.key for question in many.questions}
    words = [county_word(county) for _, county in small_records.counties().values()]
    assert [link.href for link in many.counties] == [f"lan/{word}/" for word in words]


def test_a_pinned_local_service_stays_in_the_document(small_records: Catalogue) -> None:
    records = with_local(small_records, listed_services.MOST_LOCAL + 1)
    first = with_services(records, alltid=service(coverage=("SE-ZN",), pinned=9))
    assert "alltid" in {row.id for row in document(first).rows}


def test_the_page_of_a_county_has_all_of_its_services(small_records: Catalogue) -> None:
    records = with_local(small_records, 200)
    county = next(county for _, county in records.counties().values() if county.id == "SE-ZN")
    found = pages.page(maker(records, "sv", tuple(records.languages)), Key("county", county_word(county)))
    assert isinstance(found, RegionPage)
    assert {f"nara{number:03}" for number in range(200)} <= {row.id for row in found.local}
    assert not found.more


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project of a thousand services in every language."""
    records = catalogue.read(projects.REAL).catalogue()
    return synthetic.write(projects.REAL, records, tmp_path_factory.mktemp("many"), MANY)


@pytest.fixture
def site(project: Project) -> SitePages:
    """Its main site."""
    return of_project(project)


def test_the_style_of_such_a_document_is_known_as_our_own(project: Project, site: SitePages) -> None:
    records = catalogue.read(project).catalogue()
    own = own_code.own_code(project, records, records.sites["main"])
    page = read_page(content(site, FINDER, "sv").decode())
    assert "rg" in page.inline_styles[0] and list(own.foreign(page)) == []


@cache
def of_project(project: Project) -> SitePages:
    return site_pages.pages_of(project, catalogue.read(project).catalogue().offered(), today())


def content(site: SitePages, key: Key, language: str) -> bytes:
    """A page of the site as it would be written."""
    made = next(one for one in site.makers() if one.language == language)
    return site._rendered(site.kind.page(made, key), made.translator)


@pytest.mark.parametrize("language", ["sv", "en", "es", "pl", "uk", "th", "fr", "ro", "ar"])
def test_a_thousand_services_leave_the_document_within_its_budget(site: SitePages, language: str) -> None:
    forms = dict(compressed_forms("index.html", content(site, FINDER, language)))
    limit = FinderKind().weight
    assert limit.most_by_brotli
    assert len(forms["index.html.br"]) + HEADERS <= limit.most_by_brotli
    assert len(forms["index.html.gz"]) + HEADERS <= limit.most


def test_each_of_a_thousand_services_stands_in_the_document_or_on_the_page_of_its_county(
    site: SitePages,
) -> None:
    (made,) = (one for one in site.makers() if one.language == "sv")
    counties = made.site_context.catalogue.counties().values()
    keys = [FINDER, *(Key("county", county_word(county)) for _, county in counties)]
    linked: set[str] = set()
    for key in keys:
        text = content(site, key, "sv").decode()
        linked |= set(re.findall(r"kontakt/([^/\"> ]+)/", text))
    wanted = set(made.site_context.exposed)
    codes = {addresses.folder(Key("service", id), "sv").split("/")[-2] for id in wanted}
    assert len(codes) > MANY / 2 and codes - linked == set()
