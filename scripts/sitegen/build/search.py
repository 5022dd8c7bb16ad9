"""Make the search of the prose: an index of all finished pages, read by lunr in the reader's own browser.

Index and script stand in the search page itself: a search asks nobody for anything, and the policy
needs nothing but their hashes. Words are kept as they are written and found by how they begin, which
serves Swedish better than endings taken off by English rules. Help pages are no part of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lunr import lunr
from lunr.builder import Builder
from lunr.trimmer import trimmer
from markupsafe import Markup

from sitegen.core import Project
from sitegen.reading import read_page
from sitegen.web import TemplateContext, Value, assets, theme_pages
from sitegen.web.render import render

# lunr as MkDocs ships it, to the byte, and what asks it.
SCRIPTS = ("lunr.js", "search.js")
LIST, CODE = "<!-- search-list -->", "<!-- search-code -->"
# No page of today is longer; one that grows must not make the search page heavier than all others.
LONGEST = 20_000
SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """A page of the prose: its folder from the site's root, its title, what it is about, and its body."""

    folder: str
    title: str
    description: str
    body: str


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
    """Return the body of the search page with the list of all pages, the index, lunr and our own script."""
    others = sorted(
        (entry for entry in entries if entry.folder != page.folder), key=lambda e: e.title.casefold()
    )
    rows = [PageRow(href=theme_pages.link(page.folder, entry.folder), title=entry.title) for entry in others]
    files = ((project.organisation_templates / name).read_text("utf-8") for name in SCRIPTS)
    scripts = [Markup(assets.inline_script(text)) for text in files]
    code = render(project, SearchCode(data=Markup(data(others, rows)), scripts=scripts))
    listed = render(project, AllPages(entries=rows))
    return page.body.replace(LIST, listed).replace(CODE, code)


def data(entries: Sequence[SearchEntry], rows: Sequence[PageRow]) -> str:
    """Return what the script reads: the index, and of each page its address, title and description."""
    documents = [
        {"i": str(number), "title": entry.title, "about": entry.description, "text": words(entry.body)}
        for number, entry in enumerate(entries)
    ]
    pages = [[row.href, row.title, entry.description] for row, entry in zip(rows, entries, strict=True)]
    found = {"pages": pages, "index": index(documents)}
    # "</" would end the element that holds it, and "<!--" change how its end is found.
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def index(documents: Sequence[dict[str, str]]) -> object:
    """Return the lunr index of some documents, as lunr.js loads it."""
    builder = Builder()
    builder.pipeline.add(trimmer)
    fields = [
        {"field_name": "title", "boost": 10},
        {"field_name": "about", "boost": 5},
        {"field_name": "text", "boost": 1},
    ]
    return coarse(lunr(ref="i", fields=fields, documents=list(documents), builder=builder).serialize())


def coarse(index: dict[str, Any]) -> dict[str, Any]:
    """Return the index with weights of one decimal: the order of what is found needs no more."""
    vectors = [(name, [round(weight, 1) for weight in vector]) for name, vector in index["fieldVectors"]]
    return index | {"fieldVectors": vectors}


def words(html: str) -> str:
    """Return the beginning of what a page says, without its markup."""
    return SPACE.sub(" ", read_page(html).text)[:LONGEST]
