"""The files to take away: what they are called and where they lie. Their names say nothing of the subject."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen import urls
from sitegen.contexts import Link
from sitegen.desk import Desk
from sitegen.urls import Key

TEST_PAPER, SHEETS_PAPER = "test", "worksheet"
NAMES: Mapping[str, Mapping[str, str]] = {
    TEST_PAPER: {"sv": "fragor.pdf", "en": "questions.pdf"},
    SHEETS_PAPER: {"sv": "blad.pdf", "en": "sheets.pdf"},
}
"""The file of each kind of page, by language; it lies in the page's own folder."""


def path(kind: str, language: str) -> str:
    """Where a file lies, from the site's root."""
    return urls.folder(Key(kind), language) + NAMES[kind][language]


def paper(desk: Desk, key: Key, kind: str, label: str) -> Link:
    """A link to a file from a page."""
    here = urls.link((key, desk.language), (Key(kind), desk.language))
    return Link(href=here + NAMES[kind][desk.language], label=label)
