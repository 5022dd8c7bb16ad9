"""Read a catalogue of translations (.po): every entry with its line, every fault as a problem.

The form is that of the GNU gettext manual, “The Format of PO Files”, less what no catalogue here has:
plural forms, and any encoding but UTF-8. Tools read on where a file is broken, and then a page speaks
the wrong language or none; so every line that is not understood is a problem.
"""

from __future__ import annotations

import codecs
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from sitegen.core import Problem, SetupError, quoted
from sitegen.core.kept import kept
from sitegen.core.problems import report

MessageKey = tuple[str, str]
"""Context and Swedish text."""

LINE = re.compile(r'(?:(msgctxt|msgid_plural|msgid|msgstr)(\[\d+\])?[ \t]*)?"((?:[^"\\]|\\.)*)"')
OPEN_TEXT = re.compile(r'(?:msg(?:id|id_plural|ctxt|str)(?:\[\d+\])?[ \t]*)?"(?:[^"\\]|\\.)*\\?')
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
ESCAPE = re.compile(r"\\(.)")
ESCAPED = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}
MOMENT = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d)(?:[+-]\d{4})?")
NO_MOMENT = "YEAR-MO-DA HO:MI+ZONE"
PLURALS = re.compile(r"nplurals=\d+;\s*plural=[^;]+;?")
DATES = ("POT-Creation-Date", "PO-Revision-Date")
# What catalogues once said of themselves; tied to no text, it could not be true of any.
REVIEW_LINE = re.compile(r"Review(?:ed-by)?:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PoEntry:
    """One text with its translation, and what stands above it. `line` is that of its msgid."""

    context: str
    source: str
    text: str
    line: int
    fuzzy: bool = False
    obsolete: bool = False
    # The text that the translation was made from, when the source has changed since.
    previous: str = ""
    notes: tuple[str, ...] = ()
    locations: tuple[str, ...] = ()

    @property
    def key(self) -> MessageKey:
        """The context and the Swedish text, by which the entry is found."""
        return (self.context, self.source)


@dataclass(frozen=True, slots=True)
class Header:
    """The fields of a catalogue's first entry with their lines, and the comments above it with theirs."""

    fields: Mapping[str, tuple[str, int]]
    comments: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class PoFile:
    """What came of reading a catalogue; obsolete entries are kept apart."""

    path: str
    header: Header
    entries: tuple[PoEntry, ...]
    obsolete: tuple[PoEntry, ...]
    problems: tuple[Problem, ...]


def load(path: Path, shown: str = "", code: str = "") -> PoFile:
    """Read a catalogue; `shown` is what problems call it, `code` the language that it must be of."""
    return _read(path.read_bytes(), shown or str(path), code)


@lru_cache(maxsize=64)
@kept
def _read(data: bytes, shown: str, code: str) -> PoFile:
    problems = list(_byte_problems(data, shown))
    text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
    parser = _Parser(shown)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines, start=1) if not problems or data[:3] == codecs.BOM_UTF8 else ():
        parser.take(number, line.strip(" \t"))
    found = parser.finished()
    if found.entries or found.header.fields:
        problems += [*found.problems, *_header_problems(found, code), *_repeated_texts(found)]
    else:
        problems = problems or [*found.problems, Problem(shown, 1, 0, "katalogen är tom; kör make messages")]
    return PoFile(shown, found.header, found.entries, found.obsolete, tuple(problems))


def load_valid(path: Path, shown: str = "", code: str = "") -> PoFile:
    """Read a catalogue that must be without faults. Raises `SetupError` with all of them."""
    found = load(path, shown, code)
    if found.problems:
        raise SetupError(report(found.problems))
    return found


def _byte_problems(data: bytes, path: str) -> Iterator[Problem]:
    """Yield what is wrong before the first line can be read."""
    if data.startswith(codecs.BOM_UTF8):
        yield Problem(path, 1, 1, "filen börjar med en BOM (U+FEFF), som inte syns; spara om utan BOM")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        yield Problem(path, line, 0, "katalogen är inte UTF-8; spara om den som UTF-8")


