"""What all pages of the campaign share: the frame, the menu, the one tap to contact, the editors' text."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from sitegen import urls
from sitegen.campaign.contexts import Around, MenuLink
from sitegen.contexts import Link
from sitegen.desk import CAMPAIGN, Desk
from sitegen.urls import Key
from sitegen.voices import SOURCE_LANGUAGE

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
    return urls.folder(key, SOURCE_LANGUAGE).rstrip("/").rpartition("/")[2] or START_FILE


def around(desk: Desk, key: Key) -> Around:
    """What surrounds a page."""
    assets = desk.shelf.assets
    return Around(
        language=desk.language,
        canonical=desk.absolute(key, desk.language),
        alternates=desk.alternates(key),
        picker=desk.picker(key),
        home=urls.link((key, desk.language), (CAMPAIGN, desk.language)),
        menu=tuple(menu(desk, key)),
        contact=contact(desk, key),
        indexed=key.kind not in ("ad", "tap"),
        draft=not desk.voice.reviewed,
        style=assets.style,
        own_style=assets.styles.get(key.kind, Markup()),
        script=assets.scripts.get(key.kind, Markup()),
    )


def contact(desk: Desk, key: Key) -> Link:
    """The one tap to somebody to talk to."""
    return desk.link(key, HELP, desk.voice("nav", "Prata med någon"))


def menu(desk: Desk, key: Key) -> Iterator[MenuLink]:
    """The menu as seen from a page; what a site does not have is left out."""
    for entry in MENU:
        if entry in desk.offers:
            href = urls.link((key, desk.language), (entry, desk.language))
            yield MenuLink(href=href, label=menu_label(desk, entry), current=entry == key)


def menu_label(desk: Desk, key: Key) -> str:
    """What a page is called in the menu: as its file says, or by its title."""
    head = desk.shelf.material.prose[desk.language][file_of(key)].head
    return head.menu or head.title
