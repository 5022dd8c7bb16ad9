"""Find numbers and quantity words in Swedish and English prose: nobody may write one without a claim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sitegen.core import PROSE_LANGUAGES, numerals

# Words for a number between two and twelve, tens, and larger ones; “en” and “one” are also articles.
WORDS: Mapping[str, Mapping[str, str]] = {
    language: {word: str(value) for word, value in numerals.values(language, 2, 12).items()}
    for language in PROSE_LANGUAGES
}
# “Sex” in Swedish is the subject of this site; as a number it is written 6.
NOT_NUMBERS = {"sv": {"sex"}, "en": set[str]()}
SIX = "6"
# Shares, sizes and comparisons that say how many without a number.
SHARES: Mapping[str, tuple[str, ...]] = {
    "sv": (
        r"hälften", r"halva", r"halvera\w*", r"dubbel\w*", r"dubbl\w*", r"\w*tredjedel\w*",
        r"\w*fjärdedel\w*", r"\w*tiondel\w*", r"var (?:tredje|fjärde|femte|tionde)",
        r"majoritet\w*", r"merpart\w*", r"flesta",
        r"många", r"fåtal\w*", r"procent\w*", r"hundra\w*", r"tusen\w*", r"miljon\w*", r"miljard\w*",
        r"nästan (?:alla|ingen|inga)", r"dussin\w*",
    ),
    "en": (
        r"half", r"halves", r"halved?", r"doubl\w+", r"twice", r"thirds?", r"quarters?", r"tenths?",
        r"majority", r"most", r"many", r"few", r"percent\w*", r"per cent", r"hundreds?", r"thousands?",
        r"millions?", r"billions?", r"(?:nearly|almost) (?:all|every\w*|no\w*)", r"dozens?",
    ),
}  # fmt: skip
DIGITS = re.compile(r"\d+(?:[ \u00a0]\d{3}\b)*(?:[.,]\d+)?")


def _pattern(language: str) -> re.Pattern[str]:
    words = (word for word in WORDS[language] if word not in NOT_NUMBERS[language])
    return re.compile(rf"\d+|\b(?:{'|'.join((*words, *SHARES[language]))})\b", re.IGNORECASE)


PATTERNS = {language: _pattern(language) for language in WORDS}


def quantities(text: str, language: str) -> Iterator[tuple[int, str]]:
    """Yield every number and quantity word of a text with its offset."""
    for hit in PATTERNS[language].finditer(text):
        yield hit.start(), hit[0]


def numbers(text: str, language: str) -> frozenset[str]:
    """Return the numbers of a text as digits, written in digits or in words: “tio” and “10” are both "10"."""
    digits = (_plain(hit[0], language) for hit in DIGITS.finditer(text))
    words = WORDS[language]
    spelt = (words[word] for word in re.findall(r"\w+", text.lower()) if word in words)
    return frozenset((*digits, *(number for number in spelt if number != SIX)))


def _plain(number: str, language: str) -> str:
    """Return a number without separators of thousands, with a decimal point."""
    if language == "en":
        return "".join(number.split()).replace(",", "")
    return "".join(number.split()).replace(",", ".")


def number_in_language(value: str, language: str) -> str:
    """Return a figure in Swedish writing as the language writes it: “10 793” is “10,793” in English."""
    if language != "en":
        return value
    pointed = re.sub(r"(?<=\d),(?=\d)", ".", value)
    return re.sub(r"(?<=\d)[ \u00a0](?=\d{3}\b)", ",", pointed)
