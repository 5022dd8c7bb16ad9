"""Parts on what has been published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import groupby

from sitegen.language import Translator
from sitegen.sites.organisation.model import Publication
from sitegen.sites.organisation.organisation_context import OrganisationContext, Parts, year
from sitegen.web import Link, TemplateContext, Value, css_filter, prose_addresses
from sitegen.web.css_filter import Question, question


class PublicationRow(Value):
    """A publication as a line of a list. `original` is the Swedish title on a page in another language.

    `foreign` says that its address leads to Swedish text from a page in another language.
    """

    id: str
    tokens: str
    word: str
    title: str
    original: str
    href: str
    foreign: bool
    when: str
    where: str
    topics: str
    text: str


class PublicationYear(Value):
    """The publications of a year."""

    anchor: str
    label: str
    rows: tuple[PublicationRow, ...]


class PublicationsPart(TemplateContext):
    """Everything that was published, by year, with its filter and its feeds."""

    template = "organisation/publications.html#publications"

    years: tuple[PublicationYear, ...]
    questions: tuple[Question, ...]
    feeds: tuple[Link, ...]


class FeedListPart(TemplateContext):
    """Links to feeds."""

    template = "organisation/publications.html#feed_list"

    feeds: tuple[Link, ...]


class ChosenPublicationsPart(TemplateContext):
    """Some publications."""

    template = "organisation/publications.html#chosen"

    rows: tuple[PublicationRow, ...]


class MethodPart(TemplateContext):
    """What the published method support is."""

    template = "organisation/publications.html#method"

    row: PublicationRow


ALL = "alla"
"""What the feed of every kind is called."""


def kinds(translator: Translator) -> Mapping[str, str]:
    """Return the words for one publication of each kind."""
    return {
        "report": translator("publications", "Rapport"),
        "method": translator("publications", "Metodstöd"),
        "review": translator("publications", "Granskning"),
        "debate": translator("publications", "Debattartikel"),
        "consultation": translator("publications", "Remissvar"),
        "submission": translator("publications", "Framställan"),
        "press": translator("publications", "Pressmeddelande"),
    }


def subjects(translator: Translator) -> Mapping[str, str]:
    """Return what a publication can be about, as it follows on “about”."""
    return {
        "statistics": translator("publications", "statistiken"),
        "nsp": translator("publications", "Nationella stödprogrammet"),
        "law": translator("publications", "lagen"),
        "demand": translator("publications", "efterfrågan"),
        "online": translator("publications", "nätet"),
        "children": translator("publications", "barn"),
        "labour": translator("publications", "arbetslivet"),
        "support": translator("publications", "stödet till utsatta"),
    }


def own_page(org: OrganisationContext, row: Publication) -> str:
    """Return the path, inside the language's folder, of our page on a publication, if it has one."""
    return org.reports.get(row.report or "", "")


def publication_row(
    org: OrganisationContext, id: str, row: Publication, origin: str = prose_addresses.PUBLICATIONS
) -> PublicationRow:
    """Return a publication as it is listed on a page; a report leads to our own page on it."""
    swedish, own = org.language == "sv", own_page(org, row)
    words = subjects(org.translator)
    return PublicationRow(
        id=id,
        tokens=" ".join(tokens(row)),
        word=kinds(org.translator)[row.kind],
        title=row.title if swedish else row.title_en,
        original="" if swedish else row.title,
        href=org.link(origin, own, row.title).href if own else row.url or "",
        foreign=not swedish and not own,
        when=org.translator.month(row.date) if row.date else "",
        where=row.published_in or "",
        topics=org.translator.listed(words[topic] for topic in row.topics),
        text=row.text,
    )


def publications_part(org: OrganisationContext) -> PublicationsPart:
    """Return the part with everything published, by year, and the filter of kinds and years."""
    years = tuple(
        PublicationYear(
            anchor=f"y{label}",
            label=label or undated(org.translator),
            rows=tuple(publication_row(org, id, row) for id, row in group),
        )
        for label, group in groupby(org.publications.items(), key=lambda item: year(item[1]))
    )
    return PublicationsPart(
        years=years, questions=questions(org), feeds=feed_links(org, prose_addresses.PUBLICATIONS)
    )


def questions(org: OrganisationContext) -> tuple[Question, ...]:
    """Return the questions of the filter: of which kind, with how many there are, and from which year."""
    translator, found = org.translator, org.publications.values()
    number = Counter(str(row.kind) for row in found)
    everything = {"all": translator("publications", "Alla")}
    slag = {f"k-{id}": f"{label} {number[id]}" for id, label in kinds(translator).items() if number[id]}
    when = {f"y-{label}": label or undated(translator) for label in map(year, found)}
    language = translator.language.id
    return (
        question("k", translator("publications", "Slag"), everything | slag, language),
        question("y", translator("publications", "År"), everything | when, language),
    )


def tokens(row: Publication) -> tuple[str, str]:
    """Return the tokens that the filter finds a publication by."""
    return f"k-{row.kind}", f"y-{year(row)}"


def undated(translator: Translator) -> str:
    """Return what is said instead of a year that nobody knows."""
    return translator("publications", "Utan känt datum")


def filter_style(org: OrganisationContext) -> str:
    """Return the style sheet of the filter."""
    return css_filter.list_style(questions(org), map(tokens, org.publications.values()))


def feed_links(org: OrganisationContext, origin: str) -> tuple[Link, ...]:
    """Return links from the page `origin` to the feeds: of everything, and of each kind that is not empty."""
    words = kinds(org.translator)
    used = {row.kind for row in org.publications.values()}
    feeds = {ALL: org.translator("publications", "Allt vi ger ut")}
    feeds |= {kind: word for kind, word in words.items() if kind in used}
    return tuple(org.link(origin, prose_addresses.publication_feed(id), word) for id, word in feeds.items())


def press_list_part(org: OrganisationContext) -> ChosenPublicationsPart:
    """Return the part with press releases and opinion pieces."""
    found = tuple(
        publication_row(org, id, row, prose_addresses.PRESS)
        for id, row in org.publications.items()
        if row.kind in ("press", "debate")
    )
    return ChosenPublicationsPart(rows=found)


def method_part(org: OrganisationContext) -> MethodPart:
    """Return the part that tells what the published method support is."""
    found = next(item for item in org.publications.items() if item[1].kind == "method")
    return MethodPart(row=publication_row(org, *found))


PARTS: Parts = {
    "publications": publications_part,
    "press-list": press_list_part,
    "method": method_part,
}
