"""Read a YAML file into dicts, lists and strings with their places; refuse tabs and unseen characters.

Every scalar stays the text that the editor typed: `no`, `22:00` and `0771` are strings, so none
of the surprises of YAML 1.1 can happen. Anchors, tags and several documents in a file are refused.
What is wrong in a file becomes problems, never an exception.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from sitegen.core import Problem, forbidden_text, quoted
from sitegen.reading import yaml_faults
from sitegen.reading.yaml_scalars import BLANK, BREAK, solid_offsets

Location = tuple[str | int, ...]
Position = tuple[int, int]

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
MAX_CHARACTERS = 20
MAX_IN_ONE_TEXT = 3
# A tab or a hard space before the first word: YAML does not count it as indentation.
HARD = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
BAD_INDENT = re.compile(rf" *([{HARD}])\s*\S")
ODD = re.compile(rf"[{HARD}]|{forbidden_text.FORBIDDEN.pattern}")
BOM = "\ufeff"
# Stands in a tree for what the reader has refused, so that nobody complains of it once more.
REFUSED = forbidden_text.REPLACEMENT
QUOTE = "ta bort tecknet, eller sätt hela texten inom citattecken"


@dataclass(frozen=True, slots=True)
class Tree:
    """The content of a file as plain values, and the line and column of each value and key in it."""

    value: Any
    marks: Mapping[Location, Position]
    key_marks: Mapping[Location, Position]
    path: str
    lines: tuple[str, ...]

    def position(self, location: Location, *, key: bool = False) -> Position:
        """Return line and column of a value (or its key), or of the nearest thing around it that is known."""
        if key and location in self.key_marks:
            return self.key_marks[location]
        while location and location not in self.marks:
            location = location[:-1]
        return clamped(self.lines, self.marks.get(location, (1, 1)))

    def at(self, location: Location) -> Any:
        """Return the value at a location that the tree has."""
        return reduce(lambda value, part: value[part], location, self.value)

    def texts(self, location: Location = ()) -> Iterator[tuple[Location, str]]:
        """Yield every scalar under a location, in order, with its own location counted from there."""
        return _texts(self.at(location), ())


def _texts(value: Any, location: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(value, str):
        yield location, value
        return
    for part, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield from _texts(inner, (*location, part))


def read(path: Path, root: Path) -> tuple[Tree | None, list[Problem]]:
    """Read a file as a tree, with every problem of its text; None instead of a tree that cannot be parsed.

    A tree that comes with problems holds `REFUSED` in the place of what was refused.
    """
    text, problems = read_text(path, root)
    return (None, [*problems]) if text is None else parse(text, relative_path(path, root))


def read_text(path: Path, root: Path) -> tuple[str | None, tuple[Problem, ...]]:
    """Read the text of a file; None, and why, when it cannot be read or is too large."""
    try:
        return _text(path, relative_path(path, root)), ()
    except _Refusal as refusal:
        return None, (refusal.problem,)


def relative_path(path: Path, root: Path) -> str:
    """Return a path as problems show it: from the project's root, with forward slashes."""
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def parse(text: str, name: str) -> tuple[Tree | None, list[Problem]]:
    """Read a YAML text that is in memory, as `read` does with a file; `name` is what problems call it."""
    problems = list(_bom(text, name))
    text = text.removeprefix(BOM)
    lines = split_lines(text)
    if ODD.search(text):
        problems += islice(_characters(lines, name), MAX_CHARACTERS)
        if any(map(BAD_INDENT.match, lines)):
            return None, problems
    if number := yaml_faults.conflict_line(lines):
        fault = Problem(name, number, 1, yaml_faults.CONFLICT_FAULT, source_line=lines[number - 1])
        return None, [*problems, fault]
    reader = _EventReader(_cleaned(text), lines, name, problems)
    try:
        value = reader.document()
    except _Refusal as refusal:
        return None, [*problems, refusal.problem]
    return Tree(value, reader.marks, reader.key_marks, name, lines), problems


