"""From prose to what templates are given: claims in their places, figures in their sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from sitegen import urls
from sitegen.campaign import claims, lines, prose
from sitegen.campaign.contexts import Block, Text
from sitegen.campaign.frame import file_of
from sitegen.campaign.material import Material
from sitegen.campaign.prose import INLINE, PAGE_LINK, Call, Reference
from sitegen.desk import Desk
from sitegen.urls import Key

NO_HTML = Markup()


def text(desk: Desk, key: Key) -> Text:
    """What the editors have written for a page, in the desk's language."""
    found = desk.shelf.material.prose[desk.language][file_of(key)]
    notes = tuple(dict.fromkeys(ref.id for ref in prose.references(found) if not ref.card))
    return Text(
        title=found.head.title,
        description=found.head.description,
        lead=found.head.lead or "",
        blocks=tuple(_blocks(desk, key, found, {id: number for number, id in enumerate(notes, start=1)})),
        notes=tuple(claims.card(desk, key, id) for id in notes),
    )


def used(material: Material, language: str) -> frozenset[str]:
    """The ids of the claims that any prose of a language names, and those that others show."""
    pages = material.prose[language].values()
    return frozenset(ref.id for page in pages for ref in prose.references(page)) | material.shown_elsewhere


def _blocks(desk: Desk, key: Key, found: prose.Prose, notes: Mapping[str, int]) -> Iterator[Block]:
    for piece in prose.blocks(found):
        if isinstance(piece, Reference):
            yield Block(html=NO_HTML, card=claims.card(desk, key, piece.id))
        elif isinstance(piece, Call):
            yield Block(html=NO_HTML, line=lines.line(desk, desk.shelf.material.aid.national[piece.id]))
        else:
            html = prose.html(PAGE_LINK.sub(lambda hit: _address(desk, key, hit[1]), piece))
            yield Block(html=_with_figures(desk, html, notes))


def _address(desk: Desk, key: Key, name: str) -> str:
    """Where the page of a file stands, seen from a page; a check has seen to that there is one."""
    pages = (other for other in desk.offers if other.kind == "prose" or not other.id)
    end = next(other for other in pages if file_of(other) == name)
    return urls.link((key, desk.language), (end, desk.language))


def _with_figures(desk: Desk, html: Markup, notes: Mapping[str, int]) -> Markup:
    """The figures and words of claims in their sentences, each with a link to its note below."""
    material = desk.shelf.material

    def said(id: str, number: int, words: str) -> Markup:
        shown = words or claims.figure(material.claims[id], number, desk.language)
        label = desk.voice("source", "Källa {number}", number=notes[id])
        return Markup('{}<sup><a href="#not-{}" aria-label="{}">{}</a></sup>').format(
            Markup(words) if words else shown, notes[id], label, notes[id]
        )

    return Markup(INLINE.sub(lambda hit: said(hit[1], int(hit[2] or 1), hit[3] or ""), html))
