"""Newsletters, and Atom feeds of them, of all that is published and of each kind of it, in each language.

Many publications have only a month, or a year. An entry therefore tells when it was added to this site,
and says in words when it was published.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from sitegen.core import Project
from sitegen.sites.organisation.model import Letter, Publication
from sitegen.sites.organisation.organisation_context import OrganisationContext, Parts
from sitegen.sites.organisation.publications import (
    ALL,
    FeedListPart,
    feed_links,
    kinds,
    own_page,
    publication_row,
)
from sitegen.web import TemplateContext, Value, prose_addresses
from sitegen.web.render import render


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

    language: str
    title: str
    author: str
    self_href: str
    page_href: str
    updated: str
    entries: tuple[FeedEntry, ...]


class LetterRow(Value):
    """A newsletter as it is listed; its address is empty where it cannot be read."""

    id: str
    title: str
    audience: str
    href: str


class NewslettersPart(TemplateContext):
    """The newsletters that were sent, whether some cannot be read, and where to ask for the next."""

    template = "organisation/newsletters.html#newsletters"

    letters: tuple[LetterRow, ...]
    contact: str | None


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
    word, path = org.translator("about", "Nyhetsbrev"), prose_addresses.NEWSLETTER_FEED
    return path, feed(org, path, prose_addresses.NEWSLETTERS, word, entries)


def feed(org: OrganisationContext, path: str, page: str, word: str, entries: Iterable[FeedEntry]) -> Feed:
    """Return a feed by its path and that of the page it belongs to, both inside the language's folder."""
    base, author, found = org.maker.site_context.site.base_url, org.archive.organisation.name, tuple(entries)
    return Feed(
        language=org.language,
        title=f"{author}: {word}",
        author=author,
        self_href=base + org.folder(path),
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


def letters(org: OrganisationContext) -> tuple[Letter, ...]:
    """Return the newsletters that were sent, the latest first, in this language."""
    return tuple(sorted(org.organisation.newsletters, key=lambda letter: letter.month, reverse=True))


def letter_row(org: OrganisationContext, letter: Letter) -> LetterRow:
    """Return a newsletter as it is listed."""
    return LetterRow(
        id=f"brev-{letter.month}",
        title=org.translator("about", "Nyhetsbrev {month}", month=org.translator.month(letter.month)),
        audience=letter.audience,
        href=letter.url or "",
    )


def newsletters_part(org: OrganisationContext) -> NewslettersPart:
    """Return the part with the newsletters that were sent, and how to get the next."""
    rows = tuple(letter_row(org, letter) for letter in letters(org))
    return NewslettersPart(letters=rows, contact=org.archive.organisation.contact)


def feeds_part(org: OrganisationContext) -> FeedListPart:
    """Return the part with links to the feeds: newsletters, if any were sent, and what is published."""
    own = org.link(
        prose_addresses.NEWSLETTERS, prose_addresses.NEWSLETTER_FEED, org.translator("about", "Nyhetsbrev")
    )
    first = (own,) if letters(org) else ()
    return FeedListPart(feeds=(*first, *feed_links(org, prose_addresses.NEWSLETTERS)))


PARTS: Parts = {
    "newsletters": newsletters_part,
    "feeds": feeds_part,
}
