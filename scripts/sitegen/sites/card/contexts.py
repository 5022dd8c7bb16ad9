"""What the templates behind a card are given."""

from __future__ import annotations

from sitegen.language import LocalizedText
from sitegen.sites.finder.contexts import RowGroup, ServiceRow
from sitegen.web import Choice, ContactLine, Link, PageContext
from sitegen.web.contexts import Frame


class CardPage(PageContext):
    """The page behind a card, one document in one language."""

    template = "card.html"

    frame: Frame
    emergency: ServiceRow
    heading: str
    first: tuple[ServiceRow, ...]
    groups: tuple[RowGroup, ...]
    rights: tuple[LocalizedText, ...]
    notes: Link


class LanguageChoicePage(PageContext):
    """The languages of a card's site, in their own names."""

    template = "start.html"

    frame: Frame
    title: str
    exit_words: str
    emergency: ContactLine
    languages: tuple[Choice, ...]
