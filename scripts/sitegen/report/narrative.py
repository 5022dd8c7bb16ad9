"""Sentences that tell of so few people that somebody could be recognised: `en transkvinna …`.

The words are data (`data/narrative/<language>.yml`). A find is answered by another wording, or by a
signed exception in `data/narrative-signed.yml`; both are editors' work, not this module's.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from sitegen import loader
from sitegen.loader import Loaded
from sitegen.model import Date, Id, Line, Record
from sitegen.problems import Problem, quoted
from sitegen.report import limits
from sitegen.yamltree import Tree, relative

WORDS, SIGNED = "data/narrative", "data/narrative-signed.yml"
Word = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=r"^[^\W\d_][\w* -]*$")]
SENTENCE = re.compile(r"[^.!?:;\n]+(?:\n(?!\s*\n)[^.!?:;\n]+)*")
BETWEEN = r"(?:[\s,(]+[\w’'-]+){0,4}?[\s(]+"


class Vocabulary(Record):
    """The words of one language. A star stands for any letters."""

    numbers: Annotated[tuple[tuple[Word, ...], ...], Field(min_length=9, max_length=19)] = Field(
        description="Orden för 1, 2, 3 … i ordning, t.ex. [en, ett]"
    )
    articles: tuple[Word, ...] = Field((), description="Ord som bara ibland betyder ett: engelskans a och an")
    persons: tuple[Word, ...] = Field(description="Ord för människor")
    cases: tuple[Word, ...] = Field(description="Ord som räknas när antalet står alldeles före: ett fall")
    children: tuple[Word, ...] = Field(description="Ord för barn; där är gränsen högre")
    telling: tuple[Word, ...] = Field(description="Ord som säger något om en människa redan själva")
    attributes: tuple[Word, ...] = Field(description="Det som tillsammans med en människa pekar ut")
    all_or_none: tuple[Word, ...] = Field(description="samtliga, ingen av")
    general: tuple[Word, ...] = Field(
        description="Ord som visar att “en person” är vem som helst: har rätt, kan, ska"
    )


class Signed(Record):
    """A sentence that may stand although it tells of few: who has decided, and why."""

    id: Id
    file: Line = Field(description="Filen, t.ex. data/reports/statistik-2025.yml")
    text: Line = Field(description="Ordagrant ur meningen; bara de ord som gäller få")
    by: Line = Field(description="Roll, inte personnamn: styrelsen")
    on: Date
    reason: Line
    review: Date = Field(description="När beslutet ska prövas igen")


@dataclass(frozen=True, slots=True)
class Find:
    """A telling passage: where in the text it begins and ends, and why it was found."""

    start: int
    end: int
    few: str


Vocabularies = Mapping[str, Vocabulary]


def vocabularies(root: Path) -> tuple[Vocabularies, list[Problem]]:
    """The words by language; none when the project has no such folder."""
    if not (root / WORDS).is_dir():
        return {}, []
    loaded, problems = loader.load_folder(root, WORDS, Vocabulary)
    return {code: one.record for code, one in loaded.items()}, problems


def signed(root: Path) -> tuple[Sequence[Loaded[Signed]], list[Problem]]:
    """The signed exceptions; none when there is no such file."""
    if not (root / SIGNED).is_file():
        return (), []
    loaded, problems = loader.load_rows(root, SIGNED, Signed)
    return tuple(loaded.values()), problems


def check(root: Path, trees: Sequence[Tree], today: dt.date) -> Iterator[Problem]:
    """What tells of few in the reports' texts and in docs/ and is not signed; and signatures of nothing."""
    words, faults = vocabularies(root)
    exceptions, more = signed(root)
    yield from (*faults, *more)
    used: set[str] = set()
    for problem, text in _found(root, trees, words):
        signature = next((s for s in exceptions if _answers(s.record, problem, text)), None)
        if signature is None or signature.record.review <= today:
            yield problem
        if signature is not None:
            used.add(signature.id)
    yield from _idle(exceptions, used, today)


def _found(root: Path, trees: Sequence[Tree], words: Vocabularies) -> Iterator[tuple[Problem, str]]:
    for tree in trees:
        for location, text in tree.texts():
            language = "en" if location[-1] == "en" else "sv"
            for find in finds(text, words.get(language)):
                shown = text[find.start : find.end]
                line, column = _place(tree.lines, tree.position(location), shown)
                yield _problem(tree.path, tree.lines, line, column, find), shown
    for path in sorted((root / "docs").glob("*/**/*.md")):
        text = path.read_text("utf-8", "replace")
        lines = tuple(text.splitlines())
        for find in finds(text, words.get(path.relative_to(root / "docs").parts[0])):
            before = text[: find.start]
            line, column = before.count("\n") + 1, find.start - before.rfind("\n")
            yield (
                _problem(relative(path, root), lines, line, column, find),
                " ".join(text[find.start : find.end].split()),
            )


