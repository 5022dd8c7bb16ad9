"""The pages behind a card: one document per language, a page on traces, and a list of the languages.

Whoever opens them may be watched, and gives away one row of a browser's history. So a language is one
document without links to services, and what it says comes from the same rows as the finder's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from sitegen.records import Service, neutral_words
from sitegen.records.eligibility import serves
from sitegen.sites.card.contexts import CardPage, LanguageChoicePage
from sitegen.sites.finder import error_pages, listed_services, rights_page, safety_page, service_rows
from sitegen.sites.finder.contexts import RowGroup, ServiceRow
from sitegen.web import Choice, Key, PageContext, PageMaker, SiteContext
from sitegen.web.addresses import folder
from sitegen.web.page_maker import CARD

NOTES = Key("notes")


def keys(site_context: SiteContext) -> tuple[Key, ...]:
    """Return the keys of the card site's two pages, the card and the notes on traces.

    Every language has both.
    """
    return (CARD, NOTES)


def suited(site_context: SiteContext) -> dict[str, Service]:
    """Return the services for people who are exposed that welcome somebody whom the site is for.

    The row of the site names them (`audiences`), because the card is handed to them: a line for others
    would cost a person in a hurry the call. A site that names nobody is for all. What could be reached
    by nothing but a telling address is left out as well.
    """
    audiences = [site_context.catalogue.audiences[id] for id in site_context.site.audiences]
    return {
        id: service
        for id, service in listed_services.exposed(site_context).items()
        if not audiences or any(serves(service, audience) for audience in audiences)
        if not site_context.contacts(service) or untelling(site_context, service)
    }


def untelling(site_context: SiteContext, service: Service) -> set[str]:
    """Return the addresses that a row would hold and that say nothing of the subject, as they stand in links.

    What a reader taps stays in the history; a number does not. The words are those of data/neutral/.
    """
    lists = neutral_words.lists_for(site_context.catalogue.neutral)
    contacts = service_rows.essential(site_context, service)
    return {
        service_rows.href(contact)
        for contact in contacts
        if contact.number or not any(neutral_words.listed_words(service_rows.href(contact), lists))
    }


def card(maker: PageMaker, key: Key) -> CardPage:
    """Return the context of the one document.

    It has emergency, who to call now, all others by group, rights and traces.
    """
    services = suited(maker.site_context)
    first = listed_services.pinned(maker, services)
    emergency, _ = listed_services.emergency_service(maker.site_context)
    return CardPage(
        frame=maker.frame(key, services.values()),
        emergency=entry(maker, key, emergency),
        heading=listed_services.heading(maker, (services[id] for id in first)),
        first=tuple(entry(maker, key, id) for id in first),
        groups=tuple(groups(maker, key, {id: s for id, s in services.items() if id not in first})),
        rights=tuple(rights_page.short_rights(maker)),
        notes=maker.link(key, NOTES, maker.translator("page", "Spår i telefonen och på räkningen")),
    )


def entry(maker: PageMaker, key: Key, id: str) -> ServiceRow:
    """Return a service as the finder's list shows it, with the warning that stands on its page there."""
    service = maker.site_context.catalogue.services[id]
    caution = maker.translator.localized("service.safety", service.safety) if service.safety else None
    kept, row = untelling(maker.site_context, service), service_rows.row(maker, id, service, key)
    lines = tuple(line for line in row.contacts if line.href in kept)
    return replace(row, contacts=lines, caution=caution)


def groups(maker: PageMaker, key: Key, services: Mapping[str, Service]) -> Iterator[RowGroup]:
    """Yield services under the headings of their groups, in the finder's order."""
    for id, group in maker.site_context.catalogue.groups.items():
        found = {name: service for name, service in services.items() if service.group == id}
        if found:
            label = maker.translator.localized("group.label", group.label)
            entries = (entry(maker, key, name) for name in listed_services.ordered(maker.site_context, found))
            yield RowGroup(label=label, rows=tuple(entries))


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
}
