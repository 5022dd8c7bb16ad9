"""Take away what pictures carry unseen: the verb `clean-pictures`."""

from __future__ import annotations

import argparse
from pathlib import Path

from sitegen.core import Project
from sitegen.guard import cleaning


def run(project: Project, options: argparse.Namespace) -> int:
    """Take away all that pictures carry beside what is seen: where, when and by whom, previews, comments.

    JPEG, PNG and WebP are turned upright, put in the colours of the web, and written in their own place.
    """
    for done in cleaning.clean(options.pictures):
        print(f"{done.path}: {done.outcome}")
    return 0


def arguments(verb: argparse.ArgumentParser) -> None:
    """Add what can be said of it on the command line."""
    verb.add_argument("pictures", nargs="+", type=Path, metavar="PATH", help="pictures, or folders of them")
