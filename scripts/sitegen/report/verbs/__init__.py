"""`report ACTION`: what can be done with reports from the command line. One row an action."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from sitegen.core.problems import report as rendered
from sitegen.core.problems import summary
from sitegen.core.project import Project
from sitegen.report import checks, read_reports
from sitegen.report.checks import read_back
from sitegen.report.disclosure import guard_actions
from sitegen.report.figures.formula import Unresolved
from sitegen.report.publish import plain_text
from sitegen.report.verbs import freeze

Action = Callable[[Project, argparse.Namespace], int]
Arguments = Callable[[argparse.ArgumentParser], None]


def run(project: Project, options: argparse.Namespace) -> int:
    """Check and show the reports of data/reports/. Each action has a help of its own."""
    action: Action = options.action
    return action(project, options)


def arguments(verb: argparse.ArgumentParser) -> None:
    """The actions as sub-verbs."""
    actions = verb.add_subparsers(title="actions", metavar="ACTION", required=True)
    for name, action, help, add in ACTIONS:
        one = actions.add_parser(name, help=help, description=action.__doc__)
        one.set_defaults(action=action)
        add(one)


def check(project: Project, options: argparse.Namespace) -> int:
    """Recompute every sum, share, mean, relation and claim. Exits with 1 when something cannot be true."""
    reading = read_reports.read(options.data.absolute() if options.data else project.root)
    found = checks.check(reading)
    told = [problem for problem in found if problem.severity != "note" or options.notes]
    print(rendered(told) if told else f"Inga fel i {len(reading.reports)} rapporter.")
    if len(told) < len(found):
        print(f"Även {len(found) - len(told)} notiser; visa dem med --notes.")
    return int(any(problem.severity == "error" for problem in found))


def show(project: Project, options: argparse.Namespace) -> int:
    """Print reports as plain text, every table, figure and claim as readers get them, for reviews."""
    reading = read_reports.read(project.root)
    if any(problem.severity == "error" for problem in reading.problems):
        print(rendered(reading.problems), summary(reading.problems), sep="\n")
        return 1
    try:
        shown = reading.for_readers
    except Unresolved as error:
        print(f"Rapporterna kan inte visas: {error}. Kör report check, som säger var felet står.")
        return 1
    for id in options.ids or shown:
        print(plain_text.text_of(shown[id]))
    return 0


def _check_arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--notes", action="store_true", help="notes too: what is odd but may be right")
    verb.add_argument("--data", type=Path, metavar="FOLDER", help="another folder that holds data/reports")


def _show_arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("ids", nargs="*", metavar="ID", help="which reports; all when none is named")


ACTIONS: tuple[tuple[str, Action, str, Arguments], ...] = (
    ("check", check, "recompute everything that can be recomputed", _check_arguments),
    (
        "control",
        read_back.control,
        "the typed numbers, to be read back, and their totals",
        read_back.arguments,
    ),
    ("show", show, "the tables and figures as text", _show_arguments),
    *guard_actions.ACTIONS,
    *freeze.ACTIONS,
)
