"""Check that drawings of pages hold nothing that runs, loads or leads away."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.core import Problem, Project, svg_markup


def problems(project: Project) -> Iterator[Problem]:
    """Yield every fault of every drawing; where in the file it stands is not known."""
    for path in project.drawings():
        name = path.relative_to(project.root).as_posix()
        for fault in svg_markup.drawing_faults(path.read_text("utf-8", "replace")):
            yield Problem(name, 0, 0, fault)
