"""Pack all of dist/ as one archive: the verb `bundle`."""

from __future__ import annotations

import argparse
from pathlib import Path

from sitegen.core import Project
from sitegen.deploy.packed_release import bundle
from sitegen.deploy.readiness import ready


def run(project: Project, options: argparse.Namespace) -> int:
    """Pack every site, print and ads as one archive, with a manifest, SHA256SUMS and what built them.

    The same commit on the same day gives the same bytes. What may not be published is not packed: a build
    that failed, of another commit or day, or changed since it was checked.
    """
    release = ready(project)
    made = bundle(project, release, options.out or project.root / "bundle")
    size = made.path.stat().st_size
    print(f"{made.path}: {made.files} filer, {size:,} bytes, sha256 {made.sha256}")
    return 0


def arguments(verb: argparse.ArgumentParser) -> None:
    """Add what can be said of it on the command line."""
    verb.add_argument("--out", type=Path, metavar="FOLDER", help="where to put it; bundle/")
