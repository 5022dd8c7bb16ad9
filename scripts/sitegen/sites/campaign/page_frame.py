"""What all pages of the campaign share: the frame, the menu, the one tap to contact, the editors' text."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from sitegen.core.languages import SOURCE_LANGUAGE
from sitegen.sites.campaign.contexts import MenuLink, PageFrame
from sitegen.web import addresses
from sitegen.web.addresses import Key
from sitegen.web.contexts import Link
from sitegen.web.page_maker import CAMPAIGN, PageMaker

HELP, TEST, STOP, TALK, SOURCES = Key("help"), Key("test"), Key("stop"), Key("talk"), Key("sources")
WORKSHEET = Key("worksheet")
START_FILE = "start"
# Pages of the menu, in order. What stands elsewhere than in a prose file of its own is a kind.
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
    """The prose file of a page, without ending: the last folder of its Swedish address."""
    return addresses.folder(key, SOURCE_LANGUAGE).rstrip("/").rpartition("/")[2] or START_FILE


def page_frame(maker: PageMaker, key: Key) -> PageFrame:
    """What surrounds a page."""
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
        own_style=assets.styles.get(key.kind, Markup()),
        script=assets.scripts.get(key.kind, Markup()),
    )


def contact_link(maker: PageMaker, key: Key) -> Link:
    """The one tap to somebody to talk to."""
    return maker.link(key, HELP, maker.translator("nav", "Prata med någon"))


def menu_links(maker: PageMaker, key: Key) -> Iterator[MenuLink]:
    """The menu as seen from a page; what a site does not have is left out."""
    for entry in MENU:
        if entry in maker.offers:
            href = addresses.link((key, maker.language), (entry, maker.language))
            yield MenuLink(href=href, label=menu_label(maker, entry), current=entry == key)


def menu_label(maker: PageMaker, key: Key) -> str:
    """What a page is called in the menu: as its file says, or by its title."""
    head = maker.site_context.material.prose[maker.language][prose_name(key)].head
    return head.menu or head.title
