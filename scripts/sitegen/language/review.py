"""Who has read which translation: the review ledger of each catalogue, and what it says of each text today.

An entry holds for one source and one translation, told by their fingerprints. When either changes the
entry lapses by itself, and the text counts as changed since somebody read it. Where a ledger cannot be
read, nothing of it holds.
"""

from __future__ import annotations

import enum
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import Field, StringConstraints

from sitegen.core import SOURCE_LANGUAGE, Problem, Project, clock, quoted
from sitegen.core.kept import kept
from sitegen.language import po_file, translation_check
from sitegen.language.po_file import MessageKey, PoEntry
from sitegen.language.text_sets import PROSE_CONTEXTS, TextSet
from sitegen.reading import yaml_tree
from sitegen.reading.loader import Loaded
from sitegen.reading.validate import validate
from sitegen.reading.yaml_tree import relative_path
from sitegen.records.record import Date, Line, Prose, Record

ReviewerRole = Literal["modersmålsläsare", "modersmålsöversättare", "översättare", "jurist", "redaktionen"]
NATIVE_READERS: tuple[ReviewerRole, ...] = ("modersmålsläsare", "modersmålsöversättare")
"""Who can sign a translation for readers: they are told whether somebody with the language has read it."""
READERS: tuple[ReviewerRole, ...] = get_args(ReviewerRole)
RIGHTS = frozenset({"right.statement"})
Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]


class ReviewState(enum.Enum):
    """What can be said of a translation today."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    DISPUTED = "disputed"
    CHANGED = "changed"  # read once; its source or its translation is another one since


class ReviewEntry(Record):
    """What somebody found on reading one translation."""

    context: Line = Field(description="Textens sammanhang (msgctxt)")
    text: Prose = Field(description="Den svenska texten (msgid)")
    state: Literal["draft", "reviewed", "disputed"] = Field(
        description="draft = läst, inte godkänd; reviewed = godkänd; disputed = ifrågasatt"
    )
    by: ReviewerRole = Field(description="Vilken roll den har som läste, aldrig ett namn")
    on: Date = Field(description="Dagen då översättningen lästes, ÅÅÅÅ-MM-DD")
    source: Fingerprint = Field(description="Den svenska text som lästes, som fingeravtryck")
    translation: Fingerprint = Field(description="Den översättning som lästes, som fingeravtryck")
    suggestion: Prose | None = Field(None, description="Vad läsaren hellre vill ha")
    comment: Prose | None = Field(None, description="Vad läsaren skrev om texten")

    @property
    def key(self) -> MessageKey:
        """The context and the Swedish text that the entry is about."""
        return (self.context, self.text)


@dataclass(frozen=True)
class Ledger:
    """The entries of one catalogue in the order of the file, and what is wrong with the file."""

    path: str
    rows: tuple[Loaded[ReviewEntry], ...] = ()
    problems: tuple[Problem, ...] = ()

    def entries(self) -> Mapping[MessageKey, ReviewEntry]:
        """Return the entries by their texts; a text that stands there twice has none."""
        found = {row.record.key: row.record for row in self.rows}
        twice = set(repeated(row.record.key for row in self.rows))
        return {key: entry for key, entry in found.items() if key not in twice}


@dataclass(frozen=True, slots=True)
class ReviewCount:
    """How many texts of a catalogue are reviewed, of how many; and how many are in doubt."""

    vital: int
    vital_reviewed: int
    all: int
    reviewed: int
    changed: int
    disputed: int

    @property
    def told_to_readers(self) -> bool:
        """Whether readers may be told that the translation is reviewed: every vital text of it is."""
        return 0 < self.vital == self.vital_reviewed


def fingerprint(text: str) -> str:
    """Return a short name of a text; another text has another."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def is_vital(key: MessageKey) -> bool:
    """Return whether a wrong translation of a text can hurt.

    That is what hurts when it is missing, and every right: one that promises too much is worse than none.
    """
    return key[0] not in PROSE_CONTEXTS - RIGHTS


def repeated(keys: Iterable[MessageKey]) -> Iterator[MessageKey]:
    """Yield each text that has come before."""
    seen: set[MessageKey] = set()
    for key in keys:
        if key in seen:
            yield key
        seen.add(key)


def load(project: Project, texts: TextSet, code: str) -> Ledger:
    """Read the ledger of a language's catalogue; nobody has read anything where there is no file."""
    path = texts.review(project, code)
    shown = relative_path(path, project.root)
    return _read(path.read_bytes(), shown) if path.exists() else Ledger(shown)


@lru_cache(maxsize=64)
@kept
def _read(data: bytes, shown: str) -> Ledger:
    return parse(data, shown)


def parse(data: bytes, shown: str) -> Ledger:
    """Read a ledger that is in memory; `shown` is what problems call it."""
    try:
        tree, problems = yaml_tree.parse(data.decode(), shown)
    except UnicodeDecodeError:
        return Ledger(shown, (), (Problem(shown, 1, 0, "filen är inte UTF-8; spara om den som UTF-8"),))
    if tree is None or not isinstance(tree.value, list):
        wrong = "ska vara en lista (rader med -); hämta filen ur git, eller ta bort den"
        return Ledger(shown, (), tuple(problems or [Problem(shown, 1, 0, wrong)]))
    rows: list[Loaded[ReviewEntry]] = []
    for index in range(len(tree.value)):
        record, faults = validate(ReviewEntry, tree, (index,))
        problems += faults
        rows += [Loaded(str(index), record, tree, (index,))] if record else []
    twice = set(repeated(row.record.key for row in rows))
    message = "texten står här två gånger; behåll den senaste"
    problems += [row.problem("text", message=message) for row in rows if row.record.key in twice]
    return Ledger(shown, tuple(rows), tuple(problems))


