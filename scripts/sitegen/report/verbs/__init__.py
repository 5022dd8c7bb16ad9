"""`report ACTION`: what can be done with reports from the command line."""

from __future__ import annotations

import argparse

from sitegen.core import Project
from sitegen.report.verbs import freeze, guard_verbs, reading_verbs
from sitegen.report.verbs.action import ReportAction

ACTIONS: tuple[ReportAction, ...] = (*reading_verbs.ACTIONS, *guard_verbs.ACTIONS, *freeze.ACTIONS)


def run(project: Project, options: argparse.Namespace) -> int:
    """Check and show the reports of data/reports/. Each action has a help of its own."""
    action: ReportAction = options.action
    return action.run(project, options)


def arguments(verb: argparse.ArgumentParser) -> None:
    """Add the actions as sub-verbs."""
    actions = verb.add_subparsers(title="actions", metavar="ACTION", required=True)
    for action in ACTIONS:
        one = actions.add_parser(action.name, help=action.help, description=action.run.__doc__)
        one.set_defaults(action=action)
        action.arguments(one)
