"""The pages for addresses that do not exist, on sites where people find help."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.core.languages import SOURCE_LANGUAGE
from sitegen.sites.finder import pages
from sitegen.sites.kind import CommonPages
from sitegen.web import addresses
from sitegen.web.page_maker import PageMaker


def error_pages(makers: Sequence[PageMaker]) -> CommonPages:
    """Yield the 404 of each language that has a folder of its own, and the one that speaks all languages."""
    for maker in pages.offered(makers):
        if maker.language != SOURCE_LANGUAGE:
            yield addresses.not_found(maker.language), pages.lost(maker), maker.translator
    yield addresses.MADE_NOT_FOUND, pages.not_found(makers), makers[0].translator
