"""The actions that guard people: what figures tell, what history keeps, and how a sheet comes in."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from sitegen.core import clock
from sitegen.core.errors import DataError
from sitegen.core.problems import Problem, SetupError, summary
from sitegen.core.problems import report as rendered
from sitegen.core.project import Project
from sitegen.reading import loader
from sitegen.report import checks, read_reports
from sitegen.report.checks import coherence
from sitegen.report.disclosure import git_history_check, narrative, older_editions, reconstruct, small_counts
from sitegen.report.figures import prose_figures
from sitegen.report.formula import Unresolved
from sitegen.report.intake import protected_tables
from sitegen.report.intake.form import AnswerForm

Action = Callable[[Project, argparse.Namespace], int]
Arguments = Callable[[argparse.ArgumentParser], None]


def problems(root: Path, reading: read_reports.Reading) -> Iterator[Problem]:
    """Everything in the reports and in the prose that gives somebody away."""
    today = clock.today()
    if (root / protected_tables.FORMS).is_dir():
        yield from loader.load_folder(root, protected_tables.FORMS, AnswerForm)[1]
    yield from small_counts.check(reading, today)
    yield from older_editions.check(reading, today)
    yield from reconstruct.check(reading, today)
    trees = [loaded.tree for loaded in reading.loaded.values()]
    yield from narrative.check(root, trees, today, tuple(_expanded(reading)))


def _expanded(reading: read_reports.Reading) -> Iterator[narrative.Expanded]:
    """Every paragraph of the reports with its figures and claims in place."""
    for id, loaded in reading.loaded.items():
        for location, passage in prose_figures.passages(loaded.record):
            for language in ("sv", "en"):
                try:
                    text = prose_figures.expand(reading.book, id, passage, language)
                except Unresolved:  # told as a figure that does not exist
                    continue
                yield loaded.tree, (*location, language), text


def refuse(root: Path, reading: read_reports.Reading) -> None:
    """Raise `DataError` when the reports cannot be true, or give somebody away: nothing is built then."""
    found = [*checks.check(reading), *problems(root, reading)]
    if errors := tuple(problem for problem in found if problem.severity == "error"):
        raise DataError(errors)


def audit(project: Project, options: argparse.Namespace) -> int:
    """Look for figures and sentences that give somebody away, alone or put together; says how long it took"""
    started = time.perf_counter()
    root = options.data.absolute() if options.data else project.root
    reading = read_reports.read(root)
    # A formula that leads nowhere says nothing to the audit: it is a fault here too.
    found = [*reading.problems, *coherence.references_lead_somewhere(reading), *problems(root, reading)]
    seconds = time.perf_counter() - started
    if found:
        print(rendered(found))
    if not any(problem.severity == "error" for problem in found):
        print(f"{reconstruct.STATEMENT} (kontroll {clock.today()}, {seconds:.2f} s).")
    return int(any(problem.severity == "error" for problem in found))


def history(project: Project, options: argparse.Namespace) -> int:
    """Look for the same in every commit: of this repository, or in `git log -p` on standard input."""
    words, faults = narrative.vocabularies(project.root)
    lines = (
        sys.stdin
        if options.input == "-"
        else git_history_check.history(project.root, options.paths or git_history_check.PATHS)
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
        taken = protected_tables.take(
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


def _audit_arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--data", type=Path, metavar="FOLDER", help="another folder that holds data/reports")


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


ACTIONS: tuple[tuple[str, Action, str, Arguments], ...] = (
    ("disclose", audit, "find what gives somebody away", _audit_arguments),
    ("intake", take_in, "count a sheet of answers into protected tables", _intake_arguments),
    ("leak", history, "find what gives somebody away in any commit", _history_arguments),
)
