"""Make the pages that ads lead to, the tap on contact behind each, and the page of what came of the ads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from babel.numbers import format_decimal

from sitegen.sites.campaign import claim_cards
from sitegen.sites.campaign.ad_model import AdCampaign, AdFigure, AdLanguage
from sitegen.sites.campaign.campaign_context import HELP, CampaignMaker
from sitegen.sites.campaign.contexts import AdFunnel, AdPage, FunnelPage, FunnelStep, PageFrame, TapPage
from sitegen.sites.campaign.text_pages import page_text
from sitegen.web import Key, Link

PER = 1000
BRIEF = 300
"""So many letters below the ways, and one claim, leave the ways in view on a phone of ordinary size."""


def ad_page(maker: CampaignMaker, key: Key) -> AdPage:
    """Return the context of the landing page that a key names.

    It has the ad's message, and a tap to contact that is counted.
    """
    known = maker.site_context.material.ads
    creative = known.creatives[known.landings[key.id].creative]
    words = creative.words[_language(maker)]
    frame = _with_tap(maker, maker.page_frame(key), key)
    return AdPage(
        frame=frame,
        heading=words.heading,
        lead=words.message[0],
        message=words.message[1:],
        claims=tuple(claim_cards.claim_card(maker, key, id) for id in creative.claims),
        ways=maker.ways(key, frame.contact),
        brief=sum(map(len, words.message[1:])) <= BRIEF and len(creative.claims) <= 1,
    )


def _language(maker: CampaignMaker) -> AdLanguage:
    return "en" if maker.language == "en" else "sv"


def _with_tap(maker: CampaignMaker, frame: PageFrame, key: Key) -> PageFrame:
    """Return the frame with every link to the contacts, in the menu too, leading over the counted tap."""
    direct = maker.href(key, HELP)
    href = maker.href(key, Key("tap", key.id))
    menu = (replace(entry, href=href) if entry.href == direct else entry for entry in frame.menu)
    onward = Link(href=href, label=frame.contact.label)
    return replace(frame, menu=tuple(menu), contact=onward, tap=onward)


def tap_page(maker: CampaignMaker, key: Key) -> TapPage:
    """Return the context of the page that leads on to the contacts at once.

    As a page of its own it is in every host's log.
    """
    frame = replace(maker.page_frame(key), picker=(), menu=())
    return TapPage(frame=frame, onward=maker.link(key, HELP, frame.contact.label))


def funnel_page(maker: CampaignMaker, key: Key) -> FunnelPage:
    """Return the context of the page of what came of the ads, for the campaigns that may be told of."""
    campaigns = maker.site_context.material.ads.campaigns.values()
    told = tuple(_funnel(maker, campaign) for campaign in campaigns if campaign.publish)
    return FunnelPage(frame=maker.page_frame(key), text=page_text(maker, key), funnels=told)


def _funnel(maker: CampaignMaker, campaign: AdCampaign) -> AdFunnel:
    words = campaign.words[_language(maker)]
    return AdFunnel(
        name=words.name,
        where=f"{words.place}, {words.when}",
        steps=tuple(_steps(maker, campaign)),
        rate=_rate(maker, campaign),
        sum=_sum(maker, campaign),
    )


def _steps(maker: CampaignMaker, campaign: AdCampaign) -> Iterator[FunnelStep]:
    translator = maker.translator
    for label, figure in (
        (translator("kop-inte", "Visningar: så många gånger syntes en annons"), campaign.views),
        (translator("kop-inte", "Klick: så många gånger tryckte någon på den"), campaign.clicks),
    ):
        if figure is not None:
            source = _source(campaign, figure)
            yield FunnelStep(label=label, count=_bounded(maker, figure), source=source)
    label, count = translator("kop-inte", "Gick vidare till kontakt"), translator("kop-inte", "Inte mätt")
    note = translator(
        "kop-inte", "Det finns inget publicerat tal för hur många som gick vidare till att ta kontakt."
    )
    yield FunnelStep(label=label, count=count, note=note)


def _bounded(maker: CampaignMaker, figure: AdFigure) -> str:
    """Return the number as exactly as its source: “över 4 000” is more than that, how much nobody says."""
    count = _number(maker, figure.count)
    if figure.bound == "over":
        return maker.translator("kop-inte", "över {count}", count=count)
    if figure.bound == "about":
        return maker.translator("kop-inte", "ungefär {count}", count=count)
    return count


def _source(campaign: AdCampaign, figure: AdFigure) -> str:
    titles = {source.id: source.title or source.url or "" for source in campaign.sources}
    return "; ".join(titles[id] for id in figure.sources)


def clicks_per_thousand(campaign: AdCampaign) -> Fraction | None:
    """Return the clicks on a thousand views, or None where one of the two is not known."""
    if campaign.views is None or campaign.clicks is None:
        return None
    return Fraction(campaign.clicks.count * PER, campaign.views.count)


def _rate(maker: CampaignMaker, campaign: AdCampaign) -> str:
    found = clicks_per_thousand(campaign)
    if found is None:
        return ""
    # Rounded half up to whole ones: both numbers are rounded in the source and carry no more.
    return maker.translator(
        "kop-inte",
        "Ungefär {count} av {base} visningar ledde till ett klick.",
        count=_number(maker, int(found + Fraction(1, 2))),
        base=_number(maker, PER),
    )


def _sum(maker: CampaignMaker, campaign: AdCampaign) -> str:
    if campaign.views is None or campaign.clicks is None:
        return ""
    return maker.translator(
        "kop-inte",
        "Så är det räknat: {clicks} delat med {views}, på tusen och i hela tal. Talen är avrundade i källan, "
        "och klicken var fler än så. Därför säger vi bara ungefär.",
        clicks=_number(maker, campaign.clicks.count),
        views=_number(maker, campaign.views.count),
    )


def _number(maker: CampaignMaker, number: int) -> str:
    return format_decimal(number, locale=maker.language)
