"""Atom feeds of all that is published, of each kind of it, and of newsletters, in each language of prose.

Many publications have only a month, or a year. An entry therefore tells when it was added to this site,
and says in words when it was published.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitegen import render
from sitegen.organisation import newsletters
from sitegen.organisation.model import Letter, Publication
from sitegen.organisation.newsletters import letter_row, letters
from sitegen.organisation.office import Office
from sitegen.organisation.publications import PAGE, kinds, own_page, publication_row
from sitegen.paths import Project

ALL = "alla"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something that was given out, in a feed."""

    id: str
    title: str
    href: str
    updated: str
    categories: tuple[str, ...]
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed as its template writes it, and its path from the site's root."""

    path: str
    id: str
    language: str
    title: str
    author: str
    self_href: str
    page_href: str
    updated: str
    entries: tuple[Entry, ...]


def files(project: Project, office: Office) -> Iterator[tuple[str, bytes]]:
    """Every feed of a language, as path from the site's root and bytes."""
    template = render.environment(project.organisation_templates).get_template("atom.xml")
    for found in (*of_publications(office), of_newsletters(office)):
        if found.entries:
            yield found.path, render.plain(template.render(feed=found)).encode()


def of_publications(office: Office) -> Iterator[Feed]:
    """A feed of everything that is published, and one of each kind."""
    words = {ALL: office.voice("publications", "Allt vi ger ut"), **kinds(office.voice)}
    for name, word in words.items():
        rows = office.publications.items()
        entries = (publication_entry(office, id, row) for id, row in rows if name in (ALL, row.kind))
        yield feed(office, f"{PAGE}{name}.xml", PAGE, word, entries)


def of_newsletters(office: Office) -> Feed:
    """The feed of newsletters."""
    entries = (letter_entry(office, letter) for letter in letters(office))
    return feed(office, newsletters.FEED, newsletters.PAGE, office.voice("about", "Nyhetsbrev"), entries)


def feed(office: Office, path: str, page: str, word: str, entries: Iterable[Entry]) -> Feed:
    """A feed by its path and that of the page it belongs to, both inside the language's folder."""
    base, author, found = office.desk.shelf.site.base_url, office.archive.organisation.name, tuple(entries)
    own = office.folder(path)
    return Feed(
        path=own,
        id=base + own,
        language=office.language,
        title=f"{author}: {word}",
        author=author,
        self_href=base + own,
        page_href=base + office.folder(page),
        updated=max((entry.updated for entry in found), default=""),
        entries=found,
    )


def publication_entry(office: Office, id: str, row: Publication) -> Entry:
    """A publication in words; it leads to where it can be read, or to its place in our list."""
    shown, base = publication_row(office, id, row), office.desk.shelf.site.base_url
    told, own = [shown.word, shown.when, shown.where], own_page(office, row)
    place = office.folder(own) if own else f"{office.folder(PAGE)}#{id}"
    return Entry(
        id=f"{base}{PAGE}#{id}",
        title=shown.title,
        href=base + place if own or not row.url else row.url,
        updated=moment(row.added),
        categories=(row.kind, *row.topics),
        summary=f"{', '.join(filter(None, told))}. {shown.text}",
    )


def letter_entry(office: Office, letter: Letter) -> Entry:
    """A newsletter in words; it leads to where it can be read, or to its place in our list."""
    shown, base = letter_row(office, letter), office.desk.shelf.site.base_url
    return Entry(
        id=f"{base}{newsletters.PAGE}#{shown.id}",
        title=shown.title,
        href=shown.href or f"{base}{office.folder(newsletters.PAGE)}#{shown.id}",
        updated=moment(letter.added),
        categories=("newsletter",),
        summary=office.voice("about", "Till: {audience}", audience=shown.audience),
    )


def moment(day: dt.date) -> str:
    """A day as Atom wants it."""
    return f"{day.isoformat()}T00:00:00Z"
