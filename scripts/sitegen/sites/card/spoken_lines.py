"""The ten lines of a card's page that are worth a voice, as they stand there, with how they are said.

A voice has as long as its file has room (`recordings.SECONDS`): a warning that needs more stays on the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from sitegen.core import SOURCE_LANGUAGE
from sitegen.language import LocalizedText
from sitegen.sites.card.contexts import CardPage
from sitegen.sites.card.recordings import SECONDS
from sitegen.sites.finder.contexts import FinderRow
from sitegen.web import PageMaker, Value

LINES = 10
SECONDS_A_LINE = SECONDS // LINES
DANGER = "Ring 112 om du är i fara"
INTERPRETER = "Be om tolk. Säg på svenska:"
NO_NAME = "Du behöver inte säga ditt namn. Ingen polisanmälan behövs."


class Direction(Value):
    """How something is said or done: in Swedish, and in English for who does not read Swedish."""

    swedish: str
    english: str


CALM = Direction(
    swedish="Lugnt och tydligt. Säg siffrorna en i taget, på ditt språk.",
    english="Calm and clear. Say the digits one by one, in your language.",
)
KIND = Direction(swedish="Vänligt, som till någon du känner.", english="Kind, as to somebody you know.")
DIGITS = Direction(
    swedish="Siffra för siffra, långsamt, på ditt språk. En kort paus efter varje grupp.",
    english="Digit by digit, slowly, in your language. A short pause after each group.",
)
BEFORE_SWEDISH = Direction(
    swedish="Vänligt. En kort paus före nästa rad.", english="Kind. A short pause before the next line."
)
IN_SWEDISH = Direction(
    swedish="På svenska, långsamt, så att den som lyssnar kan säga efter. Inom hakparentes: hur det låter.",
    english="In Swedish, slowly, so that a listener can repeat it. How it sounds stands in square brackets.",
)
REASSURING = Direction(swedish="Långsamt och lugnande.", english="Slow and reassuring.")


class SpokenLine(Value):
    """One line: what is said, in which language, and the Swedish of it; its sound where that is known."""

    text: str
    language: str
    source: str
    direction: Direction
    sound: str = ""


def lines(maker: PageMaker, page: CardPage) -> tuple[SpokenLine, ...]:
    """Return the lines of a page in the order in which they are said."""
    return tuple(islice(_lines(maker, page), LINES))


def _lines(maker: PageMaker, page: CardPage) -> Iterator[SpokenLine]:
    """Yield 112, how to get an interpreter, that no name is needed, and contacts in the page's order."""
    yield _common(maker, "emergency", DANGER, CALM)
    if page.card:
        yield _common(maker, "call", INTERPRETER, BEFORE_SWEDISH)
        yield _as_it_is(page.card.sentence, SOURCE_LANGUAGE, IN_SWEDISH, page.card.sound)
    yield _common(maker, "call", NO_NAME, REASSURING)
    for row in page.rows:
        yield from _of_row(maker, row)


def _common(maker: PageMaker, context: str, source: str, direction: Direction) -> SpokenLine:
    return _translated(maker.translator.localized(context, source), source, direction)


def _translated(said: LocalizedText, source: str, direction: Direction) -> SpokenLine:
    return SpokenLine(text=said.text, language=said.language, source=source, direction=direction)


def _as_it_is(text: str, language: str, direction: Direction, sound: str = "") -> SpokenLine:
    return SpokenLine(text=text, language=language, source=text, direction=direction, sound=sound)


def _of_row(maker: PageMaker, row: FinderRow) -> Iterator[SpokenLine]:
    """Yield for whom a contact is, and its number; nothing where it has none."""
    number = next((line.shown for line in row.contacts if line.href.startswith("tel:")), "")
    if number:
        source = maker.site_context.catalogue.services[row.id].summary
        yield _translated(row.summary, source, KIND)
        yield _as_it_is(number, maker.language, DIGITS)
