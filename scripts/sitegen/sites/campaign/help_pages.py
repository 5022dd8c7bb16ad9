"""Where to turn: every county, what is in it or nearest to it, and what is there for all of Sweden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from sitegen.records.model import County, Service
from sitegen.sites.campaign.contexts import CountyBlock, HelpPage, Reception, RegionBlock
from sitegen.sites.campaign.help_lines import line, reception, said
from sitegen.sites.campaign.help_model import Unit
from sitegen.sites.campaign.nearest_help import Map, Near, Turn, turn
from sitegen.sites.campaign.page_frame import around
from sitegen.sites.campaign.text_pages import text
from sitegen.sites.finder import region_page
from sitegen.web.addresses import Key
from sitegen.web.contexts import Link
from sitegen.web.page_maker import PageMaker


def help_page(maker: PageMaker, key: Key) -> HelpPage:
    """The finder: counties by name, regions from north to south, and the lines for everybody."""
    blocks = tuple(counties(maker))
    lines = [row for row in maker.site_context.material.aid.national.values() if not row.asked_for]
    own = around(maker, key)
    return HelpPage(
        around=replace(own, own_style=Markup(own.own_style + chosen(block.id for block in blocks))),
        text=text(maker, key),
        counties=blocks,
        regions=tuple(regions(maker)),
        national=tuple(line(maker, row) for row in lines if not row.crisis),
        crisis=tuple(line(maker, row) for row in lines if row.crisis),
    )


def chosen(ids: Iterator[str]) -> str:
    """The rules that show the county that has been chosen; only for engines that can."""
    rules = "".join(f"main:has(#v-{id}:checked) #{id}{{display:block}}" for id in ids)
    return f"@supports selector(:has(*)){{{rules}}}"


def atlas(maker: PageMaker) -> Map:
    """What the choice of receptions is made from."""
    return Map(maker.site_context.catalogue, maker.site_context.material.aid, maker.site_context.today)


def counties(maker: PageMaker) -> Iterator[CountyBlock]:
    """The counties by their short names."""
    found = (county for _, county in maker.site_context.catalogue.counties().values())
    for county in sorted(found, key=lambda county: rank(region_page.short_county(county.name))):
        yield county_block(maker, county, turn(atlas(maker), county.id))


def rank(name: str) -> list[int]:
    """The order of the Swedish alphabet, which ends in å, ä, ö."""
    return ["abcdefghijklmnopqrstuvwxyz åäö".index(letter) for letter in name.lower()]


def county_block(maker: PageMaker, county: County, found: Turn) -> CountyBlock:
    """One county: its own receptions, and the nearest where those cannot be reached."""
    units = maker.site_context.material.aid.units
    return CountyBlock(
        id=county.id,
        short=region_page.short_county(county.name),
        name=county.name,
        intro=intro(maker, found),
        own=tuple(unit(maker, units[id]) for id in found.own),
        near=tuple(neighbour(maker, units[near.id], near) for near in found.near),
    )


def intro(maker: PageMaker, found: Turn) -> str:
    """What there is in the county, in a sentence."""
    translator = maker.translator
    if not found.own:
        return translator(
            "kop-inte", "Vi känner inte till någon egen mottagning i länet. De här ligger närmast."
        )
    if not found.near:
        return translator("kop-inte", "Det finns en mottagning i länet.")
    one = translator(
        "kop-inte", "Det finns en mottagning i länet, men ingen har kontrollerat dess nummer än."
    )
    more = translator(
        "kop-inte", "Det finns mottagningar i länet, men ingen har kontrollerat deras nummer än."
    )
    other = translator("kop-inte", "Du kan också höra av dig till en mottagning i ett annat län.")
    return f"{one if len(found.own) == 1 else more} {other}"


def regions(maker: PageMaker) -> Iterator[RegionBlock]:
    """The police regions from north to south, with links to their counties."""
    for region in maker.site_context.catalogue.regions.values():
        links = (Link(href=f"#{county.id}", label=county.name) for county in region.counties)
        yield RegionBlock(name=region.name, counties=tuple(links))


def unit(maker: PageMaker, row: Unit) -> Reception:
    """A reception as it is shown in its own county."""
    service = maker.site_context.catalogue.services[row.id]
    found = reception(maker, service, said(maker, row.gives), row.sources)
    town = service.place.town if service.place else ""
    missing = maker.translator(
        "kop-inte",
        "Inget kontrollerat nummer än. Sök på “{name}”, eller fråga i kommunens växel i {town}.",
        name=service.name,
        town=town,
    )
    return replace(
        found,
        note=said(maker, row.note) if row.note else "",
        unknown=unknown(maker, service),
        missing="" if found.contacts else missing,
    )


def neighbour(maker: PageMaker, row: Unit, near: Near) -> Reception:
    """A reception as it is shown in another county: how far, and whether it takes people from there."""
    translator, found = maker.translator, unit(maker, row)
    one = translator("kop-inte", "I länet intill.")
    more = translator("kop-inte", "{count} länsgränser bort.", count=near.borders)
    ask = translator("kop-inte", "Källorna säger inte om den tar emot från andra län. Fråga.")
    distance = one if near.borders == 1 else more
    return replace(found, distance=distance if row.outside == "advised" else f"{distance} {ask}")


def unknown(maker: PageMaker, service: Service) -> str:
    """What the sources do not say, in one sentence; nothing when they say it all."""
    translator = maker.translator
    asked = {
        translator("kop-inte", "vad det kostar"): service.cost == "unknown",
        translator("kop-inte", "om du får vara anonym"): service.anonymous == "unknown",
        translator("kop-inte", "vilka tider de svarar"): not any(
            c.hours for c in maker.site_context.contacts(service)
        ),
        translator("kop-inte", "vilka språk de talar"): not service.languages
        and service.interpreter == "unknown",
    }
    things = [thing for thing, silent in asked.items() if silent]
    if not things:
        return ""
    return translator("kop-inte", "Källorna säger inte {things}. Fråga.", things=translator.listed(things))
