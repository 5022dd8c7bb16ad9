"""List the pages of the campaign, and the function that makes each from records and prose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sitegen.core import SOURCE_LANGUAGE
from sitegen.language import Translator
from sitegen.sites.campaign import ad_pages, claim_cards, help_lines, text_pages
from sitegen.sites.campaign.campaign_context import HELP, CampaignContext, CampaignMaker, prose_name
from sitegen.sites.campaign.contexts import (
    CampaignProsePage,
    CampaignStartPage,
    ClaimPicture,
    MissingPage,
    PageFrame,
    PageText,
    SourcesPage,
    TextBlock,
    TextSection,
    TopicRows,
)
from sitegen.sites.campaign.help_pages import help_page
from sitegen.sites.campaign.material import has_page
from sitegen.sites.campaign.self_test import self_test
from sitegen.sites.campaign.stop_pages import stop_page, talk_page, worksheet_page
from sitegen.sites.campaign.text_pages import page_text
from sitegen.sites.finder import service_rows
from sitegen.web import Key, Link, PageContext, addresses
from sitegen.web.page_maker import CAMPAIGN

Builder = Callable[[CampaignMaker, Key], PageContext]


def keys(site_context: CampaignContext) -> tuple[Key, ...]:
    """Return every page, whatever the language: those made by code, and one for each other file of prose.

    What a campaign has no records of, a test or ads, it has no page of.
    """
    material = site_context.material
    kinds = tuple(Key(kind) for kind in BUILDERS if kind not in ("prose", *MANY) and has_page(material, kind))
    taken = {prose_name(key) for key in kinds}
    names = (name for name in material.prose.get(SOURCE_LANGUAGE, ()) if name not in taken)
    many = (Key(kind, code) for kind in MANY for code in material.ads.landings)
    return (*kinds, *(Key("prose", name) for name in names), *many)


def start_page(maker: CampaignMaker, key: Key) -> CampaignStartPage:
    """Return the context of the start page: one question, two ways on, and claims with their pictures."""
    frame, text = maker.page_frame(key), page_text(maker, key)
    return CampaignStartPage(
        frame=frame, text=text, ways=maker.ways(key, frame.contact), sections=sections(text)
    )


def sections(text: PageText) -> tuple[TextSection, ...]:
    """Return a text in its sections, each from a heading to the next."""
    held: list[list[TextBlock]] = []
    for block in text.blocks:
        if not held or block.html.startswith("<h2"):
            held.append([])
        held[-1].append(block)
    return tuple(TextSection(blocks=tuple(blocks), picture=first_picture(blocks)) for blocks in held)


def first_picture(blocks: Iterable[TextBlock]) -> ClaimPicture | None:
    """Return the picture of the first claim that has one."""
    found = (block.card.picture for block in blocks if block.card and block.card.picture)
    return next(found, None)


def prose_page(maker: CampaignMaker, key: Key) -> CampaignProsePage:
    """Return the context of a page that is nothing but what an editor has written."""
    wanted = maker.site_context.material.prose[maker.language][prose_name(key)].head.call
    frame = called_at_once(maker, maker.page_frame(key), wanted) if wanted else maker.page_frame(key)
    return CampaignProsePage(frame=frame, text=page_text(maker, key))


def called_at_once(maker: CampaignMaker, frame: PageFrame, id: str) -> PageFrame:
    """Return the frame with the number of a row of national.yml at the foot of the screen, and 112 before it.

    Whoever has a line of her own to call may be in danger, and 112 then comes first.
    """
    called = call_link(maker, id)
    alarm = next(one.contacts[0] for one in maker.site_context.catalogue.services.values() if one.emergency)
    first = Link(href=service_rows.href(alarm), label=alarm.number or "")
    return replace(frame, tap=called, alarm=first if called.href != first.href else None) if called else frame


def call_link(maker: CampaignMaker, id: str) -> Link | None:
    """Return the link that calls a row of national.yml, or None when it has no number to show today."""
    (line,) = help_lines.national_places(maker, (id,))
    ways = (way for way in line.contacts if way.kind == "phone")
    way = next(ways, None)
    return Link(href=way.href, label=f"{way.word} {way.shown}") if way else None


def sources_page(maker: CampaignMaker, key: Key) -> SourcesPage:
    """Return the context of the page of every claim that the site makes in the language, by topic."""
    return SourcesPage(
        frame=maker.page_frame(key), text=page_text(maker, key), topics=tuple(topic_rows(maker, key))
    )


def topic_rows(maker: CampaignMaker, key: Key) -> Iterator[TopicRows]:
    """Yield the claims that pages of the language show, under the headings of their topics."""
    found = maker.site_context.material
    used = text_pages.claims_shown(found, maker.language)
    for topic, label in claim_cards.topic_words(maker.translator).items():
        own = sorted(id for id in used if found.claims[id].topic == topic)
        if own:
            yield TopicRows(label=label, rows=tuple(claim_cards.claim_row(maker, key, id) for id in own))


def error_pages(makers: Sequence[CampaignMaker]) -> Iterator[tuple[str, PageContext, Translator]]:
    """Yield the path, the context and the translator of each language's 404 page."""
    for maker in makers:
        if maker.language in maker.offers[CAMPAIGN]:
            is_first = maker.language == SOURCE_LANGUAGE
            path = addresses.MADE_NOT_FOUND if is_first else addresses.not_found(maker.language)
            yield path, missing_page(maker), maker.translator


def missing_page(maker: CampaignMaker) -> MissingPage:
    """Return the context of the 404 page. Served at any address, it has links that start at the root."""
    translator = maker.translator
    labels = {CAMPAIGN: translator("nav", "Till startsidan"), HELP: maker.contact_label}
    home, contact = (
        Link(href="/" + addresses.folder(key, maker.language), label=label) for key, label in labels.items()
    )
    own = maker.page_frame(CAMPAIGN)
    return MissingPage(
        frame=replace(own, home=home.href, menu=(), picker=(), contact=contact, tap=contact, indexed=False),
        links=(home, contact),
    )


BUILDERS: Mapping[str, Builder] = {
    "campaign": start_page,
    "help": help_page,
    "test": self_test,
    "stop": stop_page,
    "worksheet": worksheet_page,
    "talk": talk_page,
    "sources": sources_page,
    "prose": prose_page,
    "funnel": ad_pages.funnel_page,
    "ad": ad_pages.ad_page,
    "tap": ad_pages.tap_page,
}
MANY = ("ad", "tap")
"""Kinds of which there is a page for each landing page of an ad."""
