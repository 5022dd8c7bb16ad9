"""Read the campaign's prose: Markdown with a head in YAML, and references to claims by id.

[[claim-id]]            on a line of its own: the claim, with what it rests on
[[ring: service-id]]    on a line of its own: somebody to call, a row of data/aid/national.yml
{claim-id}              its figure; {claim-id.2} the second one
{claim-id: some words}  words that stand in the claim
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sitegen.core import Problem
from sitegen.reading import yaml_tree
from sitegen.reading.validate import validate
from sitegen.sites.campaign.model import ProseHead

RULE = "---"
HEADING = "## "
ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
CARD = re.compile(rf"^\[\[({ID})\]\]$")
CALL = re.compile(rf"^\[\[ring: ({ID})\]\]$")
INLINE = re.compile(rf"\{{({ID})(?:\.([1-9]))?(?::\s*([^{{}}]+?))?\}}")
# A link to another page is written as a link to its file, with or without an anchor.
PAGE_LINK = re.compile(r"(?<=\]\()([a-z0-9-]+)\.md(?=[)#])")


@dataclass(frozen=True, slots=True)
class ProseFile:
    """A file of prose: its path, its head, all its lines, and how many of them the head takes."""

    path: str
    head: ProseHead
    lines: tuple[str, ...]
    top: int

    @property
    def body(self) -> tuple[str, ...]:
        """Return the lines below the head."""
        return self.lines[self.top :]


@dataclass(frozen=True, slots=True)
class ClaimReference:
    """A reference to a claim: to the whole of it (`card`), to words of it, or to a figure by its number."""

    id: str
    line: int
    column: int
    card: bool = False
    number: int = 1
    words: str = ""


def read_prose(root: Path, folder: Path) -> tuple[dict[str, ProseFile], list[Problem]]:
    """Return the files of a language by name without ending, and every problem in their heads."""
    found: dict[str, ProseFile] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.md")):
        prose, faults = parsed(path.read_text("utf-8", "replace"), yaml_tree.relative_path(path, root))
        problems += faults
        if prose is not None:
            found[path.stem] = prose
    return found, problems


def parsed(text: str, path: str) -> tuple[ProseFile | None, list[Problem]]:
    """Return the file with this text, or None when its head cannot be read, and every problem in the head."""
    lines = tuple(text.splitlines())
    if lines[:1] != (RULE,) or RULE not in lines[1:]:
        message = "filen ska börja med ett huvud mellan två rader ---: title, description"
        return None, [Problem(path, 1, 1, message, source_line=lines[0] if lines else "")]
    end = lines.index(RULE, 1)
    # The rule above becomes an empty line, so that lines count from the top of the file.
    tree, problems = yaml_tree.parse("\n" + "\n".join(lines[1:end]) + "\n", path)
    if tree is None:
        return None, problems
    head, faults = validate(ProseHead, tree)
    problems += faults
    return ProseFile(path, head, lines, end + 1) if head else None, problems


@dataclass(frozen=True, slots=True)
class CallReference:
    """A reference to somebody to call, by the id of a row of data/aid/national.yml."""

    id: str
    line: int


def references(prose: ProseFile) -> Iterator[ClaimReference]:
    """Yield the references to claims, in order, with their lines and columns in the file (from 1)."""
    for number, line in _numbered(prose):
        whole = _whole(line, number)
        if isinstance(whole, ClaimReference):
            yield whole
        for hit in INLINE.finditer(line):
            column, figure = hit.start() + 1, int(hit[2] or 1)
            yield ClaimReference(hit[1], number, column, number=figure, words=hit[3] or "")


def calls(prose: ProseFile) -> Iterator[CallReference]:
    """Yield the references to somebody to call, the button's first, with their lines in the file (from 1)."""
    if prose.head.call:
        yield CallReference(prose.head.call, _line_of(prose, f"call: {prose.head.call}"))
    found = (_whole(line, number) for number, line in _numbered(prose))
    yield from (call for call in found if isinstance(call, CallReference))


def _line_of(prose: ProseFile, text: str) -> int:
    """Return the number of the line of the head that says this."""
    return next((number for number, line in enumerate(prose.lines, start=1) if line.strip() == text), 1)


def blocks(prose: ProseFile) -> Iterator[str | ClaimReference | CallReference]:
    """Yield the text in pieces: claims and calls on lines of their own, and Markdown between them.

    A heading begins a piece.
    """
    held: list[str] = []
    for number, line in _numbered(prose):
        whole = _whole(line, number)
        if whole or line.startswith(HEADING):
            yield from _markdown(held)
            held = []
        if whole:
            yield whole
        else:
            held.append(line)
    yield from _markdown(held)


def _numbered(prose: ProseFile) -> Iterator[tuple[int, str]]:
    """Yield the lines below the head with their numbers in the file (from 1)."""
    return enumerate(prose.body, start=prose.top + 1)


def _whole(line: str, number: int) -> ClaimReference | CallReference | None:
    """Return the reference that a line is, or None for a line of Markdown."""
    if card := CARD.fullmatch(line.strip()):
        return ClaimReference(card[1], number, line.index("[") + 1, card=True)
    call = CALL.fullmatch(line.strip())
    return CallReference(call[1], number) if call else None


def _markdown(held: list[str]) -> Iterator[str]:
    if any(line.strip() for line in held):
        yield "\n".join(held)
