"""How one asks for an interpreter in Swedish: the words, their sound, and what can be shown to somebody."""

from __future__ import annotations

from sitegen.core import SOURCE_LANGUAGE
from sitegen.records.model import SpokenLanguage
from sitegen.web import PageMaker, Value


class CallCard(Value):
    """The Swedish words for one language. `sound` is empty where no spelling of it can be relied on."""

    language: str
    sentence: str
    sound: str
    request: str


def call_card(maker: PageMaker) -> CallCard | None:
    """Return the card of the language that pages are written in; none for Swedish, which needs none."""
    spoken = maker.site_context.catalogue.spoken_languages.get(maker.language)
    return None if spoken is None or maker.language == SOURCE_LANGUAGE else card_of(spoken)


def card_of(spoken: SpokenLanguage) -> CallCard:
    """Return the card of any spoken language."""
    return CallCard(
        language=spoken.id, sentence=spoken.sentence, sound=spoken.sound or "", request=spoken.request
    )
