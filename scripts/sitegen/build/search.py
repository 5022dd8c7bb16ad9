"""Make the search of the prose: an index of all finished pages, read by lunr in the reader's own browser.

Index and script stand in the search page itself: a search asks nobody for anything, and the policy
needs nothing but their hashes. Words are kept without their accents, å, ä and ö too; endings, parts of
compounds and slips of the finger are overrides/organisation/search.js's own. A page can name words that
people look for it by (`sought` in its head). Of the help pages the finder alone is known, by such words.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from sitegen.core import PROSE_LANGUAGES, Project
from sitegen.core.kept import kept
from sitegen.reading import read_page
from sitegen.web import TemplateContext, Value, assets, theme_pages
from sitegen.web.render import render

# lunr as MkDocs ships it, to the byte, and what asks it.
SCRIPTS = ("lunr.js", "search.js")
LIST, CODE = "<!-- search-list -->", "<!-- search-code -->"
# What a page is about stands in its title, its description and here: the search page must not be heavy.
LONGEST = 4_000
SEARCHED = re.compile(r"[^\W\d_]|\d{3}")
"""What people type: something with a letter in it, or a number that means something by itself."""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """A page: its folder from the site's root, its title, what it is about, its body, and words for it."""

    folder: str
    title: str
    description: str
    body: str
    sought: str = ""


class PageRow(Value):
    """A page in the list of all pages."""

    href: str
    title: str


class AllPages(TemplateContext):
    """The list of all pages, which those read who have no script."""

    template = "organisation/search.html#pages"

    entries: Sequence[PageRow]


class SearchCode(TemplateContext):
    """The index as JSON and the scripts that read it, inline."""

    template = "organisation/search.html#code"

    data: Markup
    scripts: Sequence[Markup]


def filled(project: Project, page: SearchEntry, entries: Sequence[SearchEntry]) -> str:
    """Return the body of the search page with the list of all pages, the index, lunr and our own script.

    What has no body here is found, and is no page of the prose.
    """
    others = sorted(
        (entry for entry in entries if entry.folder != page.folder), key=lambda e: e.title.casefold()
    )
    rows = [PageRow(href=theme_pages.link(page.folder, entry.folder), title=entry.title) for entry in others]
    files = ((project.organisation_templates / name).read_text("utf-8") for name in SCRIPTS)
    scripts = [Markup(assets.inline_script(text)) for text in files]
    code = render(project, SearchCode(data=Markup(data(others, rows)), scripts=scripts))
    own = [row for row, entry in zip(rows, others, strict=True) if entry.body]
    listed = render(project, AllPages(entries=own))
    return page.body.replace(LIST, listed).replace(CODE, code)


@kept
def data(entries: Sequence[SearchEntry], rows: Sequence[PageRow]) -> str:
    """Return what the script reads: the index, and of each page its address, title and description."""
    documents = [(document(number, entry), {"boost": weight(entry)}) for number, entry in enumerate(entries)]
    pages = [[row.href, row.title, entry.description] for row, entry in zip(rows, entries, strict=True)]
    found = {"pages": pages, "index": index(documents)}
    # "</" would end the element that holds it, and "<!--" change how its end is found.
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def document(number: int, entry: SearchEntry) -> dict[str, str]:
    """Return a page as the index takes it: its number, and its words without accents."""
    return {
        "i": str(number),
        "title": folded(entry.title),
        "sought": folded(entry.sought),
        "about": folded(entry.description),
        "text": folded(words(entry.body)),
    }


def weight(entry: SearchEntry) -> float:
    """Return how much a page weighs: the way to help first, a subject's own page before those below it."""
    inside = sum(part not in PROSE_LANGUAGES for part in entry.folder.split("/") if part)
    if not entry.body:
        return 8
    return 2 if inside < 2 else 1 if inside < 3 else 0.5


def index(documents: Sequence[tuple[dict[str, str], dict[str, float]]]) -> object:
    """Return the lunr index of some documents, as lunr.js loads it."""
    from lunr import lunr
    from lunr.builder import Builder
    from lunr.trimmer import trimmer

    builder = Builder()
    builder.pipeline.add(trimmer)
    fields = [
        {"field_name": "title", "boost": 10},
        {"field_name": "sought", "boost": 10},
        {"field_name": "about", "boost": 5},
        {"field_name": "text", "boost": 1},
    ]
    return coarse(lunr(ref="i", fields=fields, documents=list(documents), builder=builder).serialize())


def coarse(index: dict[str, Any]) -> dict[str, Any]:
    """Return the index with whole weights: the order of what is found needs no more.

    A vector is a word's number and its weight in turn.
    """
    vectors = [
        (name, [max(1, round(one)) if place % 2 else one for place, one in enumerate(vector)])
        for name, vector in index["fieldVectors"]
    ]
    return index | {"fieldVectors": vectors}


def folded(text: str) -> str:
    """Return a text without accents, in small letters, as the script folds what is typed."""
    apart = unicodedata.normalize("NFD", text.lower())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def words(html: str) -> str:
    """Return the beginning of what a page says, without its markup and without signs that stand alone."""
    return " ".join(filter(SEARCHED.search, read_page(html).text.split()))[:LONGEST]
