"""Find what in a text tells where something is: addresses, postcodes, coordinates, map links, door codes.

`leaks` is for every text. `strict_leaks` is for what is said of a place that must not be found: it takes
more for a place than an ordinary text could bear. Both find first; a find may stand only where it lies
wholly inside a place that is public.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitegen.guard import towns
from sitegen.guard.folding import folded
from sitegen.guard.patterns import BEFORE_A_TOWN, KINDS, NUMBER_WORDS, POSTCODE, STRICT_KINDS, PlacePattern

TextRange = tuple[int, int]

_DIGIT = re.compile(r"\d")
# House numbers, and how far from them a name of a street and what ends it may stand.
_HOUSE = re.compile(rf"(?<![\d.,:])\d{{1,3}}(?!\d)|\b{NUMBER_WORDS}\b")
_BEFORE, _AFTER = 60, 40


@dataclass(frozen=True, slots=True)
class PublicPlaces:
    """Places that may be told, and short phone numbers that read as a postcode: 114 14."""

    places: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


NO_PUBLIC_PLACES = PublicPlaces()


def leaks(text: str, public: PublicPlaces = NO_PUBLIC_PLACES) -> Iterator[str]:
    """Yield what in a text tells where something is, in words for an editor: “en gatuadress (“Provgatan 3”)”.

    What stands wholly inside a public place is left out.
    """
    yield from _found_places(folded(text), KINDS, public)


def strict_leaks(
    text: str, public: PublicPlaces = NO_PUBLIC_PLACES, more_towns: tuple[str, ...] = ()
) -> Iterator[str]:
    """Yield what tells where something is, and every town, in a text about a place that must not be found.

    `more_towns` are names that the list of towns lacks.
    """
    plain = folded(text)
    yield from dict.fromkeys(_found_places(plain, STRICT_KINDS, public))
    allowed = _occurrences(plain, public.places)
    for span in towns.towns_in_text(plain, more_towns):
        if not _inside(span, allowed):
            yield f"en ort (“{plain[slice(*span)]}”)"


def _found_places(plain: str, kinds: Iterable[PlacePattern], public: PublicPlaces) -> Iterator[str]:
    low, has_digit = plain.lower(), _DIGIT.search(plain)
    for kind in kinds:
        if _is_likely(kind, plain, low) and (has_digit or not kind.needs_digit):
            for start, end in _finds(kind, plain):
                if not _may_stand(kind, plain, (start, end), public):
                    word = re.search(r"[\w-]*$", plain[:start])
                    yield f"{kind.what} (“{word[0] if word else ''}{plain[start:end].strip()}”)"
                    break


def _is_likely(kind: PlacePattern, plain: str, low: str) -> bool:
    hinted = kind.hint is None or kind.hint.search(plain) is not None
    return hinted and _has_sign(low, kind)


def _finds(kind: PlacePattern, plain: str) -> Iterator[TextRange]:
    for start, end in _windows(plain, kind) if kind.near_number else ((0, len(plain)),):
        yield from (found.span() for found in kind.pattern.finditer(plain, start, end))
    if kind.pattern is POSTCODE:
        yield from (f.span() for f in BEFORE_A_TOWN.finditer(plain) if towns.is_town(f[1]))


def _windows(plain: str, kind: PlacePattern) -> Iterator[TextRange]:
    """Return the stretches of text around house numbers that hold a sign of the pattern."""
    spans: list[TextRange] = []
    for number in _HOUSE.finditer(plain):
        start, end = max(0, number.start() - _BEFORE), number.end() + _AFTER
        if spans and start <= spans[-1][1]:
            start = spans.pop()[0]
        spans.append((start, end))
    return (span for span in spans if _has_sign(plain[slice(*span)].lower(), kind))


def _has_sign(text: str, kind: PlacePattern) -> bool:
    return any(map(text.__contains__, kind.signs))


def _may_stand(kind: PlacePattern, plain: str, span: TextRange, public: PublicPlaces) -> bool:
    if _inside(span, _occurrences(plain, public.places)):
        return True
    return kind.pattern is POSTCODE and _is_a_number(plain, span, public.numbers)


def _is_a_number(plain: str, span: TextRange, numbers: tuple[str, ...]) -> bool:
    """Return whether a public number stands there, with no town after it, nor a house or box before it."""
    after = re.match(r"[\d ]+[\s,]*([^\W\d_]*)", plain[span[0] :])
    before = re.search(r"(?:\d[A-Za-z]?|SE?\s?-|\bnr|nummer)[\s,:]*$", plain[: span[0]])
    digits = re.match(r"[\d ]*\d", plain[span[0] : span[1]])
    called = digits is not None and digits[0] in numbers
    return called and not before and not (after and towns.is_town(after[1]))


def _occurrences(plain: str, places: Iterable[str]) -> list[TextRange]:
    """Return where public places stand whole: “Provgatan 3” does not stand in “Provgatan 34”."""
    found: list[TextRange] = []
    for place in places:
        if place:
            pattern = rf"(?<!\w){re.escape(folded(place))}(?!\w)"
            found += [match.span() for match in re.finditer(pattern, plain, re.IGNORECASE)]
    return found


def _inside(span: TextRange, wholes: Iterable[TextRange]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in wholes)
