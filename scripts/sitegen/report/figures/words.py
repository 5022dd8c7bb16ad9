"""Words that carry a number, in Swedish and English: what they say, and whether it is true of a value.

`nästan 83 procent`, `en majoritet`, `färre än förra året`, `about a third`. A phrase is read as a
bound (less, more, about …) on a target. Whether a bound holds is arithmetic; how far “almost” and
“about” may stretch is a convention, set here once:

- almost: below the target, by at most one percentage point when a percentage is named, five when a
  fraction is (a half, a third), a tenth when a count is;
- about: within a twentieth of the target or two and a half percentage points.

What goes beyond is doubtful; twice as far, or on the wrong side, is false.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from sitegen.core import PROSE_LANGUAGES
from sitegen.core.numerals import CARDINALS
from sitegen.report.figures.book import ValueSpan
from sitegen.report.figures.numbers import decimals

BoundWord = Literal["exactly", "almost", "about", "over", "under", "at-least", "at-most"]
Scale = Literal["percent", "fraction", "count", "ratio"]
Verdict = Literal["true", "doubtful", "false", "unknown"]

SWEDISH: tuple[tuple[str, BoundWord], ...] = (
    (r"inte mer än|inte fler än|högst|som mest|maximalt|max", "at-most"),
    (r"inte mindre än|inte färre än|minst|åtminstone", "at-least"),
    (r"inte ens|(?:mycket |betydligt )?(?:mindre|färre|lägre) än|under(?! året)", "under"),
    (r"strax under|knappt|nästan|närmare|nära", "almost"),
    (r"(?:mycket |betydligt )?(?:mer|fler|högre|större) än|drygt|strax över|över", "over"),
    (r"ungefär|omkring|cirka|ca\.?|runt|kring", "about"),
)
ENGLISH: tuple[tuple[str, BoundWord], ...] = (
    (r"no more than|not more than|at most|up to|a maximum of", "at-most"),
    (r"no less than|no fewer than|at least", "at-least"),
    (r"not even|(?:much |far )?(?:less|fewer|lower) than|below|under", "under"),
    (r"just under|almost|nearly|close to", "almost"),
    (r"(?:much |far )?(?:more|higher|greater|larger) than|just over|over|above", "over"),
    (r"about|around|roughly|approximately|some", "about"),
)
# Larger numbers are written in digits.
LARGEST_NUMERAL = 12
ARTICLE_FOR_ONE = {"en": "a"}
HALF = {"sv": r"hälften|(?:en )?halv\w*", "en": r"(?:one |a )?half"}
PARTS = {
    "sv": {"tredjedel": 3, "fjärdedel": 4, "femtedel": 5, "sjättedel": 6, "tiondel": 10},
    "en": {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "tenth": 10},
}
PERCENT = {"sv": r"procent|%", "en": r"per ?cent|%"}
PARTS_BY_HALF: Mapping[BoundWord, Mapping[str, str]] = {
    "over": {"sv": r"majoritet\w*|merparten|de flesta|flertalet", "en": r"majority|most"},
    "under": {"sv": r"minoritet\w*", "en": r"minority"},
}
ALL = {"sv": r"samtliga|alla|varje", "en": r"all|every|each"}
NONE = {"sv": r"inga|ingen|inget", "en": r"none|no|nobody"}
BUT = {
    "sv": r"(?:alla|samtliga|ingen|inga|inget) (?:utom|förutom)",
    "en": r"(?:all|everyone|everybody|none|nobody) (?:but|except)",
}
MULTIPLES = {
    "sv": (
        (r"tredubb\w*|tre gånger", 3),
        (r"\w*dubb\w*|två gånger", 2),
        (r"halver\w*|hälften", Fraction(1, 2)),
    ),
    "en": ((r"tripl\w*|three times", 3), (r"\w*doubl\w*|twice", 2), (r"halv\w*|half", Fraction(1, 2))),
}
TIMES = {"sv": r"(\w+) gånger", "en": r"(\w+) times"}
OUT_OF = {"sv": r"(\w+) av (?:de )?(\w+)", "en": r"(\w+) (?:out of|of|in) (?:the )?(\w+)"}
CHANGES: Mapping[BoundWord, Mapping[str, str]] = {
    "exactly": {
        "sv": r"lika många|lika mycket|lika stor\w*|oförändra\w*",
        "en": r"as many|as much|unchanged|the same",
    },
    "over": {
        "sv": r"fler|mer|ökat|ökade|ökar|ökning\w*|högre|större|steg|stigit",
        "en": r"more|increas\w*|rose|risen|higher|up",
    },
    "under": {
        "sv": r"färre|mindre|minskat|minskade|minskar|minskning\w*|lägre|sjönk|sjunkit",
        "en": r"fewer|less|decreas\w*|fell|fallen|lower|down",
    },
}
NUMBER = r"\d{1,3}(?:[ \u00a0,]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
DATED = re.compile(r"\b(?:\d{1,2} \w+ )?(?:19|20)\d\d\b|\b\d+\.\d+\.\d+\b")
FRACTION_SLACK, PERCENT_SLACK, ABOUT_SHARE = Fraction(5, 100), Fraction(1, 100), Fraction(25, 1000)
# Decimals to which “all” and “none” must hold.
EXACT = 9
ABOUT_PART, ALMOST_PART = Fraction(1, 20), Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class ValueBounds:
    """Where a value lies; None is no bound, and a strict one is not reached itself."""

    low: Fraction | None = None
    high: Fraction | None = None
    above: bool = False
    """Whether the lower bound is strict."""
    below: bool = False
    """Whether the upper bound is strict."""

    @classmethod
    def of_rounded(cls, value: Fraction, step: Fraction) -> ValueBounds:
        """Return the bounds of what is rounded half up to a value, of which the last figure means `step`."""
        return cls(value - step / 2, value + step / 2, below=True)

    def hold(self, value: Fraction) -> bool:
        """Return whether a value lies within the bounds."""
        over = self.low is None or value > self.low or (value == self.low and not self.above)
        return over and (self.high is None or value < self.high or (value == self.high and not self.below))


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a phrase says: a bound on a target. `places` are the decimals that a number was given with."""

    bound: BoundWord
    target: Fraction
    scale: Scale
    places: int = 0

    def of(self, value: ValueSpan) -> Verdict:
        """Return whether the phrase is true of every value of a span, of none, or of some (`unknown`)."""
        ends = [end for end in (value.low, value.high) if end is not None]
        if len(ends) < 2:
            return "unknown"
        verdicts = {self._holds(end) for end in ends}
        return verdicts.pop() if len(verdicts) == 1 else "unknown"

    def _holds(self, value: Fraction) -> Verdict:
        if self.bounds().hold(value):
            return "true"
        return "doubtful" if self.bounds(doubtful=True).hold(value) else "false"

    def bounds(self, *, doubtful: bool = False) -> ValueBounds:
        """Return the one span of values of which the phrase is true.

        With `doubtful`, the span is widened to values for which its words are stretched.
        """
        if self.bound in ("over", "at-least"):
            return ValueBounds(low=self.target, above=self.bound == "over")
        if self.bound in ("under", "at-most"):
            return ValueBounds(high=self.target, below=self.bound == "under")
        if self.bound == "exactly" and self.scale in ("percent", "count"):
            unit = Fraction(1, 100 if self.scale == "percent" else 1)
            return ValueBounds.of_rounded(self.target, unit / 10**self.places)
        slack = (self._slack() if self.bound != "exactly" else ABOUT_SHARE) * (2 if doubtful else 1)
        if self.bound == "almost":
            return ValueBounds(self.target - slack, self.target, below=True)
        return ValueBounds(self.target - slack, self.target + slack)

    def _slack(self) -> Fraction:
        if self.bound == "almost":
            by_scale = {"percent": PERCENT_SLACK, "fraction": FRACTION_SLACK}
            return by_scale.get(self.scale, self.target * ALMOST_PART)
        part = self.target * ABOUT_PART
        return max(part, ABOUT_SHARE) if self.scale in ("percent", "fraction") else part


