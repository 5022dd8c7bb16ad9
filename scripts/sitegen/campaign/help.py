"""Where to turn: every county, what is in it or nearest to it, and what is there for all of Sweden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from markupsafe import Markup

from sitegen import pages, rows
from sitegen.campaign.aidmodel import National, Unit, Words
from sitegen.campaign.contexts import CountyBlock, HelpPage, Reception, RegionBlock
from sitegen.campaign.frame import around
from sitegen.campaign.texts import text
from sitegen.campaign.turn import Map, Near, Turn, turn
from sitegen.contexts import Link
from sitegen.desk import Desk
from sitegen.freshness import called
from sitegen.model import Contact, County, Service
from sitegen.urls import Key
from sitegen.voices import SOURCE_LANGUAGE


def said(desk: Desk, words: Words) -> str:
    """A text of the campaign's records in the desk's language."""
    return words.sv if desk.language == SOURCE_LANGUAGE else words.en


def help_page(desk: Desk, key: Key) -> HelpPage:
    """The finder: counties by name, regions from north to south, and the lines for everybody."""
    blocks = tuple(counties(desk))
    lines = tuple(desk.shelf.material.aid.national.values())
    own = around(desk, key)
    return HelpPage(
        around=replace(own, own_style=Markup(own.own_style + chosen(block.id for block in blocks))),
        text=text(desk, key),
        counties=blocks,
        regions=tuple(regions(desk)),
        national=tuple(line(desk, row) for row in lines if not row.crisis),
        crisis=tuple(line(desk, row) for row in lines if row.crisis),
    )


def chosen(ids: Iterator[str]) -> str:
    """The rules that show the county that has been chosen; only for engines that can."""
    rules = "".join(f"main:has(#v-{id}:checked) #{id}{{display:block}}" for id in ids)
    return f"@supports selector(:has(*)){{{rules}}}"


def atlas(desk: Desk) -> Map:
    """What the choice of receptions is made from."""
    return Map(desk.shelf.catalogue, desk.shelf.material.aid, desk.shelf.today)


def counties(desk: Desk) -> Iterator[CountyBlock]:
    """The counties by their short names."""
    found = (county for _, county in desk.shelf.catalogue.counties().values())
    for county in sorted(found, key=lambda county: rank(pages.short_county(county.name))):
        yield county_block(desk, county, turn(atlas(desk), county.id))


def rank(name: str) -> list[int]:
    """The order of the Swedish alphabet, which ends in å, ä, ö."""
    return ["abcdefghijklmnopqrstuvwxyz åäö".index(letter) for letter in name.lower()]


def county_block(desk: Desk, county: County, found: Turn) -> CountyBlock:
    """One county: its own receptions, and the nearest where those cannot be reached."""
    units = desk.shelf.material.aid.units
    return CountyBlock(
        id=county.id,
        short=pages.short_county(county.name),
        name=county.name,
        intro=intro(desk, found),
        own=tuple(unit(desk, units[id]) for id in found.own),
        near=tuple(neighbour(desk, units[near.id], near) for near in found.near),
    )


def intro(desk: Desk, found: Turn) -> str:
    """What there is in the county, in a sentence."""
    voice = desk.voice
    if not found.own:
        return voice("kop-inte", "Vi känner inte till någon egen mottagning i länet. De här ligger närmast.")
    if not found.near:
        return voice("kop-inte", "Det finns en mottagning i länet.")
    one = voice("kop-inte", "Det finns en mottagning i länet, men ingen har kontrollerat dess nummer än.")
    more = voice("kop-inte", "Det finns mottagningar i länet, men ingen har kontrollerat deras nummer än.")
    other = voice("kop-inte", "Du kan också höra av dig till en mottagning i ett annat län.")
    return f"{one if len(found.own) == 1 else more} {other}"


def regions(desk: Desk) -> Iterator[RegionBlock]:
    """The police regions from north to south, with links to their counties."""
    for region in desk.shelf.catalogue.regions.values():
        links = (Link(href=f"#{county.id}", label=county.name) for county in region.counties)
        yield RegionBlock(name=region.name, counties=tuple(links))


def unit(desk: Desk, row: Unit) -> Reception:
    """A reception as it is shown in its own county."""
    service = desk.shelf.catalogue.services[row.id]
    found = reception(desk, service, said(desk, row.gives), row.sources)
    town = service.place.town if service.place else ""
    missing = desk.voice(
        "kop-inte",
        "Inget kontrollerat nummer än. Sök på “{name}”, eller fråga i kommunens växel i {town}.",
        name=service.name,
        town=town,
    )
    return replace(
        found,
        note=said(desk, row.note) if row.note else "",
        unknown=unknown(desk, service),
        missing="" if found.contacts else missing,
    )


def neighbour(desk: Desk, row: Unit, near: Near) -> Reception:
    """A reception as it is shown in another county: how far, and whether it takes people from there."""
    voice, found = desk.voice, unit(desk, row)
    one = voice("kop-inte", "I länet intill.")
    more = voice("kop-inte", "{count} länsgränser bort.", count=near.borders)
    ask = voice("kop-inte", "Källorna säger inte om den tar emot från andra län. Fråga.")
    distance = one if near.borders == 1 else more
    return replace(found, distance=distance if row.outside == "advised" else f"{distance} {ask}")


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


def unknown(desk: Desk, service: Service) -> str:
    """What the sources do not say, in one sentence; nothing when they say it all."""
    voice = desk.voice
    asked = {
        voice("kop-inte", "vad det kostar"): service.cost == "unknown",
        voice("kop-inte", "om du får vara anonym"): service.anonymous == "unknown",
        voice("kop-inte", "vilka tider de svarar"): not any(c.hours for c in desk.shelf.contacts(service)),
        voice("kop-inte", "vilka språk de talar"): not service.languages and service.interpreter == "unknown",
    }
    things = [thing for thing, silent in asked.items() if silent]
    if not things:
        return ""
    return voice("kop-inte", "Källorna säger inte {things}. Fråga.", things=voice.listed(things))
