"""Write down that somebody has checked a contact: the verb `checked`."""

from __future__ import annotations

import argparse
import datetime as dt

from sitegen.build import recorded_checks
from sitegen.core import Project, SetupError, clock
from sitegen.records.model import Checked
from sitegen.sites.checked_records import read_checked

HOW = ("called", "live", "confirmed", "archived")


def run(project: Project, options: argparse.Namespace) -> int:
    """Write into a service's file that its contacts are right, and say what that changes for readers.

    CONTACT is a kind (phone), a number as people write it, or “alla”; it may be left out where there is one.
    Nothing else in the file is changed. Then run `make check`.
    """
    day = options.on or clock.today()
    if day > clock.today():
        raise SetupError(f"{day} har inte varit än; skriv dagen då kontrollen gjordes")
    checked = Checked.model_validate({"on": day.isoformat(), "how": options.how, "by": options.by})
    made = recorded_checks.CheckMade(options.id, tuple(options.contact), checked)
    for line in recorded_checks.record_check(project, read_checked(project), made):
        print(line)
    return 0


def arguments(verb: argparse.ArgumentParser) -> None:
    """Add what can be said of it on the command line."""
    verb.add_argument("id", metavar="ID", help="the service: its file's name")
    verb.add_argument("contact", metavar="CONTACT", nargs="*", help="phone, 020-50 50 50, alla")
    verb.add_argument(
        "--how",
        choices=HOW,
        required=True,
        help="called it, looked at the live page, the operator confirmed it, read an archived copy",
    )
    verb.add_argument("--on", type=dt.date.fromisoformat, metavar="YYYY-MM-DD", help="today")
    verb.add_argument(
        "--by", choices=("redaktionen", "kansliet", "styrelsen", "medlemmen"), default="redaktionen"
    )
