"""Atom feeds of what is published: one of everything and one of each kind, in each language of the prose.

Many publications have only a month, or a year. An entry therefore tells when it was added to this site,
and says in words when it was published.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sitegen import render
from sitegen.organisation.model import Publication
from sitegen.organisation.office import Office
from sitegen.organisation.publications import kinds, publication_row
from sitegen.paths import Project

PAGE = "publikationer/"
ALL = "alla"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A publication in a feed."""

    id: str
    title: str
    href: str
    updated: str
    kind: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed as its template writes it."""

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
    words = {ALL: office.voice("publications", "Allt vi ger ut"), **kinds(office.voice)}
    for name, word in words.items():
        rows = {id: row for id, row in office.publications.items() if name in (ALL, row.kind)}
        if rows:
            path = office.folder(f"{PAGE}{name}.xml")
            template = render.environment(project.organisation_templates).get_template("atom.xml")
            yield path, template.render(feed=feed(office, path, word, rows)).encode()


def feed(office: Office, path: str, word: str, rows: dict[str, Publication]) -> Feed:
    """A feed, the latest publication first."""
    base, author = office.desk.shelf.site.base_url, office.archive.organisation.name
    return Feed(
        id=base + path,
        language=office.language,
        title=f"{author}: {word}",
        author=author,
        self_href=base + path,
        page_href=base + office.folder(PAGE),
        updated=max(moment(row.added) for row in rows.values()),
        entries=tuple(entry(office, id, row) for id, row in rows.items()),
    )


def entry(office: Office, id: str, row: Publication) -> Entry:
    """A publication in words; it leads to where it can be read, or to its place in our list."""
    shown, base = publication_row(office, row), office.desk.shelf.site.base_url
    told = [shown.word, shown.when, shown.where]
    return Entry(
        id=f"{base}{PAGE}#{id}",
        title=shown.title,
        href=row.url or f"{base}{office.folder(PAGE)}#{id}",
        updated=moment(row.added),
        kind=row.kind,
        summary=f"{', '.join(filter(None, told))}. {shown.text}",
    )


def moment(day: dt.date) -> str:
    """A day as Atom wants it."""
    return f"{day.isoformat()}T00:00:00Z"
