"""Print what the campaign is handed out as: the verb `print`."""

from __future__ import annotations

import argparse
from pathlib import Path

from sitegen.core import Project
from sitegen.printing import press
from sitegen.verbs.made_lines import print_line


def run(project: Project, options: argparse.Namespace) -> int:
    """Print cards, posters, sheets and the booklet into dist/print/, with pictures and a pack of it all."""
    print("printing …", flush=True)
    choice = press.PrintSelection(options.only, options.language, options.batch)
    print(print_line(press.print_all(project, choice, into=options.out)), flush=True)
    return 0


def arguments(verb: argparse.ArgumentParser) -> None:
    """Add what can be said of it on the command line."""
    verb.add_argument("--only", metavar="PIECE", help="one piece, by its id in pieces.yml")
    verb.add_argument("--language", metavar="CODE", help="one language")
    verb.add_argument("--batch", default="", help="a mark in a corner of what is carried; never in the code")
    verb.add_argument("--out", type=Path, help="another folder than dist/print")
