"""Parts of the page on newsletters: those that were sent, and the feeds for all that is given out."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.organisation.model import Letter
from sitegen.organisation.office import Office, Part, Parts
from sitegen.organisation.publications import feed_links
from sitegen.organisation.spoken import spoken

PAGE = "nyhetsbrev/"
FEED = f"{PAGE}nyhetsbrev.xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRow:
    """A newsletter as it is listed; its address is empty where it cannot be read."""

    id: str
    title: str
    audience: str
    href: str


def letters(office: Office) -> tuple[Letter, ...]:
    """The newsletters that were sent, the latest first, in this language."""
    record = spoken(office.voice, office.archive.organisation, "organisation")
    return tuple(sorted(record.newsletters, key=lambda letter: letter.month, reverse=True))


def letter_row(office: Office, letter: Letter) -> LetterRow:
    """A newsletter as it is listed."""
    return LetterRow(
        id=f"brev-{letter.month}",
        title=office.voice("about", "Nyhetsbrev {month}", month=office.voice.month(letter.month)),
        audience=letter.audience,
        href=letter.url or "",
    )


def newsletters(office: Office) -> Part:
    """The newsletters that were sent, and how to get the next."""
    rows = tuple(letter_row(office, letter) for letter in letters(office))
    unread = not all(row.href for row in rows)
    return Part(
        "newsletters.html", "newsletters", (rows, unread, office.archive.organisation.contact, office.voice)
    )


def feeds(office: Office) -> Part:
    """Links to the feeds: of newsletters, and of what is published."""
    own = office.link(PAGE, FEED, office.voice("about", "Nyhetsbrev"))
    first = (own,) if letters(office) else ()
    return Part("publications.html", "feed_list", ((*first, *feed_links(office, PAGE)),))


PARTS: Parts = {
    "newsletters": newsletters,
    "feeds": feeds,
}
