"""Every address that the generator makes.

In the finder family Swedish stands at the root, other languages under their code. On a card's site
every language, Swedish too, has a folder of its own, and a second one of one letter for printed codes.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache

from sitegen.voices import SOURCE_LANGUAGE

FINDER = "sok-hjalp"


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """Which page, whatever its language."""

    kind: str
    id: str = ""


# The folder of each kind of page inside the finder's.
FOLDERS = {
    "finder": "",
    "service": "kontakt/",
    "region": "region/",
    "rights": "rattigheter/",
    "safety": "sakerhet/",
    "others": "andra/",
}


# The same inside a language's folder on a card's site.
CARD_FOLDERS = {
    "card": "",
    "notes": "info/",
}


def folder(key: Key, language: str) -> str:
    """The page's folder from the site's root, with a slash at its end: `th/sok-hjalp/kontakt/bris/`."""
    if key.kind in CARD_FOLDERS:
        return f"{language}/{CARD_FOLDERS[key.kind]}"
    start = "" if language == SOURCE_LANGUAGE else f"{language}/"
    inner = FOLDERS[key.kind] + (f"{key.id}/" if key.id else "")
    return f"{start}{FINDER}/{inner}"


def file(key: Key, language: str) -> str:
    """The file that a static host serves for the page."""
    return folder(key, language) + "index.html"


def files(key: Key, language: str, short: str | None) -> tuple[str, ...]:
    """Every file that holds the page; on a card's site also that of the printed code: `t/index.html`."""
    if short and key.kind in CARD_FOLDERS:
        return file(key, language), f"{short}/{CARD_FOLDERS[key.kind]}index.html"
    return (file(key, language),)


@lru_cache(maxsize=65536)
def link(start: tuple[Key, str], end: tuple[Key, str]) -> str:
    """The relative address from one page (key, language) to another."""
    return posixpath.relpath(folder(*end), folder(*start)).rstrip("/") + "/"


def root(key: Key, language: str) -> str:
    """The relative address of the site's root, with a slash at its end."""
    return "../" * folder(key, language).count("/")
