"""The printable list of each region, and what regions and counties are called."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.records import SWEDEN, Region
from sitegen.sites.finder import listed_services
from sitegen.sites.finder.contexts import (
    Fact,
    RegionPage,
)
from sitegen.web import Key, Link, PageMaker

COUNTY_WORDS = {"Västernorrlands län": "Västernorrland", "Uppsala län": "Uppsala"}
"""Counties whose genitive hides the name."""


def region(maker: PageMaker, key: Key) -> RegionPage:
    """Return the context of the page of one region: the numbers that matter there."""
    record = maker.site_context.catalogue.regions[key.id]
    services = listed_services.exposed(maker.site_context)
    local = {id: s for id, s in services.items() if SWEDEN not in s.coverage}
    here = {id: s for id, s in local.items() if key.id in maker.site_context.catalogue.regions_of(s)}
    national = {id: s for id, s in services.items() if id not in local}
    others = [link for link in region_links(maker, key) if link.href != "./"]
    return RegionPage(
        frame=maker.frame(key, (here | national).values()),
        name=", ".join(county.name for county in record.counties),
        counties=tuple(Fact(term=c.name, value=", ".join(c.towns)) for c in record.counties),
        emergency=listed_services.emergency_row(maker, key),
        local=listed_services.rows(maker, key, here),
        national=listed_services.rows(maker, key, national),
        others=tuple(others),
    )


def region_links(maker: PageMaker, key: Key) -> Iterator[Link]:
    """Yield links to the printable lists of the regions."""
    for id, region in maker.site_context.catalogue.regions.items():
        yield maker.link(key, Key("region", id), short_counties(region))


def short_counties(region: Region) -> str:
    """Return the counties of a region as people say them."""
    return ", ".join(short_county(county.name) for county in region.counties)


def short_county(name: str) -> str:
    """Return a county as people say it: “Stockholm” for “Stockholms län”."""
    return COUNTY_WORDS.get(name, name.removesuffix(" län").removesuffix("s"))
