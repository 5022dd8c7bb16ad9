"""How hard a Swedish text is to read: LIX, the share of long words and the length of sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

LONG_WORD = 6
"""A word with more letters counts as long."""
WORD = re.compile(r"[^\W_]+(?:[-:’'][^\W_]+)*")
# A full stop inside “kl. 9” or “020-50 50 50.” ends nothing where no blank and capital follow.
SENTENCE_END = re.compile(r"[.!?:](?=\s|$)|\n")


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text; a colon and a new line end one too, as LIX counts."""
    return (part.strip() for part in SENTENCE_END.split(text) if WORD.search(part))


def words(text: str) -> list[str]:
    """Return the words of a text; a number is one, and so is what a hyphen holds together."""
    return WORD.findall(text)


def lix(texts: Iterable[str]) -> float:
    """Return the LIX of some texts together: words to a sentence, and long words to a hundred.

    Under 30 is very easy to read, as a children's book; above 40 is a newspaper. Without words it is 0.
    """
    found = [words(sentence) for text in texts for sentence in sentences(text)]
    count = sum(map(len, found))
    long_words = sum(len(word) > LONG_WORD for sentence in found for word in sentence)
    return count / len(found) + 100 * long_words / count if count else 0.0
