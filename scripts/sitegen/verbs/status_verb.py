"""Show how complete each language is: the verb `status`."""

from __future__ import annotations

import argparse

from sitegen.build import worklist
from sitegen.core import Project
from sitegen.sites.checked_records import read_checked


def run(project: Project, options: argparse.Namespace) -> int:
    """Show how far each language's translation has come, and in what languages the pages are offered."""
    for line in worklist.language_progress(project, read_checked(project, begun=True)):
        print(line)
    return 0
