"""Pages that ads lead to, the tap on contact behind each, and the page that tells what came of the ads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from babel.numbers import format_decimal

from sitegen import urls
from sitegen.campaign import claims
from sitegen.campaign.admodel import AdCampaign, AdFigure, AdLanguage, AdWords, CampaignWords, Creative
from sitegen.campaign.contexts import AdFunnel, AdPage, Around, FunnelPage, FunnelStep, TapPage
from sitegen.campaign.frame import HELP, TEST, around
from sitegen.campaign.texts import text
from sitegen.contexts import Link
from sitegen.desk import Desk, Shelf
from sitegen.urls import Key

PER = 1000


def ads(shelf: Shelf) -> tuple[Key, ...]:
    """The landing page of every ad."""
    return tuple(Key("ad", code) for code in shelf.material.ads.landings)


def taps(shelf: Shelf) -> tuple[Key, ...]:
    """The page behind the contact button of every landing page."""
    return tuple(Key("tap", code) for code in shelf.material.ads.landings)


def ad(desk: Desk, key: Key) -> AdPage:
    """What an ad leads to: its message goes on, and contact is a tap that is counted."""
    creative, words = _creative(desk, key), _words(desk, key)
    return AdPage(
        around=_with_tap(desk, around(desk, key), key),
        heading=words.heading,
        lead=words.message[0],
        message=words.message[1:],
        claims=tuple(claims.card(desk, key, id) for id in creative.claims),
        test=desk.link(key, TEST, desk.voice("nav", "Gör testet")),
    )


def _creative(desk: Desk, key: Key) -> Creative:
    known = desk.shelf.material.ads
    return known.creatives[known.landings[key.id].creative]


def _words(desk: Desk, key: Key) -> AdWords:
    return _creative(desk, key).words[_language(desk)]


def _language(desk: Desk) -> AdLanguage:
    return "en" if desk.language == "en" else "sv"


def _with_tap(desk: Desk, frame: Around, key: Key) -> Around:
    """The frame with every way to the contacts, in the menu too, over the tap that is counted."""
    direct = urls.link((key, desk.language), (HELP, desk.language))
    href = urls.link((key, desk.language), (Key("tap", key.id), desk.language))
    menu = (replace(entry, href=href) if entry.href == direct else entry for entry in frame.menu)
    return replace(frame, menu=tuple(menu), contact=Link(href=href, label=frame.contact.label))


def tap(desk: Desk, key: Key) -> TapPage:
    """Leads on to the contacts at once, on any host: a page of its own is in every log."""
    frame = replace(around(desk, key), picker=(), menu=())
    return TapPage(around=frame, onward=desk.link(key, HELP, frame.contact.label))


def funnel(desk: Desk, key: Key) -> FunnelPage:
    """What came of the ads, in the numbers that have been published."""
    campaigns = desk.shelf.material.ads.campaigns.values()
    told = tuple(_funnel(desk, campaign) for campaign in campaigns if campaign.publish)
    return FunnelPage(around=around(desk, key), text=text(desk, key), funnels=told)


def _funnel(desk: Desk, campaign: AdCampaign) -> AdFunnel:
    words: CampaignWords = campaign.words[_language(desk)]
    return AdFunnel(
        name=words.name,
        where=f"{words.place}, {words.when}",
        steps=tuple(_steps(desk, campaign)),
        rate=_rate(desk, campaign),
        sum=_sum(desk, campaign),
    )


def _steps(desk: Desk, campaign: AdCampaign) -> Iterator[FunnelStep]:
    voice = desk.voice
    for label, figure in (
        (voice("kop-inte", "Visningar: så många gånger syntes en annons"), campaign.views),
        (voice("kop-inte", "Klick: så många gånger tryckte någon på den"), campaign.clicks),
    ):
        if figure is not None:
            yield FunnelStep(
                label=label, count=_bounded(desk, figure), note="", source=_source(campaign, figure)
            )
    yield FunnelStep(
        label=voice("kop-inte", "Gick vidare till kontakt"),
        count=voice("kop-inte", "Inte mätt"),
        note=voice(
            "kop-inte", "Det finns inget publicerat tal för hur många som gick vidare till att ta kontakt."
        ),
        source="",
    )


def _bounded(desk: Desk, figure: AdFigure) -> str:
    """The number as far as the source carries it: “över 4 000” is more than that, how much nobody says."""
    count = _number(desk, figure.count)
    if figure.bound == "over":
        return desk.voice("kop-inte", "över {count}", count=count)
    if figure.bound == "about":
        return desk.voice("kop-inte", "ungefär {count}", count=count)
    return count


def _source(campaign: AdCampaign, figure: AdFigure) -> str:
    titles = {source.id: source.title or source.url or "" for source in campaign.sources}
    return "; ".join(titles[id] for id in figure.sources)


def rate(campaign: AdCampaign) -> Fraction | None:
    """Clicks on a thousand views, or nothing where one of the two is not known."""
    if campaign.views is None or campaign.clicks is None:
        return None
    return Fraction(campaign.clicks.count * PER, campaign.views.count)


def _rate(desk: Desk, campaign: AdCampaign) -> str:
    found = rate(campaign)
    if found is None:
        return ""
    # Rounded half up to whole ones: both numbers are rounded in the source and carry no more.
    return desk.voice(
        "kop-inte",
        "Ungefär {count} av {base} visningar ledde till ett klick.",
        count=_number(desk, int(found + Fraction(1, 2))),
        base=_number(desk, PER),
    )


def _sum(desk: Desk, campaign: AdCampaign) -> str:
    if campaign.views is None or campaign.clicks is None:
        return ""
    return desk.voice(
        "kop-inte",
        "Så är det räknat: {clicks} delat med {views}, på tusen och i hela tal. Talen är avrundade i källan, "
        "och klicken var fler än så. Därför säger vi bara ungefär.",
        clicks=_number(desk, campaign.clicks.count),
        views=_number(desk, campaign.views.count),
    )


def _number(desk: Desk, number: int) -> str:
    return format_decimal(number, locale=desk.language)
