"""The map of the 21 counties by police region, and the list of the regions that says the same in words.

A map must not lead anybody to a shelter: it shows regions, and counts the organisations of a region, no more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.core import Project
from sitegen.records import SWEDEN, Region
from sitegen.sites.organisation.organisation_context import OrganisationContext, Parts
from sitegen.web import Key, TemplateContext, Value, prose_addresses

SIZE = re.compile(r'viewBox="0 0 (\d+) (\d+)"')
COUNTY = re.compile(r'<path id="(SE-[A-Z]+)" d="([^"]+)"/>')
BORDER = re.compile(r'<path class="(SE-[A-Z]+) (SE-[A-Z]+)" d="([^"]+)"/>')
TONES = 4
"""So many tones are enough for no two neighbours to have the same."""


@dataclass(frozen=True, slots=True)
class CountyMap:
    """The counties as they are drawn: outlines by county, and the line that each two neighbours share."""

    width: int
    height: int
    outlines: Mapping[str, str]
    borders: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class NamePlace:
    """Where the name of a region stands beside its coast or border, and which end of it."""

    x: int
    y: int
    anchor: str = "start"


LABELS: Mapping[str, NamePlace] = {
    "nord": NamePlace(312, 420),
    "mitt": NamePlace(236, 560),
    "bergslagen": NamePlace(30, 612, "end"),
    "stockholm": NamePlace(276, 742),
    "ost": NamePlace(220, 800),
    "vast": NamePlace(2, 812, "end"),
    "syd": NamePlace(224, 968),
}


class RegionShape(Value):
    """A region on the map: the outlines of its counties, its tone, and where its name stands."""

    outline: str
    tone: str
    label: NamePlace


class RegionRow(Value):
    """A region on the map and in the list of regions."""

    anchor: str
    short: str
    name: str
    members: str
    shape: RegionShape
    counties: str
    nsp: str
    href: str
    help: str


class RegionMapPart(TemplateContext):
    """The list of the regions from north to south, and the map of them."""

    template = "organisation/members.html#map"

    regions: tuple[RegionRow, ...]
    inner: str
    outer: str
    height: int


def source(project: Project) -> str:
    """Return the drawing of the counties; empty where a project has none."""
    path = project.organisation_templates / "map" / "counties.svg"
    return path.read_text("utf-8") if path.is_file() else ""


def county_map(drawn: str) -> CountyMap:
    """Return what a drawing by tools/county_map.py holds."""
    size = SIZE.search(drawn)
    borders = tuple((one, other, line) for one, other, line in BORDER.findall(drawn))
    width, height = (int(size[1]), int(size[2])) if size else (0, 0)
    return CountyMap(width, height, dict(COUNTY.findall(drawn)), borders)


def map_part(org: OrganisationContext) -> RegionMapPart:
    """Return the part with the list of the regions and their map."""
    regions = org.maker.site_context.catalogue.regions
    drawn = county_map(org.county_map)
    region_of = {county.id: id for id, region in regions.items() for county in region.counties}
    inner = [line for one, other, line in drawn.borders if region_of[one] == region_of[other]]
    outer = [line for one, other, line in drawn.borders if region_of[one] != region_of[other]]
    tone = tones(regions, drawn, region_of)
    return RegionMapPart(
        regions=tuple(region_row(org, id, region, drawn, tone[id]) for id, region in regions.items()),
        inner="".join(inner),
        outer="".join(outer),
        height=drawn.height,
    )


def tones(regions: Mapping[str, Region], drawn: CountyMap, region_of: Mapping[str, str]) -> Mapping[str, int]:
    """Return a tone for each region, no two neighbours alike."""
    found: dict[str, int] = {}
    for id in regions:
        pairs = ((region_of[one], region_of[other]) for one, other, _ in drawn.borders)
        near = {found.get(b if a == id else a) for a, b in pairs if id in (a, b)}
        found[id] = next(tone for tone in range(len(regions)) if tone not in near)
    return found


def region_row(org: OrganisationContext, id: str, region: Region, drawn: CountyMap, tone: int) -> RegionRow:
    """Return a region with what there is in it."""
    translator = org.translator
    shape = RegionShape(
        outline="".join(drawn.outlines.get(county.id, "") for county in region.counties),
        tone=f"tone-{tone}",
        label=LABELS[id],
    )
    nsp = translator("members", "Nationella stödprogrammet finns här.")
    return RegionRow(
        anchor=f"region-{id}",
        short=region.name.removeprefix("Polisregion "),
        name=region.name,
        members=members_in_words(org, sum(member.region == id for member in org.members.values())),
        shape=shape,
        counties=translator.listed(county.name for county in region.counties),
        nsp=nsp if region.nsp.available == "yes" else "",
        href=org.help_link(prose_addresses.MEMBERS, Key("region", id), region.name).href,
        help=contacts_in_words(org, len(services_in(org, id))),
    )


def members_in_words(org: OrganisationContext, count: int) -> str:
    """Return how many organisations a region has; nothing where none is known."""
    if count == 1:
        return org.translator("members", "1 organisation")
    return org.translator("members", "{count} organisationer", count=count) if count else ""


def contacts_in_words(org: OrganisationContext, count: int) -> str:
    """Return where the link to a region's page in the finder leads, with how many contacts are local."""
    if count == 1:
        return org.translator("members", "1 lokal kontakt i Sök hjälp")
    if count:
        return org.translator("members", "{count} lokala kontakter i Sök hjälp", count=count)
    return org.translator("members", "Hjälp i regionen")


def services_in(org: OrganisationContext, region: str) -> tuple[str, ...]:
    """Return the ids of the services for exposed people that a region has of its own, with a way there."""
    site_context = org.maker.site_context
    return tuple(
        id
        for id, service in site_context.listed.items()
        if "exposed" in service.eligibility.roles
        and SWEDEN not in service.coverage
        and region in site_context.catalogue.regions_of(service)
        and site_context.contacts(service)
    )


PARTS: Parts = {"map": map_part}
