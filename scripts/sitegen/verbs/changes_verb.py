"""Say what a build changes for readers: the verb `changes`."""

from __future__ import annotations

import argparse
from pathlib import Path

from sitegen.core import Project, SetupError
from sitegen.deploy.build_changes import site_changes
from sitegen.deploy.changes_text import changes_text
from sitegen.hosting.manifest import read_manifest
from sitegen.records import catalogue
from sitegen.web.file_addresses import MANIFEST

NO_FORMER = "## Vad som ändras för läsarna\n\nDet finns inget tidigare bygge att jämföra med."


def run(project: Project, options: argparse.Namespace) -> int:
    """Compare dist/ with a former build, and say in Markdown what is new, gone and changed for readers.

    Pages by site and language, numbers to call, sizes, rows of tables. FORMER is a dist/ as it was; where
    there is none, that is said.
    """
    if not any(project.dist.glob(f"*/{MANIFEST}")):
        read_manifest(project.dist / "main" / MANIFEST)
    text = _text(project, options.former)
    if options.out:
        options.out.parent.mkdir(parents=True, exist_ok=True)
        with options.out.open("a", encoding="utf-8") as file:
            file.write(text + "\n")
    else:
        print(text)
    return 0


def _text(project: Project, former: Path) -> str:
    if not any(former.glob(f"*/{MANIFEST}")):
        return NO_FORMER
    rows = catalogue.read(project).records["languages"]
    languages = {code: row.record.short or "" for code, row in rows.items()}
    if not languages:
        raise SetupError("data/languages.yml går inte att läsa; kör make check")
    return "\n".join(changes_text(site_changes(former, project.dist), languages))


def arguments(verb: argparse.ArgumentParser) -> None:
    """Add what can be said of it on the command line."""
    verb.add_argument("former", type=Path, metavar="FORMER", help="the folder of a former dist/")
    verb.add_argument("--out", type=Path, metavar="FILE", help="add the text to a file, and print nothing")
