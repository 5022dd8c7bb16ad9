"""Turn a page's prose into its context: claims and calls in their places, figures in their sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from sitegen.reading import markdown_text
from sitegen.sites.campaign import claim_cards, help_lines, prose
from sitegen.sites.campaign.campaign_context import CampaignMaker, prose_name
from sitegen.sites.campaign.contexts import PageText, TextBlock
from sitegen.sites.campaign.material import Material
from sitegen.sites.campaign.prose import INLINE, PAGE_LINK, CallReference, ClaimReference
from sitegen.web import Key

NOTED = Markup('{}<sup><a href="#not-{}" aria-label="{}">{}</a></sup>')


def page_text(maker: CampaignMaker, key: Key) -> PageText:
    """Return the prose of a page in the maker's language. Claims named in sentences become numbered notes."""
    found = maker.site_context.material.prose[maker.language][prose_name(key)]
    notes = tuple(dict.fromkeys(ref.id for ref in prose.references(found) if not ref.card))
    return PageText(
        title=found.head.title,
        description=found.head.description,
        lead=found.head.lead or "",
        blocks=tuple(_blocks(maker, key, found, {id: number for number, id in enumerate(notes, start=1)})),
        notes=tuple(claim_cards.claim_card(maker, key, id) for id in notes),
    )


def claims_shown(material: Material, language: str) -> frozenset[str]:
    """Return the ids of the claims that any page of a language shows."""
    pages = material.prose[language].values()
    return frozenset(ref.id for page in pages for ref in prose.references(page)) | material.shown_elsewhere


def _blocks(
    maker: CampaignMaker, key: Key, found: prose.ProseFile, notes: Mapping[str, int]
) -> Iterator[TextBlock]:
    for piece in prose.blocks(found):
        if isinstance(piece, ClaimReference):
            yield TextBlock(card=claim_cards.claim_card(maker, key, piece.id))
        elif isinstance(piece, CallReference):
            (line,) = help_lines.national_places(maker, (piece.id,))
            yield TextBlock(line=line)
        else:
            linked = PAGE_LINK.sub(lambda hit: maker.href(key, maker.page_named(hit[1])), piece)
            html = markdown_text.to_html(linked)
            yield TextBlock(html=_with_figures(maker, html, notes))


def _with_figures(maker: CampaignMaker, html: Markup, notes: Mapping[str, int]) -> Markup:
    """Return the HTML with figures and words of claims in place, each linked to its note below."""
    material = maker.site_context.material

    def said(hit: re.Match[str]) -> Markup:
        claim, note, words = material.claims[hit[1]], notes[hit[1]], hit[3]
        shown = Markup(words) if words else claim_cards.figure_value(claim, int(hit[2] or 1), maker.language)
        label = maker.translator("source", "Källa {number}", number=note)
        return NOTED.format(shown, note, label, note)

    return Markup(INLINE.sub(said, html))
