"""The picture that goes with a link to the prose when somebody shares it: the name on the pages' own paper.

Help pages have none, and no words for it either: what a shared link shows is seen by whoever looks on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from sitegen.core.project import Project
from sitegen.language.translated_records import translated
from sitegen.printing.banners import pictures
from sitegen.printing.lettering import BOLD, REGULAR, Face
from sitegen.sites.organisation.organisation_context import OrganisationContext
from sitegen.web import file_addresses, render

WIDTH, HEIGHT, MARGIN = 1200, 630, 90
NAME, KIND = 76, 34


def files(project: Project, orgs: Iterable[OrganisationContext]) -> dict[str, bytes]:
    """A picture for each language of the prose, by its path from the site's root."""
    drawn = {path(org.language): drawing(project, org) for org in orgs}
    return dict(zip(drawn, pictures([(svg, WIDTH, HEIGHT) for svg in drawn.values()]), strict=True))


def path(language: str) -> str:
    """Where the picture of a language lies."""
    return file_addresses.sharing_picture(language)


def drawing(project: Project, org: OrganisationContext) -> str:
    """The picture as SVG, its words as outlines."""
    record = translated(org.translator, org.archive.organisation, "organisation")
    template = render.environment(project.organisation_templates).get_template("sharing.svg")
    name = Markup("".join(lines(BOLD, record.name, NAME, 230)))
    kind = Markup("".join(lines(REGULAR, record.kind, KIND, 470)))
    return template.render(width=WIDTH, height=HEIGHT, margin=MARGIN, name=name, kind=kind)


def lines(face: Face, text: str, size: int, top: int) -> Iterator[str]:
    """The outlines of a text that is broken to fit between the margins."""
    for number, line in enumerate(face.wrapped(text, size, WIDTH - 2 * MARGIN)):
        yield face.outline(line, MARGIN, top + number * size * 1.25, size)
