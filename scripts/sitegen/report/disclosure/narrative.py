"""Sentences that tell of so few people that somebody could be recognised: `en transkvinna …`.

All that is written for readers is looked at: reports, prose, campaigns and the records of data/. A
find is answered by another wording, or by a signed exception in `data/narrative-signed.yml`; both are
editors' work, not this module's.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import Field

from sitegen.core import Problem
from sitegen.core.kept import kept
from sitegen.language import po_file
from sitegen.reading import Loaded, Location, loader, yaml_tree
from sitegen.reading.yaml_tree import Tree, relative_path
from sitegen.records import Record
from sitegen.records.model import Date, Id, Line
from sitegen.report.disclosure.telling_passages import (
    MeaningOfOne,
    TellingPassage,
    TellingWords,
    Vocabulary,
    finds,
    may_tell,
    with_numerals,
)

WORDS, SIGNED = "data/narrative", "data/narrative-signed.yml"
REPORTS = "data/reports"
# What is no text for readers: vocabularies, schemas, and forms with the words that sheets may hold.
RECORDS: tuple[tuple[str, MeaningOfOne], ...] = (("campaigns", "mentions"), ("data", "anybody"))
CATALOGUES = "locales/en/LC_MESSAGES/*.po"
NOT_READ = ("data/narrative", "data/schemas", "data/forms", REPORTS)


class SignedPassage(Record):
    """A sentence that may stand although it tells of few: who has decided, and why."""

    id: Id
    file: Line = Field(description="Filen, t.ex. data/reports/statistik-2025.yml")
    text: Line = Field(description="Ordagrant ur meningen; bara de ord som gäller få")
    by: Line = Field(description="Roll, inte personnamn: styrelsen")
    on: Date
    reason: Line
    review: Date = Field(description="När beslutet ska prövas igen")


Vocabularies = Mapping[str, TellingWords]
ExpandedParagraph = tuple[Tree, Location, str]
"""A paragraph as readers meet it, its figures and claims in place, and where it stands in its file."""


def vocabularies(root: Path) -> tuple[Vocabularies, list[Problem]]:
    """Read the words by the code of their language, and the problems of their files."""
    if not (root / WORDS).is_dir():
        return {}, []
    loaded, problems = loader.load_folder(root, WORDS, Vocabulary)
    return {code: with_numerals(one.record, code) for code, one in loaded.items()}, problems


def signed(root: Path) -> tuple[Sequence[Loaded[SignedPassage]], list[Problem]]:
    """Read the signed exceptions, with the problems of their file; none when there is no such file."""
    if not (root / SIGNED).is_file():
        return (), []
    loaded, problems = loader.load_rows(root, SIGNED, SignedPassage)
    return tuple(loaded.values()), problems


def check(
    root: Path, trees: Sequence[Tree], today: dt.date, expanded: Sequence[ExpandedParagraph] = ()
) -> Iterator[Problem]:
    """Yield what tells of few wherever it is written and not signed; and signatures of nothing."""
    words, faults = vocabularies(root)
    exceptions, more = signed(root)
    yield from (*faults, *more)
    used: set[str] = set()
    for problem, text in (*_found(root, trees, words), *_in_expanded(expanded, words)):
        signature = next((s for s in exceptions if _answers(s.record, problem, text)), None)
        if signature is None or signature.record.review <= today:
            yield problem
        if signature is not None:
            used.add(signature.id)
    yield from _idle(exceptions, used, today)


def _found(root: Path, trees: Sequence[Tree], words: Vocabularies) -> Iterator[tuple[Problem, str]]:
    for tree in trees:
        yield from _in_tree(tree, words, "counts")
    if not words:
        return
    for path in sorted((root / "docs").glob("*/**/*.md")):
        own = words.get(path.relative_to(root / "docs").parts[0])
        yield from _in_prose(_text(path), relative_path(path, root), own, "counts")
    for path in sorted((root / "campaigns").glob("*/docs/*/**/*.md")):
        own = words.get(path.relative_to(root / "campaigns").parts[2])
        yield from _in_prose(_text(path), relative_path(path, root), own, "mentions")
    for path in sorted((*root.glob(CATALOGUES), *(root / "campaigns").glob(f"*/{CATALOGUES}"))):
        yield from _in_catalogue(_said(path, root), relative_path(path, root), words)
    for folder, one in RECORDS:
        for path in sorted((root / folder).rglob("*.y*ml")):
            name = relative_path(path, root)
            if not name.startswith(NOT_READ) and path.suffix in (".yml", ".yaml"):
                yield from _in_records(_text(path), name, words, one)


def _text(path: Path) -> str:
    return path.read_text("utf-8", "replace")


def _said(path: Path, root: Path) -> tuple[tuple[int, str, str], ...]:
    """Return line, source and translation of each entry of a catalogue."""
    return tuple((e.line, e.source, e.text) for e in po_file.load(path, relative_path(path, root)).entries)


@kept
def _in_records(
    text: str, name: str, words: Vocabularies, one: MeaningOfOne
) -> tuple[tuple[Problem, str], ...]:
    """Return the texts of a file; it is only parsed when its text as it stands has something in it."""
    spoken = [own for code, own in words.items() if code == "sv" or f"{code}:" in text]
    if any(may_tell(text, own) and any(finds(text, own, one)) for own in spoken):
        tree, _ = yaml_tree.parse(text, name)  # what is wrong with it is told where it is read
        if tree is not None:
            return tuple(_in_tree(tree, words, one))
    return ()


@kept
def _in_catalogue(
    entries: tuple[tuple[int, str, str], ...], name: str, words: Vocabularies
) -> tuple[tuple[Problem, str], ...]:
    """Return what templates and code say, which stands nowhere else as a text, and its English."""
    return tuple(
        (_problem(name, ("",) * (line - 1) + (text,), line, 1, find), text[find.start : find.end])
        for line, *said in entries
        for text, language in zip(said, ("sv", "en"), strict=True)
        for find in finds(text, words.get(language), "anybody")
    )


def _in_tree(tree: Tree, words: Vocabularies, one: MeaningOfOne) -> Iterator[tuple[Problem, str]]:
    texts = tuple(tree.texts())
    languages = ("en" if location and location[-1] == "en" else "sv" for location, _ in texts)
    said = tuple(zip((text for _, text in texts), languages, strict=True))
    for index, find in _finds_in(said, words, one):
        location, text = texts[index]
        shown = text[find.start : find.end]
        line, column = _place(tree.lines, tree.position(location), shown)
        yield _problem(tree.path, tree.lines, line, column, find), shown


@kept
def _finds_in(
    texts: tuple[tuple[str, str], ...], words: Vocabularies, one: MeaningOfOne
) -> tuple[tuple[int, TellingPassage], ...]:
    """Return what texts, each with its language, tell of few, with the number of the text."""
    return tuple(
        (index, find)
        for index, (text, language) in enumerate(texts)
        for find in finds(text, words.get(language), one)
    )


def _in_expanded(expanded: Sequence[ExpandedParagraph], words: Vocabularies) -> Iterator[tuple[Problem, str]]:
    """Yield what tells of few only when the figures stand in their places: `{antal} transkvinnor`."""
    for tree, location, text in expanded:
        own = words.get(str(location[-1]))
        known = {find.few for find in finds(tree.at(location), own)}
        for find in finds(text, own):
            if find.few not in known:
                line, column = tree.position(location)
                yield _problem(tree.path, tree.lines, line, column, find), text[find.start : find.end]


@kept
def _in_prose(
    text: str, name: str, words: TellingWords | None, one: MeaningOfOne
) -> tuple[tuple[Problem, str], ...]:
    return tuple(_passages(text, name, finds(text, words, one)))


def _passages(text: str, name: str, found: Iterable[TellingPassage]) -> Iterator[tuple[Problem, str]]:
    lines = tuple(text.splitlines())
    for find in found:
        before = text[: find.start]
        line, column = before.count("\n") + 1, find.start - before.rfind("\n")
        shown = " ".join(text[find.start : find.end].split())
        yield _problem(name, lines, line, column, find), shown


def _problem(path: str, lines: Sequence[str], line: int, column: int, find: TellingPassage) -> Problem:
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


def _answers(exception: SignedPassage, problem: Problem, text: str) -> bool:
    said = " ".join(exception.text.split()).casefold()
    passage = " ".join(text.split()).casefold()
    return exception.file == problem.path and (said in passage or passage in said)


def _idle(exceptions: Sequence[Loaded[SignedPassage]], used: set[str], today: dt.date) -> Iterator[Problem]:
    for one in exceptions:
        if one.record.review <= today:
            yield one.problem(
                "review", message="beslutet skulle ha prövats igen; låt styrelsen besluta på nytt"
            )
        elif one.id not in used:
            yield one.problem(
                "text", message="meningen finns inte längre; ta bort beslutet", severity="warning"
            )
