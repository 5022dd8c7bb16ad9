"""The page for those who speak a language in which there are no pages: how to ask for an interpreter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sitegen.records import Service, callable_contacts
from sitegen.records.model import SpokenLanguage
from sitegen.sites.finder import listed_services, service_rows
from sitegen.sites.finder.call_cards import card_of
from sitegen.sites.finder.contexts import LanguageEntry, LanguagesPage, ServiceRow
from sitegen.web import Key, PageMaker

LANGUAGES = Key("languages")
TALK = "talk"


def languages(maker: PageMaker, key: Key) -> LanguagesPage:
    """Return the context of the page: 112, lines to talk to, and each language."""
    services = maker.site_context.exposed
    found = interpreted(maker, services)
    first = tuple(service_rows.row(maker, id, services[id], key) for id in found)
    emergency = listed_services.emergency_row(maker, key)
    return with_contacts(maker, key, emergency, first, (services[id] for id in found))


def with_contacts(
    maker: PageMaker, key: Key, emergency: ServiceRow, first: tuple[ServiceRow, ...], about: Iterable[Service]
) -> LanguagesPage:
    """Return the context of the page with these contacts, which are those of the services `about`."""
    shown = tuple(about)
    return LanguagesPage(
        frame=maker.frame(key, shown),
        emergency=emergency,
        first=first,
        entries=tuple(entries(maker)),
    )


def interpreted(maker: PageMaker, services: Mapping[str, Service]) -> list[str]:
    """Return the ids of pinned services to talk to by phone, those with an interpreter first."""
    today = maker.site_context.today
    found = {id: services[id] for id in listed_services.pinned(maker, services)}
    to_talk_to = (id for id, s in found.items() if TALK in s.needs and callable_contacts(s, today))
    return sorted(to_talk_to, key=lambda id: found[id].interpreter != "yes")


def entries(maker: PageMaker) -> Iterator[LanguageEntry]:
    """Yield the languages in which there are no pages, in the order of the records."""
    catalogue = maker.site_context.catalogue
    for id, spoken in catalogue.spoken_languages.items():
        if id not in catalogue.languages:
            yield entry(spoken)


def all_entries(maker: PageMaker) -> tuple[LanguageEntry, ...]:
    """Return every language that has a card, also those in which there are pages."""
    return tuple(entry(spoken) for spoken in maker.site_context.catalogue.spoken_languages.values())


def entry(spoken: SpokenLanguage) -> LanguageEntry:
    """Return a language as its place on the page shows it."""
    own = spoken.own
    return LanguageEntry(
        name=spoken.name,
        swedish=spoken.swedish,
        direction=spoken.direction,
        danger=own.danger if own else "",
        say=own.say if own else "",
        ask=own.ask if own else "",
        card=card_of(spoken),
    )
