"""What all pages of the campaign share: the frame, the menu, the one tap to contact, the editors' text."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from sitegen.core.languages import SOURCE_LANGUAGE
from sitegen.sites.campaign.campaign_context import CampaignMaker
from sitegen.sites.campaign.contexts import Around, MenuLink
from sitegen.web import addresses
from sitegen.web.addresses import Key
from sitegen.web.contexts import Link
from sitegen.web.page_maker import CAMPAIGN

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


def file_of(key: Key) -> str:
    """The prose file of a page, without ending: the last folder of its Swedish address."""
    return addresses.folder(key, SOURCE_LANGUAGE).rstrip("/").rpartition("/")[2] or START_FILE


def around(maker: CampaignMaker, key: Key) -> Around:
    """What surrounds a page."""
    assets = maker.site_context.assets
    return Around(
        language=maker.language,
        canonical=maker.absolute(key, maker.language),
        alternates=maker.alternates(key),
        picker=maker.picker(key),
        home=addresses.link((key, maker.language), (CAMPAIGN, maker.language)),
        menu=tuple(menu(maker, key)),
        contact=contact(maker, key),
        indexed=key.kind not in ("ad", "tap"),
        draft=not maker.translator.reviewed,
        style=assets.style,
        own_style=assets.styles.get(key.kind, Markup()),
        script=assets.scripts.get(key.kind, Markup()),
    )


def contact(maker: CampaignMaker, key: Key) -> Link:
    """The one tap to somebody to talk to."""
    return maker.link(key, HELP, maker.translator("nav", "Prata med någon"))


def menu(maker: CampaignMaker, key: Key) -> Iterator[MenuLink]:
    """The menu as seen from a page; what a site does not have is left out."""
    for entry in MENU:
        if entry in maker.offers:
            href = addresses.link((key, maker.language), (entry, maker.language))
            yield MenuLink(href=href, label=menu_label(maker, entry), current=entry == key)


def menu_label(maker: CampaignMaker, key: Key) -> str:
    """What a page is called in the menu: as its file says, or by its title."""
    head = maker.site_context.material.prose[maker.language][file_of(key)].head
    return head.menu or head.title
