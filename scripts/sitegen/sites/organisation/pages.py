"""Everything that the main site gets of the organisation's records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from markupsafe import Markup

from sitegen.core import PROSE_LANGUAGES, Project
from sitegen.language.translation import load_translators
from sitegen.sites.organisation import (
    drawings,
    feeds,
    members,
    parts,
    programme,
    publications,
    region_map,
    wordmarks,
)
from sitegen.sites.organisation.organisation_context import OrganisationContext
from sitegen.sites.organisation.organisation_texts import ORGANISATION_TEXTS
from sitegen.sites.organisation.read_records import Archive, archive, exists, read
from sitegen.web import PageMaker, PlannedPage, ProsePage, prose_addresses
from sitegen.web.assets import now_script
from sitegen.web.render import render


def orgs(project: Project, makers: Iterable[PageMaker]) -> tuple[OrganisationContext, ...]:
    """Return a context for each language of the prose; none without records about the organisation."""
    if not exists(project):
        return ()
    found: Archive = archive(read(project))
    spoken = {maker.language: maker for maker in makers if maker.language in PROSE_LANGUAGES}
    translators = load_translators(
        project, (maker.translator.language for maker in spoken.values()), ORGANISATION_TEXTS
    )
    script, drawn = now_script(project), region_map.source(project)
    return tuple(
        OrganisationContext(found, spoken[translator.code], translator, county_map=drawn, now_script=script)
        for translator in translators
    )


def all_parts(project: Project, orgs: Iterable[OrganisationContext]) -> Mapping[tuple[str, str], Markup]:
    """Return every part of the prose, by language and name."""
    drawn = drawings.parts(project)
    made = {(org.language, name): parts.html(project, org, name) for org in orgs for name in parts.PARTS}
    return made | {(org.language, name): html for org in orgs for name, html in drawn.items()}


def part_names(project: Project) -> frozenset[str]:
    """Return the names of the parts that prose may ask for."""
    return frozenset({*parts.PARTS, *drawings.parts(project)}) if exists(project) else frozenset()


def planned_pages(project: Project, orgs: Iterable[OrganisationContext]) -> Iterator[PlannedPage]:
    """Yield a page for each member in each language, to be made when it is asked for."""
    for org in orgs:
        for id in org.members:
            make = partial(member_page, project, org, id)
            yield PlannedPage(path=prose_addresses.member(id), language=org.language, make=make)


def member_page(project: Project, org: OrganisationContext, id: str) -> ProsePage:
    """Return the page of a member in one language."""
    member = org.members[id]
    page = members.member_page(org, id, member)
    return ProsePage(
        path=prose_addresses.member(id),
        language=org.language,
        title=member.name,
        description=members.described(page),
        body=drawings.parts(project)["drawing-karta"] + render(project, page, org.translator),
        heading="namn",
    )


def files(project: Project, orgs: Iterable[OrganisationContext]) -> Iterator[tuple[str, bytes]]:
    """Yield feeds, the style sheets of the filters, the drawings, and what is given away to be printed."""
    for org in orgs:
        yield from drawings.files(project)
        yield from wordmarks.files(project)
        yield from feeds.files(project, org)
        yield prose_addresses.MEMBER_FILTER, members.filter_style(org).encode()
        yield prose_addresses.PUBLICATION_FILTER, publications.filter_style(org).encode()
        yield from ((leaflet.path, leaflet.file.content) for leaflet in org.leaflets if leaflet.file)
        if org.checklist:
            yield programme.checklist_path(org.language), org.checklist.content