def _problem(path: str, lines: Sequence[str], line: int, column: int, find: Find) -> Problem:
    message = (
        f"meningen gäller så få ({find.few}) att någon kan kännas igen; skriv om den utan antal eller "
        f"egenskap, eller låt styrelsen besluta och skriv in det i {SIGNED}"
    )
    return Problem(path, line, column, message, source_line=lines[line - 1])


def _place(lines: Sequence[str], start: tuple[int, int], shown: str) -> tuple[int, int]:
    """Where a passage of a value stands in the file: folding has moved only its blanks."""
    first = shown.split()
    for length in range(len(first), 0, -1):
        pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, first[:length])) + r"(?!\w)")
        for number in range(start[0], len(lines) + 1):
            if match := pattern.search(lines[number - 1], start[1] - 1 if number == start[0] else 0):
                return number, match.start() + 1
    return start


def _answers(exception: Signed, problem: Problem, text: str) -> bool:
    said = " ".join(exception.text.split()).casefold()
    passage = " ".join(text.split()).casefold()
    return exception.file == problem.path and (said in passage or passage in said)


def _idle(exceptions: Sequence[Loaded[Signed]], used: set[str], today: dt.date) -> Iterator[Problem]:
    for one in exceptions:
        if one.record.review <= today:
            yield one.problem(
                "review", message="beslutet skulle ha prövats igen; låt styrelsen besluta på nytt"
            )
        elif one.id not in used:
            yield one.problem(
                "text", message="meningen finns inte längre; ta bort beslutet", severity="warning"
            )


# -- one text ----------------------------------------------------------------------------------


def finds(text: str, words: Vocabulary | None) -> Iterator[Find]:
    """Passages with a small number of people and something that is true of them, sentence by sentence."""
    if words is None:
        return
    patterns = _patterns(words)
    for sentence in SENTENCE.finditer(text):
        taken: set[int] = set()
        for pattern, needs_attribute in patterns.few:
            for match in pattern.finditer(sentence[0]):
                if match.start() not in taken and patterns.tells(sentence[0], match, needs_attribute):
                    taken.add(match.start())
                    start, end = sentence.start() + match.start(), sentence.start() + match.end()
                    yield Find(start, end, quoted(" ".join(match["few"].split())))


@dataclass(frozen=True, slots=True)
class _Patterns:
    few: tuple[tuple[re.Pattern[str], bool], ...]
    attribute: re.Pattern[str]
    anybody: re.Pattern[str]
    general: re.Pattern[str]

    def tells(self, sentence: str, match: re.Match[str], needs_attribute: bool) -> bool:
        """Whether the sentence says something of the few, rather than of people in general."""
        if not needs_attribute:
            return True
        if self.anybody.fullmatch(match[0]) and self.general.search(sentence):
            return False
        rest = sentence[: match.start("few")] + " " + sentence[match.end("few") :]
        return bool(self.attribute.search(rest))


@lru_cache(maxsize=16)
def _patterns(words: Vocabulary) -> _Patterns:
    """What finds small numbers of people; whether an attribute must also stand in the sentence."""
    few, fewer = _numbers(words, limits.ONE_WAY), _numbers(words, limits.TWO_WAY)
    group = _numbers(words, limits.SMALL_GROUP)
    persons, children = _any(words.persons), _any(words.children)
    telling, all_ = _any(words.telling), _any(words.all_or_none)
    articled = f"(?:{fewer}|{_any(words.articles)})" if words.articles else fewer
    return _Patterns(
        (
            (_compiled(rf"(?P<few>{articled}){BETWEEN}{telling}"), False),
            (_compiled(rf"(?P<few>{few})\s+{_any(words.cases)}"), True),
            (_compiled(rf"(?P<few>{few}){BETWEEN}{persons}"), True),
            (_compiled(rf"(?P<few>{articled}){BETWEEN}{children}"), True),
            (_compiled(rf"(?P<few>{all_}{BETWEEN}{group}){BETWEEN}(?:{persons}|{children})"), True),
        ),
        _compiled(_any(words.attributes)),
        _compiled(rf"{_any(words.numbers[0])}{BETWEEN}{persons}"),
        _compiled(_any(words.general)),
    )


def _numbers(words: Vocabulary, below: int) -> str:
    """A number from one to less than the limit, as a word or as a digit that is no part of another number."""
    spelled = [word for row in words.numbers[: below - 1] for word in row]
    digits = "|".join(str(number) for number in range(1, below))
    return rf"(?:(?<![\d.,–-])(?:{digits})(?![\d.,–-]*\d)(?!\s*(?:procent|percent|%))|{_any(spelled)})"


def _any(words: Sequence[str]) -> str:
    return "(?:" + "|".join(rf"\b{_starred(word)}\b" for word in sorted(words, key=len, reverse=True)) + ")"


def _starred(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def tells_of_people(text: str, words: Vocabulary) -> bool:
    """Whether a line names people, or something that is true of them."""
    named = (*words.persons, *words.children, *words.telling, *words.attributes)
    return bool(_compiled(_any(named)).search(text))
