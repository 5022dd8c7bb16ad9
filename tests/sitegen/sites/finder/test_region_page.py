"""Pages of regions and counties: local first, honest where there is nobody, the same few lines everywhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from records import contact, maker, service, with_services
from sitegen.records import SWEDEN, Catalogue, Service
from sitegen.records.place_names import county_word
from sitegen.sites.finder import pages, region_page
from sitegen.sites.finder.contexts import RegionPage
from sitegen.web import Key, PageMaker

JOUR = {"needs": ("bed-tonight",), "gives": "De bedömer.", "safety": "De måste svara polisen."}


def desk(records: Catalogue) -> PageMaker:
    return maker(records, "sv", tuple(records.languages))


def page(records: Catalogue, kind: str, id: str) -> RegionPage:
    found = pages.page(desk(records), Key(kind, id))
    assert isinstance(found, RegionPage)
    return found


def north(records: Catalogue, **services: Service) -> RegionPage:
    return page(with_services(records, **services), "county", "norrberg")


def test_a_region_shows_its_own_services_first_and_then_the_few_that_every_list_has(
    small_records: Catalogue,
) -> None:
    found = page(small_records, "region", "norr")
    assert (found.place, [row.id for row in found.local]) == ("Norrberg", ["norrhuset"])
    assert found.has_number and found.guides == ()
    assert {row.id for row in found.main} == {"provlinjen", "nattlinjen"}
    assert [(link.href, link.label) for link in found.others] == [("../../lan/soderdal/", "Söderdal")]


def test_a_county_has_what_names_it_or_its_whole_region(small_records: Catalogue) -> None:
    found = north(
        small_records,
        a=service(name="Länets", coverage=("SE-ZN",)),
        b=service(name="Regionens", coverage=("norr",)),
        c=service(name="Ett annat läns", coverage=("SE-ZS",)),
        d=service(name="Landets"),
    )
    assert [row.name for row in found.local] == ["Länets", "Regionens"]


def test_without_a_local_number_who_knows_is_named_and_the_page_says_so(small_records: Catalogue) -> None:
    guide = service(name="Vägvisaren", local_guide=True)
    web = service(name="Bara webben", coverage=("SE-ZN",), contacts=(contact("web"),))
    found = north(small_records, vag=guide, web=web)
    assert not found.has_number
    assert [row.name for row in found.guides] == ["Vägvisaren"]
    assert [row.name for row in found.local] == ["Bara webben"]
    phone = service(name="Har nummer", coverage=("SE-ZN",))
    assert north(small_records, vag=guide, web=web, tel=phone).guides == ()


def test_who_cannot_be_rung_is_named_with_how_one_gets_there(small_records: Catalogue) -> None:
    silent = service(name="Utan nummer", coverage=("SE-ZN",), contacts=())
    placed = service(
        name="Boendet", coverage=("SE-ZN",), placed_by="authority", via="Socialtjänsten placerar dig här."
    )
    found = north(small_records, silent=silent, placed=placed)
    assert [(item.name, item.via.text if item.via else "") for item in found.named] == [
        ("Utan nummer", ""),
        ("Boendet", "Socialtjänsten placerar dig här."),
    ]
    assert found.local == ()


def test_members_of_the_region_are_named_and_a_confidential_one_on_no_page_of_a_county(
    small_records: Catalogue,
) -> None:
    member = next(iter(small_records.members.values()))
    own = {"region": "norr", "county": "SE-ZN", "services": (), "publish": "yes", "direct_support": True}
    members = {
        "oppen": member.model_copy(update={**own, "name": "Öppna huset", "confidential": False}),
        "skyddad": member.model_copy(update={**own, "name": "Skyddade huset", "confidential": True}),
        "dold": member.model_copy(update={**own, "name": "Dolda huset", "publish": "no"}),
    }
    records = replace(with_services(small_records), members=members)
    assert [item.name for item in page(records, "region", "norr").named] == ["Öppna huset", "Skyddade huset"]
    assert [item.name for item in page(records, "county", "norrberg").named] == ["Öppna huset"]


def test_tonight_the_towns_own_number_stands_before_the_way_that_holds_everywhere(
    small_records: Catalogue,
) -> None:
    found = north(
        small_records,
        land=service(name="Socialjouren", via="Ring 112.", **JOUR),
        stad=service(name="Jouren i Norrberg", coverage=("SE-ZN",), towns=("Norrberg",), **JOUR),
        borta=service(name="Jouren i Söderdal", coverage=("SE-ZS",), **JOUR),
    )
    assert [(line.name, line.towns) for line in found.tonight] == [
        ("Jouren i Norrberg", "Norrberg"),
        ("Socialjouren", ""),
    ]
    assert [text.text for text in found.tonight_facts] == ["De bedömer."]
    assert [text.text for text in found.tonight_warnings] == ["De måste svara polisen."]
    assert not found.has_number and found.local == ()


@pytest.mark.parametrize("count", [60, 61, 200])
def test_a_page_of_several_counties_has_only_so_many_rows_and_says_where_the_others_are(
    small_records: Catalogue, count: int
) -> None:
    services = {f"s{number:03}": service(coverage=("SE-ZN",)) for number in range(count)}
    north, south = small_records.regions.values()
    wide = north.model_copy(update={"counties": (*north.counties, *south.counties)})
    records = replace(with_services(small_records, **services), regions={"norr": wide})
    found = page(records, "region", "norr")
    assert (len(found.local), found.more) == (min(count, region_page.MOST_LOCAL), count > 60)
    county = page(records, "county", "norrberg")
    assert (len(county.local), county.more) == (count, False)


def test_every_region_and_county_has_a_page_with_112_and_leads_to_every_other_county(
    real_records: Catalogue,
) -> None:
    counties = [county for _, county in real_records.counties().values()]
    for county in counties:
        found = page(real_records, "county", county_word(county))
        assert found.emergency.contacts[0].href == "tel:112"
        assert len(found.others) == len(counties) - 1 and found.inner == ()
    for id, region in real_records.regions.items():
        found = page(real_records, "region", id)
        assert len(found.inner) + len(found.others) == len(counties)
        assert len(found.inner) == len(region.counties)


def test_no_national_service_counts_as_local_and_no_line_for_others_is_there(real_records: Catalogue) -> None:
    for id in real_records.regions:
        found = page(real_records, "region", id)
        for row in found.local:
            assert SWEDEN not in real_records.services[row.id].coverage
        for row in (*found.local, *found.main, *found.guides):
            roles = set(real_records.services[row.id].eligibility.roles)
            assert roles & {"exposed", "relatives"}, row.id
