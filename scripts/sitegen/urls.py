"""Every address of the finder family. Swedish stands at the root, other languages under their code."""

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


def folder(key: Key, language: str) -> str:
    """The page's folder from the site's root, with a slash at its end: `th/sok-hjalp/kontakt/bris/`."""
    start = "" if language == SOURCE_LANGUAGE else f"{language}/"
    inner = FOLDERS[key.kind] + (f"{key.id}/" if key.id else "")
    return f"{start}{FINDER}/{inner}"


def file(key: Key, language: str) -> str:
    """The file that a static host serves for the page."""
    return folder(key, language) + "index.html"


@lru_cache(maxsize=65536)
def link(start: tuple[Key, str], end: tuple[Key, str]) -> str:
    """The relative address from one page (key, language) to another."""
    return posixpath.relpath(folder(*end), folder(*start)).rstrip("/") + "/"


def root(key: Key, language: str) -> str:
    """The relative address of the site's root, with a slash at its end."""
    return "../" * folder(key, language).count("/")
