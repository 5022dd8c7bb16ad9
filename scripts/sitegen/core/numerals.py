"""Words for whole numbers in the languages of prose: the one list that every reading of texts goes by."""

from __future__ import annotations

from collections.abc import Mapping


def _in_order(words: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(names.split("|")) for names in words.split())


CARDINALS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "sv": _in_order(
        "noll en|ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton "
        "arton nitton"
    ),
    "en": _in_order(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen"
    ),
}
"""By the code of a language, the words for 0, 1, 2 … 19; the place in the list is the number."""
TENS: Mapping[str, tuple[str, ...]] = {
    "sv": ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio"),
    "en": ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
}
"""By the code of a language, the words for 20, 30 … 90."""


def values(language: str, first: int, last: int) -> dict[str, int]:
    """Return the numbers from `first` to `last` (at most 19), and all tens, by their words in a language."""
    units = {word: value for value in range(first, last + 1) for word in CARDINALS[language][value]}
    return units | {word: 10 * ten for ten, word in enumerate(TENS[language], start=2)}
