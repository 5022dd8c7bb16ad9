"""What the templates behind a card are given."""

from __future__ import annotations

from sitegen.sites.finder.contexts import FinderPage
from sitegen.web import Choice, ContactLine, PageContext
from sitegen.web.contexts import Frame


class CardPage(FinderPage):
    """The page behind a card: the finder's document under words that tell nothing, one in each language.

    `recording` is the address of a voice that says what matters most; empty where nobody has spoken.
    """

    template = "card.html"

    recording: str = ""


class LanguageChoicePage(PageContext):
    """The languages of a card's site, in their own names."""

    template = "start.html"

    frame: Frame
    title: str
    exit_words: str
    emergency: ContactLine
    languages: tuple[Choice, ...]
