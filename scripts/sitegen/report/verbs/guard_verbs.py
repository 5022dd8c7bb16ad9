"""The actions that guard people: `report disclose`, `report leak` and `report intake`."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from sitegen.core import Project, SetupError, clock
from sitegen.core.problems import report as rendered
from sitegen.core.problems import summary
from sitegen.report import read_reports
from sitegen.report.checks import coherence, people_guard
from sitegen.report.disclosure import git_history_check, narrative, reconstruct
from sitegen.report.intake import protected_tables
from sitegen.report.verbs.action import ReportAction, add_data, data_folder


def audit(project: Project, options: argparse.Namespace) -> int:
    """Look for figures and sentences that give somebody away, alone or together, and say how long it took."""
    started = time.perf_counter()
    root = data_folder(project, options)
    reading = read_reports.read(root)
    # A formula that leads nowhere says nothing to the audit: it is a fault here too.
    found = [
        *reading.problems,
        *coherence.references_lead_somewhere(reading),
        *people_guard.problems(root, reading),
    ]
    seconds = time.perf_counter() - started
    if found:
        print(rendered(found))
    if not any(problem.severity == "error" for problem in found):
        print(f"{reconstruct.STATEMENT} (kontroll {clock.today()}, {seconds:.2f} s).")
    return int(any(problem.severity == "error" for problem in found))


def history(project: Project, options: argparse.Namespace) -> int:
    """Search every commit for figures and sentences that give somebody away; return the exit code.

    With `-` for input, `git log -p` on standard input is searched instead.
    """
    words, faults = narrative.vocabularies(project.root)
    lines = (
        sys.stdin
        if options.input == "-"
        else git_history_check.history_lines(project.root, options.paths or git_history_check.PATHS)
    )
    found = [*faults, *git_history_check.check(lines, words, clock.today())]
    print(rendered(found) if found else "Inget i historiken pekar ut någon.")
    return int(bool(found))


def take_in(project: Project, options: argparse.Namespace) -> int:
    """Count a sheet with one row a person into protected tables; it must lie outside every repository."""
    if options.out.exists():
        raise SetupError(f"{options.out.name} finns redan; välj ett nytt namn, så att inget skrivs över")
    try:
        form = options.form.absolute()
        taken = protected_tables.protected_yaml(
            project.root, options.sheet, form, options.sheet_number, clock.today().isoformat()
        )
    except protected_tables.IntakeFaults as faults:
        # In the order of the sheet, and not of the words.
        told = [problem.render() for problem in faults.problems]
        print("\n\n".join([*told, summary(faults.problems)]), file=sys.stderr)
        return 1
    except SetupError:
        raise
    except Exception as error:  # any other message could quote a cell
        raise SetupError(f"det gick inte ({type(error).__name__}); ingenting är skrivet") from None
    options.out.write_text(taken.text, encoding="utf-8", newline="\n")
    print("\n".join(taken.summary))
    print(f"{options.out}: skyddade tabeller. Läs dem, och låt styrelsen besluta.")
    return 0


def _history_arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("input", nargs="?", choices=("-",), help="read `git log -p` from standard input")
    verb.add_argument(
        "--paths", nargs="+", metavar="PATH", help=f"which folders ({' '.join(git_history_check.PATHS)})"
    )


def _intake_arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("sheet", type=Path, metavar="SHEET", help="CSV or XLSX, outside every repository")
    verb.add_argument("--form", type=Path, required=True, help="data/forms/ID.yml, what the sheet may hold")
    verb.add_argument("--out", type=Path, required=True, help="the file to write; it may not exist")
    verb.add_argument(
        "--sheet", dest="sheet_number", type=int, metavar="NUMBER", help="which sheet of a workbook"
    )


ACTIONS = (
    ReportAction("disclose", audit, "find what gives somebody away", add_data),
    ReportAction("intake", take_in, "count a sheet of answers into protected tables", _intake_arguments),
    ReportAction("leak", history, "find what gives somebody away in any commit", _history_arguments),
)
