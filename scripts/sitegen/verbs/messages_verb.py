"""Bring the catalogues of translations up to their sources: the verb `messages`."""

from __future__ import annotations

import argparse

from sitegen.build.all_text_sets import all_text_sets
from sitegen.core import Project
from sitegen.language import merge_catalogues
from sitegen.sites.checked_records import read_checked
from sitegen.verbs import status_verb


def run(project: Project, options: argparse.Namespace) -> int:
    """Take all translatable strings from templates, code and data into locales/, and mark what is stale.

    A changed text keeps its former translation, which waits for a translator. When only the wording has
    changed and the meaning is the same, say so with --same-meaning: the translations are then in force.
    """
    records = read_checked(project, begun=True)
    merge_catalogues.update(project, records, all_text_sets(), options.same_meaning)
    return status_verb.run(project, options)


def arguments(verb: argparse.ArgumentParser) -> None:
    """Add what can be said of it on the command line."""
    verb.add_argument(
        "--same-meaning",
        default="",
        metavar="TEXT",
        help="the new Swedish text, or its beginning: only its wording has changed",
    )
