"""Everything that is printed, made once a run; and what tests read out of it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

import projects
from sitegen.core import Project
from sitegen.printing.sheets import PrintFile


@dataclass(frozen=True)
class Prints:
    """The folder of finished files, and what each of them was ordered as."""

    folder: Path
    orders: Mapping[str, PrintFile]

    def path(self, stem: str) -> Path:
        return self.folder / f"{stem}.pdf"

    def carried(self) -> tuple[str, ...]:
        return tuple(stem for stem, order in self.orders.items() if order.piece.carried)

    def read(self) -> tuple[str, ...]:
        return tuple(stem for stem, order in self.orders.items() if not order.piece.carried)

    def text(self, stem: str) -> str:
        """All text of a file, with single spaces."""
        return text_of(self.path(stem).read_bytes())


def text_of(pdf: bytes) -> str:
    """The text of a PDF as another program reads it."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    # A number that is set large has its area code on a line of its own.
    return re.sub(r"(?<=\d) ?[-\u00ad\ufffe] ?(?=\d)", "-", " ".join(" ".join(pages).split()))


def print_all(folder: Path, project: Project = projects.REAL) -> None:
    """Print everything into a folder."""
    run = projects.cli(project, "print", "--out", folder)
    assert run.returncode == 0, run.stdout + run.stderr


def workspace(folder: Path, *own: str) -> Project:
    """The real project with copies of a few of its folders, to change; the rest is only pointed to."""
    folder.mkdir(parents=True)
    for name in projects.WHOLE:
        if name in own:
            shutil.copytree(projects.ROOT / name, folder / name)
        else:
            (folder / name).symlink_to(projects.ROOT / name)
    return Project(folder)
