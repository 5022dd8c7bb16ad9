"""What no text in data/ may hold: markup, script addresses, template syntax, unseen characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Controls (line breaks and tabs have rules of their own), bidi controls, joiners, fillers,
# variation selectors, tags, private use, noncharacters, and U+FFFD, the trace of a broken copy.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U0001fffe\U0001ffff\U000e0000-\U0010ffff]"
)
REPLACEMENT = "\ufffd"
# UTF-8 that a program has read as Windows' letters: “Ã¶” was ö, “â€¦” was …, “à¹€” was Thai.
TAIL = "[\u00a0-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
GARBLED = re.compile(f"(?:[ÂÃÄÅÈÐÑØÙ]|à[¸¹]|[áâ]{TAIL}){TAIL}")
# What it was then, in the languages of the site; anything else is more likely to be what it says.
MEANT = re.compile(
    "[\u00a0-\u00ffĂ-ćĘęŁ-ńŚśŞşŢţŹ-żȘ-ț\u0400-\u04ff\u0600-\u06ff\u0e00-\u0e7f\u1200-\u137f\u2010-\u2026€]"
)
# A letter that a program could not save; addresses have question marks of their own.
LOST = re.compile(r"(?<![\w/=&.:?-])[^\W\d_]+\?[^\W\d_]+(?![\w/=&]|\.\w)")
UNSAFE = re.compile(
    r"(?P<markup><[A-Za-z/!])|(?P<template>\{[{%#])"
    r"|(?P<scheme>\b(?:(?:java|vb)script\s*:|data:(?=\S)))",
    re.IGNORECASE,
)
WAYS_OUT = {
    "markup": "HTML hör inte hemma i data; skriv ren text utan “<”",
    "template": "mallkod hör inte hemma i data; skriv ren text utan klamrar",
    "scheme": "länkar får bara börja med https://; ta bort script- och dataadressen",
}


def code_in_text(text: str) -> Iterator[tuple[int, str]]:
    """Yield each place where a text looks like markup, template code or a script address.

    Each is the offset in the text (from 0) and a message in Swedish.
    """
    for match in UNSAFE.finditer(text):
        yield match.start(), f"“{match[0]}”: {WAYS_OUT[str(match.lastgroup)]}"


def unseen_characters(text: str) -> Iterator[tuple[int, str]]:
    """Yield each character that a reader cannot see or that reorders the text.

    Each is the offset in the text (from 0) and a message in Swedish that names the character.
    """
    for match in FORBIDDEN.finditer(text):
        yield match.start(), why_refused(match[0])


def broken_letters(text: str) -> Iterator[tuple[int, str]]:
    """Yield each place where letters were lost because the file was saved as something else than UTF-8.

    Each is the offset in the text (from 0) and a message in Swedish: “Ã¶” was ö.
    """
    for match in GARBLED.finditer(text):
        meant = match[0].encode("cp1252").decode("utf-8")
        if MEANT.match(meant):
            yield match.start(), f"“{match[0]}” var “{meant}” innan filen sparades fel; hämta texten på nytt"
    for match in LOST.finditer(text):
        why = "en bokstav blev ? när filen sparades, eller så saknas ett mellanslag; rätta ordet"
        yield match.start(), f"“{match[0]}”: {why}"


def why_refused(char: str) -> str:
    """Return why a character may not stand in a text, and what to do, in Swedish."""
    code = f"U+{ord(char):04X}"
    if char == REPLACEMENT:
        return f"{code}: tecknet gick sönder när texten kopierades; skriv om ordet"
    category = unicodedata.category(char)
    if category == "Cc":
        return f"styrtecken {code}; ta bort det"
    name = unicodedata.name(char, "tecken utan namn")
    kind = "tecken utan fast betydelse" if category in ("Co", "Cn", "Cs") else "osynligt tecken"
    return f"{kind} {code} ({name}); ta bort det"
