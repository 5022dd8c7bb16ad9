"""The page on what phone, browser and bill keep."""

from __future__ import annotations

from urllib.parse import urlsplit

from sitegen.sites.finder import rights_page
from sitegen.sites.finder.browser_memory import memory
from sitegen.sites.finder.contexts import SafetyPage
from sitegen.web import Key, PageMaker

SAFETY = Key("safety")


def safety(maker: PageMaker, key: Key) -> SafetyPage:
    """Return the context of the page on what is left behind in phone, browser and bill."""
    memories = (
        memory(maker.translator, browser) for browser in maker.site_context.catalogue.browsers.values()
    )
    site = maker.site_context.site
    return SafetyPage(
        frame=maker.frame(key),
        statements=tuple(rights_page.statements_of(maker, rights_page.DIGITAL)),
        memories=tuple(memories),
        address="" if site.neutral else urlsplit(site.base_url).netloc,
    )
