"""Show a site while it is written: the verb `serve`."""

from __future__ import annotations

import argparse

from sitegen.build import site_build
from sitegen.core import Project


def run(project: Project, options: argparse.Namespace) -> int:
    """Show a site at http://127.0.0.1:8000/ and rebuild it whenever a file changes."""
    return site_build.serve(project, options.site)


def arguments(verb: argparse.ArgumentParser) -> None:
    """Add what can be said of it on the command line."""
    verb.add_argument("site", nargs="?", default="main", metavar="SITE", help="which site (main)")
