"""The quiet drawings of the organisation's pages: SVG files in overrides/organisation/drawings/.

Prose says `<!-- part: drawing-NAME -->` where one is to stand. Their colours are tokens, so that inside a
page they follow light, dark and forced colours. Files to download hold the values of one scheme instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from sitegen.core import Project
from sitegen.web import assets, prose_addresses

SCHEMES = ("", "-mork")
"""What ends the name of a file for light and for dark grounds."""
HIDDEN = '<svg class="drawing" aria-hidden="true" focusable="false"'
START = re.compile(r'<svg xmlns="[^"]+"')
OPENING = re.compile(r'\s*(<svg class="drawing".*?</svg>)', re.DOTALL)


def sources(project: Project) -> Mapping[str, str]:
    """Return every drawing as it was drawn, by name."""
    folder = project.organisation_templates / "drawings"
    return {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("*.svg"))}


def parts(project: Project) -> Mapping[str, Markup]:
    """Return every drawing as it stands in a page, by the name of its part."""
    return {f"drawing-{name}": inline(source) for name, source in sources(project).items()}


def inline(source: str, start: str = HIDDEN) -> Markup:
    """Return a drawing inside a page, under a start tag that lets it be seen and never read out."""
    one_line = "".join(line.strip() for line in source.splitlines())
    return Markup(START.sub(start, one_line, count=1))


def parted(html: str) -> tuple[str, str]:
    """Return the drawing that a page begins with, or an empty text, and the page without it."""
    found = OPENING.match(html)
    return (found[1], html[found.end() :]) if found else ("", html)


def files(project: Project) -> Iterator[tuple[str, bytes]]:
    """Yield each drawing to download, for light and for dark grounds, by its path from the site's root."""
    for name, source in sources(project).items():
        for end, colours in zip(SCHEMES, assets.palettes(project.templates), strict=True):
            yield prose_addresses.drawing(name, end), assets.filled(source, colours).encode()
