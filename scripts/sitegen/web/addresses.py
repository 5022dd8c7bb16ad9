"""Every address that the generator makes.

In the finder family Swedish stands at the root, other languages under their code. On a card's site
every language, Swedish too, has a folder of its own, and a second one of one letter for printed codes.

Addresses stay in a browser's history, so they say nothing of the subject: the page of a service
stands under a code, not under its id. The code comes from the id alone and is as lasting as it.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache

from sitegen.core import SOURCE_LANGUAGE
from sitegen.records.service_codes import service_code

FINDER_FOLDER = "sok-hjalp"
SIGN_FOLDER = "skylt"


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """Which page, whatever its language."""

    kind: str
    id: str = ""


# The folder of each kind of page inside its language's.
FOLDERS = {
    "finder": f"{FINDER_FOLDER}/",
    "service": f"{FINDER_FOLDER}/kontakt/",
    "region": f"{FINDER_FOLDER}/region/",
    "county": f"{FINDER_FOLDER}/lan/",
    "rights": f"{FINDER_FOLDER}/rattigheter/",
    "safety": f"{FINDER_FOLDER}/sakerhet/",
    "others": f"{FINDER_FOLDER}/andra/",
    "languages": f"{FINDER_FOLDER}/sprak/",
    "easy": f"{FINDER_FOLDER}/lattlast/",
    "sign": f"{SIGN_FOLDER}/",
}
INDEX = "index.html"
NOT_FOUND = "404.html"
MADE_NOT_FOUND = "not-found.html"  # MkDocs writes a 404.html of its own; the build puts this one in its place
THEMED = "themed"  # a page that is named by its folder, as prose is; the start page by none


# The same inside a language's folder on a card's site.
CARD_FOLDERS = {
    "card": "",
    "notes": "info/",
    "words": "sprak/",
}
RECORDINGS = "ljud/"  # from the root of a card's site

# On Köp inte a page has an address in the words of its language, and so has its prose a file: the last
# folder of the Swedish address. Whatever is not named here in English is called the same in both.
CAMPAIGN_FOLDERS = {
    "campaign": "",
    "prose": "",
    "help": "hitta-hjalp/",
    "test": "testet/",
    "stop": "sluta/",
    "worksheet": "sluta/arbetsblad/",
    "talk": "forsta-samtalet/",
    "sources": "kallor/",
    # A log tells an ad's page, and the tap on its contact button, by their addresses alone.
    "ad": "a/",
    "tap": "a/kontakt/",
    "funnel": "om/annonserna/",
}
IN_ENGLISH = {
    "hitta-hjalp": "find-help",
    "testet": "the-test",
    "sluta": "stop",
    "arbetsblad": "worksheets",
    "forsta-samtalet": "the-first-talk",
    "kallor": "sources",
    "lagen": "the-law",
    "skadan": "the-harm",
    "de-som-koper": "who-buys",
    "manniskohandel": "trafficking",
    "pa-natet": "online",
    "myter": "myths",
    "anhoriga": "relatives",
    "yrkesverksamma": "professionals",
    "om": "about",
    "kontakt": "contact",
    "annonserna": "the-ads",
}


def folder(key: Key, language: str) -> str:
    """Return a page's folder from the site's root, with a slash at its end: `th/sok-hjalp/`."""
    if key.kind in CARD_FOLDERS:
        return f"{language}/{CARD_FOLDERS[key.kind]}"
    if key.kind == THEMED:
        return start(language) + (f"{key.id}/" if key.id else "")
    if key.kind in CAMPAIGN_FOLDERS:
        return start(language) + _campaign_folder(key, language)
    name = service_code(key.id) if key.kind == "service" else key.id
    return start(language) + FOLDERS[key.kind] + (f"{name}/" if name else "")


def _campaign_folder(key: Key, language: str) -> str:
    swedish = CAMPAIGN_FOLDERS[key.kind] + (f"{key.id}/" if key.id else "")
    if language == SOURCE_LANGUAGE:
        return swedish
    return "/".join(IN_ENGLISH.get(name, name) for name in swedish.split("/"))


def start(language: str) -> str:
    """Return the folder that holds a language's pages: `th/`, and nothing for Swedish."""
    return "" if language == SOURCE_LANGUAGE else f"{language}/"


def not_found(language: str) -> str:
    """Return the file that answers for addresses that do not exist among a language's pages."""
    return start(language) + NOT_FOUND


def file(key: Key, language: str) -> str:
    """Return the file that a static host serves for the page."""
    return folder(key, language) + "index.html"


def files(key: Key, language: str, short: str | None) -> tuple[str, ...]:
    """Every file that holds the page; on a card's site also that of the printed code: `t/index.html`."""
    if short and key.kind in CARD_FOLDERS:
        return file(key, language), f"{short}/{CARD_FOLDERS[key.kind]}index.html"
    return (file(key, language),)


@lru_cache(maxsize=65536)
def link(origin: tuple[Key, str], end: tuple[Key, str]) -> str:
    """Return the relative address from one page (key, language) to another."""
    return posixpath.relpath("/" + folder(*end), "/" + folder(*origin)).rstrip("/") + "/"


def root(key: Key, language: str) -> str:
    """Return the relative address of the site's root, with a slash at its end."""
    return "../" * folder(key, language).count("/")
