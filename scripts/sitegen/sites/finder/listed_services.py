"""The services that the pages list: which, in what order, and as what rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sitegen.records import SWEDEN, Freshness, Service, callable_contacts, helps_exposed
from sitegen.records.eligibility import speaks
from sitegen.records.freshness import service_freshness, stands_last
from sitegen.sites.finder import service_rows
from sitegen.sites.finder.contexts import ServiceRow
from sitegen.web import Key, PageMaker, SiteContext


def exposed(site_context: SiteContext) -> dict[str, Service]:
    """Return the listed services for people who are exposed, 112 left out."""
    return {
        id: service
        for id, service in site_context.listed.items()
        if helps_exposed(service) and not service.emergency
    }


def pinned(maker: PageMaker, services: Mapping[str, Service]) -> list[str]:
    """Return who to call now, by id: those who speak the language first, then as the editors put them."""
    found = (id for id, service in services.items() if service.pinned)
    return sorted(found, key=lambda id: (not speaks(services[id], maker.language), services[id].pinned))


def heading(maker: PageMaker, first: Iterable[Service]) -> str:
    """Return the heading over those to call: “now” only where a number was checked within a year."""
    translator, today = maker.translator, maker.site_context.today
    states = [
        service_freshness(service, contact, today)
        for service in first
        for contact in callable_contacts(service, today)
    ]
    if min(states, default=Freshness.OLD) >= Freshness.OLD:
        return translator("page", "Hit kan du ringa")
    return translator("page", "Hit kan du ringa nu")


def emergency_row(maker: PageMaker, key: Key) -> ServiceRow:
    """Return the row of 112."""
    id, service = emergency_service(maker.site_context)
    return service_rows.row(maker, id, service, key)


def emergency_service(site_context: SiteContext) -> tuple[str, Service]:
    """Return the service of 112, and its id."""
    return next((id, service) for id, service in site_context.catalogue.services.items() if service.emergency)


def rows(maker: PageMaker, key: Key, services: Mapping[str, Service]) -> tuple[ServiceRow, ...]:
    """Return services as the rows of a list, in its order."""
    return tuple(
        service_rows.row(maker, id, services[id], key) for id in ordered(maker.site_context, services)
    )


def ordered(site_context: SiteContext, services: Mapping[str, Service]) -> list[str]:
    """Return the ids of services in the order of a list.

    Who can be called stands before who can only be read, national before regional, then by name. A number
    that stands last because it is old counts for nothing here: what has been checked stands before it.
    """

    def reach(item: tuple[str, Service]) -> tuple[bool, bool, bool, str]:
        service = item[1]
        contacts = [
            c for c in site_context.contacts(service) if not stands_last(service, c, site_context.today)
        ]
        kinds = {contact.kind for contact in contacts}
        local = SWEDEN not in service.coverage
        return "phone" not in kinds, not kinds & {"chat", "sms", "form"}, local, service.name.casefold()

    return [id for id, _ in sorted(services.items(), key=reach)]
