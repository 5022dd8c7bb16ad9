"""Parts of the page on newsletters: those that were sent, and the feeds for all that is given out."""

from __future__ import annotations

from sitegen.sites.organisation.model import Letter
from sitegen.sites.organisation.organisation_context import OrganisationContext, Parts
from sitegen.sites.organisation.publications import FeedListPart, feed_links
from sitegen.web import TemplateContext, Value, prose_addresses


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
    unread: bool
    contact: str | None


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
    unread = not all(row.href for row in rows)
    return NewslettersPart(letters=rows, unread=unread, contact=org.archive.organisation.contact)


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
