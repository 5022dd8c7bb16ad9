"""Begin a record: the verb `new`."""

from __future__ import annotations

import argparse

from sitegen.core import Project, clock
from sitegen.report.intake import report_skeleton


def run(project: Project, options: argparse.Namespace) -> int:
    """Write a commented file to fill in; the id is the file's name."""
    path = report_skeleton.write(project.root, options.id, report_skeleton.year_of(options.id, clock.today()))
    print(f"{path.relative_to(project.root)}: fyll i filen och kör make check")
    return 0


def arguments(verb: argparse.ArgumentParser) -> None:
    """Add what can be said of it on the command line."""
    verb.add_argument("kind", choices=("report",), help="what to begin")
    verb.add_argument("id", metavar="ID", help="its id, such as statistik-2026")
