"""Problems: what is wrong in a file, where it stands, and how a person gets to see it."""

from __future__ import annotations

import difflib
import errno
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, ParamSpec

from sitegen.core import forbidden_text

Severity = Literal["error", "warning", "note"]
LABELS = {"error": "", "warning": "varning: ", "note": "notis: "}
TAB_WIDTH = 4
LINE_WIDTH = 96
MARGIN = "    "
Looked = ParamSpec("Looked")


class SetupError(Exception):
    """A tool or a file that the program needs is missing; the message is one line."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault in one file. Lines and columns count from 1; 0 means unknown."""

    path: str
    line: int
    column: int
    message: str
    severity: Severity = "error"
    source_line: str = ""

    def render(self) -> str:
        """Return `path:line:column: message`, then the source line with a caret under the fault."""
        head = f"{self._place()}: {LABELS[self.severity]}{visible(self.message)}"
        if not self.line or not self.source_line:
            return head
        return "\n".join((head, *_excerpt(self.source_line, self.column)))

    def _place(self) -> str:
        numbers = (self.line, self.column) if self.column else (self.line,)
        path = visible(self.path)
        return ":".join((path, *map(str, numbers))) if self.line else path


Check = Callable[Looked, Iterator[Problem]]
"""A function that yields a problem for each fault in what it is given.

`Check[LoadedRecords]` looks at records, `Check[BuiltSite]` at the files of a built site.
"""


def disk_fault(error: OSError) -> str:
    """Return what a full or protected disk asks of a person, in Swedish; empty for other errors."""
    what = error.filename or "disken"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"disken är full ({what}); gör plats och kör om. Det som fanns förut är som det var"
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return f"{what} får inte läsas eller skrivas; ändra rättigheterna, eller välj en annan mapp"
    if error.errno in (errno.EISDIR, errno.ENOTDIR):
        return f"{what} är en fil där det ska vara en mapp, eller tvärtom; flytta eller ta bort den"
    return ""


TEMPLATE = re.compile(r'File "([^"]+\.(?:html|svg|xml|css|js|txt))", line (\d+)')
TEMPLATE_SAID = re.compile(r"^jinja2\.exceptions\.\w+: (.+)$", re.MULTILINE)


def template_fault(traceback: str) -> str:
    """Return which template has a fault and on which line, from a traceback as text; empty when none has."""
    said, places = TEMPLATE_SAID.findall(traceback), TEMPLATE.findall(traceback)
    if not said or not places:
        return ""
    path, line = places[-1]
    return f"{path}:{line}: mallen har ett fel ({said[-1]}); rätta den. Det som fanns förut är som det var"


def report(problems: Iterable[Problem], last: Iterable[Problem] = ()) -> str:
    """Return all problems as text, in order of path and line, then a line that counts them.

    Those of `last` come after the others, in the order in which they are given.
    """
    ordered = [*sorted(problems), *last]
    return "\n\n".join([*(problem.render() for problem in ordered), summary(ordered)])


def summary(problems: Iterable[Problem]) -> str:
    """Return how many problems there are of each severity, in words: `3 fel, 1 varning`."""
    severities = [problem.severity for problem in problems]
    errors, warnings, notes = (severities.count(one) for one in ("error", "warning", "note"))
    parts = [f"{errors} fel"] if errors or warnings else ["inga fel"]
    parts += [f"{warnings} {'varning' if warnings == 1 else 'varningar'}"] if warnings else []
    parts += [f"{notes} {'notis' if notes == 1 else 'notiser'}"] if notes else []
    return ", ".join(parts)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return whether any of the problems is an error: warnings and notes stop nothing."""
    return any(problem.severity == "error" for problem in problems)


def nearest(word: str, choices: Iterable[str]) -> str:
    """Return the choice that looks most like a word; empty when none is near."""
    near = difflib.get_close_matches(word[:60].lower(), list(choices), n=1, cutoff=0.6)
    return near[0] if near else ""


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Return “; menade du …?” to put last in a message; empty when no choice looks like the word."""
    near = nearest(word, choices)
    return f"; menade du {quoted(near)}?" if near else ""


def quoted(text: str) -> str:
    """Return a text from a file within Swedish quotation marks, cut after 60 characters."""
    return f"“{text if len(text) <= 60 else text[:59] + '…'}”"


def visible(text: str) -> str:
    """Return a text with control and invisible characters spelled out, so that no terminal is fooled."""
    return text if text.isascii() and text.isprintable() else "".join(map(_shown, text))


def _shown(char: str) -> str:
    if ord(char) < 0x20:
        return chr(0x2400 + ord(char))
    if char == "\x7f":
        return "␡"
    is_safe = char.isprintable() or unicodedata.category(char) == "Zs"
    return char if is_safe and not forbidden_text.FORBIDDEN.match(char) else f"<U+{ord(char):04X}>"


def _excerpt(source: str, column: int) -> Iterator[str]:
    """Yield the part of a line around the column, and a caret under it when the column is known."""
    start = max(0, column - 1 - LINE_WIDTH)
    cells = list(_cells(source[start : max(column, 1) + LINE_WIDTH]))
    at = min(max(column - 1 - start, 0), len(cells))
    first, last = _window(cells, at)
    before = "…" if start or first else ""
    after = "…" if last < len(cells) or start + len(cells) < len(source) else ""
    yield MARGIN + before + "".join(text for text, _ in cells[first:last]) + after
    if column:
        yield MARGIN + " " * (len(before) + sum(width for _, width in cells[first:at])) + "^"


def _window(cells: list[tuple[str, int]], at: int) -> tuple[int, int]:
    """Return the range of cells to show: as much as fits, with the caret in it."""
    first, last, room = at, at, LINE_WIDTH - 2
    while first > 0 and room > LINE_WIDTH // 3:
        first -= 1
        room -= cells[first][1]
    while last < len(cells) and room >= cells[last][1]:
        room -= cells[last][1]
        last += 1
    while first > 0 and room >= cells[first - 1][1]:
        first -= 1
        room -= cells[first][1]
    return first, last


def _cells(source: str) -> Iterator[tuple[str, int]]:
    """Yield each character as it is shown, and how many columns of the terminal it takes."""
    used = 0
    for char in source:
        if char == "\t":
            width = TAB_WIDTH - used % TAB_WIDTH
            text = "⇥".ljust(width)
        else:
            text = _shown(char)
            width = len(text) if len(text) > 1 else _width(text)
        used += width
        yield text, width


def _width(char: str) -> int:
    """Return 0 for marks that stand on the letter before (Thai vowels), 2 for wide characters, else 1."""
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
