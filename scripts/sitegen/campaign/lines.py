"""Somewhere to turn, as a page of the campaign shows it: a service, what it is for, and how to reach it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from sitegen import pages, rows
from sitegen.campaign.aidmodel import National, Words
from sitegen.campaign.contexts import Reception
from sitegen.desk import Desk
from sitegen.freshness import called
from sitegen.model import Contact, Service
from sitegen.voices import SOURCE_LANGUAGE


def said(desk: Desk, words: Words) -> str:
    """A text of the campaign's records in the desk's language."""
    return words.sv if desk.language == SOURCE_LANGUAGE else words.en


def line(desk: Desk, row: National) -> Reception:
    """What is there wherever one lives."""
    service = desk.shelf.catalogue.services[row.id]
    found = reception(desk, service, said(desk, row.when), row.sources)
    missing = desk.voice(
        "kop-inte",
        "Inget kontrollerat nummer än. Sök på “{name}” så länge.",
        name=service.name,
    )
    waits = bool(service.contacts) and not found.contacts
    contacts = found.contacts
    if row.crisis:
        contacts = tuple(way for way in contacts if way.kind in rows.DIRECT)
    name = said(desk, row.name) if row.name else service.name
    return replace(found, name=name, contacts=contacts, missing=missing if waits else "")


def reception(desk: Desk, service: Service, says: str, sources: tuple[str, ...]) -> Reception:
    """What a service's record says to this reader: only contacts that may be shown today."""
    shown = desk.shelf.contacts(service)
    named = [source for source in service.sources if source.id in sources]
    return Reception(
        name=service.name,
        operator=service.operator,
        says=says,
        note="",
        distance="",
        contacts=tuple(rows.contact_line(desk, service, contact) for contact in shown),
        hint=hint(desk, service, shown),
        missing="",
        facts=tuple(facts(desk, service)),
        unknown="",
        checked=tuple(pages.checked_line(desk, service, contact) for contact in shown if contact.checked),
        sources=tuple(pages.source_link(desk, source) for source in named),
    )


def hint(desk: Desk, service: Service, shown: tuple[Contact, ...]) -> str:
    """What to look for when all there is is the front page of a web site."""
    front = all(contact.url and urlsplit(contact.url).path in ("", "/") for contact in shown)
    if not shown or not front or "buyers" not in service.eligibility.roles:
        return ""
    return desk.voice("kop-inte", "Det är webbplatsens första sida. Sök på KAST där.")


def facts(desk: Desk, service: Service) -> Iterator[str]:
    """What is known: cost, name, languages, and whether people close to him are welcome."""
    yield from rows.facts(desk.voice, service, called=bool(called(service, desk.shelf.today)))
    if "relatives" in service.eligibility.roles:
        yield desk.voice("kop-inte", "anhöriga får också höra av sig")
