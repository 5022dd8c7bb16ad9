"""What kinds of sites there are: which pages each has, and who makes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sitegen.core.languages import SOURCE_LANGUAGE
from sitegen.language.translation import Translator
from sitegen.sites.campaign import pages as campaign
from sitegen.sites.card import pages as card
from sitegen.sites.finder import error_pages, pages
from sitegen.web import addresses
from sitegen.web.addresses import Key
from sitegen.web.contexts import PageContext
from sitegen.web.page_maker import PageMaker, SiteContext

# MkDocs writes a 404.html of its own; the build puts this one in its place.
NOT_FOUND = "not-found.html"
ROOT = "index.html"

Common = Iterator[tuple[str, PageContext, Translator]]
"""A file, its page, and who speaks it."""


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of site: its pages whatever the language, their makers, and the pages beside them."""

    keys: Callable[[SiteContext], tuple[Key, ...]]
    builders: Mapping[str, Callable[[PageMaker, Key], PageContext]]
    common: Callable[[Sequence[PageMaker]], Common]
    # Files that are no pages, by their paths: pictures, sheets to print.
    files: Callable[[Sequence[PageMaker]], Mapping[str, bytes]] = lambda makers: {}

    def page(self, maker: PageMaker, key: Key) -> PageContext:
        """The context of one page in the desk's language."""
        return self.builders[key.kind](maker, key)


def errors(makers: Sequence[PageMaker]) -> Common:
    """The 404 of each language that has a folder of its own, and the one that speaks all languages."""
    for maker in error_pages.offered(makers):
        if maker.language != SOURCE_LANGUAGE:
            yield addresses.not_found(maker.language), error_pages.lost(maker), maker.translator
    yield NOT_FOUND, error_pages.not_found(makers), makers[0].translator


def card_common(makers: Sequence[PageMaker]) -> Common:
    """The 404s, and the page that lists the languages; on the main site that one is prose.

    That page also stands behind the printed code of a language that is no longer offered.
    """
    yield from errors(makers)
    yield ROOT, card.start(makers), makers[0].translator
    for language in makers[0].site_context.catalogue.withheld.values():
        if language.short:
            yield f"{language.short}/{ROOT}", card.start(makers, root="../"), makers[0].translator


FAMILIES: Mapping[str, Family] = {
    "finder": Family(pages.keys, pages.BUILDERS, errors),
    "card": Family(card.keys, card.BUILDERS, card_common),
    "campaign": Family(campaign.keys, campaign.BUILDERS, campaign.common, campaign.files),
}