class _Refusal(Exception):
    """The file cannot be read further; the problem says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


# -- bytes and characters ----------------------------------------------------------------------


def _text(path: Path, name: str) -> str:
    """Return the text of a file. Raises `_Refusal` when it is missing, too big or not UTF-8."""
    if not path.is_file():
        raise _Refusal(Problem(name, 0, 0, "filen saknas"))
    if (size := path.stat().st_size) > MAX_BYTES:
        megabytes = f"{size / 1e6:.1f}".replace(".", ",")
        raise _Refusal(Problem(name, 0, 0, f"filen är {megabytes} MB; dela upp den (högst 1 MB)"))
    try:
        return _decoded(path.read_bytes(), name)
    except OSError:
        raise _Refusal(Problem(name, 0, 0, "filen går inte att läsa; se över rättigheterna")) from None


def _decoded(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _Refusal(Problem(name, 1, 1, "filen är sparad som UTF-16; spara den som UTF-8"))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _Refusal(_undecodable(data, error.start, name)) from None


def _undecodable(data: bytes, start: int, name: str) -> Problem:
    before = BREAK.split(data[:start].decode("utf-8"))
    source = BREAK.split(data.decode("utf-8", "replace"))[len(before) - 1]
    likely = data[start : start + 1].decode("cp1252", "ignore")
    guess = f" (“{likely}” i Windows-1252)" if likely.isprintable() and likely else ""
    message = f"byte 0x{data[start]:02X}{guess} är inte UTF-8; spara filen som UTF-8"
    return Problem(name, len(before), len(before[-1]) + 1, message, source_line=source)


def clamped(lines: tuple[str, ...], position: Position) -> Position:
    """Return a position, moved to the end of the last line when the parser points past it."""
    return position if position[0] <= len(lines) else (len(lines), len(lines[-1]) + 1)


def split_lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text as an editor numbers them, at least one."""
    lines = BREAK.split(text)
    return tuple(lines[:-1] if len(lines) > 1 and not lines[-1] else lines)


def _bom(text: str, name: str) -> Iterator[Problem]:
    if text.startswith(BOM):
        message = "filen börjar med ett osynligt BOM-tecken; spara den som UTF-8 utan BOM"
        yield Problem(name, 1, 1, message, source_line=split_lines(text)[0])


def _characters(lines: tuple[str, ...], name: str) -> Iterator[Problem]:
    """Yield each character that no file may hold, in comments too, and the first tab of each line."""
    for number, line in enumerate(lines, start=1):
        for offset, message in (
            *forbidden_text.unseen_characters(line),
            *forbidden_text.broken_letters(line),
        ):
            yield Problem(name, number, offset + 1, message, source_line=line)
        if indent := BAD_INDENT.match(line):
            what = "tabb" if indent[1] == "\t" else f"hårt mellanslag (U+{ord(indent[1]):04X})"
            message = f"{what} i början av raden; skriv vanliga mellanslag i stället"
            yield Problem(name, number, indent.start(1) + 1, message, source_line=line)
        elif "\t" in line:
            message = "tabb i raden; skriv mellanslag i stället"
            yield Problem(name, number, line.index("\t") + 1, message, source_line=line)


def _cleaned(text: str) -> str:
    """Return the text with each refused character replaced, one for one, so that positions hold."""
    return forbidden_text.FORBIDDEN.sub(REFUSED, text).replace("\t", " ")


# -- YAML --------------------------------------------------------------------------------------


