"""What kinds of sites there are: which pages each has, and who makes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sitegen import card, pages, urls
from sitegen.campaign import pages as campaign
from sitegen.desk import Desk, Shelf
from sitegen.render import AnyPage
from sitegen.urls import Key
from sitegen.voices import SOURCE_LANGUAGE, Voice

# MkDocs writes a 404.html of its own; the build puts this one in its place.
NOT_FOUND = "not-found.html"
ROOT = "index.html"

Common = Iterator[tuple[str, AnyPage, Voice]]
"""A file, its page, and who speaks it."""


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of site: its pages whatever the language, their makers, and the pages beside them."""

    keys: Callable[[Shelf], tuple[Key, ...]]
    builders: Mapping[str, Callable[[Desk, Key], AnyPage]]
    common: Callable[[Sequence[Desk]], Common]
    # Files that are no pages, by their paths: pictures, sheets to print.
    files: Callable[[Sequence[Desk]], Mapping[str, bytes]] = lambda desks: {}

    def page(self, desk: Desk, key: Key) -> AnyPage:
        """The context of one page in the desk's language."""
        return self.builders[key.kind](desk, key)


def errors(desks: Sequence[Desk]) -> Common:
    """The 404 of each language that has a folder of its own, and the one that speaks all languages."""
    for desk in pages.offered(desks):
        if desk.language != SOURCE_LANGUAGE:
            yield urls.not_found(desk.language), pages.lost(desk), desk.voice
    yield NOT_FOUND, pages.not_found(desks), desks[0].voice


def card_common(desks: Sequence[Desk]) -> Common:
    """The 404s, and the page that lists the languages; on the main site that one is prose.

    That page also stands behind the printed code of a language that is no longer offered.
    """
    yield from errors(desks)
    yield ROOT, card.start(desks), desks[0].voice
    for language in desks[0].shelf.catalogue.withheld.values():
        if language.short:
            yield f"{language.short}/{ROOT}", card.start(desks, root="../"), desks[0].voice


FAMILIES: Mapping[str, Family] = {
    "finder": Family(pages.keys, pages.BUILDERS, errors),
    "card": Family(card.keys, card.BUILDERS, card_common),
    "campaign": Family(campaign.keys, campaign.BUILDERS, campaign.common, campaign.files),
}
