"""Draw the picture that a shared link to the prose shows: the organisation's name on the pages' paper.

Help pages have none, and no words for it either: what a shared link shows is seen by whoever looks on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from sitegen.core import Project
from sitegen.printing.banners import png_pictures
from sitegen.printing.lettering import BOLD, REGULAR, FontFace
from sitegen.sites.organisation.organisation_context import OrganisationContext
from sitegen.web import TemplateContext, file_addresses
from sitegen.web.render import render

WIDTH, HEIGHT, MARGIN = 1200, 630, 90
NAME, KIND = 76, 34


class SharingPicture(TemplateContext):
    """The picture, `width` × `height` pixels; name and kind of the organisation are outlines of paths."""

    template = "organisation/sharing.svg"

    width: int
    height: int
    margin: int
    name: Markup
    kind: Markup


def files(project: Project, orgs: Iterable[OrganisationContext]) -> dict[str, bytes]:
    """Return a picture for each language of the prose, by its path from the site's root."""
    drawn = {file_addresses.sharing_picture(org.language): drawing(project, org) for org in orgs}
    return dict(zip(drawn, png_pictures([(svg, WIDTH, HEIGHT) for svg in drawn.values()]), strict=True))


def drawing(project: Project, org: OrganisationContext) -> str:
    """Return the picture as SVG, its words as outlines."""
    name = Markup("".join(lines(BOLD, org.organisation.name, NAME, 230)))
    kind = Markup("".join(lines(REGULAR, org.organisation.kind, KIND, 470)))
    return render(project, SharingPicture(width=WIDTH, height=HEIGHT, margin=MARGIN, name=name, kind=kind))


def lines(face: FontFace, text: str, size: int, top: int) -> Iterator[str]:
    """Yield the outlines of a text that is broken to fit between the margins."""
    for number, line in enumerate(face.wrapped(text, size, WIDTH - 2 * MARGIN)):
        yield face.outline(line, MARGIN, top + number * size * 1.25, size)
