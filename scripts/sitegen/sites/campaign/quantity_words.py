"""Find words that say how many, how often, where or how surely, and what in a source carries them.

“Nästan alla köpare” where the source says “de flesta” is larger than its source, as 95 per cent would be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sitegen.sites.campaign import number_words

SHARE = r"\d+(?:[.,]\d+)?(?:[-–]\d+(?:[.,]\d+)?)? procent"
LARGE_SHARE = r"(?:5[1-9]|[6-9]\d)(?:[.,]\d+)? procent|(?:[6-9]|sex|sju|åtta|nio) av (?:10|tio)"
NEARLY_WHOLE = r"9\d(?:[.,]\d+)? procent|(?:9|nio) av (?:10|tio)"
MOST = r"flesta|majoritet\w*|flertal\w*|merpart\w*"
QUOTED = re.compile(r"[\"“”][^\"“”]*[\"“”]")


@dataclass(frozen=True, slots=True)
class QuantityKind:
    """One size of claim: the words that make it in each language, and the Swedish words that carry it."""

    words: Mapping[str, str]
    carried_by: str

    def in_text(self, text: str, language: str) -> str:
        """Return the first word of this size in a text, or ""; what is quoted is nobody's claim."""
        found = _pattern(self.words[language]).search(QUOTED.sub(" ", text))
        return found[0] if found else ""

    def is_carried(self, source: str) -> bool:
        """Return whether a source says as much, in words or as a share."""
        return _pattern(self.carried_by).search(source) is not None


KINDS = (
    QuantityKind(
        {
            "sv": r"(?:nästan|så gott som) (?:alla|samtliga|alltid|ingen|inga|aldrig|bara)|samtliga",
            "en": r"(?:nearly|almost) (?:all|every\w*|always|no\w*|never|only)",
        },
        rf"nästan|så gott som|i princip|samtliga|alla|ingen|inga|aldrig|knappt|{NEARLY_WHOLE}",
    ),
    QuantityKind(
        {"sv": MOST, "en": r"most(?= (?:of|\w+s\b|men|people|children))|(?:a|the) majority"},
        rf"{MOST}|alla|samtliga|{LARGE_SHARE}",
    ),
    QuantityKind(
        {
            "sv": r"(?<!hur )(?:många|ofta|vanligt)|oftast|vanligen",
            "en": r"(?<!how )(?:many|common)|(?<!more )(?<!how )often|commonly|usually",
        },
        rf"många|mång\w+|ofta|oftast|vanlig\w*|frekvent\w*|{MOST}|alla|samtliga|{SHARE}|{LARGE_SHARE}",
    ),
    QuantityKind(
        {"sv": r"vanligast\w*", "en": r"most common|commonest"},
        rf"vanligast\w*|oftast|störst\w*|{MOST}|främst\w*|{SHARE}",
    ),
    QuantityKind(
        {
            "sv": r"(?:i|över) hela (?:landet|Sverige|världen)|överallt|var som helst",
            "en": r"(?:all over|throughout|across) (?:the country|Sweden|the world)|everywhere|nationwide",
        },
        r"hela|överallt|alla (?:län|regioner|kommuner|länder)|nationell\w*",
    ),
    QuantityKind(
        {"sv": r"sannolikt|troligen|troligtvis|förmodligen", "en": r"probably|likely|presumably"},
        r"sannolik\w*|trolig\w*|förmodlig\w*",
    ),
    QuantityKind({"sv": r"alltid", "en": r"always"}, r"alltid|samtliga|alla|utan undantag"),
)


def larger_than(source: str, text: str) -> Iterator[str]:
    """Yield each word of a Swedish text that says more of how many, how often or how surely than a source."""
    for kind in KINDS:
        word = kind.in_text(text, "sv")
        if word and not kind.is_carried(source):
            yield word


def unsourced(text: str, language: str) -> Iterator[tuple[int, str]]:
    """Yield every number, share and word of these kinds, with its offset: each needs a source."""
    for kind in KINDS:
        yield from ((hit.start(), hit[0]) for hit in _pattern(kind.words[language]).finditer(text))
    yield from number_words.quantities(text, language)


def only_in_english(swedish: str, english: str) -> Iterator[str]:
    """Yield each such word of an English text of whose size the Swedish one has none."""
    for kind in KINDS:
        word = kind.in_text(english, "en")
        if word and not kind.is_carried(swedish):
            yield word


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
