"""Names of counties and towns as people say and type them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.records.member_model import County, Region

COUNTY_WORDS = {"Västernorrlands län": "Västernorrland", "Uppsala län": "Uppsala"}
"""Counties whose genitive hides the name."""
FOLDED = str.maketrans({"å": "a", "ä": "a", "ö": "o", " ": "-"})


def short_county(name: str) -> str:
    """Return a county as people say it: “Stockholm” for “Stockholms län”."""
    return COUNTY_WORDS.get(name, name.removesuffix(" län").removesuffix("s"))


def short_counties(region: Region) -> str:
    """Return the counties of a region as people say them."""
    return ", ".join(short_county(county.name) for county in region.counties)


def typed(name: str) -> str:
    """Return a name as it is typed in an address: “vastra-gotaland” for “Västra Götaland”."""
    return name.casefold().translate(FOLDED)


def county_word(county: County) -> str:
    """Return the word that a county's page has in its address: “jamtland”."""
    return typed(short_county(county.name))


def typed_places(regions: Mapping[str, Region]) -> Iterator[tuple[str, str]]:
    """Yield each county and town as it is typed, with the word of its county.

    A town that is called as a county leads to that county, and one that two counties name to neither.
    """
    counties = [county for region in regions.values() for county in region.counties]
    words = {county_word(county): county_word(county) for county in counties}
    towns: dict[str, set[str]] = {}
    for county in counties:
        for town in county.towns:
            towns.setdefault(typed(town), set()).add(county_word(county))
    only = {town: next(iter(found)) for town, found in towns.items() if len(found) == 1}
    yield from {**only, **words}.items()
