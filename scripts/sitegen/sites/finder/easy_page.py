"""Easy pages: what matters most and the rights, for who reads with difficulty.

They are made in the languages whose row in data/languages.yml names them. What they say stands beside the
ordinary words, in `easy` of services and rights, so that both have the same sources and the same number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sitegen.language import LocalizedText
from sitegen.records import Catalogue, Service, rights
from sitegen.sites.finder import listed_services, service_rows
from sitegen.sites.finder.contexts import EasyBlock, EasyPage, EasyRow
from sitegen.web import FINDER, Choice, Key, Link, PageMaker, addresses
from sitegen.web.contexts import Frame

EASY = Key("easy")
EASY_RIGHTS = Key("easy", "rattigheter")
IN_DANGER = ("emergency-112", "emergency-questions")
ON_THE_PHONE = (
    *("help-anonymous", "call-what-happens", "help-no-perfect-story", "told-many-times"),
    *("help-without-police", "children-report"),
)
TRACES = ("digital-leave", "digital-phone-bill", "digital-private", "digital-other-device")
FOR_THE_NIGHT = "bed-tonight"
"""The need of data/needs.yml whose services stand under a heading of their own."""


def keys(catalogue: Catalogue) -> tuple[Key, ...]:
    """Return the easy pages; none where no language has any."""
    return (EASY, EASY_RIGHTS) if any(one.easy for one in catalogue.languages.values()) else ()


def easy(maker: PageMaker, key: Key) -> EasyPage:
    """Return the context of an easy page."""
    return vital(maker) if key == EASY else easy_rights(maker)


def vital(maker: PageMaker) -> EasyPage:
    """Return the page with 112, who one can call, what happens then, and what stays in the phone."""
    translator, services = maker.translator, _to_call(maker)
    tonight = [service for service in services if FOR_THE_NIGHT in service.needs]
    others = [service for service in services if service not in tonight]
    blocks = (
        _block(maker, "fara", translator("emergency", "Ring 112 om du är i fara"), ids=IN_DANGER),
        _block(maker, "ring", translator("page", "Hit kan du ringa"), others),
        _block(maker, "samtal", translator("call", "Så går samtalet till"), ids=ON_THE_PHONE),
        _block(maker, "tolk", translator("call", "Be om tolk"), ids=("help-interpreter",)),
        _block(maker, "natt", translator("place", "Någonstans att sova i natt"), tonight),
        _block(maker, "spar", translator("page", "Spår i telefonen och på räkningen"), ids=TRACES),
    )
    link = maker.link(EASY, EASY_RIGHTS, translator("page", "Dina rättigheter"))
    return EasyPage(
        frame=_frame(maker, EASY, services),
        name=translator.language.easy or "",
        heading=translator("page", "Sök hjälp"),
        emergency=listed_services.emergency_row(maker, EASY),
        blocks=tuple(block for block in blocks if block.rows or block.statements),
        link=link,
    )


def _to_call(maker: PageMaker) -> tuple[Service, ...]:
    """Return the services that have easy words, those that always stand first before the others."""
    services = {id: service for id, service in maker.site_context.exposed.items() if service.easy}
    first = [id for id in listed_services.pinned(maker, services) if id in services]
    return tuple(services[id] for id in dict.fromkeys((*first, *services)))


def easy_rights(maker: PageMaker) -> EasyPage:
    """Return the page of rights under the headings of the ordinary one."""
    catalogue = maker.site_context.catalogue
    found: dict[str, list[str]] = {}
    for id, right in rights.published_rights(catalogue).items():
        if right.easy:
            found.setdefault(right.topic, []).append(id)
    blocks = tuple(
        EasyBlock(
            id=topic,
            heading=maker.translator.localized("topic.label", catalogue.topics[topic].label),
            statements=tuple(_statements(maker, ids)),
        )
        for topic, ids in found.items()
    )
    return EasyPage(
        frame=_frame(maker, EASY_RIGHTS, ()),
        name=maker.translator.language.easy or "",
        heading=maker.translator("page", "Dina rättigheter"),
        emergency=None,
        blocks=blocks,
        link=maker.link(EASY_RIGHTS, EASY, maker.translator("page", "Sök hjälp")),
    )


def _frame(maker: PageMaker, key: Key, about: Iterable[Service]) -> Frame:
    """Return the frame of an easy page: its choice of languages leads to the ordinary finder."""
    return replace(maker.frame(key, about), picker=tuple(_picker(maker, key)))


def _picker(maker: PageMaker, key: Key) -> Iterator[Choice]:
    """Yield the page itself by its name, and the ordinary finder in every language."""
    language = maker.translator.language
    yield Choice(name=language.easy or "", language=language.id, href=maker.href(key, key), current=True)
    for choice in maker.picker(FINDER):
        there = addresses.link((key, maker.language), (FINDER, choice.language))
        yield replace(choice, href=there, current=False)


def _block(
    maker: PageMaker, id: str, heading: str, services: Iterable[Service] = (), ids: Iterable[str] = ()
) -> EasyBlock:
    return EasyBlock(
        id=id,
        heading=LocalizedText(heading, maker.language),
        rows=tuple(_rows(maker, services)),
        statements=tuple(_statements(maker, ids)),
    )


def _rows(maker: PageMaker, services: Iterable[Service]) -> Iterator[EasyRow]:
    """Yield the first number of each service, with its easy lines."""
    for service in services:
        for contact in service_rows.essential(maker.site_context, service)[:1]:
            yield EasyRow(
                name=service.name,
                contact=service_rows.contact_line(maker, service, contact),
                lines=service.easy,
            )


def _statements(maker: PageMaker, ids: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield the easy lines of some rights, each with what it may not stand without."""
    found = maker.site_context.catalogue.rights
    standing = [id for id in ids if id in found and found[id].easy]
    return (found[id].easy for id in rights.complete_selection(standing, found))


def link_to(maker: PageMaker, start: Key, end: Key) -> Link | None:
    """Return the link from an ordinary page to the easy one; None where the language has none."""
    name = maker.translator.language.easy
    return maker.link(start, end, name) if name and end in maker.offers else None
