"""Check the head of a page of prose (between two rows of ---) by the rules for data/."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.core import Problem, Project
from sitegen.reading import yaml_tree
from sitegen.reading.yaml_faults import CONFLICT_FAULT, conflict_line

HEAD = re.compile(r"---[ ]*\n(.*?\n)---[ ]*(?:\n|\Z)", re.DOTALL)


def check(project: Project) -> Iterator[Problem]:
    """Yield faults in the head of each page, and what git has left of two versions anywhere in it."""
    for path in sorted(project.docs.glob("*/**/*.md")):
        text = path.read_text("utf-8-sig", errors="replace")
        name, lines = yaml_tree.relative_path(path, project.root), yaml_tree.split_lines(text)
        if number := conflict_line(lines):
            yield Problem(name, number, 1, CONFLICT_FAULT, source_line=lines[number - 1])
        elif head := HEAD.match(text):
            # An empty row in the place of the first ---, so that lines are counted as in the file.
            yield from yaml_tree.parse(f"\n{head[1]}", name)[1]
