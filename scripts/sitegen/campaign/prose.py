"""The prose of the campaign: Markdown files with a head in YAML, one folder a language."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import markdown
from markupsafe import Markup

from sitegen import yamltree
from sitegen.campaign.model import Head
from sitegen.problems import Problem
from sitegen.validate import validate

RULE = "---"
EXTENSIONS = ("tables", "attr_list", "sane_lists")


@dataclass(frozen=True, slots=True)
class Prose:
    """One file: its head, and its lines below, of which the first is line `start` of the file."""

    path: str
    head: Head
    lines: tuple[str, ...]
    start: int


def read_prose(root: Path, folder: Path) -> tuple[dict[str, Prose], list[Problem]]:
    """The files of a language by name without ending, and every problem in their heads."""
    found: dict[str, Prose] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.md")):
        prose, faults = _parsed(path.read_text("utf-8", "replace"), yamltree.relative(path, root))
        problems += faults
        if prose is not None:
            found[path.stem] = prose
    return found, problems


def _parsed(text: str, path: str) -> tuple[Prose | None, list[Problem]]:
    lines = text.splitlines()
    if lines[:1] != [RULE] or RULE not in lines[1:]:
        message = "filen ska börja med ett huvud mellan två rader ---: title, description"
        return None, [Problem(path, 1, 1, message, source_line=lines[0] if lines else "")]
    end = lines.index(RULE, 1)
    # The rule above becomes an empty line, so that lines count from the top of the file.
    tree, problems = yamltree.parse("\n" + "\n".join(lines[1:end]) + "\n", path)
    if tree is None:
        return None, problems
    head, faults = validate(Head, tree)
    problems += faults
    prose = Prose(path, head, tuple(lines[end + 1 :]), end + 2) if head else None
    return prose, problems


def html(text: str) -> Markup:
    """Markdown as HTML. Files of the project are trusted: markup in them is kept."""
    return Markup(markdown.markdown(text, extensions=list(EXTENSIONS), output_format="html"))
