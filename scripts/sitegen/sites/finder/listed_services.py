"""The services that the pages list: which, in what order, and as what rows."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.records import SWEDEN, Service
from sitegen.records.eligibility import speaks
from sitegen.records.freshness import stands_last
from sitegen.sites.finder import service_rows
from sitegen.sites.finder.contexts import ServiceRow
from sitegen.web import Key, PageMaker, SiteContext

TONIGHT = "bed-tonight"
"""The need of a bed tonight, id in data/needs.yml; who gives it is the social services, out of hours."""

MOST_LOCAL = 30
"""So many services of places the finder's document holds; of more, each stands on its county's page."""


def in_document(site_context: SiteContext) -> dict[str, Service]:
    """Return the services of the one document: all, or the national and pinned ones where it is split."""
    split = is_split(site_context)
    found = site_context.exposed.items()
    return {id: service for id, service in found if not split or service.pinned or not is_local(service)}


def is_split(site_context: SiteContext) -> bool:
    """Return whether there are so many services of places that pages of counties have them."""
    return sum(map(is_local, site_context.exposed.values())) > MOST_LOCAL


def is_local(service: Service) -> bool:
    """Return whether a service helps in some places alone."""
    return SWEDEN not in service.coverage


def pinned(maker: PageMaker, services: Mapping[str, Service]) -> list[str]:
    """Return who to call now, by id: those who speak the language first, then as the editors put them."""
    found = (id for id, service in services.items() if service.pinned)
    return sorted(found, key=lambda id: (not speaks(services[id], maker.language), services[id].pinned))


def emergency_row(maker: PageMaker, key: Key) -> ServiceRow:
    """Return the row of 112."""
    id, service = maker.site_context.emergency
    return service_rows.row(maker, id, service, key)


def in_this_order(maker: PageMaker, key: Key, services: Mapping[str, Service]) -> tuple[ServiceRow, ...]:
    """Return services as the rows of a list, as they stand."""
    return tuple(service_rows.row(maker, id, service, key) for id, service in services.items())


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
        others = not kinds & {"chat", "sms", "form"}
        return "phone" not in kinds, others, is_local(service), service.name.casefold()

    return [id for id, _ in sorted(services.items(), key=reach)]