def read(text: str, language: str, *, compares: bool = False) -> Phrase | None:
    """Return what a phrase says; None when no rule knows its words. `compares`: it says a ratio."""
    plain = re.sub(r"\s+", " ", text.replace("\u00a0", " ").lower()).strip()
    return _comparison(plain, language) if compares else _statement(plain, language)


def counts(text: str) -> bool:
    """Return whether a text has a number in digits, or a word for one from two upwards in either language."""
    plain = DATED.sub("", text.lower())
    return any(_count(plain, language) is not None for language in PROSE_LANGUAGES)


def year_spans(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield spans of years with how many their words say, and how many they are.

    `de tre senaste åren (2022–2025)` gives these words, 3 and 4.
    """
    for found in re.finditer(
        r"(\w+) (?:senaste |last |past )?(?:år\w*|years?)\D{0,25}?(\d{4})\s?[-–]\s?(\d{4})", text
    ):
        said = _numeral_in_either(found[1])
        if said is None and (named := re.search(r"(\w+) (?:senaste|last|past)?\s*$", text[: found.start(1)])):
            said = _numeral_in_either(named[1])
        if said is not None:
            yield found[0], int(said), int(found[3]) - int(found[2]) + 1


def _statement(text: str, language: str) -> Phrase | None:
    bound, rest = _bound(text, language)
    if re.search(rf"\b(?:{BUT[language]})\b", rest):
        return None
    for pattern, target in ((ALL, Fraction(1)), (NONE, Fraction(0))):
        if re.match(rf"(?:{pattern[language]})\b", rest):
            return Phrase(bound, target, "fraction" if bound != "exactly" else "percent", EXACT)
    for side, word in PARTS_BY_HALF.items():
        if re.search(rf"\b(?:{word[language]})\b", rest):
            return Phrase(side, Fraction(1, 2), "fraction")
    return _target(bound, rest, language)


def _target(bound: BoundWord, text: str, language: str) -> Phrase | None:
    if found := re.search(rf"({NUMBER}) ?(?:{PERCENT[language]})", text):
        number = _number(found[1], language)
        return Phrase(bound, Fraction(number) / 100, "percent", decimals(number))
    if re.search(rf"\b(?:{HALF[language]})\b", text):
        return Phrase(bound, Fraction(1, 2), "fraction")
    if (part := _part(text, language)) is not None:
        return Phrase(bound, part, "fraction")
    if found := re.search(OUT_OF[language], text):
        some, whole = (_whole(word, language) for word in found.groups())
        if some is not None and whole:
            return Phrase(bound, Fraction(some, whole), "fraction")
    count = _count(text, language)
    return None if count is None else Phrase(bound, Fraction(count), "count", decimals(count))


def _bound(text: str, language: str) -> tuple[BoundWord, str]:
    """Return the first bound in the text, and what stands after it."""
    best: tuple[int, BoundWord, str] = (len(text) + 1, "exactly", text)
    for pattern, bound in SWEDISH if language == "sv" else ENGLISH:
        if (found := re.search(rf"(?:^|\s)(?:{pattern})(?=\s)", text)) and found.start() < best[0]:
            best = (found.start(), bound, text[found.end() :].strip())
    return best[1], best[2]


def _part(text: str, language: str) -> Fraction | None:
    """`en tredjedel`, `två tredjedelar`, `three quarters`."""
    for word, whole in PARTS[language].items():
        if found := re.search(rf"(?:(\w+) )?{word}\w*", text):
            some = _numeral(found[1] or "", language)
            return Fraction(int(some or 1), whole)
    return None


def _count(text: str, language: str) -> Decimal | None:
    if found := re.search(rf"(?<!\w)({NUMBER})(?!\w)", text):
        number = _number(found[1], language)
        after = text[found.end() :]
        millions = re.match(r"\s*(?:miljon|million)", after)
        return number * 1_000_000 if millions else number
    for word in re.findall(r"\w+", text):
        # `en` and `a` are articles more often than they are numbers.
        if (numeral := _numeral(word, language)) is not None and numeral != 1:
            return Decimal(numeral)
    return None


def _comparison(text: str, language: str) -> Phrase | None:
    """`nästan dubbelt så många`, `fem gånger fler`, `lika många`: the value as a ratio to the other.

    None when more is said than that: `20 procent fler`.
    """
    for pattern, times in MULTIPLES[language]:
        if re.search(rf"\b(?:{pattern})\b", text):
            return Phrase(_bound(text, language)[0], Fraction(times), "ratio")
    if (found := re.search(TIMES[language], text)) and (many := _whole(found[1], language)) is not None:
        return Phrase(_bound(text[: found.end(1)], language)[0], Fraction(many), "ratio")
    undated = DATED.sub("", text)
    if _count(undated, language) is not None or _part(undated, language) is not None:
        return None
    for bound, word in CHANGES.items():
        if re.search(rf"\b(?:{word[language]})\b", text):
            return Phrase(bound, Fraction(1), "ratio")
    return None


def _numeral(word: str, language: str) -> int | None:
    if word == ARTICLE_FOR_ONE.get(language):
        return 1
    names = CARDINALS[language][: LARGEST_NUMERAL + 1]
    return next((value for value, own in enumerate(names) if word in own), None)


def _numeral_in_either(word: str) -> int | None:
    found = (_numeral(word.lower(), language) for language in PROSE_LANGUAGES)
    return next((number for number in found if number is not None), None)


def _whole(word: str, language: str) -> int | None:
    return int(word) if word.isdecimal() else _numeral(word, language)


def _number(text: str, language: str) -> Decimal:
    grouped = text.replace(" ", "").replace("\u00a0", "")
    return Decimal(grouped.replace(",", "") if language == "en" else grouped.replace(",", "."))
