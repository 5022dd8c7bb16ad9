"""The finder: emergency, one best contact, what is happening, and all contacts in the order of the answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from markupsafe import Markup

from sitegen.records import Service
from sitegen.sites.finder import (
    answer_style,
    finder_answers,
    listed_services,
    others_page,
    rights_page,
    safety_page,
    service_rows,
)
from sitegen.sites.finder.call_cards import call_card
from sitegen.sites.finder.contexts import FinderPage, ServiceRow, SignPage
from sitegen.web import Key, Link, PageMaker

SIGN = Key("sign")


def finder(maker: PageMaker, key: Key) -> FinderPage:
    """Return the context of the one document."""
    services = listed_services.exposed(maker.site_context)
    rows = {id: service_rows.row(maker, id, service, key) for id, service in services.items()}
    return FinderPage(**document(maker, key, services, rows), links=tuple(end_links(maker, key)))


def document(maker: PageMaker, key: Key, services: Mapping[str, Service], rows: Mapping[str, ServiceRow]) -> dict:
    ordered = [*listed_services.pinned(maker, services)]
    ordered += [id for id in listed_services.ordered(maker.site_context, services) if id not in ordered]
    answered = finder_answers.answered(maker, services)
    home = [ordered[0], "stodlinjen-for-man", "bris"]
    def classes(id):
        c = answer_style.classes(answered, id)
        if id in home: c += " h"
        if id == ordered[0]: c += " b0"
        return c
    style = answer_style.style(answered, finder_answers.FITS_BELOW, maker.translator("filter", "passar inte:"))
    best = ".j .b,#s0:checked~.l .b0{--ba:var(--E);--bb:var(--F);--bc:1.9375rem;--bp:.875rem;--br:8px 8px 0 0;--be:none;--o:-1000}"
    return dict(
        frame=maker.frame(key, services.values()),
        style=maker.site_context.assets.finder_style + Markup(best + style),
        emergency=listed_services.emergency_row(maker, key),
        ways=finder_answers.ways(maker),
        situations=finder_answers.situations(maker),
        questions=tuple(finder_answers.questions(maker)),
        rows=tuple(replace(rows[id], classes=classes(id)) for id in ordered if id in rows),
        card=call_card(maker),
        notes=(),
        tonight=(),
        rights=tuple(rights_page.short_rights(maker)),
    )


def sign(maker: PageMaker, key: Key) -> SignPage:
    """Return the context of what partners embed: languages, 112, who to call."""
    services = listed_services.exposed(maker.site_context)
    first = {id: services[id] for id in listed_services.pinned(maker, services)}
    return SignPage(
        frame=maker.frame(key, first.values()),
        emergency=listed_services.emergency_row(maker, key),
        heading=listed_services.heading(maker, first.values()),
        first=tuple(service_rows.row(maker, id, service, key) for id, service in first.items()),
    )


def end_links(maker: PageMaker, key: Key) -> Iterator[Link]:
    """Yield links to the pages that the finder leads on to."""
    translator = maker.translator
    yield maker.link(
        key, rights_page.RIGHTS, translator("page", "Dina rättigheter och vad som händer när du ringer")
    )
    yield maker.link(key, safety_page.SAFETY, translator("page", "Spår i telefonen och på räkningen"))
    yield maker.link(
        key,
        others_page.OTHERS,
        translator("page", "För dig som möter utsatta i ditt arbete, eller vill sluta skada andra"),
    )
