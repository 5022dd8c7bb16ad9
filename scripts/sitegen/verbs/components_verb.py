"""Show the pieces that templates share: the verb `components`."""

from __future__ import annotations

import argparse
from pathlib import Path

from sitegen.build import components
from sitegen.core import Project


def run(project: Project, options: argparse.Namespace) -> int:
    """Write one page with every piece that templates share, in light and dark. No site has it."""
    components.write(project, options.out)
    return 0


def arguments(verb: argparse.ArgumentParser) -> None:
    """Add what can be said of it on the command line."""
    verb.add_argument("out", type=Path, metavar="OUT.html", help="the file to write")
