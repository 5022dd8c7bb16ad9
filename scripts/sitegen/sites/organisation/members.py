"""The directory of members, the map of the police regions, and a page for each member.

A map must not lead anybody to a shelter: it shows regions, and of a confidential member no town is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sitegen.language import Translator
from sitegen.records import Member, Region
from sitegen.sites.organisation.organisation_context import NamedSource, OrganisationContext, Parts, host_of
from sitegen.web import Key, Link, TemplateContext, Value, css_filter, prose_addresses
from sitegen.web.css_filter import Question, question


@dataclass(frozen=True, slots=True)
class Shape:
    """A region on the schematic map, drawn by hand on 300 × 440, and where its name begins."""

    path: str
    x: int
    y: int


SHAPES: Mapping[str, Shape] = {
    "nord": Shape("M150 10 250 45 262 120 215 150 192 190 88 190 84 130 120 70z", 150, 115),
    "mitt": Shape("M140 196 196 196 204 232 180 262 156 260 140 248z", 152, 232),
    "bergslagen": Shape("M82 196 134 196 134 252 150 264 142 290 86 284 72 240z", 0, 232),
    "stockholm": Shape("M184 266 208 238 230 262 214 298 192 296z", 216, 300),
    "ost": Shape("M148 294 156 268 178 268 188 302 208 304 190 350 140 350 130 318z", 152, 326),
    "vast": Shape("M66 290 136 296 124 318 134 352 112 370 84 358 62 320z", 82, 334),
    "syd": Shape("M92 370 116 376 138 356 192 356 184 410 130 432 96 424z", 124, 402),
}


class RegionRow(Value):
    """A region on the map and in its table."""

    anchor: str
    short: str
    label: str
    shape: Shape
    href: str
    counties: str
    nsp: str


class RegionMapPart(TemplateContext):
    """The map of the regions and its table, from north to south."""

    template = "organisation/members.html#map"

    regions: tuple[RegionRow, ...]


class MemberRow(Value):
    """A member in the directory; `tokens` are what the filter asks for."""

    id: str
    name: str
    href: str
    kind: str
    place: str
    status: str
    does: str
    tokens: str


class MemberDirectoryPart(TemplateContext):
    """The filter and the members by name."""

    template = "organisation/members.html#members"

    questions: tuple[Question, ...]
    rows: tuple[MemberRow, ...]


class MemberPage(TemplateContext):
    """All that is told of a member: the body of its page."""

    template = "organisation/members.html#member"

    name: str
    kind: str
    place: str
    status: str
    parent: Link | None
    does: tuple[str, ...]
    for_whom: tuple[str, ...]
    nsp: str
    website: str
    host: str
    services: tuple[Link, ...]
    related: tuple[Link, ...]
    sources: tuple[NamedSource, ...]


def statuses(translator: Translator) -> Mapping[str, str]:
    """Return what an organisation can be to Plattformen, in words."""
    return {
        "member": translator("members", "Medlem"),
        "unit": translator("members", "Verksamhet hos en medlem"),
        "nsp_certified": translator("members", "Certifierad för Nationella stödprogrammet"),
        "partner": translator("members", "Samarbetspartner"),
        "affiliated": translator("members", "Har anknytning till Plattformen"),
    }


def certifications(translator: Translator) -> Mapping[str, str]:
    """Return what readers are told of a certification, by its value in a record: yes, no, unknown."""
    return {
        "yes": translator("members", "Certifierad"),
        "no": translator("members", "Inte certifierad"),
        "unknown": translator("members", "Det framgår inte av våra källor"),
    }


# -- the map -----------------------------------------------------------------------------------


def map_part(org: OrganisationContext) -> RegionMapPart:
    """Return the part with the map and its table, from north to south."""
    regions = org.maker.site_context.catalogue.regions
    found = tuple(region_row(org, id, region) for id, region in regions.items())
    return RegionMapPart(regions=found)


def region_row(org: OrganisationContext, id: str, region: Region) -> RegionRow:
    """Return a region with what there is in it."""
    count = len(services_in(org, id))
    words = {
        "yes": org.translator("members", "finns"),
        "no": org.translator("members", "finns inte"),
        "unknown": org.translator("members", "framgår inte av våra källor"),
    }
    return RegionRow(
        anchor=f"region-{id}",
        short=region.name.removeprefix("Polisregion "),
        label=org.translator(
            "members", "{region}: {count} kontakter i Sök hjälp", region=region.name, count=count
        ),
        shape=SHAPES[id],
        href=org.help_link(prose_addresses.MEMBERS, Key("region", id), region.name).href,
        counties=org.translator.listed(county.name for county in region.counties),
        nsp=words[region.nsp.available],
    )


def services_in(org: OrganisationContext, region: str) -> tuple[str, ...]:
    """Return the ids of the services for exposed people that a region has, national ones included."""
    site_context = org.maker.site_context
    return tuple(
        id
        for id, service in site_context.listed.items()
        if "exposed" in service.eligibility.roles and region in site_context.catalogue.regions_of(service)
    )


# -- the directory -----------------------------------------------------------------------------


def directory_part(org: OrganisationContext) -> MemberDirectoryPart:
    """Return the part with the filter and the members by name."""
    found = tuple(member_row(org, id, member) for id, member in org.members.items())
    return MemberDirectoryPart(questions=questions(org), rows=found)


def questions(org: OrganisationContext) -> tuple[Question, ...]:
    """Return the questions of the filter: where, and what the organisation is to Plattformen."""
    translator, regions = org.translator, org.maker.site_context.catalogue.regions
    used = {member.membership for member in org.members.values()}
    everything = {"all": translator("members", "Alla")}
    where = {f"r-{id}": region.name for id, region in regions.items()}
    what = {f"s-{id}": label for id, label in statuses(translator).items() if id in used}
    language = translator.language.id
    return (
        question("r", translator("members", "Var?"), everything | where, language),
        question("s", translator("members", "Vad är de för Plattformen?"), everything | what, language),
    )


def member_row(org: OrganisationContext, id: str, member: Member) -> MemberRow:
    """Return a member as it is listed."""
    return MemberRow(
        id=id,
        name=member.name,
        href=org.link(prose_addresses.MEMBERS, prose_addresses.member(id), member.name).href,
        kind=member.kind,
        place=place(org, member),
        status=statuses(org.translator)[member.membership],
        does=org.translator.listed(member.does),
        tokens=" ".join(tokens(org, member)),
    )


def tokens(org: OrganisationContext, member: Member) -> Iterator[str]:
    """Yield the tokens that the filter finds a member by; a national one in every region."""
    yield f"s-{member.membership}"
    for id in org.maker.site_context.catalogue.regions:
        if member.national or member.region == id:
            yield f"r-{id}"


def place(org: OrganisationContext, member: Member) -> str:
    """Return the town of a member; of a confidential one only its region."""
    if member.town and not member.confidential:
        return member.town
    region = org.maker.site_context.catalogue.regions.get(member.region or "")
    return region.name if region else ""


def filter_style(org: OrganisationContext) -> str:
    """Return the style sheet of the filter."""
    return css_filter.list_style(questions(org), [list(tokens(org, m)) for m in org.members.values()])


# -- a page for each ---------------------------------------------------------------------------


def member_page(org: OrganisationContext, id: str, member: Member) -> MemberPage:
    """Return the context of a member's page: all that may be told of the member."""
    own, site_context = prose_addresses.member(id), org.maker.site_context
    return MemberPage(
        name=member.name,
        kind=member.kind,
        place=place(org, member),
        status=statuses(org.translator)[member.membership],
        parent=next(_links(org, own, (member.parent,)), None),
        does=member.does,
        for_whom=member.for_whom,
        nsp=certifications(org.translator)[member.nsp.certified],
        website=member.website or "",
        host=host_of(member.website) if member.website else "",
        services=tuple(
            org.help_link(own, Key("service", service), site_context.listed[service].name)
            for service in member.services
            if service in site_context.listed
        ),
        related=tuple(_links(org, own, member.related)),
        sources=tuple(org.source(source) for source in member.sources),
    )


def _links(org: OrganisationContext, origin: str, ids: Iterable[str | None]) -> Iterator[Link]:
    """Yield links to those of some members that are shown."""
    for id in ids:
        if id and id in org.members:
            yield org.link(origin, prose_addresses.member(id), org.members[id].name)


def described(page: MemberPage) -> str:
    """Return a page's description for search engines."""
    return f"{page.name}. {page.kind[:1].upper()}{page.kind[1:]}. {page.status}."


PARTS: Parts = {"map": map_part, "members": directory_part}
