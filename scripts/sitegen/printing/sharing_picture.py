"""Draw the picture that a shared link to the prose shows: the organisation's name on the pages' paper.

Help pages have none, and no words for it either: what a shared link shows is seen by whoever looks on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from sitegen.core import Project
from sitegen.printing.banners import png_pictures
from sitegen.printing.lettering import BOLD, REGULAR, FontFace
from sitegen.sites.organisation import wordmarks
from sitegen.sites.organisation.organisation_context import OrganisationContext
from sitegen.web import TemplateContext, file_addresses
from sitegen.web.render import render

WIDTH, HEIGHT, MARGIN = 1200, 630, 60
NAME, KIND = 60, 32
WALL, DOOR = 390, 102
"""The mark fills the left of the picture: a wall with a lit door, both in pixels across."""
LEFT = WALL + MARGIN


class SharingPicture(TemplateContext):
    """The picture, `width` × `height` pixels: mark, name and kind of the organisation are outlines of paths.

    `place` is where the outlines of the name stand, and how large.
    """

    template = "organisation/sharing.svg"

    width: int
    height: int
    wall: str
    door: str
    place: str
    name: Markup
    kind: Markup


def files(project: Project, orgs: Iterable[OrganisationContext]) -> dict[str, bytes]:
    """Return a picture for each language of the prose, by its path from the site's root."""
    drawn = {file_addresses.sharing_picture(org.language): drawing(project, org) for org in orgs}
    return dict(zip(drawn, png_pictures(tuple((svg, WIDTH, HEIGHT) for svg in drawn.values())), strict=True))


def drawing(project: Project, org: OrganisationContext) -> str:
    """Return the picture as SVG, its words as outlines."""
    place, name = placed_name(project, org)
    picture = SharingPicture(
        width=WIDTH,
        height=HEIGHT,
        wall=f"M0 0h{WALL}v{HEIGHT}H0z",
        door=f"M{WALL * 18 // 46} {HEIGHT}V180h{DOOR}v{HEIGHT - 180}z",
        place=place,
        name=Markup(name),
        kind=Markup("".join(lines(REGULAR, org.organisation.kind, KIND, 440))),
    )
    return render(project, picture)


def placed_name(project: Project, org: OrganisationContext) -> tuple[str, str]:
    """Return where the name stands and its outlines: the wordmark's, or those of a name that has none."""
    found = wordmarks.letters(project, org.organisation.name, org.language)
    if found:
        return f"translate({LEFT} 230) scale({(WIDTH - LEFT - MARGIN) / found.width:.4f})", found.outlines
    return "translate(0 0)", "".join(lines(BOLD, org.organisation.name, NAME, 230))


def lines(face: FontFace, text: str, size: int, top: int) -> Iterator[str]:
    """Yield the outlines of a text that is broken to fit between the mark and the margin."""
    for number, line in enumerate(face.wrapped(text, size, WIDTH - LEFT - MARGIN)):
        yield face.outline(line, LEFT, top + number * size * 1.25, size)
