"""List contacts that wait for a check: the verb `due`."""

from __future__ import annotations

import argparse

from sitegen.build import due_list, worklist
from sitegen.core import Project, SetupError, clock
from sitegen.records import ageing
from sitegen.sites.checked_records import read_checked

# Neither 1, which is a fault, nor 2, which argparse keeps for itself.
DUE_SOON = 3


def run(project: Project, options: argparse.Namespace) -> int:
    """List the contacts that somebody should check, the most urgent first.

    With --ahead: those that readers see marked as old, or will within so many days. The exit code is then
    3 when there are any, and 0 when there are none, so that a nightly run can open an issue.
    """
    records, today = read_checked(project), clock.today()
    if options.ahead is None:
        print("\n".join(due_list.FORMATS[options.format](records, today)))
        return 0
    if options.format == "csv":
        raise SetupError("--format csv är listan över allt som väntar; ta bort --ahead")
    if not any(ageing.ageing_groups(records, today, options.ahead)):
        print(f"Ingen kontakt som visas blir gammal inom {options.ahead} dagar.")
        return 0
    told = worklist.reminder_lines if options.format == "markdown" else worklist.coming_contacts
    print("\n".join(told(records, today, options.ahead)))
    return DUE_SOON


def arguments(verb: argparse.ArgumentParser) -> None:
    """Add what can be said of it on the command line."""
    verb.add_argument(
        "--ahead", type=int, metavar="DAYS", help="only what readers see marked as old within so many days"
    )
    verb.add_argument(
        "--format",
        choices=tuple(due_list.FORMATS),
        default="text",
        help="text; markdown has boxes to tick, csv is for a spreadsheet",
    )
