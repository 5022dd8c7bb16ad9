"""The directory of members by region, and a page for each. Of a confidential member no town is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sitegen.language import Translator
from sitegen.records import Member
from sitegen.records.member_model import Help
from sitegen.sites.organisation.organisation_context import (
    NamedSource,
    OrganisationContext,
    Parts,
    host_of,
)
from sitegen.web import Key, Link, TemplateContext, Value, css_filter, prose_addresses
from sitegen.web.css_filter import Question, question


class HelpWord(Value):
    """One of the five kinds of help, as an icon and its word."""

    icon: str
    word: str


class MemberRow(Value):
    """A member in the directory; `tokens` are what the filter asks for."""

    id: str
    name: str
    href: str
    kind: str
    place: str
    status: str
    certified: str
    does: str
    help: tuple[HelpWord, ...]
    tokens: str


class MemberGroup(Value):
    """The members of a region, or those that belong to none; the latter have no counties."""

    anchor: str
    name: str
    about: str
    rows: tuple[MemberRow, ...]


class MemberDirectoryPart(TemplateContext):
    """The filter, and the members by region from north to south."""

    template = "organisation/members.html#members"

    questions: tuple[Question, ...]
    groups: tuple[MemberGroup, ...]


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
        "unknown": "",
    }


# -- the directory -----------------------------------------------------------------------------


def directory_part(org: OrganisationContext) -> MemberDirectoryPart:
    """Return the part with the filter and the members by region; a region without any has no group."""
    found = tuple(group for group in groups(org) if group.rows)
    return MemberDirectoryPart(questions=questions(org), groups=found)


def groups(org: OrganisationContext) -> Iterator[MemberGroup]:
    """Yield the regions from north to south, then those that work everywhere or have no region."""
    for id, region in org.maker.site_context.catalogue.regions.items():
        yield MemberGroup(
            anchor=f"region-{id}",
            name=region.name,
            about=org.translator.listed(county.name for county in region.counties),
            rows=tuple(member_row(org, key, one) for key, one in org.members.items() if one.region == id),
        )
    yield MemberGroup(
        anchor="hela-landet",
        name=org.translator("members", "Hela landet"),
        about=org.translator("members", "Också de som inte anger någon region"),
        rows=tuple(member_row(org, key, one) for key, one in org.members.items() if one.region is None),
    )


BESIDE = ("unit", "partner", "affiliated")
"""What is said in the directory of those that are no members themselves."""


def help_words(translator: Translator) -> Mapping[Help, str]:
    """Return the five kinds of help in words."""
    return {
        "housing": translator("members", "boende"),
        "talk": translator("members", "samtal"),
        "legal": translator("members", "juridik"),
        "outreach": translator("members", "uppsökande"),
        "health": translator("members", "vård"),
    }


def questions(org: OrganisationContext) -> tuple[Question, ...]:
    """Return the question of the filter: which of the kinds of help that somebody gives."""
    translator = org.translator
    used = {kind for member in org.members.values() for kind in member.help}
    everything = {"all": translator("members", "Alla")}
    kinds = {f"h-{kind}": word for kind, word in help_words(translator).items() if kind in used}
    legend = translator("members", "Vilken hjälp?")
    return (question("h", legend, everything | kinds, translator.language.id),)


def member_row(org: OrganisationContext, id: str, member: Member) -> MemberRow:
    """Return a member as it is listed."""
    words = help_words(org.translator)
    return MemberRow(
        id=id,
        name=member.name,
        href=org.link(prose_addresses.MEMBERS, prose_addresses.member(id), member.name).href,
        kind=member.kind,
        place=where(org, member),
        status=statuses(org.translator).get(member.membership, "") if member.membership in BESIDE else "",
        certified=org.translator("members", "certifierad för NSP") if member.nsp.certified == "yes" else "",
        does=org.translator.listed(member.does),
        help=tuple(HelpWord(icon=kind, word=words[kind]) for kind in member.help),
        tokens=" ".join(tokens(member)),
    )


def tokens(member: Member) -> tuple[str, ...]:
    """Return the tokens that the filter finds a member by."""
    return tuple(f"h-{kind}" for kind in member.help)


def where(org: OrganisationContext, member: Member) -> str:
    """Return the town of a member under its region's heading, and that it works beyond the region."""
    town = member.town if member.town and not member.confidential else ""
    everywhere = org.translator("members", "också i hela landet") if member.national and member.region else ""
    return org.translator.listed(filter(None, (town, everywhere)))


def place(org: OrganisationContext, member: Member) -> str:
    """Return the town of a member; of a confidential one only its region."""
    if member.town and not member.confidential:
        return member.town
    region = org.maker.site_context.catalogue.regions.get(member.region or "")
    return region.name if region else ""


def filter_style(org: OrganisationContext) -> str:
    """Return the style sheet of the filter."""
    return css_filter.list_style(questions(org), map(tokens, org.members.values()))


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


PARTS: Parts = {"members": directory_part}
