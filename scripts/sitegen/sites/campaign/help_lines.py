"""Turn services into contexts of the campaign: what they are for, and how to reach them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from sitegen.records import Contact, Service, callable_contacts
from sitegen.sites.campaign.campaign_context import CampaignMaker
from sitegen.sites.campaign.contexts import HelpPlace
from sitegen.sites.campaign.help_model import NationalLine
from sitegen.sites.finder import service_page, service_rows


def national_place(maker: CampaignMaker, row: NationalLine) -> HelpPlace:
    """Return a line for all of Sweden. A crisis line shows only contacts that somebody answers at once."""
    service = maker.site_context.catalogue.services[row.id]
    found = help_place(maker, service, row.when.in_language(maker.language), row.sources)
    missing = maker.translator(
        "kop-inte", "Inget kontrollerat nummer än. Sök på “{name}” så länge.", name=service.name
    )
    waits = bool(service.contacts) and not found.contacts
    direct = tuple(way for way in found.contacts if way.kind in service_rows.DIRECT)
    return replace(
        found,
        name=row.name.in_language(maker.language) if row.name else service.name,
        contacts=direct if row.crisis else found.contacts,
        missing=missing if waits else "",
    )


def national_places(maker: CampaignMaker, ids: Iterable[str]) -> tuple[HelpPlace, ...]:
    """Return some lines for all of Sweden, by the ids of their rows."""
    national = maker.help.national
    return tuple(national_place(maker, national[id]) for id in ids)


def help_place(maker: CampaignMaker, service: Service, says: str, sources: tuple[str, ...]) -> HelpPlace:
    """Return a service as this site shows it, with only the contacts that may be shown today."""
    shown = maker.site_context.contacts(service)
    named = [source for source in service.sources if source.id in sources]
    return HelpPlace(
        name=service.name,
        operator=service.operator,
        says=says,
        contacts=tuple(service_rows.contact_line(maker, service, contact) for contact in shown),
        hint=front_page_hint(maker, service, shown),
        facts=tuple(known_facts(maker, service)),
        checked=tuple(
            service_page.checked_line(maker, service, contact) for contact in shown if contact.checked
        ),
        sources=tuple(service_page.source_link(maker, source) for source in named),
    )


def front_page_hint(maker: CampaignMaker, service: Service, shown: tuple[Contact, ...]) -> str:
    """Return what to search for when the only contacts are front pages of web sites, else ""."""
    front = all(contact.url and urlsplit(contact.url).path in ("", "/") for contact in shown)
    if not shown or not front or "buyers" not in service.eligibility.roles:
        return ""
    return maker.translator("kop-inte", "Det är webbplatsens första sida. Sök på KAST där.")


def known_facts(maker: CampaignMaker, service: Service) -> Iterator[str]:
    """Yield what is known: cost, languages, interpreter, and whether people close to him are welcome."""
    yield from service_rows.facts(
        maker.translator, service, called=bool(callable_contacts(service, maker.site_context.today))
    )
    if "relatives" in service.eligibility.roles:
        yield maker.translator("kop-inte", "anhöriga får också höra av sig")
