"""Texts in one form: a single spelling of letters that look alike, of digits, spaces and dashes."""

from __future__ import annotations

import re
import unicodedata

from sitegen.core.forbidden_text import FORBIDDEN

# Letters of other alphabets that look like Latin ones (Unicode's confusables, those of Swedish words).
_ALIKE = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХаеоѕіјрсухԁһԛԝӏѵɡɑӒӓӦӧΑΒΕΖΗΙΚΜΝΟΡΤΥΧαινορυκ",
        "ABESIJKMHOPCTYXaeosijpcyxdhqwlvgaÄäÖöABEZHIKMNOPTYXaivopuk",
        strict=True,
    )
)
_DASHES = "\u00b7\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_TABLE = str.maketrans({**_ALIKE, **dict.fromkeys(_DASHES, "-"), "ı": "i", "⁄": "/", "∕": "/"})
_OTHERS = re.compile(rf"[{''.join(map(re.escape, map(chr, _TABLE)))}]|(?![0-9])\d|{FORBIDDEN.pattern}")
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_SPACE = re.compile(r"\s+")


class FoldedText(str):
    """A text that is in this form already."""

    __slots__ = ()


def folded(text: str) -> FoldedText:
    """Return a text in one line with Latin letters for their likes, ASCII digits, plain spaces and dashes.

    Characters that nobody sees are gone, so that none parts a word; case is kept.
    """
    if isinstance(text, FoldedText):
        return text
    if not text.isascii():
        text = unicodedata.normalize("NFKC", FORBIDDEN.sub("", text))
        if _OTHERS.search(text):
            text = _OTHER_DIGIT.sub(_ascii_digit, FORBIDDEN.sub("", text).translate(_TABLE))
    return FoldedText(_SPACE.sub(" ", text).strip())


def plain_letters(text: str) -> str:
    """Return a text as it is written in addresses on the web: lower case, å, ä and ö without their marks."""
    parts = unicodedata.normalize("NFD", text.lower())
    return "".join(char for char in parts if not unicodedata.combining(char))


def _ascii_digit(match: re.Match[str]) -> str:
    return str(unicodedata.decimal(match[0]))