@dataclass(slots=True)
class _Draft:
    """An entry while its lines are read."""

    parts: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    comments: list[tuple[str, int]] = field(default_factory=list)
    previous: list[str] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    locations: list[str] = field(default_factory=list)
    obsolete: bool = False
    faulty: bool = False

    def text(self, name: str) -> str:
        return "".join(text for text, _ in self.parts.get(name, ()))

    def entry(self) -> PoEntry:
        return PoEntry(
            context=self.text("msgctxt"),
            source=self.text("msgid"),
            text=self.text("msgstr"),
            line=self.parts["msgid"][0][1],
            fuzzy="fuzzy" in self.flags,
            obsolete=self.obsolete,
            previous=_previous(" ".join(self.previous)),
            notes=tuple(text for text, _ in self.comments),
            locations=tuple(self.locations),
        )


class _Parser:
    """Takes the lines of a catalogue one by one; goes on past faults."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.entries: list[PoEntry] = []
        self.header = Header({}, ())
        self.draft = _Draft()
        self.last = ""

    def take(self, number: int, line: str) -> None:
        """Read one line of the catalogue."""
        if line.startswith("#~"):
            if not line.startswith("#~|"):
                self._words(number, line[2:].strip(), obsolete=True)
        elif line.startswith("#"):
            self._comment(number, line)
        elif line:
            self._words(number, line, obsolete=False)

    def finished(self) -> PoFile:
        """Return all that was read."""
        self._finish()
        kept = tuple(entry for entry in self.entries if not entry.obsolete)
        old = tuple(entry for entry in self.entries if entry.obsolete)
        return PoFile(self.path, self.header, kept, old, tuple(self.problems))

    def _tell(self, number: int, message: str) -> None:
        self.draft.faulty = True
        self.problems.append(Problem(self.path, number, 0, message))

    def _comment(self, number: int, line: str) -> None:
        if self.draft.parts:
            self._finish()
        kind, rest = line[:2], line[2:].strip()
        if kind == "#,":
            self.draft.flags |= {flag.strip() for flag in rest.split(",")}
        elif kind == "#:":
            self.draft.locations += rest.split()
        elif kind == "#|":
            self.draft.previous.append(rest)
        elif kind != "#.":
            self.draft.comments.append((line[1:].strip(), number))

    def _words(self, number: int, line: str, *, obsolete: bool) -> None:
        found = LINE.fullmatch(line)
        if found is None:
            self._unreadable(number, line)
            return
        name, index, text = found.groups()
        if index or name == "msgid_plural":
            self._tell(number, "källan har inga pluralformer; översätt till en enda msgstr")
        if name in ("msgctxt", "msgid") and "msgstr" in self.draft.parts:
            self._finish()
        self._add(number, name or self.last, self._unescaped(number, text), begins=name is not None)
        self.draft.obsolete |= obsolete

    def _add(self, number: int, name: str, text: str, *, begins: bool) -> None:
        parts = self.draft.parts
        if not name or (begins and name in parts) or (name == "msgstr" and "msgid" not in parts):
            self._tell(number, "katalogen går inte att läsa; raden hör inte ihop med den före")
        if name:
            parts.setdefault(name, []).append((text, number))
            self.last = name

    def _unreadable(self, number: int, line: str) -> None:
        why = "texten ska sluta med ett rakt citattecken" if OPEN_TEXT.fullmatch(line) else "rätta raden"
        self._tell(number, f"katalogen går inte att läsa; {why}")

    def _unescaped(self, number: int, text: str) -> str:
        def meant(found: re.Match[str]) -> str:
            if found[1] not in ESCAPED:
                self._tell(number, f'“{found[0]}” går inte att läsa; skriv bara \\n, \\t, \\\\ eller \\"')
            return ESCAPED.get(found[1], "")

        return ESCAPE.sub(meant, text)

    def _finish(self) -> None:
        draft, self.draft, self.last = self.draft, _Draft(), ""
        if not draft.parts:
            return
        number = next(iter(draft.parts.values()))[0][1]
        if "msgid" not in draft.parts or "msgstr" not in draft.parts:
            if not draft.faulty:
                self._tell(number, "katalogen går inte att läsa; texten saknar msgid eller msgstr")
        elif draft.obsolete or draft.text("msgid") or draft.text("msgctxt"):
            self.entries.append(draft.entry())
        elif self.header.fields:
            self._tell(number, 'katalogen har två huvuden (msgid ""); ta bort det ena')
        else:
            self.header = Header(_fields(draft.parts["msgstr"]), tuple(draft.comments))


def _previous(text: str) -> str:
    """Return the former source. Babel wraps it wherever there is a blank, so its lines are read as one."""
    words = re.sub(rf"^msgctxt {QUOTED.pattern} ", "", text)
    return ESCAPE.sub(lambda found: ESCAPED.get(found[1], ""), "".join(QUOTED.findall(words)))


def _fields(parts: Iterable[tuple[str, int]]) -> Mapping[str, tuple[str, int]]:
    """Return the header's `Name: value`, each with the line that it begins on."""
    found: dict[str, tuple[str, int]] = {}
    rest, start = "", 0
    for text, number in parts:
        start = start if rest else number
        *whole, rest = (rest + text).split("\n")
        for line in whole:
            name, _, value = line.partition(":")
            found.setdefault(name.strip(), (value.strip(), start))
            start = number
    if rest:
        name, _, value = rest.partition(":")
        found.setdefault(name.strip(), (value.strip(), start))
    return found


