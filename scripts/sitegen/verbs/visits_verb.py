"""Count visits from ads in access logs: the verb `count`."""

from __future__ import annotations

import argparse
from pathlib import Path

from sitegen.core import Project, clock
from sitegen.counting import ad_report as counting_report
from sitegen.counting import count_verb as counting


def run(project: Project, options: argparse.Namespace) -> int:
    """Count visits from ads in access logs, per day and ad, without keeping anything about the visitors.

    Logs in the formats common and combined, plain or packed with gzip. Into the folder go besok.yml and
    besok.csv, where counts under five are suppressed (U). The lines of the log are summed up on the screen.
    Count whole logs, for only a day and a month that are over are told.
    """
    tally = counting.run(project, options.logs, options.out or project.dist / "rakning", clock.today())
    print("\n".join(counting_report.summary_lines(tally)))
    return 0


def arguments(verb: argparse.ArgumentParser) -> None:
    """Add what can be said of it on the command line."""
    verb.add_argument(
        "logs", nargs="*", type=Path, metavar="LOG", help="access logs; none, or -, is standard input"
    )
    verb.add_argument(
        "--out", type=Path, help="another folder than dist/rakning; keep it, logs are thrown away"
    )
