"""The page on what phone, browser and bill keep."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from sitegen.language import LocalizedText
from sitegen.records import rights
from sitegen.sites.finder import rights_page
from sitegen.sites.finder.browser_memory import memory
from sitegen.sites.finder.contexts import SafetyPage
from sitegen.web import Key, PageMaker

SAFETY = Key("safety")


FIRST = ("digital-leave", "digital-private", "digital-phone-bill")
"""What to know before all else: the button, the browser, the call; ids in data/rights."""


def first_statements(maker: PageMaker, said: Sequence[LocalizedText]) -> tuple[LocalizedText, ...]:
    """Return the sentences that stand first, of those that are said; the first few where they are others."""
    known = rights.published_rights(maker.site_context.catalogue)
    chosen = [id for id in FIRST if id in known]
    return tuple(rights_page.statements(maker, chosen)) if chosen else tuple(said[: len(FIRST)])


def safety(maker: PageMaker, key: Key) -> SafetyPage:
    """Return the context of the page on what is left behind in phone, browser and bill."""
    memories = (
        memory(maker.translator, browser) for browser in maker.site_context.catalogue.browsers.values()
    )
    site = maker.site_context.site
    said = tuple(rights_page.statements_of(maker, rights_page.DIGITAL))
    first = first_statements(maker, said)
    return SafetyPage(
        frame=maker.frame(key),
        first=first,
        rest=tuple(text for text in said if text not in first),
        memories=tuple(memories),
        address="" if site.neutral else urlsplit(site.base_url).netloc,
    )
