"""Pages of regions and counties: who is near, first, and an honest word where we know of nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sitegen.language import LocalizedText
from sitegen.records import SWEDEN, Service, callable_contacts
from sitegen.records.member_model import County
from sitegen.records.place_names import county_word, short_counties, short_county
from sitegen.sites.finder import listed_services, service_rows
from sitegen.sites.finder.contexts import (
    Fact,
    NamedOrganisation,
    RegionPage,
    TonightLine,
)
from sitegen.sites.finder.listed_services import TONIGHT
from sitegen.web import FINDER, Key, Link, PageMaker

MOST_LOCAL = 60
"""So many local rows a page of several counties has; the pages of those have the others."""


@dataclass(frozen=True, slots=True)
class Area:
    """What a page is about: counties of one region, and the members that may be named there."""

    name: str
    region: str
    counties: tuple[County, ...]
    members: tuple[str, ...]


def region(maker: PageMaker, key: Key) -> RegionPage:
    """Return the context of the page of one police region."""
    record = maker.site_context.catalogue.regions[key.id]
    members = maker.site_context.catalogue.members
    here = tuple(id for id, member in members.items() if member.region == key.id)
    return area_page(maker, key, Area(short_counties(record), key.id, record.counties, here))


def county(maker: PageMaker, key: Key) -> RegionPage:
    """Return the context of the page of one county; a confidential member is named on its region's alone."""
    region_id, record = counties_by_word(maker)[key.id]
    members = maker.site_context.catalogue.members
    here = tuple(
        id for id, member in members.items() if member.county == record.id and not member.confidential
    )
    return area_page(maker, key, Area(short_county(record.name), region_id, (record,), here))


def counties_by_word(maker: PageMaker) -> Mapping[str, tuple[str, County]]:
    """Return each county with its region's id, by the word in the address of its page."""
    counties = maker.site_context.catalogue.counties()
    return {county_word(county): (region_id, county) for region_id, county in counties.values()}


def area_page(maker: PageMaker, key: Key, area: Area) -> RegionPage:
    """Return what there is in an area: its own services, and the few numbers that hold everywhere."""
    local = local_services(maker, area)
    reached = {id: s for id, s in local.items() if maker.site_context.contacts(s) and not s.placed_by}
    tonight = tonight_services(maker, area)
    has_number = any(callable_contacts(s, maker.site_context.today) for s in reached.values())
    main, guides = main_lines(maker), {} if has_number else local_guides(maker)
    rows, several = listed_services.rows(maker, key, reached), len(area.counties) > 1
    return RegionPage(
        frame=maker.frame(key, (reached | main | guides | tonight).values()),
        place=area.name,
        counties=tuple(Fact(term=c.name, value=", ".join(c.towns)) for c in area.counties),
        emergency=listed_services.emergency_row(maker, key),
        local=rows[:MOST_LOCAL] if several else rows,
        more=several and len(rows) > MOST_LOCAL,
        has_number=has_number,
        guides=listed_services.rows(maker, key, guides),
        named=tuple(named_organisations(maker, key, area, local)),
        tonight=tuple(tonight_line(maker, key, id, service) for id, service in tonight.items()),
        tonight_facts=tuple(tonight_texts(maker, tonight.values(), "meets", "gives")),
        tonight_warnings=tuple(tonight_texts(maker, tonight.values(), "safety")),
        main=listed_services.rows(maker, key, {id: s for id, s in main.items() if id not in guides}),
        finder=maker.link(key, FINDER, maker.translator("page", "Alla kontakter, efter vad som händer")),
        inner=tuple(county_links(maker, key, area.counties)) if several else (),
        others=tuple(other_links(maker, key, area)),
    )


def local_services(maker: PageMaker, area: Area) -> dict[str, Service]:
    """Return the services for exposed people that name a county of the area, or its whole region."""
    wanted = {area.region, *(county.id for county in area.counties)}
    services = maker.site_context.exposed
    here = {id: service for id, service in services.items() if wanted & set(service.coverage)}
    return {id: s for id, s in here.items() if not s.information and TONIGHT not in s.needs}