def _header_problems(found: PoFile, code: str) -> Iterator[Problem]:
    """Yield what in a header names another language or encoding, or makes tools stumble."""
    fields = found.header.fields
    first = min((line for _, line in fields.values()), default=1)

    def tell(name: str, message: str) -> Problem:
        return Problem(found.path, fields.get(name, ("", first))[1], 0, message)

    kind = fields.get("Content-Type", ("", 0))[0].replace(" ", "").lower()
    if not re.fullmatch(r'text/plain;charset="?utf-8"?', kind):
        yield tell("Content-Type", "huvudet ska säga “Content-Type: text/plain; charset=utf-8”")
    said = fields.get("Language", ("", 0))[0]
    if code and re.split("[-_]", said)[0].lower() != re.split("[-_]", code)[0].lower():
        message = f"huvudet säger Language: {said or 'ingenting'}, men filen ligger i mappen för {code}"
        yield tell("Language", f"{message}; lägg rätt katalog här, eller rätta raden")
    plurals = fields.get("Plural-Forms", ("nplurals=1; plural=0;", 0))[0]
    if not PLURALS.fullmatch(plurals):
        yield tell("Plural-Forms", f"Plural-Forms går inte att läsa: {quoted(plurals)}; ta bort raden")
    for name in DATES:
        if name in fields and not _is_moment(fields[name][0]):
            yield tell(name, f"{name} är ingen tid: {quoted(fields[name][0])}; ta bort raden")
    yield from _review_problems(found)


def _review_problems(found: PoFile) -> Iterator[Problem]:
    for text, line in found.header.comments:
        if REVIEW_LINE.match(text):
            message = "vem som har läst vad står i granskningsfilen (*.review.yml); ta bort raden"
            yield Problem(found.path, line, 0, message)


def _is_moment(text: str) -> bool:
    """Return whether a date can be read; tools write the letters of its form where there is none yet."""
    match = MOMENT.fullmatch(text)
    try:
        return text == NO_MOMENT or bool(match and dt.datetime.fromisoformat(match[1]))
    except ValueError:
        return False


def _repeated_texts(found: PoFile) -> Iterator[Problem]:
    """Yield texts that stand there twice: tools take the one or the other."""
    first: dict[MessageKey, int] = {}
    for entry in found.entries:
        line = first.setdefault(entry.key, entry.line)
        if line != entry.line:
            message = f"{quoted(entry.source)} står redan på rad {line}; behåll en av dem"
            yield Problem(found.path, entry.line, 0, message)
