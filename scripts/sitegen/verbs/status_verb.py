"""Show what waits, and how complete each language is: the verb `status`."""

from __future__ import annotations

import argparse

from sitegen.build import overview, worklist
from sitegen.core import Project, clock, raise_errors
from sitegen.records import Catalogue, catalogue
from sitegen.sites.checked_records import record_problems


def run(project: Project, options: argparse.Namespace) -> int:
    """Show on one screen what waits for people, and how far each language's translation has come.

    How old the contacts are, what is not published, what the owner has to choose; then, for each language,
    what is missing and in what languages the pages are offered.
    """
    reading = catalogue.read(project)
    problems = record_problems(reading)
    raise_errors(problems)
    for line in overview.overview(project, reading.catalogue(), problems, clock.today()):
        print(line)
    print("Översättningar:")
    return languages(project, reading.catalogue())


def languages(project: Project, records: Catalogue) -> int:
    """Show how far each language's translation has come, and in what languages the pages are offered."""
    for line in worklist.language_progress(project, records):
        print(line)
    return 0
