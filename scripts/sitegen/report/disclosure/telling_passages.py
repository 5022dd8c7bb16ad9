"""Passages of a text that tell of so few people that somebody could be recognised.

A small number of people, or the few that are left of a group (`åtta av de tio`, `alla utom två`), in a
sentence that says something of them. The words are data: `data/narrative/<language>.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from sitegen.core import numerals, quoted
from sitegen.records import Record
from sitegen.report.disclosure import thresholds

Word = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=r"^\*?[^\W\d_][\w* -]*$")]
SENTENCE = re.compile(r"[^.!?:;\n]+(?:\n(?!\s*\n)[^.!?:;\n]+)*")
PARAGRAPH = re.compile(r"\n\s*\n")
# Emphasis, links and entities of Markdown stand between words and say nothing.
MARKS = re.compile(r"[*`\[\]]|(?<!\w)_+|_+(?!\w)|&(?:nbsp|#160|#xa0|shy);", re.IGNORECASE)
WORD = r"[\s,()]+[\w’'-]+"
BETWEEN = rf"(?:{WORD}){{0,4}}?[\s()]+"
END = r"(?=\s*(?:[|.,;)\n]|och\b|and\b|till antalet|in number|$))"
MeaningOfOne = Literal["counts", "mentions", "anybody"]
"""What a plain `en` or `a` before a word for people is: a count, as in a report; a count unless the
sentence speaks of law or of people in general, as in a campaign; or nobody in particular, as where help
is described."""


class Vocabulary(Record):
    """The words of one language, as its file holds them. A star stands for any letters."""

    more_numbers: Annotated[tuple[tuple[Word, ...], ...], Field(max_length=19)] = Field(
        (), description="Andra ord för 1, 2, 3 … än räkneorden, i ordning, t.ex. [en enda]"
    )
    articles: tuple[Word, ...] = Field((), description="Ord som bara ibland betyder ett: engelskans a och an")
    persons: tuple[Word, ...] = Field(description="Ord för människor")
    cases: tuple[Word, ...] = Field(description="Ord som räknas när antalet står alldeles före: ett fall")
    groups: tuple[Word, ...] = Field((), description="Egenskaper som också är människor: två papperslösa")
    children: tuple[Word, ...] = Field(description="Ord för barn; där är gränsen högre")
    telling: tuple[Word, ...] = Field(description="Ord som säger något om en människa redan själva")
    attributes: tuple[Word, ...] = Field(description="Det som tillsammans med en människa pekar ut")
    of: tuple[Word, ...] = Field((), description="Ord mellan en del och det hela: av")
    definite: tuple[Word, ...] = Field((), description="Ord före ett bestämt helt: åtta av de tio")
    but: tuple[Word, ...] = Field((), description="alla utom två")
    roughly: tuple[Word, ...] = Field(
        (), description="Ord som gör “två av tre” till en ungefärlig andel av många: nästan"
    )
    refers: tuple[Word, ...] = Field(
        (), description="Hur en mening börjar som handlar om det som stod i den förra: det gällde"
    )
    was: tuple[Word, ...] = Field((), description="Mellan människor och deras antal: männen var två")
    whereof: tuple[Word, ...] = Field((), description="Före en del av dem som just nämnts: varav tre gravida")
    whom: tuple[Word, ...] = Field((), description="Ord för dem som nämnts i meningen före: 44 av dem")
    shares: tuple[Word, ...] = Field((), description="Andelar, som av en liten grupp är få: hälften av åtta")
    amounts: tuple[Word, ...] = Field((), description="antalet transkvinnor var två")
    joins: tuple[Word, ...] = Field(
        (), description="Ord som visar att ett “en” inte räknar människorna efter: en studie av kvinnor"
    )
    all_or_none: tuple[Word, ...] = Field(description="samtliga, ingen av")
    general: tuple[Word, ...] = Field(
        description="Ord som visar att “en person” är vem som helst: har rätt, kan, ska"
    )
    law: tuple[Word, ...] = Field((), description="Ord som i kampanjer visar att det handlar om lagen")


class TellingWords(Vocabulary):
    """The words of one language with its words for numbers: for 1, 2 … 19, and for 20, 30 … 90."""

    numbers: tuple[tuple[Word, ...], ...]
    tens: tuple[Word, ...]


def with_numerals(words: Vocabulary, language: str) -> TellingWords:
    """Return the words of a file together with the words for numbers in its language."""
    own = numerals.CARDINALS.get(language, ())[1:]
    rows = zip_longest(own, words.more_numbers, fillvalue=())
    numbers = tuple((*numeral, *more) for numeral, more in rows)
    return TellingWords(**dict(words), numbers=numbers, tens=numerals.TENS.get(language, ()))


@dataclass(frozen=True, slots=True)
class TellingPassage:
    """A telling passage: where in the text it begins and ends, and why it was found."""

    start: int
    end: int
    few: str


def finds(text: str, words: TellingWords | None, one: MeaningOfOne = "counts") -> Iterator[TellingPassage]:
    """Yield the passages with a small number of people and something that is true of them."""
    if words is None:
        return
    patterns = _patterns(words)
    if not patterns.about_somebody.search(text):
        return
    text = MARKS.sub(lambda mark: " " * len(mark[0]), text)
    sentences = list(SENTENCE.finditer(text))
    telling = [bool(patterns.about_somebody.search(sentence[0])) for sentence in sentences]
    for index, sentence in enumerate(sentences):
        if not any(telling[max(0, index - 1) : index + 2]):
            continue
        taken: list[tuple[int, int]] = []
        around = "".join(_around(text, sentences, index))
        for match in patterns.few(sentence[0], around, one):
            if not any(start <= match.start("few") < end for start, end in taken):
                taken.append(match.span())
                start, end = sentence.start() + match.start(), sentence.start() + match.end()
                yield TellingPassage(start, end, quoted(" ".join(match["few"].split())))
    for match in patterns.across(text):
        yield TellingPassage(match.start(), match.end(), quoted(" ".join(match["few"].split())))


def _around(text: str, sentences: Sequence[re.Match[str]], index: int) -> Iterator[str]:
    """Yield the sentences before and after one, as far as its paragraph goes."""
    start, end = sentences[index].span()
    if index and not PARAGRAPH.search(text, sentences[index - 1].end(), start + 1):
        yield sentences[index - 1][0] + " "
    if index + 1 < len(sentences) and not PARAGRAPH.search(text, end - 1, sentences[index + 1].start() + 1):
        yield sentences[index + 1][0]


def tells_of_people(text: str, words: TellingWords) -> bool:
    """Return whether a line names people, or something that is true of them."""
    named = (*words.persons, *words.children, *words.telling, *words.attributes)
    return bool(_compiled(_any(named)).search(text))


def may_tell(text: str, words: TellingWords) -> bool:
    """Return whether a text has any of the words that a telling passage has: a quick look before `finds`."""
    return bool(_patterns(words).about_somebody.search(text))


class _Patterns:
    """What finds small numbers of people, and parts of groups, in one language."""

    def __init__(self, words: TellingWords) -> None:
        of, definite = _any(words.of), _any(words.definite)
        ones = _any((*words.numbers[0], *words.articles))
        self.words = words
        self.telling = _compiled(rf"(?P<few>{_articled(words)}){BETWEEN}{_any(words.telling)}")
        self.told_after = tuple(map(_compiled, _told_after(words)))
        self.counted = tuple(map(_compiled, _counted(words)))
        self.parts = tuple(map(_compiled, _parts_of(words)))
        self.labelled = _compiled(_labelled(words))
        self.left_of = _compiled(_left_of(words))
        self.attribute = _compiled(_any(words.attributes))
        self.about_somebody = _compiled(_any((*words.attributes, *words.telling)))
        self.plain_one = _compiled(rf"(?:{ones}|1)")
        self.partitive = _compiled(rf"\s+{of}\s+(?:{definite}|dem|them)\b")
        self.of_one = _compiled(rf"\s+{of}\s+{ones}")
        self.of_number = _compiled(rf"\s+{of}\s+{_any_number(words)}")
        self.roughly = _compiled(rf"{_any(words.roughly)}\s*$")
        self.refers = _compiled(_any(words.refers))
        self.joins = _compiled(_any(words.joins))
        self.general = _compiled(_any(words.general))
        self.law = _compiled(_any(words.law))
        self.anybody = _compiled(rf"{_any(words.numbers[0])}{BETWEEN}{_any(words.persons)}")
        self.children = _compiled(_any(words.children))

    def few(self, sentence: str, around: str, one: MeaningOfOne) -> Iterator[re.Match[str]]:
        """Every passage about few, the surest first.

        What is true of a part of a group may stand in a sentence beside it: `Det gällde åtta av de tio.`
        """
        for match in self.telling.finditer(sentence):
            if self._counts(match, sentence):
                yield match
        for pattern in self.told_after:
            yield from pattern.finditer(sentence)
        back = around if self.refers.match(sentence.lstrip()) else ""
        for pattern in self.counted:
            for match in pattern.finditer(sentence):
                if self._counts(match, sentence) and self._is_told(sentence, match, back, one):
                    yield match
        for pattern in self.parts:
            for match in pattern.finditer(sentence):
                if self._leaves_few(match, sentence) and self._has_attribute(sentence, match, around):
                    yield match

    def across(self, text: str) -> Iterator[re.Match[str]]:
        """Passages that no sentence holds: `Transkvinnor: 2`, and `44 av dem` after `46 kvinnor`."""
        yield from self.labelled.finditer(text)
        for match in self.left_of.finditer(text):
            paragraph = PARAGRAPH.split(text[match.start() :], maxsplit=1)[0]
            is_one = len(match[0]) <= len(paragraph)
            if is_one and self._leaves_few(match, match[0]) and self.attribute.search(paragraph):
                yield match

    def _counts(self, match: re.Match[str], sentence: str) -> bool:
        """Whether a word for one counts the people after it: `en studie av kvinnor` does not."""
        between = match[0][len(match["few"]) :]
        if self.of_one.match(between):  # köper sex av ett barn
            return False
        if self.of_number.match(between) and self.roughly.search(sentence[: match.start()]):
            return False
        if not self.plain_one.fullmatch(match["few"]) or self.partitive.match(between):
            return True
        return not self.joins.search(between.rpartition(" ")[0])

    def _is_told(self, sentence: str, match: re.Match[str], back: str, one: MeaningOfOne) -> bool:
        """Whether the sentence says something of the few, rather than of people in general."""
        if self.anybody.fullmatch(match[0]) and self.general.search(sentence):
            return False
        is_part = self.partitive.match(match[0][len(match["few"]) :])
        is_loose = self.plain_one.fullmatch(match["few"]) and not is_part
        if one == "anybody" and is_loose:
            return False
        if one == "mentions" and is_loose and (self.general.search(sentence) or self.law.search(sentence)):
            return False
        return self._has_attribute(sentence, match, back)

    def _has_attribute(self, sentence: str, match: re.Match[str], around: str) -> bool:
        rest = sentence[: match.start("few")] + " " + sentence[match.end("few") :]
        return bool(self.attribute.search(rest) or self.attribute.search(around))

    def _leaves_few(self, match: re.Match[str], sentence: str) -> bool:
        """Whether a part of a group, or the rest of it, is so small."""
        limit = thresholds.TWO_WAY if self.children.search(sentence) else thresholds.ONE_WAY
        part, whole = (_value(match[name], self.words) for name in ("part", "whole"))
        if part is None or whole is None or part > whole or self.roughly.search(sentence[: match.start()]):
            return False
        is_all = part == whole and whole < thresholds.SMALL_GROUP
        return is_all or 0 < part < limit or 0 < whole - part < limit


_patterns = lru_cache(maxsize=16)(_Patterns)


def _counted(words: TellingWords) -> Iterator[str]:
    """Yield a few cases, persons or children; all or none of a small group; all but a few."""
    few, group = _numbers(words, thresholds.ONE_WAY), _numbers(words, thresholds.SMALL_GROUP)
    persons, children, all_ = _any(words.persons), _any(words.children), _any(words.all_or_none)
    yield rf"(?P<few>{few})\s+{_any(words.cases)}"
    yield rf"(?P<few>{few}){BETWEEN}{persons}"
    yield rf"(?P<few>{_articled(words)}){BETWEEN}{children}"
    yield rf"(?P<few>{all_}{BETWEEN}{group}){BETWEEN}(?:{persons}|{children})"
    yield rf"(?P<few>{all_}(?:{WORD}){{0,4}}?\s+{_any(words.but)}\s+{few})"
    yield from _counted_after(words)


def _counted_after(words: TellingWords) -> Iterator[str]:
    """`antalet kvinnor med hiv var två`, `av kvinnorna var tre`, `varav tre`, `hälften av de åtta`."""
    people = f"(?:{_any(words.persons)}|{_any(words.children)})"
    few, was, of = _several(words, thresholds.ONE_WAY), _any(words.was), _any(words.of)
    whole, true = rf"{of}\s+(?:{_any(words.definite)}\s+)?", _any(words.attributes)
    yield rf"{_any(words.amounts)}{BETWEEN}{people}(?:{WORD}){{0,6}}?\s+{was}\s+(?P<few>{few})"
    yield rf"{whole}{people}\s+{was}\s+(?P<few>{few})"
    yield rf"{_any(words.whereof)}\s+(?P<few>{few})"
    yield rf"(?P<few>{few})\s+{_any(words.groups)}"
    yield rf"(?:^\s*|(?<=[.,;]\s))(?P<few>{few})\s+{was}(?=(?:{WORD}){{0,2}}?\s+{true})"
    group = _numbers(words, thresholds.SMALL_GROUP)
    yield rf"(?P<few>{_any(words.shares)}\s+{whole}{group})(?:{WORD})?[\s()]+{people}"


def _told_after(words: TellingWords) -> Iterator[str]:
    """`transkvinnorna var två`, `antalet transkvinnor som sökte stöd var två`."""
    few = rf"{_any(words.was)}\s+(?P<few>{_several(words, thresholds.TWO_WAY)})"
    yield rf"{_any(words.telling)}\s+{few}{END}"
    yield rf"{_any(words.amounts)}{BETWEEN}{_any(words.telling)}(?:{WORD}){{0,6}}?\s+{few}{END}"


def _labelled(words: TellingWords) -> str:
    """Return a pattern of a telling word with a small number: `Transkvinnor: 2`, `| Transkvinnor | 2 |`."""
    return rf"{_any(words.telling)}[ \t]*[:=–(|][ \t|]*(?P<few>{_several(words, thresholds.ONE_WAY)}){END}"


def _left_of(words: TellingWords) -> str:
    """Return a pattern of a number of people and a part of them: `46 kvinnor sökte stöd. 44 av dem …`."""
    people, number = f"(?:{_any(words.persons)}|{_any(words.children)})", _any_number(words)
    last = rf"(?P<few>(?P<part>{number})\s+{_any(words.of)}\s+{_any(words.whom)})"
    return rf"(?P<whole>{number}){BETWEEN}{people}[^.;\n]{{0,80}}[.,;]\s+(?:\w+\s+){{0,2}}?{last}"


def _parts_of(words: TellingWords) -> Iterator[str]:
    """`åtta av de tio`, `åtta av tio kvinnor`, `(8 av 10)`, `av de tio kvinnorna hade åtta`."""
    of, definite, number = _any(words.of), _any(words.definite), _any_number(words)
    people = f"(?:{_any(words.persons)}|{_any(words.children)})"
    part, whole = rf"(?P<part>{number})", rf"(?P<whole>{number})"
    yield rf"(?P<few>{part}\s+{of}\s+{definite}\s+{whole})"
    yield rf"(?P<few>{part}\s+{of}\s+{whole}){BETWEEN}{people}"
    yield rf"\(\s*(?P<few>{part}\s+{of}\s+{whole})\s*\)"
    whose = rf"{of}\s+(?:{definite}\s+)?{whole}{BETWEEN}{people}"
    yield rf"(?P<few>{whose}(?:{WORD}){{0,6}}?[\s(]+{part})(?!\s*(?:procent|percent|%))"


def _articled(words: TellingWords) -> str:
    """Return a pattern of a number below the higher limit, or an article that may mean one."""
    fewer = _numbers(words, thresholds.TWO_WAY)
    return f"(?:{fewer}|{_any(words.articles)})" if words.articles else fewer


def _numbers(words: TellingWords, below: int) -> str:
    """Return a pattern of numbers from one to below the limit, as words or as digits of no other number."""
    spelled = [word for row in words.numbers[: below - 1] for word in row]
    digits = "|".join(str(number) for number in range(1, below))
    return rf"(?:(?<![\d.,–-])(?:{digits})(?![\d.,–-]*\d)(?!\s*(?:procent|percent|%))|{_any(spelled)})"


def _several(words: TellingWords, below: int) -> str:
    """Return a pattern of numbers below the limit that are no article: `tre`, `3`, `1`, and never `en`."""
    plain = {word for word in words.numbers[0] if " " not in word}
    own = words.model_copy(
        update={"numbers": (tuple(w for w in words.numbers[0] if w not in plain), *words.numbers[1:])}
    )
    return _numbers(own, below)


def _any_number(words: TellingWords) -> str:
    """Any whole number, in digits or in words up to ninety-nine."""
    units = "|".join(re.escape(word) for row in words.numbers for word in row)
    tens = rf"(?:{'|'.join(words.tens)})(?:-?(?:{units}))?|" if words.tens else ""
    return rf"(?:(?<![\d.,–-])\d{{1,4}}(?![\d.,–-]*\d)(?!\s*(?:procent|percent|%))|\b(?:{tens}{units})\b)"


def _value(text: str, words: TellingWords) -> int | None:
    """Return the number that `_any_number` has found."""
    plain = " ".join(text.casefold().split())
    if plain.isdigit():
        return int(plain)
    for number, ten in ((20 + 10 * index, ten) for index, ten in enumerate(words.tens)):
        if plain.startswith(ten):
            rest = plain.removeprefix(ten).removeprefix("-")
            unit = _unit(rest, words) if rest else 0
            return None if unit is None else number + unit
    return _unit(plain, words)


def _unit(text: str, words: TellingWords) -> int | None:
    return next((number for number, row in enumerate(words.numbers, 1) if text in row), None)


def _any(words: Sequence[str]) -> str:
    """Any of these words; with none, what no text has."""
    if not words:
        return r"(?!)"
    return r"(?:\b(?:" + "|".join(map(_starred, sorted(words, key=len, reverse=True))) + r")\b)"


def _starred(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
