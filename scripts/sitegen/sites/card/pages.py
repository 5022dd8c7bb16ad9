"""The pages behind a card: one document per language, a page on traces, and a list of the languages.

Whoever opens them may be watched, and gives away one row of a browser's history. So a language is one
document without links to services, and what it says comes from the same rows as the finder's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from sitegen.records import Service, neutral_words
from sitegen.records.eligibility import serves
from sitegen.sites.card import card_context
from sitegen.sites.card.contexts import CardPage, LanguageChoicePage
from sitegen.sites.finder import (
    error_pages,
    finder_page,
    finder_rows,
    languages_page,
    listed_services,
    safety_page,
    service_rows,
)
from sitegen.sites.finder.contexts import FinderRow, LanguagesPage, ServiceRow
from sitegen.web import Choice, Key, Link, PageContext, PageMaker, SiteContext
from sitegen.web.addresses import folder
from sitegen.web.page_maker import CARD

NOTES, WORDS = Key("notes"), Key("words")


def keys(site_context: SiteContext) -> tuple[Key, ...]:
    """Return the keys of the card site's pages: the card, notes on traces, words in other languages.

    Every language has all of them.
    """
    return (CARD, NOTES, WORDS)


def suited(site_context: SiteContext) -> dict[str, Service]:
    """Return the services for people who are exposed that welcome somebody whom the site is for.

    The row of the site names them (`audiences`), because the card is handed to them: a line for others
    would cost a person in a hurry the call. A site that names nobody is for all. What could be reached
    by nothing but a telling address is left out as well.
    """
    audiences = [site_context.catalogue.audiences[id] for id in site_context.site.audiences]
    return {
        id: service
        for id, service in listed_services.in_document(site_context).items()
        if not audiences or any(serves(service, audience) for audience in audiences)
        if not site_context.contacts(service) or untelling(site_context, service)
    }


def untelling(site_context: SiteContext, service: Service) -> set[str]:
    """Return the addresses that a row would hold and that say nothing of the subject, as they stand in links.

    What a reader taps stays in the history; a number does not. The words are those of data/neutral/.
    """
    lists = neutral_words.lists_for(site_context.catalogue.neutral)
    contacts = finder_rows.ways(site_context, service)
    return {
        service_rows.href(contact)
        for contact in contacts
        if contact.number or not any(neutral_words.listed_words(service_rows.href(contact), lists))
    }


def card(maker: PageMaker, key: Key) -> CardPage:
    """Return the context of the one document: the finder's, with contacts that suit and no links to them."""
    rows = {id: contact_row(maker, key, id) for id in suited(maker.site_context)}
    found = finder_page.document(CardPage, maker, key, rows, tuple(end_links(maker, key)))
    return replace(found, recording=card_context.recording(maker))


def end_links(maker: PageMaker, key: Key) -> Iterator[Link]:
    """Yield links to the site's other pages."""
    yield maker.link(key, WORDS, maker.translator("page", "Ett annat språk"))
    yield maker.link(key, NOTES, maker.translator("page", "Spår i telefonen och på räkningen"))


def contact_row(maker: PageMaker, key: Key, id: str) -> FinderRow:
    """Return a service as the document lists it, with the warning that stands on its page in the finder."""
    service = maker.site_context.catalogue.services[id]
    kept, row = untelling(maker.site_context, service), finder_rows.row(maker, id, service, key)
    own = (maker.translator.localized("service.safety", service.safety),) if service.safety else ()
    return replace(
        row,
        contacts=tuple(line for line in row.contacts if line.href in kept),
        cautions=row.cautions or own,
    )


def entry(maker: PageMaker, key: Key, id: str) -> ServiceRow:
    """Return a service as lists on the site's other pages have it, with the same warning."""
    service = maker.site_context.catalogue.services[id]
    caution = maker.translator.localized("service.safety", service.safety) if service.safety else None
    kept, row = untelling(maker.site_context, service), service_rows.row(maker, id, service, key)
    return replace(row, contacts=tuple(line for line in row.contacts if line.href in kept), caution=caution)


def words(maker: PageMaker, key: Key) -> LanguagesPage:
    """Return the context of the page of languages without pages; its contacts are those of the card."""
    services = suited(maker.site_context)
    first = tuple(entry(maker, key, id) for id in languages_page.interpreted(maker, services))
    emergency, _ = maker.site_context.emergency
    return languages_page.with_contacts(
        maker, key, entry(maker, key, emergency), first, (services[row.id] for row in first)
    )


def start(makers: Sequence[PageMaker], root: str = "") -> LanguageChoicePage:
    """Return the context of the page of languages that the host answers with.

    It sends nobody on: nobody knows who reads. `root` leads from the page to the site's root.
    """
    found = error_pages.offered(makers)
    first = found[0]
    return LanguageChoicePage(
        frame=first.frame(CARD),
        title=error_pages.in_two_languages(makers, "page", "Välj språk"),
        exit_words=error_pages.in_two_languages(makers, "exit", "Lämna sidan snabbt"),
        emergency=listed_services.emergency_row(first, CARD).contacts[0],
        languages=tuple(_choice(maker, root) for maker in found),
    )


def _choice(maker: PageMaker, root: str) -> Choice:
    name, href = (
        maker.site_context.catalogue.languages[maker.language].name,
        root + folder(CARD, maker.language),
    )
    return Choice(name=name, language=maker.language, href=href, current=False)


BUILDERS: Mapping[str, Callable[[PageMaker, Key], PageContext]] = {
    "card": card,
    "notes": safety_page.safety,
    "words": words,
}
