"""Addresses of the campaign's PDF files. Their names say nothing of the subject."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.sites.campaign.campaign_context import CampaignMaker
from sitegen.web import addresses
from sitegen.web.addresses import Key
from sitegen.web.contexts import Link

TEST_PAPER, SHEETS_PAPER = "test", "worksheet"
FILE_NAMES: Mapping[str, Mapping[str, str]] = {
    TEST_PAPER: {"sv": "fragor.pdf", "en": "questions.pdf"},
    SHEETS_PAPER: {"sv": "blad.pdf", "en": "sheets.pdf"},
}
"""The file of each kind of page, by language; it lies in the page's own folder."""


def file_path(kind: str, language: str) -> str:
    """Return the path of a file from the site's root."""
    return addresses.folder(Key(kind), language) + FILE_NAMES[kind][language]


def file_link(maker: CampaignMaker, key: Key, kind: str, label: str) -> Link:
    """Return a link from a page to a file."""
    here = addresses.link((key, maker.language), (Key(kind), maker.language))
    return Link(href=here + FILE_NAMES[kind][maker.language], label=label)
