"""Make what all pages of the campaign share: head, menu, and the link to somebody to talk to."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from sitegen.core import SOURCE_LANGUAGE
from sitegen.sites.campaign.campaign_context import CampaignMaker
from sitegen.sites.campaign.contexts import MenuLink, PageFrame
from sitegen.web import Key, Link, addresses
from sitegen.web.page_maker import CAMPAIGN

HELP, TEST, STOP, TALK, SOURCES = Key("help"), Key("test"), Key("stop"), Key("talk"), Key("sources")
WORKSHEET = Key("worksheet")
START_FILE = "start"
# Pages of the menu, in order. A page of kind "prose" is nothing but its file; others are made by code.
MENU = (
    HELP,
    TEST,
    STOP,
    TALK,
    Key("prose", "lagen"),
    Key("prose", "skadan"),
    Key("prose", "de-som-koper"),
    Key("prose", "manniskohandel"),
    Key("prose", "pa-natet"),
    Key("prose", "myter"),
    Key("prose", "anhoriga"),
    Key("prose", "yrkesverksamma"),
    Key("prose", "om"),
    SOURCES,
)


def prose_name(key: Key) -> str:
    """Return the name of a page's prose file without ending: the last folder of its Swedish address."""
    return addresses.folder(key, SOURCE_LANGUAGE).rstrip("/").rpartition("/")[2] or START_FILE


def page_named(maker: CampaignMaker, name: str) -> Key:
    """Return the page whose prose file has that name; a check has made sure that there is one."""
    return next(key for key in maker.offers if not key.id or key.kind == "prose" if prose_name(key) == name)


def page_frame(maker: CampaignMaker, key: Key, rules: str = "") -> PageFrame:
    """Return the frame of a page. `rules` are style that follows from the page's records."""
    assets = maker.site_context.assets
    return PageFrame(
        language=maker.language,
        canonical=maker.absolute(key, maker.language),
        alternates=maker.alternates(key),
        picker=maker.picker(key),
        home=addresses.link((key, maker.language), (CAMPAIGN, maker.language)),
        menu=tuple(menu_links(maker, key)),
        contact=contact_link(maker, key),
        indexed=key.kind not in ("ad", "tap"),
        draft=not maker.translator.reviewed,
        style=assets.style,
        own_style=assets.styles.get(key.kind, Markup()) + Markup(rules),
        script=assets.scripts.get(key.kind, Markup()),
    )


def contact_link(maker: CampaignMaker, key: Key) -> Link:
    """Return the link to the page of contacts that every page carries."""
    return maker.link(key, HELP, maker.translator("nav", "Prata med någon"))


def menu_links(maker: CampaignMaker, key: Key) -> Iterator[MenuLink]:
    """Yield the links of the menu as seen from a page; pages that the site does not have are left out."""
    for entry in MENU:
        if entry in maker.offers:
            href = addresses.link((key, maker.language), (entry, maker.language))
            yield MenuLink(href=href, label=menu_label(maker, entry), current=entry == key)


def menu_label(maker: CampaignMaker, key: Key) -> str:
    """Return the name of a page in the menu: that of its file's head, else its title."""
    head = maker.site_context.material.prose[maker.language][prose_name(key)].head
    return head.menu or head.title
