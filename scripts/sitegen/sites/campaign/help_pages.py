"""Make the page of where to turn: each county's receptions or the nearest ones, and lines for all Sweden."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sitegen.records import Service, place_names
from sitegen.records.model import County
from sitegen.sites.campaign.campaign_context import TALK, TEST, WORKSHEET, CampaignMaker
from sitegen.sites.campaign.contexts import ChosenTap, CountyBlock, HelpPage, HelpPlace
from sitegen.sites.campaign.help_lines import help_place, national_place
from sitegen.sites.campaign.help_model import Reception
from sitegen.sites.campaign.nearest_help import CountyHelp, NearReception, ReceptionMap, county_help
from sitegen.sites.campaign.text_pages import page_text
from sitegen.web import Key, Link


def help_page(maker: CampaignMaker, key: Key) -> HelpPage:
    """Return the context of the page of help.

    It has counties by name, what one can do alone, and lines for everybody; where the campaign has no
    receptions, the lines alone.
    """
    blocks = tuple(county_blocks(maker)) if maker.help.units else ()
    lines = [row for row in maker.help.national.values() if not row.asked_for]
    everywhere = Link(href="#hela-landet", label=maker.translator("kop-inte", "Det som finns i hela landet"))
    frame = maker.page_frame(key, showing_style(blocks), tuple(county_taps(blocks)))
    return HelpPage(
        frame=replace(frame, tap=everywhere) if blocks else frame,
        text=page_text(maker, key),
        counties=blocks,
        tonight=tonight(maker, key),
        national=tuple(national_place(maker, row) for row in lines if not row.crisis),
        crisis=tuple(national_place(maker, row) for row in lines if row.crisis),
    )


def showing_style(blocks: Iterable[CountyBlock]) -> str:
    """Return the style that shows a county in place of the list while it is chosen, in every engine."""
    chosen = ",".join(f"#v-{b.id}:checked~.places #{b.id}" for b in blocks)
    return f"{chosen}{{display:block}}" if chosen else ""


def county_taps(blocks: Iterable[CountyBlock]) -> Iterator[ChosenTap]:
    """Yield the tap that calls the reception of a county, for each that has one with a number."""
    for block in blocks:
        ways = (way for place in block.own for way in place.contacts if way.kind == "phone")
        if way := next(ways, None):
            yield ChosenTap(token=f"v-{block.id}", link=Link(href=way.href, label=f"{way.word} {way.shown}"))


def tonight(maker: CampaignMaker, key: Key) -> tuple[Link, ...]:
    """Return what one can do alone, whatever county and hour: the test, the sheets, the first talk."""
    translator, count = maker.translator, maker.translator.number(len(maker.help.questions))
    ends = {
        TEST: (
            translator("kop-inte", "{count} frågor till dig själv", count=count),
            translator("kop-inte", "Bara för dig. Inget sparas."),
        ),
        WORKSHEET: (
            translator("kop-inte", "Arbetsblad att skriva på"),
            translator("kop-inte", "Vad hände innan, hur kändes det, och vad vill du nu?"),
        ),
        TALK: (
            translator("kop-inte", "Så går ett första samtal till"),
            translator("kop-inte", "Det vi vet, och vad du själv kan fråga."),
        ),
    }
    there = ((end, said) for end, said in ends.items() if end in maker.offers)
    return tuple(replace(maker.link(key, end, label), note=note) for end, (label, note) in there)


def county_blocks(maker: CampaignMaker) -> Iterator[CountyBlock]:
    """Yield the counties in the order of their short names."""
    receptions = ReceptionMap(maker.site_context.catalogue, maker.help, maker.site_context.today)
    found = (county for _, county in maker.site_context.catalogue.counties().values())
    for county in sorted(found, key=lambda county: alphabet_positions(place_names.short_county(county.name))):
        yield county_block(maker, county, county_help(receptions, county.id))


def alphabet_positions(name: str) -> list[int]:
    """Return the sort key of a name in Swedish order, in which å, ä, ö stand last."""
    return ["abcdefghijklmnopqrstuvwxyz åäö".index(letter) for letter in name.lower()]


def county_block(maker: CampaignMaker, county: County, found: CountyHelp) -> CountyBlock:
    """Return a county with its own receptions, and those of others where its own cannot be called."""
    units = maker.help.units
    near = [near_reception(maker, units[near.id], near) for near in found.near]
    called = tuple(place for place in near if any(way.kind == "phone" for way in place.contacts))
    return CountyBlock(
        id=county.id,
        short=place_names.short_county(county.name),
        name=county.name,
        intro=county_intro(maker, found),
        own=tuple(own_reception(maker, units[id]) for id in found.own),
        called=called,
        near=tuple(place for place in near if place not in called),
    )


def county_intro(maker: CampaignMaker, found: CountyHelp) -> str:
    """Return the sentence that says what there is in the county."""
    translator = maker.translator
    if not found.own:
        return translator("kop-inte", "Vi känner inte till någon egen mottagning i länet.")
    if not found.near:
        return translator("kop-inte", "Det finns en mottagning i länet.")
    if len(found.own) == 1:
        return translator(
            "kop-inte", "Det finns en mottagning i länet, men ingen har kontrollerat dess nummer än."
        )
    return translator(
        "kop-inte", "Det finns mottagningar i länet, men ingen har kontrollerat deras nummer än."
    )


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
