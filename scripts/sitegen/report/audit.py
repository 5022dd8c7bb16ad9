"""The actions that guard people: what figures tell, what history keeps, and how a sheet comes in."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from sitegen import clock, loader
from sitegen.output import DataError
from sitegen.paths import Project
from sitegen.problems import Problem, SetupError, summary
from sitegen.problems import report as rendered
from sitegen.report import checks, disclose, earlier, intake, leak, narrative, prose, read, reconstruct
from sitegen.report.checks import shape
from sitegen.report.form import Form
from sitegen.report.formula import Unresolved

Action = Callable[[Project, argparse.Namespace], int]
Arguments = Callable[[argparse.ArgumentParser], None]


def problems(root: Path, reading: read.Reading) -> Iterator[Problem]:
    """Everything in the reports and in the prose that gives somebody away."""
    today = clock.today()
    if (root / intake.FORMS).is_dir():
        yield from loader.load_folder(root, intake.FORMS, Form)[1]
    yield from disclose.check(reading, today)
    yield from earlier.check(reading, today)
    yield from reconstruct.check(reading, today)
    trees = [loaded.tree for loaded in reading.loaded.values()]
    yield from narrative.check(root, trees, today, tuple(_expanded(reading)))


def _expanded(reading: read.Reading) -> Iterator[narrative.Expanded]:
    """Every paragraph of the reports with its figures and claims in place."""
    for id, loaded in reading.loaded.items():
        for location, passage in prose.passages(loaded.record):
            for language in ("sv", "en"):
                try:
                    text = prose.expand(reading.book, id, passage, language)
                except Unresolved:  # told as a figure that does not exist
                    continue
                yield loaded.tree, (*location, language), text


def refuse(root: Path, reading: read.Reading) -> None:
    """Raise `DataError` when the reports cannot be true, or give somebody away: nothing is built then."""
    found = [*checks.check(reading), *problems(root, reading)]
    if errors := tuple(problem for problem in found if problem.severity == "error"):
        raise DataError(errors)


def audit(project: Project, options: argparse.Namespace) -> int:
    """Look for figures and sentences that give somebody away, alone or put together; says how long it took"""
    started = time.perf_counter()
    root = options.data.absolute() if options.data else project.root
    reading = read.read(root)
    # A formula that leads nowhere says nothing to the audit: it is a fault here too.
    found = [*reading.problems, *shape.references_lead_somewhere(reading), *problems(root, reading)]
    seconds = time.perf_counter() - started
    if found:
        print(rendered(found))
    if not any(problem.severity == "error" for problem in found):
        print(f"{reconstruct.STATEMENT} (kontroll {clock.today()}, {seconds:.2f} s).")
    return int(any(problem.severity == "error" for problem in found))


def history(project: Project, options: argparse.Namespace) -> int:
    """Look for the same in every commit: of this repository, or in `git log -p` on standard input."""
    words, faults = narrative.vocabularies(project.root)
    lines = sys.stdin if options.input == "-" else leak.history(project.root, options.paths or leak.PATHS)
    found = [*faults, *leak.check(lines, words, clock.today())]
    print(rendered(found) if found else "Inget i historiken pekar ut någon.")
    return int(bool(found))


def take_in(project: Project, options: argparse.Namespace) -> int:
    """Count a sheet with one row a person into protected tables; it must lie outside every repository."""
    if options.out.exists():
        raise SetupError(f"{options.out.name} finns redan; välj ett nytt namn, så att inget skrivs över")
    try:
        form = options.form.absolute()
        taken = intake.take(
            project.root, options.sheet, form, options.sheet_number, clock.today().isoformat()
        )
    except intake.IntakeFaults as faults:
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
    verb.add_argument("--paths", nargs="+", metavar="PATH", help=f"which folders ({' '.join(leak.PATHS)})")


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
