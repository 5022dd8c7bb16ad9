"""The pages behind a card: one document per language, a page on traces, and a list of the languages.

Whoever opens them may be watched, and gives away one row of a browser's history. So a language is one
document without links to services, and what it says comes from the same rows as the finder's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from sitegen import neutral, pages, rows
from sitegen.contexts import CardPage, Choice, Page, Row, RowGroup, StartPage
from sitegen.desk import CARD, Desk, Shelf
from sitegen.facets import serves
from sitegen.model import Service
from sitegen.urls import Key, folder

NOTES = Key("notes")


def keys(shelf: Shelf) -> tuple[Key, ...]:
    """Every page, whatever the language."""
    return (CARD, NOTES)


def suited(shelf: Shelf) -> dict[str, Service]:
    """The services for people who are exposed that welcome somebody whom the site is for.

    The row of the site names them (`audiences`), because the card is handed to them: a line for others
    would cost a person in a hurry the call. A site that names nobody is for all. What could be reached
    by nothing but a telling address is left out as well.
    """
    audiences = [shelf.catalogue.audiences[id] for id in shelf.site.audiences]
    return {
        id: service
        for id, service in pages.exposed(shelf).items()
        if not audiences or any(serves(service, audience) for audience in audiences)
        if not shelf.contacts(service) or untelling(shelf, service)
    }


def untelling(shelf: Shelf, service: Service) -> set[str]:
    """The addresses that a row would hold and that say nothing of the subject, as they stand in links.

    What a reader taps stays in the history; a number does not. The words are those of data/neutral/.
    """
    lists = neutral.lists_for(shelf.catalogue.neutral)
    contacts = rows.essential(shelf, service)
    return {
        rows.href(contact)
        for contact in contacts
        if contact.number or not any(neutral.found(rows.href(contact), lists))
    }


def card(desk: Desk, key: Key) -> CardPage:
    """The one document: emergency, who to call now, all others by group, rights and traces in short."""
    services = suited(desk.shelf)
    first = pages.pinned(desk, services)
    emergency, _ = pages.emergency_service(desk.shelf)
    return CardPage(
        frame=desk.frame(key, services.values()),
        emergency=entry(desk, key, emergency),
        heading=pages.heading(desk, (services[id] for id in first)),
        first=tuple(entry(desk, key, id) for id in first),
        groups=tuple(groups(desk, key, {id: s for id, s in services.items() if id not in first})),
        rights=tuple(pages.short_rights(desk)),
        notes=desk.link(key, NOTES, desk.voice("page", "Spår i telefonen och på räkningen")),
    )


def entry(desk: Desk, key: Key, id: str) -> Row:
    """A service as the finder's list shows it, with the warning that stands on its page there."""
    service = desk.shelf.catalogue.services[id]
    caution = desk.voice.piece("service.safety", service.safety) if service.safety else None
    kept, row = untelling(desk.shelf, service), rows.row(desk, id, service, key)
    lines = tuple(line for line in row.contacts if line.href in kept)
    return replace(row, contacts=lines, caution=caution)


def groups(desk: Desk, key: Key, services: Mapping[str, Service]) -> Iterator[RowGroup]:
    """The others under their headings, in the finder's order."""
    for id, group in desk.shelf.catalogue.groups.items():
        found = {name: service for name, service in services.items() if service.group == id}
        if found:
            label = desk.voice.piece("group.label", group.label)
            entries = (entry(desk, key, name) for name in pages.ordered(desk.shelf, found))
            yield RowGroup(label=label, rows=tuple(entries))


def start(desks: Sequence[Desk], root: str = "") -> StartPage:
    """What the host answers with: the languages. It sends nobody on, for nobody knows who reads.

    `root` leads from the page to the site's root.
    """
    found = pages.offered(desks)
    first = found[0]
    return StartPage(
        frame=first.frame(CARD),
        title=pages.in_two(desks, "page", "Välj språk"),
        exit_words=pages.in_two(desks, "exit", "Lämna sidan snabbt"),
        emergency=pages.emergency(first, CARD).contacts[0],
        languages=tuple(_choice(desk, root) for desk in found),
    )


def _choice(desk: Desk, root: str) -> Choice:
    name, href = desk.shelf.catalogue.languages[desk.language].name, root + folder(CARD, desk.language)
    return Choice(name=name, language=desk.language, href=href, current=False)


BUILDERS: Mapping[str, Callable[[Desk, Key], Page]] = {
    "card": card,
    "notes": pages.safety,
}