# -- what holds today ----------------------------------------------------------------------------


def states(project: Project, texts: TextSet, code: str) -> Mapping[MessageKey, ReviewState]:
    """Return what the ledger says of each text of a catalogue, in the catalogue's order."""
    po, pot = texts.po(project, code), texts.pot(project)
    own = {entry.key: entry for entry in po_file.load(po).entries} if po.exists() else {}
    wanted = [entry.key for entry in po_file.load(pot).entries] if pot.exists() else list(own)
    read = load(project, texts, code).entries()
    return {key: state(own.get(key), read) for key in wanted}


def state(entry: PoEntry | None, read: Mapping[MessageKey, ReviewEntry]) -> ReviewState:
    """Return what can be said of a translation today."""
    found = entry_of(entry, read) if entry else None
    if entry is None or found is None or found.state == "draft" or any(entry_faults(found)):
        return ReviewState.DRAFT
    return ReviewState(found.state) if holds(found, entry) else ReviewState.CHANGED


def entry_of(entry: PoEntry, read: Mapping[MessageKey, ReviewEntry]) -> ReviewEntry | None:
    """Return what is said of a text, else of the text that stood in its place before."""
    if entry.key in read or not entry.previous:
        return read.get(entry.key)
    former = squashed(entry.previous)
    same = (r for r in read.values() if r.context == entry.context and squashed(r.text) == former)
    return next(same, None)


def holds(found: ReviewEntry, entry: PoEntry) -> bool:
    """Return whether what was read is what stands there today."""
    if entry.fuzzy or translation_check.is_blank(entry.text):
        return False
    return (found.source, found.translation) == (fingerprint(entry.source), fingerprint(entry.text))


def count(found: Mapping[MessageKey, ReviewState]) -> ReviewCount:
    """Return how many texts are in which state."""
    said, vital = list(found.values()), [one for key, one in found.items() if is_vital(key)]
    return ReviewCount(
        len(vital),
        vital.count(ReviewState.REVIEWED),
        len(said),
        said.count(ReviewState.REVIEWED),
        said.count(ReviewState.CHANGED),
        said.count(ReviewState.DISPUTED),
    )


def is_reviewed(project: Project, texts: TextSet, code: str) -> bool:
    """Return whether readers may be told that somebody with the language has read its vital texts."""
    return code == SOURCE_LANGUAGE or count(states(project, texts, code)).told_to_readers


# -- what is wrong -------------------------------------------------------------------------------


def faults(project: Project, texts: TextSet, codes: Iterable[str]) -> Iterator[Problem]:
    """Yield all that is wrong in the ledgers of a text set, and a warning for each with lapsed entries."""
    wanted = {texts.review(project, code): code for code in codes if code != SOURCE_LANGUAGE}
    for path in sorted((project.root / texts.locales).glob(f"*/{texts.domain}.review.yml")):
        shown = relative_path(path, project.root)
        if path not in wanted:
            yield Problem(shown, 1, 0, "här finns ingen översättning att granska; ta bort filen")
        else:
            ledger = load(project, texts, wanted[path])
            yield from ledger.problems
            yield from _entry_faults(project, texts, wanted[path], ledger)
            yield from _lapsed(project, texts, wanted[path], shown)


def _entry_faults(project: Project, texts: TextSet, code: str, ledger: Ledger) -> Iterator[Problem]:
    known = _known_texts(texts.po(project, code))
    for row in ledger.rows:
        entry = row.record
        if (entry.context, squashed(entry.text)) not in known:
            message = f"{quoted(entry.text)} ({entry.context}) finns inte i katalogen; ta bort raderna om den"
            yield row.problem("text", message=message)
        yield from (row.problem(name, message=message) for name, message in entry_faults(entry))


def entry_faults(entry: ReviewEntry) -> Iterator[tuple[str, str]]:
    """Yield why an entry cannot be true, with the field that says so; it then counts for nothing."""
    if entry.on > clock.today():
        yield "on", f"{entry.on} har inte varit än; skriv dagen då texten lästes"
    if entry.state == "reviewed" and entry.by not in NATIVE_READERS:
        who = " eller ".join(NATIVE_READERS)
        yield "by", f"bara {who} kan godkänna; skriv state: draft, eller vem som läste"


def _known_texts(po: Path) -> set[MessageKey]:
    """Return every text that a catalogue has or has had, without blanks."""
    if not po.exists():
        return set()
    found = po_file.load(po)
    both = [*found.entries, *found.obsolete]
    return {(e.context, squashed(text)) for e in both for text in (e.source, e.previous) if text}


def _lapsed(project: Project, texts: TextSet, code: str, shown: str) -> Iterator[Problem]:
    if changed := count(states(project, texts, code)).changed:
        what = "en text har" if changed == 1 else f"{changed} texter har"
        way = f"skicka dem på nytt: cli.py messages export {code} --changed"
        yield Problem(shown, 0, 0, f"{what} ändrats sedan någon läste; {way}", "warning")


def squashed(text: str) -> str:
    """Return a text without blanks: a former source has lost them where its lines were wrapped."""
    return "".join(text.split())