class _EventReader:
    """Makes the value of one document from the parser's events; collects positions and problems meanwhile."""

    def __init__(self, text: str, lines: tuple[str, ...], name: str, problems: list[Problem]) -> None:
        self.text = text
        self.lines = lines
        self.name = name
        self.problems = problems
        self.marks: dict[Location, Position] = {}
        self.key_marks: dict[Location, Position] = {}
        self.events = self._events()

    def document(self) -> Any:
        """Return the value of the only document in the file."""
        root = self._first()
        if _is_nothing(root):
            raise self._refusal((1, 1), "filen är tom; fyll i den eller ta bort den")
        value = self._node(root, ())
        next(self.events)
        end = next(self.events)
        if not isinstance(end, yaml.StreamEndEvent):
            message = "filen får bara ha ett dokument; ta bort “---”, eller dela upp filen"
            raise self._refusal(_start(end), message)
        return value

    def _first(self) -> Any:
        """Return the event with which the content begins."""
        next(self.events)
        start = next(self.events)
        if isinstance(start, yaml.StreamEndEvent):
            raise self._refusal((1, 1), "filen är tom; fyll i den eller ta bort den")
        if start.version or start.tags:
            self._add((1, 1), "direktiv som börjar med % används inte; ta bort raden")
        return next(self.events)

    def _events(self) -> Iterator[Any]:
        """Yield the parser's events. Raises `_Refusal` in Swedish for a fault in the syntax."""
        try:
            yield from yaml.parse(self.text, Loader=yaml_faults.LOADER)
        except yaml.YAMLError as error:
            line, column, message = yaml_faults.explain_syntax_error(error, self.text, self.lines)
            raise self._refusal((line, column), message) from None

    def _node(self, event: Any, location: Location) -> Any:
        """Return the value that begins with this event."""
        position = self.marks[location] = _start(event)
        if len(location) > MAX_DEPTH:
            message = f"för många nivåer i varandra (högst {MAX_DEPTH}); gör posten plattare"
            raise self._refusal(position, message)
        self._refuse_extras(event, position)
        if isinstance(event, yaml.AliasEvent):
            return REFUSED
        if isinstance(event, yaml.ScalarEvent):
            return self._value(event, location)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(location)
        return self._sequence(location)

    def _refuse_extras(self, event: Any, position: Position) -> None:
        """Add a problem for an anchor, alias or tag: seldom meant, never understood by the next editor."""
        tag = getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            self._add(position, f"{quoted(f'*{event.anchor}')} är ett alias i YAML; {QUOTE}")
        elif event.anchor is not None:
            self._add(position, f"{quoted(f'&{event.anchor}')} är ett ankare i YAML; {QUOTE}")
        if tag is not None:
            self._add(position, f"{quoted(_tag(tag))} är en typmärkning i YAML; {QUOTE}")

    def _sequence(self, location: Location) -> list[Any]:
        values: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            values.append(self._node(event, (*location, len(values))))
        return values

    def _mapping(self, location: Location) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._key(event, location)
            following = next(self.events)
            if key == REFUSED and _is_nothing(following):  # the key has been told, and had no value
                continue
            value = self._node(following, (*location, key))
            if key != REFUSED:
                values[key] = value
        return values

    def _key(self, event: Any, location: Location) -> str:
        """Return the key, or `REFUSED` after a problem has been noted."""
        position = _start(event)
        if not isinstance(event, yaml.ScalarEvent):
            self._node(event, (*location, REFUSED))
            self._add(position, "nyckeln ska vara ett ord; sätt texten inom citattecken")
            return REFUSED
        self._refuse_extras(event, position)
        text = self._checked(event)
        start: Any = event.start_mark
        decimals = yaml_faults.decimal_comma_fault(self.text, start.index, text)
        if message := decimals or self._key_fault(text, (*location, text)):
            self._add(position, message)
            return REFUSED
        self.key_marks[(*location, text)] = position
        return text

    def _key_fault(self, key: str, location: Location) -> str:
        if not key:
            return "nyckeln saknas före kolonet; skriv nyckel: värde"
        if key == "<<":
            return "sammanslagning med << används inte; skriv ut nycklarna"
        if location in self.key_marks:
            first = self.key_marks[location][0]
            return f"nyckeln {quoted(key)} finns redan på rad {first}; ta bort den ena"
        return ""

    def _value(self, event: Any, location: Location) -> str:
        """Return the text as typed, or `REFUSED` where nothing (or `null`) was typed."""
        if _is_nothing(event):
            position = self.marks[location] = self._place_of_nothing(event, location)
            self._add(position, EMPTY[event.value])
            return REFUSED
        self._refuse_cut(event, location)
        return self._checked(event)

    def _refuse_cut(self, event: Any, location: Location) -> None:
        """Add a problem where a # has cut a text: the rest is lost, and readers would meet the half of it."""
        key = self.key_marks.get(location)
        indent = key[1] if key else event.start_mark.column
        end, block = event.end_mark.index, bool(event.style)
        block = block and event.style not in QUOTED
        at = yaml_faults.tag_after_value(self.text, end, block=block)
        if at is None and event.style not in QUOTED:
            at = yaml_faults.comment_after_text(self.text, end, event.value, indent, block=block)
        if at is not None:
            before = BREAK.split(self.text[:at])
            self._add((len(before), len(before[-1]) + 1), yaml_faults.CUT)

    def _place_of_nothing(self, event: Any, location: Location) -> Position:
        """Return the position of a key without a value, or of a dash without a row."""
        line, column = _start(event)
        after_dash = self.text[: event.start_mark.index].endswith("-")
        return self.key_marks.get(location, (line, column - 1 if after_dash else column))

    def _checked(self, event: Any) -> str:
        """Return the scalar's text, with `REFUSED` for what it must not hold."""
        text: str = event.value
        if forbidden_text.UNSAFE.search(text):
            for offset, message in islice(forbidden_text.code_in_text(text), MAX_IN_ONE_TEXT):
                self._add(self._inside(event, offset), message)
            text = forbidden_text.UNSAFE.sub(REFUSED, text)
        return self._unescaped(event, text) if event.style == '"' else text

    def _unescaped(self, event: Any, text: str) -> str:
        """Return the text without the unseen characters that escapes have put there."""
        for match in islice(ESCAPED.finditer(event.value), MAX_IN_ONE_TEXT):
            self._add(self._inside(event, match.start()), forbidden_text.why_refused(match[0]))
        return ESCAPED.sub(REFUSED, text)

    def _inside(self, event: Any, offset: int) -> Position:
        """Return the position in the file of one character of a scalar."""
        if event.anchor is not None or event.tag is not None:
            return _start(event)
        start, end = event.start_mark.index, event.end_mark.index
        solid = sum(char not in BLANK for char in event.value[:offset])
        spot = next(islice(solid_offsets(self.text[start:end], event.style), solid, None), 0)
        before = BREAK.split(self.text[start : start + spot])
        line, column = _start(event)
        return (line + len(before) - 1, len(before[-1]) + (column if len(before) == 1 else 1))

    def _add(self, position: Position, message: str) -> None:
        self.problems.append(self._problem(position, message))

    def _refusal(self, position: Position, message: str) -> _Refusal:
        return _Refusal(self._problem(position, message))

    def _problem(self, position: Position, message: str) -> Problem:
        line, column = clamped(self.lines, position)
        return Problem(self.name, line, column, message, source_line=self.lines[line - 1])


def _is_nothing(event: Any) -> bool:
    """Return whether nothing, or a word for nothing, was typed."""
    return isinstance(event, yaml.ScalarEvent) and event.value in EMPTY and not event.style


QUOTED = ("'", '"')
EMPTY = {
    "": "tomt värde; ta bort raden eller fyll i",
    "~": "“~” betyder tomt värde i YAML; ta bort raden eller fyll i",
    "null": "“null” betyder tomt värde i YAML; ta bort raden eller fyll i",
}
# What an escape such as \u202e can bring into a text that the file itself does not hold.
ESCAPED = re.compile(rf"[\t\r]|(?!{REFUSED}){forbidden_text.FORBIDDEN.pattern}")


def _start(event: Any) -> Position:
    return (event.start_mark.line + 1, event.start_mark.column + 1)


def _tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")
