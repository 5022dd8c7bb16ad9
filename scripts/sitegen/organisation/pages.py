"""Everything that the main site gets of the organisation's records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from sitegen import render
from sitegen.desk import Desk
from sitegen.organisation import drawings, feeds, members, parts, programme, publications
from sitegen.organisation.office import Office
from sitegen.organisation.read import Archive, archive, exists, read
from sitegen.paths import Project
from sitegen.prosepages import LANGUAGES, ProsePage
from sitegen.textsets import ORGANISATION
from sitegen.voices import load


def offices(project: Project, desks: Iterable[Desk]) -> tuple[Office, ...]:
    """One for each language of the prose; none for a project without records about the organisation."""
    if not exists(project):
        return ()
    found: Archive = archive(read(project))
    spoken = {desk.language: desk for desk in desks if desk.language in LANGUAGES}
    voices = load(project, (desk.voice.language for desk in spoken.values()), ORGANISATION)
    return tuple(Office(found, spoken[voice.code], voice) for voice in voices)


def all_parts(project: Project, offices: Iterable[Office]) -> Mapping[tuple[str, str], Markup]:
    """Every part of the prose, by language and name."""
    drawn = drawings.parts(project)
    made = {
        (office.language, name): parts.html(project, office, name)
        for office in offices
        for name in parts.PARTS
    }
    return made | {(office.language, name): html for office in offices for name, html in drawn.items()}


def part_names(project: Project) -> frozenset[str]:
    """The names of the parts that prose may ask for."""
    return frozenset({*parts.PARTS, *drawings.parts(project)}) if exists(project) else frozenset()


def pages(project: Project, offices: Iterable[Office]) -> Iterator[ProsePage]:
    """A page for each member in each language."""
    template = "members.html"
    for office in offices:
        for id, member in office.members.items():
            page = members.member_page(office, id, member)
            macro = render.environment(project.organisation_templates, project.templates)
            body = macro.get_template(template).module.member(page, office.voice)  # type: ignore[attr-defined]
            yield ProsePage(
                path=f"{members.PAGE}{id}/",
                language=office.language,
                title=member.name,
                description=members.described(page),
                body=drawings.parts(project)["drawing-karta"] + Markup(render.finished(body)),
                heading="namn",
            )


def files(project: Project, offices: Iterable[Office]) -> Iterator[tuple[str, bytes]]:
    """Feeds, the style sheets of the filters, the drawings, and what is given away to be printed."""
    for office in offices:
        yield from drawings.files(project)
        yield from feeds.files(project, office)
        yield members.STYLE, members.filter_style(office).encode()
        yield publications.STYLE, publications.filter_style(office).encode()
        yield from ((leaflet.path, leaflet.file.content) for leaflet in office.leaflets if leaflet.file)
        if office.checklist:
            yield programme.checklist_path(office.language), office.checklist.content
