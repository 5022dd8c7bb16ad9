"""List the pages of the campaign, and the function that makes each from records and prose."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from sitegen.core import SOURCE_LANGUAGE
from sitegen.language import Translator
from sitegen.sites.campaign import ad_pages, claim_cards, text_pages
from sitegen.sites.campaign.campaign_context import HELP, TEST, CampaignContext, CampaignMaker, prose_name
from sitegen.sites.campaign.contexts import (
    CampaignProsePage,
    CampaignStartPage,
    MissingPage,
    SourcesPage,
    TopicRows,
)
from sitegen.sites.campaign.help_pages import help_page
from sitegen.sites.campaign.self_test import self_test
from sitegen.sites.campaign.stop_pages import stop_page, talk_page, worksheet_page
from sitegen.sites.campaign.text_pages import page_text
from sitegen.web import Key, Link, PageContext, addresses
from sitegen.web.page_maker import CAMPAIGN

Builder = Callable[[CampaignMaker, Key], PageContext]


def keys(site_context: CampaignContext) -> tuple[Key, ...]:
    """Return every page, whatever the language: those made by code, and one for each other file of prose."""
    kinds = tuple(Key(kind) for kind in BUILDERS if kind not in ("prose", *MANY))
    taken = {prose_name(key) for key in kinds}
    names = (name for name in site_context.material.prose.get(SOURCE_LANGUAGE, ()) if name not in taken)
    many = (Key(kind, code) for kind in MANY for code in site_context.material.ads.landings)
    return (*kinds, *(Key("prose", name) for name in names), *many)


def start_page(maker: CampaignMaker, key: Key) -> CampaignStartPage:
    """Return the context of the start page.

    It has one question, one tap to talk to somebody, one tap to the test.
    """
    test = maker.link(key, TEST, maker.translator("nav", "Gör testet"))
    return CampaignStartPage(frame=maker.page_frame(key), text=page_text(maker, key), test=test)


def prose_page(maker: CampaignMaker, key: Key) -> CampaignProsePage:
    """Return the context of a page that is nothing but what an editor has written."""
    return CampaignProsePage(frame=maker.page_frame(key), text=page_text(maker, key))


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
    labels = {CAMPAIGN: translator("nav", "Till startsidan"), HELP: translator("nav", "Prata med någon")}
    home, contact = (
        Link(href="/" + addresses.folder(key, maker.language), label=label) for key, label in labels.items()
    )
    own = maker.page_frame(CAMPAIGN)
    return MissingPage(
        frame=replace(own, home=home.href, menu=(), picker=(), contact=contact, indexed=False),
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
