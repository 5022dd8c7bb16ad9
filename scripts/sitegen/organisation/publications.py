"""Parts on what has been published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from sitegen.contexts import Link
from sitegen.organisation.model import Publication
from sitegen.organisation.office import Answer, Office, Part, Parts, year
from sitegen.voices import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationRow:
    """A publication as a line of a list. `original` is the Swedish title on a page in another language."""

    kind: str
    word: str
    title: str
    original: str
    href: str
    foreign: bool
    when: str
    where: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationYear:
    """The publications of a year."""

    anchor: str
    label: str
    rows: tuple[PublicationRow, ...]


def kinds(voice: Voice) -> Mapping[str, str]:
    """The words for one publication of each kind."""
    return {
        "report": voice("publications", "Rapport"),
        "method": voice("publications", "Metodstöd"),
        "review": voice("publications", "Granskning"),
        "debate": voice("publications", "Debattartikel"),
        "consultation": voice("publications", "Remissvar"),
        "submission": voice("publications", "Framställan"),
        "press": voice("publications", "Pressmeddelande"),
    }


def publication_row(office: Office, row: Publication) -> PublicationRow:
    """A publication as it is listed."""
    swedish = office.language == "sv"
    return PublicationRow(
        kind=row.kind,
        word=kinds(office.voice)[row.kind],
        title=row.title if swedish else row.title_en,
        original="" if swedish else row.title,
        href=row.url or "",
        foreign=not swedish,
        when=office.voice.month(row.date) if row.date else "",
        where=row.published_in or "",
        text=row.text,
    )


def publications(office: Office) -> Part:
    """Everything that was published, by year, with the filter of kinds."""
    found = office.publications.values()
    years = tuple(
        PublicationYear(
            anchor=f"y{label}",
            label=label or office.voice("publications", "Utan känt datum"),
            rows=tuple(publication_row(office, row) for row in group),
        )
        for label, group in groupby(found, key=year)
    )
    words = kinds(office.voice)
    used = [kind for kind in words if any(row.kind == kind for row in found)]
    options = [Answer(token="all", label=office.voice("publications", "Alla"))]
    options += [Answer(token=kind, label=words[kind]) for kind in used]
    feeds = feed_links(office, "publikationer/")
    return Part("publications.html", "publications", (years, options, feeds, office.voice))


def feed_links(office: Office, origin: str) -> tuple[Link, ...]:
    """The feeds: of everything, and of each kind that has something."""
    words = kinds(office.voice)
    used = {row.kind for row in office.publications.values()}
    everything = office.link(origin, "publikationer/alla.xml", office.voice("publications", "Allt vi ger ut"))
    single = (
        office.link(origin, f"publikationer/{kind}.xml", word) for kind, word in words.items() if kind in used
    )
    return (everything, *single)


def press_list(office: Office) -> Part:
    """Press releases and opinion pieces."""
    found = tuple(
        publication_row(office, row)
        for row in office.publications.values()
        if row.kind in ("press", "debate")
    )
    return Part("publications.html", "chosen", (found, office.voice))


def method(office: Office) -> Part:
    """What the published method support is."""
    row = next(row for row in office.publications.values() if row.kind == "method")
    return Part("publications.html", "method", (publication_row(office, row), office.voice))


def feeds(office: Office) -> Part:
    """Links to the feeds, from the page on newsletters."""
    return Part("publications.html", "feed_list", (feed_links(office, "nyhetsbrev/"),))


PARTS: Parts = {
    "publications": publications,
    "press-list": press_list,
    "method": method,
    "feeds": feeds,
}
