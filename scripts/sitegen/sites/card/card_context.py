"""What the languages of a card's site share: what every site has, and whose voice is recorded."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.sites.card import recordings
from sitegen.web import PageMaker, SiteContext, addresses
from sitegen.web.page_maker import CARD


@dataclass(frozen=True)
class CardContext(SiteContext):
    """What all languages share on one day; `recorded` are those whose lines somebody has read aloud."""

    recorded: frozenset[str] = frozenset()


def recording(maker: PageMaker) -> str:
    """Return the address of the recording from the page behind the card; empty where there is none."""
    context, language = maker.site_context, maker.language
    if not isinstance(context, CardContext) or language not in context.recorded:
        return ""
    return addresses.root(CARD, language) + recordings.address(language)
