"""The pages of the campaign: for each key a function that turns records and prose into a context."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from sitegen import urls
from sitegen.campaign import adpages, claims, texts
from sitegen.campaign.contexts import CampaignPage, MissingPage, ProsePage, SourcesPage, StartPage, TopicRows
from sitegen.campaign.frame import HELP, TEST, around, file_of
from sitegen.campaign.help import help_page
from sitegen.campaign.selftest import self_test
from sitegen.campaign.stop import stop_page, talk_page, worksheet_page
from sitegen.campaign.texts import text
from sitegen.contexts import Link
from sitegen.desk import CAMPAIGN, Desk, Shelf
from sitegen.urls import Key
from sitegen.voices import SOURCE_LANGUAGE, Voice

NOT_FOUND = "not-found.html"

Builder = Callable[[Desk, Key], CampaignPage]


def keys(shelf: Shelf) -> tuple[Key, ...]:
    """Every page, whatever the language: those that code makes, and one for each other file of prose."""
    kinds = tuple(Key(kind) for kind in BUILDERS if kind not in ("prose", *MANY))
    taken = {file_of(key) for key in kinds}
    names = (name for name in shelf.material.prose.get(SOURCE_LANGUAGE, ()) if name not in taken)
    many = (key for found in MANY.values() for key in found(shelf))
    return (*kinds, *(Key("prose", name) for name in names), *many)


def start(desk: Desk, key: Key) -> StartPage:
    """The first screen decides."""
    test = desk.link(key, TEST, desk.voice("nav", "Gör testet"))
    return StartPage(around=around(desk, key), text=text(desk, key), test=test)


def prose_page(desk: Desk, key: Key) -> ProsePage:
    """A page that is nothing but what an editor has written."""
    return ProsePage(around=around(desk, key), text=text(desk, key))


def sources(desk: Desk, key: Key) -> SourcesPage:
    """Every claim that the site makes in the language, by topic."""
    return SourcesPage(around=around(desk, key), text=text(desk, key), topics=tuple(topics(desk, key)))


def topics(desk: Desk, key: Key) -> Iterator[TopicRows]:
    """The claims of the pages under their headings."""
    found = desk.shelf.material
    used = texts.used(found, desk.language)
    for topic, label in claims.topic_words(desk.voice).items():
        own = sorted(id for id in used if found.claims[id].topic == topic)
        if own:
            yield TopicRows(label=label, rows=tuple(claims.row(desk, key, id) for id in own))


def common(desks: Sequence[Desk]) -> Iterator[tuple[str, CampaignPage, Voice]]:
    """The 404 of each language."""
    for desk in desks:
        if desk.language in desk.offers[CAMPAIGN]:
            path = NOT_FOUND if desk.language == SOURCE_LANGUAGE else urls.not_found(desk.language)
            yield path, missing(desk), desk.voice


def missing(desk: Desk) -> MissingPage:
    """The 404: served at any address, so its links start at the site's root."""
    voice = desk.voice
    labels = {CAMPAIGN: voice("nav", "Till startsidan"), HELP: voice("nav", "Prata med någon")}
    home, contact = (
        Link(href="/" + urls.folder(key, desk.language), label=label) for key, label in labels.items()
    )
    own = around(desk, CAMPAIGN)
    return MissingPage(
        around=replace(own, home=home.href, menu=(), picker=(), contact=contact, indexed=False),
        links=(home, contact),
    )


def files(desks: Sequence[Desk]) -> Mapping[str, bytes]:
    """Files that are no pages, by path: pictures, sheets to print."""
    return {}


BUILDERS: Mapping[str, Builder] = {
    "campaign": start,
    "help": help_page,
    "test": self_test,
    "stop": stop_page,
    "worksheet": worksheet_page,
    "talk": talk_page,
    "sources": sources,
    "prose": prose_page,
    "funnel": adpages.funnel,
    "ad": adpages.ad,
    "tap": adpages.tap,
}
# Kinds of pages that there are many of: their builder is in BUILDERS, their keys come from here.
MANY: Mapping[str, Callable[[Shelf], Sequence[Key]]] = {"ad": adpages.ads, "tap": adpages.taps}
