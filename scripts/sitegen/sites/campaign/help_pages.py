"""Make the page of where to turn: each county's receptions or the nearest ones, and lines for all Sweden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sitegen.records import Service
from sitegen.records.model import County
from sitegen.sites.campaign.campaign_context import CampaignMaker
from sitegen.sites.campaign.contexts import CountyBlock, HelpPage, HelpPlace, RegionBlock
from sitegen.sites.campaign.help_lines import help_place, national_place
from sitegen.sites.campaign.help_model import Reception
from sitegen.sites.campaign.nearest_help import CountyHelp, NearReception, ReceptionMap, county_help
from sitegen.sites.campaign.text_pages import page_text
from sitegen.sites.finder import region_page
from sitegen.web import Key, Link
from sitegen.web.css_filter import revealing_style


def help_page(maker: CampaignMaker, key: Key) -> HelpPage:
    """Return the context of the page of help.

    It has counties by name, police regions from north to south, and lines for everybody.
    """
    blocks = tuple(county_blocks(maker))
    lines = [row for row in maker.help.national.values() if not row.asked_for]
    return HelpPage(
        frame=maker.page_frame(key, revealing_style({f"#{b.id}": (f"v-{b.id}",) for b in blocks})),
        text=page_text(maker, key),
        counties=blocks,
        regions=tuple(region_blocks(maker)),
        national=tuple(national_place(maker, row) for row in lines if not row.crisis),
        crisis=tuple(national_place(maker, row) for row in lines if row.crisis),
    )


def county_blocks(maker: CampaignMaker) -> Iterator[CountyBlock]:
    """Yield the counties in the order of their short names."""
    receptions = ReceptionMap(maker.site_context.catalogue, maker.help, maker.site_context.today)
    found = (county for _, county in maker.site_context.catalogue.counties().values())
    for county in sorted(found, key=lambda county: alphabet_positions(region_page.short_county(county.name))):
        yield county_block(maker, county, county_help(receptions, county.id))


def alphabet_positions(name: str) -> list[int]:
    """Return the sort key of a name in Swedish order, in which å, ä, ö stand last."""
    return ["abcdefghijklmnopqrstuvwxyz åäö".index(letter) for letter in name.lower()]


def county_block(maker: CampaignMaker, county: County, found: CountyHelp) -> CountyBlock:
    """Return a county with its own receptions, and the nearest ones where its own cannot be reached."""
    units = maker.help.units
    return CountyBlock(
        id=county.id,
        short=region_page.short_county(county.name),
        name=county.name,
        intro=county_intro(maker, found),
        own=tuple(own_reception(maker, units[id]) for id in found.own),
        near=tuple(near_reception(maker, units[near.id], near) for near in found.near),
    )


def county_intro(maker: CampaignMaker, found: CountyHelp) -> str:
    """Return the sentence that says what there is in the county."""
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


def region_blocks(maker: CampaignMaker) -> Iterator[RegionBlock]:
    """Yield the police regions from north to south, with links to their counties on the page."""
    for region in maker.site_context.catalogue.regions.values():
        links = (Link(href=f"#{county.id}", label=county.name) for county in region.counties)
        yield RegionBlock(name=region.name, counties=tuple(links))


def own_reception(maker: CampaignMaker, row: Reception) -> HelpPlace:
    """Return a reception as it is shown in its own county."""
    service = maker.site_context.catalogue.services[row.id]
    found = help_place(maker, service, row.gives.in_language(maker.language), row.sources)
    town = service.place.town if service.place else ""
    missing = maker.translator(
        "kop-inte",
        "Inget kontrollerat nummer än. Sök på “{name}”, eller fråga i kommunens växel i {town}.",
        name=service.name,
        town=town,
    )
    return replace(
        found,
        note=row.note.in_language(maker.language) if row.note else "",
        unknown=unknown_facts(maker, service),
        missing="" if found.contacts else missing,
    )


def near_reception(maker: CampaignMaker, row: Reception, near: NearReception) -> HelpPlace:
    """Return a reception as another county shows it: how far away, and whether it takes people from there."""
    translator, found = maker.translator, own_reception(maker, row)
    one = translator("kop-inte", "I länet intill.")
    more = translator("kop-inte", "{count} länsgränser bort.", count=near.borders)
    ask = translator("kop-inte", "Källorna säger inte om den tar emot från andra län. Fråga.")
    distance = one if near.borders == 1 else more
    return replace(found, distance=distance if row.outside == "advised" else f"{distance} {ask}")


def unknown_facts(maker: CampaignMaker, service: Service) -> str:
    """Return a sentence on what the sources do not say, or "" when they say it all."""
    translator = maker.translator
    hours = any(contact.hours for contact in maker.site_context.contacts(service))
    asked = {
        translator("kop-inte", "vad det kostar"): service.cost != "unknown",
        translator("kop-inte", "om du får vara anonym"): service.anonymous != "unknown",
        translator("kop-inte", "vilka tider de svarar"): hours,
        translator("kop-inte", "vilka språk de talar"): service.languages or service.interpreter != "unknown",
    }
    things = translator.listed(thing for thing, said in asked.items() if not said)
    said = translator("kop-inte", "Källorna säger inte {things}. Fråga.", things=things)
    return said if things else ""
