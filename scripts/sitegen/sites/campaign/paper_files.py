"""The files to take away: what they are called and where they lie. Their names say nothing of the subject."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.sites.campaign.campaign_context import CampaignMaker
from sitegen.web import addresses
from sitegen.web.addresses import Key
from sitegen.web.contexts import Link

TEST_PAPER, SHEETS_PAPER = "test", "worksheet"
NAMES: Mapping[str, Mapping[str, str]] = {
    TEST_PAPER: {"sv": "fragor.pdf", "en": "questions.pdf"},
    SHEETS_PAPER: {"sv": "blad.pdf", "en": "sheets.pdf"},
}
"""The file of each kind of page, by language; it lies in the page's own folder."""


def path(kind: str, language: str) -> str:
    """Where a file lies, from the site's root."""
    return addresses.folder(Key(kind), language) + NAMES[kind][language]


def paper(maker: CampaignMaker, key: Key, kind: str, label: str) -> Link:
    """A link to a file from a page."""
    here = addresses.link((key, maker.language), (Key(kind), maker.language))
    return Link(href=here + NAMES[kind][maker.language], label=label)
