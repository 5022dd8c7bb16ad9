"""A language's help pages with each text numbered in its place, in one file for a reader with a phone.

The number of a text is that of its row in the workbook of `messages export`. What stands on no page (on
paper, in names that only a screen reader says) is in the list at the end, where every text stands once.
Nothing in the file runs, opens another page or dials: the pages stand in closed frames.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from html import unescape

from sitegen.build.all_text_sets import all_text_sets
from sitegen.core import Project
from sitegen.language import Translator, handover
from sitegen.language.handover import HandoverRow, row_id
from sitegen.language.text_sets import MAIN
from sitegen.records import Catalogue
from sitegen.sites.site_pages import SitePages, pages_of
from sitegen.web import Key, TemplateContext, Value
from sitegen.web.render import NO_ELEMENTS, render

# Around the number of a text, from its translation until all is rendered; Unicode keeps them for inner use.
BEGINS, ENDS = "\ufdd2", "\ufdd3"
MARK = re.compile(f"{BEGINS}(\\d+){ENDS}")
MAIN_PART = re.compile(r"(<main\b[^>]*>)(.*)(</main>)", re.DOTALL)
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
SITES = ("main", "215")
INSTRUCTIONS = (
    "Siffran efter en text är textens nummer, samma som på raden i arbetsboken (Nr).",
    "Läs som den som behöver hjälp. Stanna där du inte förstår, eller där det låter fel.",
    "Skriv numret, vad du förstod och hur du själv skulle säga.",
    "Inget i filen ringer eller öppnar något. Dela den inte vidare: det är ett utkast.",
)


class ProofPage(Value):
    """One page, or all of one kind after each other, as a document of its own."""

    name: str
    html: str


class ProofText(Value):
    """One text with its number; `placed` where it is seen on a page."""

    number: int
    where: str
    source: str
    text: str
    note: tuple[str, ...]
    placed: bool


class Proof(TemplateContext):
    """All pages of a language, and all texts."""

    template = "proof/proof.html"

    code: str
    language: str
    direction: str
    day: str
    instructions: tuple[str, ...]
    heading: str
    pages: tuple[ProofPage, ...]
    texts: tuple[ProofText, ...]


def document(project: Project, records: Catalogue, code: str, day: dt.date) -> str:
    """Return the file of a language. Raises `SetupError` for a language that has no catalogue."""
    found = handover.in_hand(project, records, all_text_sets(), code)
    language = records.languages[code]
    (rows,) = (
        part.rows
        for part in handover.handover(found, language.name, day, changed=False).parts
        if part.id == f"{MAIN.locales}/{MAIN.domain}"
    )
    numbers = {row.id: number for number, row in enumerate(rows, start=1)}
    pages = tuple(_pages(project, records, code, numbers, day))
    return render(
        project,
        Proof(
            code=code,
            language=language.name,
            direction=language.direction,
            day=day.isoformat(),
            instructions=INSTRUCTIONS,
            heading="Alla texter",
            pages=pages,
            texts=tuple(_texts(rows, pages)),
        ),
    )


def numbered(translator: Translator, numbers: Mapping[str, int]) -> Translator:
    """Return a translator that says the number of each text after it."""
    texts = {
        key: f"{said}{BEGINS}{numbers[row_id(key)]}{ENDS}" if row_id(key) in numbers else said
        for key, said in translator.texts.items()
    }
    return replace(translator, texts=texts)


def shown(html: str) -> str:
    """Return a page whose numbers are seen; where only text may stand, and in attributes, there are none."""
    bare = NO_ELEMENTS.sub(lambda found: MARK.sub("", found[0]), html)
    return MARK.sub(r'<sup dir="ltr">\1</sup>', bare)


def _pages(
    project: Project, records: Catalogue, code: str, numbers: Mapping[str, int], day: dt.date
) -> Iterator[ProofPage]:
    """Yield the pages of each kind together: what differs between them stands in their `main`."""
    for id in (site for site in SITES if site in records.sites):
        made = pages_of(project, records, day, site=id)
        speakers = (numbered(one, numbers) if one.code == code else one for one in made.translators)
        made = replace(made, translators=tuple(speakers))
        kinds: dict[str, list[Key]] = {}
        for key, codes in made.offers.items():
            if code in codes:
                kinds.setdefault(key.kind, []).append(key)
        for keys in kinds.values():
            html = _together(made, code, keys)
            yield ProofPage(name=_title(html), html=html)


def _together(made: SitePages, code: str, keys: Iterable[Key]) -> str:
    """Return one document with what stands in `main` of each page."""
    first, *others = (shown(made.page((code, key)).decode()) for key in keys)
    inner = [found[2] for html in others if (found := MAIN_PART.search(html))]
    return MAIN_PART.sub(lambda found: "<hr>".join([found[1] + found[2], *inner]) + found[3], first, count=1)


def _title(html: str) -> str:
    """Return what a page calls itself in the browser's tab."""
    return next((unescape(found[1]) for found in [TITLE.search(html)] if found), "")


def _texts(rows: Iterable[HandoverRow], pages: Iterable[ProofPage]) -> Iterator[ProofText]:
    seen = {
        int(number) for page in pages for number in re.findall(r"<sup dir=\"ltr\">(\d+)</sup>", page.html)
    }
    for number, row in enumerate(rows, start=1):
        yield ProofText(
            number=number,
            where=row.where,
            source=row.source,
            text=row.text,
            note=tuple(row.note.splitlines()),
            placed=number in seen,
        )
