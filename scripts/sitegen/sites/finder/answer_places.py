"""The places that one can answer with: as few as tell the local services apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sitegen.records import SWEDEN, Service
from sitegen.records.model import County
from sitegen.records.place_names import short_county
from sitegen.sites.finder import listed_services
from sitegen.web import SiteContext


@dataclass(frozen=True, slots=True)
class AnswerPlace:
    """Where somebody is, as the rule of ranking asks for it: a county, and a town where one tells more.

    `label` is in Swedish: names of counties and towns.
    """

    label: str
    county: str
    town: str | None = None


def places(site_context: SiteContext) -> tuple[AnswerPlace, ...]:
    """Return the places: counties with local help, towns with help of their own, and the rest of the country.

    Counties where the same services help are one place; so are towns. There are none where pages of counties
    have the local services.
    """
    if listed_services.is_split(site_context):
        return ()
    services = site_context.exposed
    local = {id: service for id, service in services.items() if SWEDEN not in service.coverage}
    groups: dict[frozenset[str], list[County]] = {}
    for county in (
        county for region in site_context.catalogue.regions.values() for county in region.counties
    ):
        groups.setdefault(_everywhere_in(site_context, local, county), []).append(county)
    rest = [_of_counties(counties, local) for found, counties in groups.items() if not found]
    own = [_of_counties(counties, local) for found, counties in groups.items() if found]
    return (*own, *_towns(site_context, local), *rest)


def _everywhere_in(site_context: SiteContext, local: Mapping[str, Service], county: County) -> frozenset[str]:
    """Return the services that help in all of a county."""
    catalogue = site_context.catalogue
    return frozenset(
        id for id, service in local.items() if not service.towns and county in catalogue.counties_of(service)
    )


def _of_counties(counties: list[County], local: Mapping[str, Service]) -> AnswerPlace:
    """Return counties as one place; one that is alone names the towns that have no place of their own."""
    label = ", ".join(short_county(county.name) for county in counties)
    apart = {town for service in local.values() for town in service.towns}
    towns = [town for town in counties[0].towns if town not in apart] if len(counties) == 1 else []
    return AnswerPlace(f"{label}: {', '.join(towns)}" if towns else label, counties[0].id)


def _towns(site_context: SiteContext, local: Mapping[str, Service]) -> Iterator[AnswerPlace]:
    """Yield the towns that services are for alone, each group of them once."""
    found = {service.towns: service for service in local.values() if service.towns}
    for towns, service in found.items():
        counties = tuple(site_context.catalogue.counties_of(service))
        county = next((c for c in counties if towns[0] in c.towns), counties[0])
        yield AnswerPlace(", ".join(towns), county.id, towns[0])