def tonight_services(maker: PageMaker, area: Area) -> dict[str, Service]:
    """Return who finds a bed tonight: those of towns in the area, then the way that holds everywhere."""
    wanted = {area.region, SWEDEN, *(county.id for county in area.counties)}
    found = {
        id: service
        for id, service in maker.site_context.exposed.items()
        if TONIGHT in service.needs
        and wanted & set(service.coverage)
        and maker.site_context.contacts(service)
    }
    return dict(sorted(found.items(), key=lambda item: (SWEDEN in item[1].coverage, item[1].name)))


def tonight_line(maker: PageMaker, key: Key, id: str, service: Service) -> TonightLine:
    """Return one way to the social services tonight; it is in the catalogue with a contact."""
    contact = maker.site_context.contacts(service)[0]
    return TonightLine(
        name=service.name,
        href=maker.link(key, Key("service", id), service.name).href,
        towns=", ".join(service.towns),
        contact=service_rows.contact_line(maker, service, contact),
        via=_text(maker, "via", service.via),
    )


def tonight_texts(maker: PageMaker, services: Iterable[Service], *names: str) -> Iterator[LocalizedText]:
    """Yield what the records of these services say in fields (`meets`, `gives`, `safety`), each text once."""
    texts = [_text(maker, name, getattr(service, name)) for name in names for service in services]
    yield from dict.fromkeys(text for text in texts if text)


def _text(maker: PageMaker, name: str, text: str | None) -> LocalizedText | None:
    return maker.translator.localized(f"service.{name}", text) if text else None


def main_lines(maker: PageMaker) -> dict[str, Service]:
    """Return the few national lines that every list has."""
    services = maker.site_context.exposed
    return {id: services[id] for id in listed_services.pinned(maker, services)}


def local_guides(maker: PageMaker) -> dict[str, Service]:
    """Return the lines that can tell what help there is where one is."""
    today = maker.site_context.today
    return {
        id: service
        for id, service in maker.site_context.exposed.items()
        if service.local_guide and callable_contacts(service, today)
    }


def national_services(maker: PageMaker) -> dict[str, Service]:
    """Return every listed service for exposed people in the whole country."""
    services = maker.site_context.exposed
    return {
        id: service
        for id, service in services.items()
        if SWEDEN in service.coverage and TONIGHT not in service.needs
    }


def named_organisations(
    maker: PageMaker, key: Key, area: Area, local: Mapping[str, Service]
) -> Iterator[NamedOrganisation]:
    """Yield the organisations of the area that one cannot ring from here, by name."""
    for id, service in local.items():
        if service.placed_by or not maker.site_context.contacts(service):
            href = maker.link(key, Key("service", id), service.name).href
            yield NamedOrganisation(name=service.name, href=href, via=_text(maker, "via", service.via))
    members = maker.site_context.catalogue.members
    for member in (members[id] for id in area.members):
        told = set(member.services) & set(maker.site_context.listed)
        if member.publish == "yes" and member.direct_support and not told:
            yield NamedOrganisation(name=member.name, href="", via=None)


def county_links(maker: PageMaker, key: Key, counties: tuple[County, ...]) -> Iterator[Link]:
    """Yield links to the pages of counties, named as people say them."""
    for record in counties:
        yield maker.link(key, Key("county", county_word(record)), short_county(record.name))


def other_links(maker: PageMaker, key: Key, area: Area) -> Iterator[Link]:
    """Yield links to the pages of all counties that the page is not about, from north to south."""
    own = {county.id for county in area.counties}
    rows = maker.site_context.catalogue.counties().values()
    yield from county_links(maker, key, tuple(county for _, county in rows if county.id not in own))


def region_links(maker: PageMaker, key: Key) -> Iterator[Link]:
    """Yield links to the pages of the regions."""
    for id, record in maker.site_context.catalogue.regions.items():
        yield maker.link(key, Key("region", id), short_counties(record))
