"""Turn a page's prose into its context: claims and calls in their places, figures in their sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from sitegen.reading import markdown_text
from sitegen.sites.campaign import claim_cards, help_lines, prose
from sitegen.sites.campaign.campaign_context import CampaignMaker
from sitegen.sites.campaign.contexts import PageText, TextBlock
from sitegen.sites.campaign.material import Material
from sitegen.sites.campaign.page_frame import page_named, prose_name
from sitegen.sites.campaign.prose import INLINE, PAGE_LINK, CallReference, ClaimReference
from sitegen.web import Key, addresses

NO_HTML = Markup()


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
            yield TextBlock(html=NO_HTML, card=claim_cards.claim_card(maker, key, piece.id))
        elif isinstance(piece, CallReference):
            yield TextBlock(
                html=NO_HTML,
                line=help_lines.national_place(maker, maker.site_context.material.help.national[piece.id]),
            )
        else:
            html = markdown_text.to_html(PAGE_LINK.sub(lambda hit: _address(maker, key, hit[1]), piece))
            yield TextBlock(html=_with_figures(maker, html, notes))


def _address(maker: CampaignMaker, key: Key, name: str) -> str:
    """Return the address of the page with that name, as seen from a page."""
    return addresses.link((key, maker.language), (page_named(maker, name), maker.language))


def _with_figures(maker: CampaignMaker, html: Markup, notes: Mapping[str, int]) -> Markup:
    """Return the HTML with figures and words of claims in place, each linked to its note below."""
    material = maker.site_context.material

    def said(id: str, number: int, words: str) -> Markup:
        shown = words or claim_cards.figure_value(material.claims[id], number, maker.language)
        label = maker.translator("source", "Källa {number}", number=notes[id])
        return Markup('{}<sup><a href="#not-{}" aria-label="{}">{}</a></sup>').format(
            Markup(words) if words else shown, notes[id], label, notes[id]
        )

    return Markup(INLINE.sub(lambda hit: said(hit[1], int(hit[2] or 1), hit[3] or ""), html))
