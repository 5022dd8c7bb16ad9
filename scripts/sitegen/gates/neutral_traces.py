"""Where a browser keeps what was read, nothing may tell what it was: names, descriptions, addresses, files.

Holds for the finder family of every site, and for all of a site that is marked `neutral`. A host
is not looked at here: `checks.shape` does that, for neutral sites.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from sitegen.core import SOURCE_LANGUAGE, Problem
from sitegen.gates.built_site import BuiltSite
from sitegen.reading import FinishedPage
from sitegen.records import neutral_words
from sitegen.web import Key, addresses

KEPT_META = ("description", "keywords", "application-name", "apple-mobile-web-app-title")
KEPT_FAMILIES = ("og:", "twitter:")
PACKED = (".br", ".gz")
"""What a host keeps beside a file under its name, which is looked at once."""
NOT_FOUND = "404.html"


def telling_words(site: BuiltSite) -> Iterator[Problem]:
    """Yield listed words in what a browser keeps of a neutral page, and in the addresses of neutral files."""
    for path in neutral_files(site):
        # An address is in no language: every list counts.
        yield from _told(site, path, "adressen", path, ())
        if page := site.pages.get(path):
            language = next((tag.get("lang", "") for tag in page.each("html")), "")
            for where, text in kept(page):
                yield from _told(site, path, where, text, (language, SOURCE_LANGUAGE))


def neutral_files(site: BuiltSite) -> tuple[str, ...]:
    """Return the paths of the files to look at that must be neutral."""
    whole = any(s.neutral for s in site.catalogue.sites.values() if s.base_url == site.base_url)
    family = tuple(
        addresses.folder(Key(kind), c) for kind in addresses.FOLDERS for c in site.catalogue.languages
    )
    return tuple(
        path
        for path in site.judged
        if (whole or PurePosixPath(path).name == NOT_FOUND or path.startswith(family))
        and not (path.endswith(PACKED) and path.rpartition(".")[0] in site.files)
    )


def kept(page: FinishedPage) -> Iterator[tuple[str, str]]:
    """Yield what a browser may keep of a page beside its address: where it stands, in words, and the text."""
    yield from (("sidans namn (title)", title) for title in page.titles)
    for tag in page.each("meta"):
        name = tag.get("name") or tag.get("property") or ""
        if name in KEPT_META or name.startswith(KEPT_FAMILIES):
            yield f"meta {name}", tag.get("content", "")
    for _, attributes in page.tags:
        if "download" in attributes:
            yield "download", attributes["download"]
    yield from (("link title", tag["title"]) for tag in page.each("link") if "title" in tag)


def _told(site: BuiltSite, path: str, where: str, text: str, languages: tuple[str, ...]) -> Iterator[Problem]:
    words = tuple(
        neutral_words.listed_words(text, neutral_words.lists_for(site.catalogue.neutral, *languages))
    )
    if words:
        listed = ", ".join(f"“{word}”" for word in words)
        message = f"{where} säger vad sidan handlar om ({listed}): “{text}”. Webbläsaren sparar det; skriv om"
        yield site.problem(path, message)
