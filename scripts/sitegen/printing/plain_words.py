"""Find words on a piece that say what it is for: listed words, and names of anybody in the data.

The words are those that must not stand in a browser's history either (`data/neutral/`); all languages
count, for whoever finds a card may read any of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.reading.page_reader import page_events, texts_outside
from sitegen.records import Catalogue, neutral_words

UNSEEN = frozenset({"script", "style", "svg"})
SHORTEST_NAME = 4


def telling_words(stem: str, html: str, catalogue: Catalogue) -> Iterator[str]:
    """Yield every word in a document, or in the name of its file, that says what the piece is for."""
    text = " ".join((stem, *texts_outside(page_events(html), UNSEEN)))
    yield from neutral_words.listed_words(text, neutral_words.lists_for(catalogue.neutral))
    folded = neutral_words.fold_letters(text)
    yield from (
        name for name in sorted(names_in_data(catalogue)) if neutral_words.fold_letters(name) in folded
    )


def names_in_data(catalogue: Catalogue) -> set[str]:
    """Return everybody who is named in the data, but for names of digits (112), which are numbers to call."""
    services = catalogue.services.values()
    people = {service.name for service in services} | {service.operator for service in services}
    people |= {member.name for member in catalogue.members.values()}
    return {name for name in people if len(name) >= SHORTEST_NAME and not name[0].isdigit()}
