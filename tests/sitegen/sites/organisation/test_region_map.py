"""The map of the counties: every county once, in its region, named, and never a place in it."""

from __future__ import annotations

import re

import projects
from sitegen.records import SWEDEN, Catalogue
from sitegen.sites.organisation import parts, region_map
from sitegen.sites.organisation.organisation_context import OrganisationContext

DRAWN = region_map.source(projects.REAL)


def test_the_drawing_has_the_counties_of_the_records_and_no_other(real_records: Catalogue) -> None:
    counties = {county.id for region in real_records.regions.values() for county in region.counties}
    drawn = region_map.county_map(DRAWN)
    assert len(counties) == 21 and set(drawn.outlines) == counties
    assert {one for pair in drawn.borders for one in pair[:2]} == counties - {"SE-I"}, "all but Gotland"


def test_the_drawing_is_small_and_tells_of_no_place_but_counties() -> None:
    assert len(DRAWN.encode()) < 10_000
    assert "<text" not in DRAWN and "<!--" not in DRAWN and "<circle" not in DRAWN


def test_each_region_is_drawn_of_all_its_counties_and_no_two_neighbours_look_alike(
    org: OrganisationContext,
) -> None:
    part, drawn = region_map.map_part(org), region_map.county_map(DRAWN)
    regions = org.maker.site_context.catalogue.regions
    for row, region in zip(part.regions, regions.values(), strict=True):
        assert all(drawn.outlines[county.id] in row.shape.outline for county in region.counties)
    tone = {
        county.id: row.shape.tone
        for row, region in zip(part.regions, regions.values(), strict=True)
        for county in region.counties
    }
    for one, other, line in drawn.borders:
        assert (line in part.inner) != (line in part.outer)
        if line in part.outer:
            assert tone[one] != tone[other]
    assert len(set(tone.values())) <= region_map.TONES


def test_every_region_can_be_read_aloud_and_leads_to_what_is_said_of_it(org: OrganisationContext) -> None:
    found = str(parts.html(projects.REAL, org, "map")) + str(parts.html(projects.REAL, org, "members"))
    links = re.findall(r'<a href="#(region-[a-z]+)" aria-label="(Polisregion [^"]+)"><path', found)
    assert [anchor for anchor, _ in links] == [
        f"region-{id}" for id in org.maker.site_context.catalogue.regions
    ]
    assert all(found.count(f'id="{anchor}"') == 1 for anchor, _ in links)


def test_the_list_says_in_words_what_the_map_shows(org: OrganisationContext) -> None:
    listed = str(parts.html(projects.REAL, org, "map")).partition("</dl>")[0]
    for id, region in org.maker.site_context.catalogue.regions.items():
        count = sum(member.region == id for member in org.members.values())
        assert region_map.members_in_words(org, count) in listed
        assert all(county.name in listed for county in region.counties)


def test_contacts_and_organisations_are_counted_in_words_and_none_is_no_sentence(
    both: dict[str, OrganisationContext],
) -> None:
    org = both["sv"]
    services = org.maker.site_context.listed
    for id in org.maker.site_context.catalogue.regions:
        assert not [one for one in region_map.services_in(org, id) if SWEDEN in services[one].coverage]
    assert [region_map.members_in_words(org, count) for count in (0, 1, 3)] == [
        *("", "1 organisation", "3 organisationer"),
    ]
    assert [region_map.contacts_in_words(org, count) for count in (0, 1, 3)] == [
        *("Hjälp i regionen", "1 lokal kontakt i Sök hjälp", "3 lokala kontakter i Sök hjälp"),
    ]
