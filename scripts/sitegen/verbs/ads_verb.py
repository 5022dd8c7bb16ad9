"""Make what whoever places ads needs: the verb `ads`."""

from __future__ import annotations

import argparse
from pathlib import Path

from sitegen.core import Project
from sitegen.printing import ad_print
from sitegen.verbs.made_lines import print_line


def run(project: Project, options: argparse.Namespace) -> int:
    """Make pictures of ads, their links and printed codes into dist/annonser/, for whoever places them.

    Ads that would lead to nobody are not made, and are named with the reason.
    """
    print("making ads …", flush=True)
    for why in ad_print.refused(project).values():
        print(why, flush=True)
    print(print_line(ad_print.make_ads(project, into=options.out)), flush=True)
    return 0


def arguments(verb: argparse.ArgumentParser) -> None:
    """Add what can be said of it on the command line."""
    verb.add_argument("--out", type=Path, help="another folder than dist/annonser; it is replaced whole")
