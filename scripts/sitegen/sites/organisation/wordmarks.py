"""The mark and the wordmarks: SVG files in overrides/organisation/wordmarks/, their letters as outlines.

A wordmark says one name, which is its `aria-label`: a site that is called something else has its name in
letters instead. None of them stands on a help page or on the site behind the cards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from sitegen.core import SOURCE_LANGUAGE, Project
from sitegen.sites.organisation import drawings
from sitegen.web import Value, assets, prose_addresses

MARK = "mark"
SIZE = re.compile(r'viewBox="0 0 (\d+) \d+"')
LETTERS = re.compile(r'<path transform="translate\((\d+)\)" d="([^"]+)"')
LABEL = re.compile(r' aria-label="([^"]+)"')
SEEN = '<svg class="wordmark" aria-hidden="true" focusable="false"'
COAST = '<svg class="coast" aria-hidden="true" focusable="false" preserveAspectRatio="xMidYMax slice"'


class Wordmark(Value):
    """A name as it is read out, and as it is drawn."""

    label: str
    drawing: Markup


class Letters(Value):
    """The outlines of a wordmark's letters, without the mark, and how wide they are together."""

    width: int
    outlines: str


class Surroundings(Value):
    """What is drawn around every page of prose: the name at its head, and the coast at its foot."""

    wordmark: Wordmark | None
    coast: Markup


def frame(project: Project, name: str, language: str) -> Surroundings:
    """Return what is drawn around a page in a language, on a site of that name."""
    coast = drawings.inline(drawings.sources(project)["landskap"], COAST)
    return Surroundings(wordmark=wordmark(project, name, language), coast=coast)


def sources(project: Project) -> Mapping[str, str]:
    """Return the mark and each wordmark as it was drawn, by name: a language, or `sv-tall` in three lines."""
    folder = project.organisation_templates / "wordmarks"
    return {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("*.svg"))}


def wordmark(project: Project, name: str, language: str) -> Wordmark | None:
    """Return the wordmark in a language; none where a site or an organisation has another name."""
    found = sources(project)
    if label(found[SOURCE_LANGUAGE]) != name or language not in found:
        return None
    return Wordmark(label=label(found[language]), drawing=seen(found[language]))


def letters(project: Project, name: str, language: str) -> Letters | None:
    """Return the letters of the wordmark in a language; none where an organisation has another name."""
    source = sources(project).get(language, "")
    size, found = SIZE.search(source), LETTERS.search(source)
    if not size or not found or not wordmark(project, name, language):
        return None
    return Letters(width=int(size[1]) - int(found[1]), outlines=found[2])


def seen(source: str) -> Markup:
    """Return a wordmark as it stands in a page: what it says is written beside it, for those who listen."""
    return drawings.inline(LABEL.sub("", source), SEEN)


def label(source: str) -> str:
    """Return the name that a wordmark says. Raises `TypeError` for a drawing that says none."""
    return LABEL.search(source)[1]  # type: ignore[index]


def files(project: Project) -> Iterator[tuple[str, bytes]]:
    """Yield each to download, for light and for dark grounds, by its path from the site's root."""
    for name, source in sources(project).items():
        for end, colours in zip(drawings.SCHEMES, assets.palettes(project.templates), strict=True):
            yield prose_addresses.drawing(f"ordmarke-{name}", end), assets.filled(source, colours).encode()
