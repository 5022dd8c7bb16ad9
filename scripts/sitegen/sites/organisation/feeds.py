"""Atom feeds of all that is published, of each kind of it, and of newsletters, in each language of prose.

Many publications have only a month, or a year. An entry therefore tells when it was added to this site,
and says in words when it was published.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from sitegen.core import Project
from sitegen.sites.organisation.model import Letter, Publication
from sitegen.sites.organisation.newsletters import letter_row, letters
from sitegen.sites.organisation.organisation_context import OrganisationContext
from sitegen.sites.organisation.publications import kinds, own_page, publication_row
from sitegen.web import TemplateContext, Value, prose_addresses
from sitegen.web.render import render

ALL = "alla"


class FeedEntry(Value):
    """Something that was given out, in a feed."""

    id: str
    title: str
    href: str
    updated: str
    categories: tuple[str, ...]
    summary: str


class Feed(TemplateContext):
    """A feed as its template writes it."""

    template = "organisation/atom.xml"

    id: str
    language: str
    title: str
    author: str
    self_href: str
    page_href: str
    updated: str
    entries: tuple[FeedEntry, ...]


def files(project: Project, org: OrganisationContext) -> Iterator[tuple[str, bytes]]:
    """Yield every feed of a language, as path from the site's root and bytes."""
    for path, found in (*of_publications(org), of_newsletters(org)):
        if found.entries:
            yield org.folder(path), render(project, found).encode()


def of_publications(org: OrganisationContext) -> Iterator[tuple[str, Feed]]:
    """Yield a feed of everything that is published, and one of each kind, by path."""
    words = {ALL: org.translator("publications", "Allt vi ger ut"), **kinds(org.translator)}
    for name, word in words.items():
        rows = org.publications.items()
        entries = (publication_entry(org, id, row) for id, row in rows if name in (ALL, row.kind))
        path = prose_addresses.publication_feed(name)
        yield path, feed(org, path, prose_addresses.PUBLICATIONS, word, entries)


def of_newsletters(org: OrganisationContext) -> tuple[str, Feed]:
    """Return the feed of newsletters, and its path."""
    entries = (letter_entry(org, letter) for letter in letters(org))
    word = org.translator("about", "Nyhetsbrev")
    return prose_addresses.NEWSLETTER_FEED, feed(
        org, prose_addresses.NEWSLETTER_FEED, prose_addresses.NEWSLETTERS, word, entries
    )


def feed(org: OrganisationContext, path: str, page: str, word: str, entries: Iterable[FeedEntry]) -> Feed:
    """Return a feed by its path and that of the page it belongs to, both inside the language's folder."""
    base, author, found = org.maker.site_context.site.base_url, org.archive.organisation.name, tuple(entries)
    own = org.folder(path)
    return Feed(
        id=base + own,
        language=org.language,
        title=f"{author}: {word}",
        author=author,
        self_href=base + own,
        page_href=base + org.folder(page),
        updated=max((entry.updated for entry in found), default=""),
        entries=found,
    )


def publication_entry(org: OrganisationContext, id: str, row: Publication) -> FeedEntry:
    """Return a publication in words; it leads to where it can be read, or to its place in our list."""
    shown, base = publication_row(org, id, row), org.maker.site_context.site.base_url
    told, own = [shown.word, shown.when, shown.where], own_page(org, row)
    place = org.folder(own) if own else f"{org.folder(prose_addresses.PUBLICATIONS)}#{id}"
    return FeedEntry(
        id=f"{base}{prose_addresses.PUBLICATIONS}#{id}",
        title=shown.title,
        href=base + place if own or not row.url else row.url,
        updated=atom_time(row.added),
        categories=(row.kind, *row.topics),
        summary=f"{', '.join(filter(None, told))}. {shown.text}",
    )


def letter_entry(org: OrganisationContext, letter: Letter) -> FeedEntry:
    """Return a newsletter in words; it leads to where it can be read, or to its place in our list."""
    shown, base = letter_row(org, letter), org.maker.site_context.site.base_url
    return FeedEntry(
        id=f"{base}{prose_addresses.NEWSLETTERS}#{shown.id}",
        title=shown.title,
        href=shown.href or f"{base}{org.folder(prose_addresses.NEWSLETTERS)}#{shown.id}",
        updated=atom_time(letter.added),
        categories=("newsletter",),
        summary=org.translator("about", "Till: {audience}", audience=shown.audience),
    )


def atom_time(day: dt.date) -> str:
    """Return a day as Atom writes times: its midnight, in UTC."""
    return f"{day.isoformat()}T00:00:00Z"
