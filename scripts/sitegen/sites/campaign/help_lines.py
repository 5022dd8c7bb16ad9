"""Somewhere to turn, as a page of the campaign shows it: a service, what it is for, and how to reach it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from sitegen.core.languages import SOURCE_LANGUAGE
from sitegen.records.freshness import called
from sitegen.records.model import Contact, Service
from sitegen.sites.campaign.contexts import Reception
from sitegen.sites.campaign.help_model import National, Words
from sitegen.sites.finder import service_page, service_rows
from sitegen.web.page_maker import PageMaker


def said(maker: PageMaker, words: Words) -> str:
    """A text of the campaign's records in the desk's language."""
    return words.sv if maker.language == SOURCE_LANGUAGE else words.en


def line(maker: PageMaker, row: National) -> Reception:
    """What is there wherever one lives."""
    service = maker.site_context.catalogue.services[row.id]
    found = reception(maker, service, said(maker, row.when), row.sources)
    missing = maker.translator(
        "kop-inte",
        "Inget kontrollerat nummer än. Sök på “{name}” så länge.",
        name=service.name,
    )
    waits = bool(service.contacts) and not found.contacts
    contacts = found.contacts
    if row.crisis:
        contacts = tuple(way for way in contacts if way.kind in service_rows.DIRECT)
    name = said(maker, row.name) if row.name else service.name
    return replace(found, name=name, contacts=contacts, missing=missing if waits else "")


def reception(maker: PageMaker, service: Service, says: str, sources: tuple[str, ...]) -> Reception:
    """What a service's record says to this reader: only contacts that may be shown today."""
    shown = maker.site_context.contacts(service)
    named = [source for source in service.sources if source.id in sources]
    return Reception(
        name=service.name,
        operator=service.operator,
        says=says,
        note="",
        distance="",
        contacts=tuple(service_rows.contact_line(maker, service, contact) for contact in shown),
        hint=hint(maker, service, shown),
        missing="",
        facts=tuple(facts(maker, service)),
        unknown="",
        checked=tuple(
            service_page.checked_line(maker, service, contact) for contact in shown if contact.checked
        ),
        sources=tuple(service_page.source_link(maker, source) for source in named),
    )


def hint(maker: PageMaker, service: Service, shown: tuple[Contact, ...]) -> str:
    """What to look for when all there is is the front page of a web site."""
    front = all(contact.url and urlsplit(contact.url).path in ("", "/") for contact in shown)
    if not shown or not front or "buyers" not in service.eligibility.roles:
        return ""
    return maker.translator("kop-inte", "Det är webbplatsens första sida. Sök på KAST där.")


def facts(maker: PageMaker, service: Service) -> Iterator[str]:
    """What is known: cost, name, languages, and whether people close to him are welcome."""
    yield from service_rows.facts(
        maker.translator, service, called=bool(called(service, maker.site_context.today))
    )
    if "relatives" in service.eligibility.roles:
        yield maker.translator("kop-inte", "anhöriga får också höra av sig")
