"""The finder: emergency, whom to call now, the filter and the list; and the sign that partners embed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.language import LocalizedText
from sitegen.records import Facet, Service
from sitegen.sites.finder import (
    listed_services,
    others_page,
    region_page,
    rights_page,
    safety_page,
    service_rows,
)
from sitegen.sites.finder.contexts import (
    FilterOption,
    FilterQuestion,
    FinderPage,
    RowGroup,
    SignPage,
)
from sitegen.web import Key, Link, PageMaker

SIGN = Key("sign")
ROW_ROOM = 15
"""The room in rem that a row takes before it is laid out; the tallest group's mean at 320 px is 14.4.

Less than the truth would let tools that measure an unseen list find one group upon the next.
"""


def finder(maker: PageMaker, key: Key) -> FinderPage:
    """Return the context of the one document. It has emergency, who to call now, the filter and the list."""
    services = listed_services.exposed(maker.site_context)
    first = {id: services[id] for id in listed_services.pinned(maker, services)}
    return FinderPage(
        frame=maker.frame(key, services.values()),
        emergency=listed_services.emergency_row(maker, key),
        heading=listed_services.heading(maker, first.values()),
        first=tuple(service_rows.row(maker, id, service, key) for id, service in first.items()),
        questions=tuple(questions(maker)),
        groups=tuple(groups(maker, key, {id: s for id, s in services.items() if not s.pinned})),
        rights=tuple(rights_page.short_rights(maker)),
        links=tuple(end_links(maker, key)),
        regions=tuple(region_page.region_links(maker, key)),
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


def questions(maker: PageMaker) -> Iterator[FilterQuestion]:
    """Yield the filter's questions with their answers."""
    translator = maker.translator
    legends = {
        "s": translator("filter", "Vad händer?"),
        "n": translator("filter", "Vad behöver du?"),
        "w": translator("filter", "Vem är du?"),
        "r": translator("filter", "Var är du?"),
        "l": translator("filter", "Vilket språk talar du?"),
    }
    for facet in maker.site_context.facets:
        yield FilterQuestion(key=facet.key, legend=legends[facet.key], options=tuple(options(maker, facet)))


def options(maker: PageMaker, facet: Facet) -> Iterator[FilterOption]:
    """Yield the radio buttons of one question."""
    for value in facet.values:
        yield FilterOption(token=value.token, label=_option_label(maker, facet.key, value.id))


def _option_label(maker: PageMaker, key: str, id: str) -> LocalizedText:
    catalogue, translator = maker.site_context.catalogue, maker.translator
    if key == "r":
        return LocalizedText(region_page.short_counties(catalogue.regions[id]), "sv")
    if key == "l":
        return LocalizedText(catalogue.languages[id].name, id)
    kind, records = {
        "s": ("situation.label", catalogue.situations),
        "n": ("need.label", catalogue.needs),
        "w": ("audience.label", catalogue.audiences),
    }[key]
    return translator.localized(kind, records[id].label)  # type: ignore[attr-defined]


def groups(maker: PageMaker, key: Key, services: Mapping[str, Service]) -> Iterator[RowGroup]:
    """Yield the services under their headings; who can be called stands before who can only be read."""
    for id, group in maker.site_context.catalogue.groups.items():
        found = {name: service for name, service in services.items() if service.group == id}
        if found:
            label = maker.translator.localized("group.label", group.label)
            listed = listed_services.rows(maker, key, found)
            yield RowGroup(label=label, rows=listed, room=ROW_ROOM * len(listed))


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
