"""The prose of the campaign: Markdown with a head in YAML, which says by id what it claims.

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

from sitegen.core.problems import Problem
from sitegen.reading import yaml_tree
from sitegen.reading.validate import validate
from sitegen.sites.campaign.model import ProseHead

RULE = "---"
ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
CARD = re.compile(rf"^\[\[({ID})\]\]$")
CALL = re.compile(rf"^\[\[ring: ({ID})\]\]$")
INLINE = re.compile(rf"\{{({ID})(?:\.([1-9]))?(?::\s*([^{{}}]+?))?\}}")
# A link to another page is written as a link to its file, with or without an anchor.
PAGE_LINK = re.compile(r"(?<=\]\()([a-z0-9-]+)\.md(?=[)#])")


@dataclass(frozen=True, slots=True)
class ProseFile:
    """One file: its head, all its lines, and how many of them the head takes."""

    path: str
    head: ProseHead
    lines: tuple[str, ...]
    top: int

    @property
    def body(self) -> tuple[str, ...]:
        """The lines below the head."""
        return self.lines[self.top :]


@dataclass(frozen=True, slots=True)
class ClaimReference:
    """A claim that a text names: the whole of it (`card`), words of it, or the figure of a number."""

    id: str
    line: int
    column: int
    card: bool = False
    number: int = 1
    words: str = ""


def read_prose(root: Path, folder: Path) -> tuple[dict[str, ProseFile], list[Problem]]:
    """The files of a language by name without ending, and every problem in their heads."""
    found: dict[str, ProseFile] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.md")):
        prose, faults = parsed(path.read_text("utf-8", "replace"), yaml_tree.relative(path, root))
        problems += faults
        if prose is not None:
            found[path.stem] = prose
    return found, problems


def parsed(text: str, path: str) -> tuple[ProseFile | None, list[Problem]]:
    """One file, and every problem in its head."""
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
    """Somebody to call, by the id of a row of data/aid/national.yml."""

    id: str
    line: int


def references(prose: ProseFile) -> Iterator[ClaimReference]:
    """The claims that a text names, in order, with their places in the file."""
    for number, line in enumerate(prose.body, start=prose.top + 1):
        if card := CARD.fullmatch(line.strip()):
            yield ClaimReference(card[1], number, line.index("[") + 1, card=True)
        for hit in INLINE.finditer(line):
            yield _inline(hit, number)


def _inline(hit: re.Match[str], line: int) -> ClaimReference:
    return ClaimReference(hit[1], line, hit.start() + 1, number=int(hit[2] or 1), words=hit[3] or "")


def calls(prose: ProseFile) -> Iterator[CallReference]:
    """Yield whom a text tells its reader to call, in order, with their lines in the file."""
    for number, line in enumerate(prose.body, start=prose.top + 1):
        if call := CALL.fullmatch(line.strip()):
            yield CallReference(call[1], number)


def blocks(prose: ProseFile) -> Iterator[str | ClaimReference | CallReference]:
    """Yield the text as pieces of Markdown, and the claims and lines to call between them."""
    held: list[str] = []
    for number, line in enumerate(prose.body, start=prose.top + 1):
        whole = _whole(line.strip(), number)
        if whole is None:
            held.append(line)
            continue
        yield from _markdown(held)
        held = []
        yield whole
    yield from _markdown(held)


def _whole(line: str, number: int) -> ClaimReference | CallReference | None:
    if card := CARD.fullmatch(line):
        return ClaimReference(card[1], number, 1, card=True)
    call = CALL.fullmatch(line)
    return CallReference(call[1], number) if call else None


def _markdown(held: list[str]) -> Iterator[str]:
    if any(line.strip() for line in held):
        yield "\n".join(held)
