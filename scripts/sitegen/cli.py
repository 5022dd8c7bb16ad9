"""The verbs of the command line. Each reads as a recipe and returns an exit code: 0 only when all is well."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from sitegen import catalogue, clock, messages, schema, shots, sites, worklist
from sitegen.checks import check_records, confidential, drawingmarkup, prosemarkup, sources
from sitegen.counting import report as counting_report
from sitegen.counting import run as counting
from sitegen.organisation import checks as organisation
from sitegen.organisation.pages import part_names
from sitegen.output import DataError, material_problems, read_checked
from sitegen.paths import HERE, Project
from sitegen.printing import adpress, press, stock
from sitegen.problems import SetupError, report
from sitegen.report import audit, template, verbs, withheld
from sitegen.report import checks as report_checks
from sitegen.report import read as reports

DESCRIPTION = """\
Build and check the web sites of Plattformen Civila Sverige mot människohandel.

Data is YAML in data/, prose is Markdown in docs/, translations are in locales/. What is built goes
to dist/. Everyday use: `make check` while editing, `make serve` to look, `make site` to build all."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb. Editors' faults are printed with their places; only a bug gives a traceback."""
    options = parser().parse_args(arguments)
    if options.today:
        os.environ[clock.TODAY_VARIABLE] = options.today.isoformat()
    try:
        return int(options.run(Project(options.root.absolute()), options))
    except (DataError, sites.SiteProblems) as error:
        print(report(error.problems), file=sys.stderr)
    except (SetupError, sites.BuildError) as error:
        print(error, file=sys.stderr)
    return 1


def parser() -> argparse.ArgumentParser:
    """All verbs and options; the help texts are the manual."""
    top = argparse.ArgumentParser(
        prog="cli.py", description=DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    top.add_argument("--root", type=Path, default=HERE.root, help="another checkout to work on")
    top.add_argument(
        "--today",
        type=dt.date.fromisoformat,
        metavar="YYYY-MM-DD",
        help="pretend that it is this day: freshness, holidays and dates follow",
    )
    verbs = top.add_subparsers(title="verbs", metavar="VERB", required=True)
    for name, run, help in VERBS:
        verb = verbs.add_parser(name, help=help, description=run.__doc__)
        verb.set_defaults(run=run)
        if name in ARGUMENTS:
            ARGUMENTS[name](verb)
    return top


def build(project: Project, options: argparse.Namespace) -> int:
    """Build sites into dist/, check what was built, and replace the former build only when all is well."""
    ids = options.sites or list(read_checked(project).sites)
    if options.out and len(ids) > 1:
        raise SetupError(f"--out är till för en sajt; skriv vilken: {', '.join(ids)}")
    warnings = [p for p in check_records(catalogue.read(project)) if p.severity == "warning"]
    if warnings:
        print(report(warnings))
    edited = reports.read(project.root)
    audit.refuse(project.root, edited)
    print(f"building {', '.join(ids)} …", flush=True)
    # Each site waits for MkDocs in a process of its own, so that several take little longer than one.
    with ThreadPoolExecutor() as pool:
        one = partial(sites.build, project, into=options.out, guard=partial(withheld.check, reading=edited))
        for summary in pool.map(one, ids):
            _tell(summary)
    # Print comes last, for its pack holds the pages.
    if not options.sites and stock.exists(project):
        print_pieces(project, argparse.Namespace(only=None, language=None, batch="", out=None))
    if not options.sites and adpress.exists(project):
        ads(project, argparse.Namespace(out=None))
    return 0


def _tell(summary: sites.Summary) -> None:
    if summary.warnings:
        print(report(summary.warnings))
    print(
        f"{summary.site}: {summary.pages} pages, {summary.files} files, {summary.total_bytes:,} bytes, "
        f"{summary.seconds:.1f} s, {len(summary.warnings)} warnings → {summary.folder}",
        flush=True,
    )


def print_pieces(project: Project, options: argparse.Namespace) -> int:
    """Print cards, posters, sheets and the booklet into dist/print/, with pictures and a pack of it all."""
    print("printing …", flush=True)
    choice = press.Choice(options.only, options.language, options.batch)
    done = press.run(project, choice, into=options.out)
    print(f"print: {done.files} files, {done.total_bytes:,} bytes, {done.seconds:.1f} s → {done.folder}")
    return 0


def ads(project: Project, options: argparse.Namespace) -> int:
    """Make pictures of ads, their links and printed codes into dist/annonser/, for whoever places them."""
    print("making ads …", flush=True)
    done = adpress.run(project, into=options.out)
    print(f"ads: {done.files} files, {done.total_bytes:,} bytes, {done.seconds:.1f} s → {done.folder}")
    return 0


def serve(project: Project, options: argparse.Namespace) -> int:
    """Show a site at http://127.0.0.1:8000/ and rebuild it whenever a file changes."""
    return sites.serve(project, options.site)


def check(project: Project, options: argparse.Namespace) -> int:
    """Check data, schemas and translations without building anything; takes a second or two."""
    reading, edited = catalogue.read(project), reports.read(project.root)
    problems = [
        *check_records(reading),
        *schema.stale(project.root),
        *schema.modelines(project.root),
        *sources.config_agrees(project, reading),
        *stock.check(project, reading.catalogue()),
        *organisation.problems(project),
        *material_problems(project, reading.catalogue()),
        *(p for p in report_checks.check(edited) if p.severity != "note"),
        *audit.problems(project.root, edited),
    ]
    if not any(problem.severity == "error" for problem in problems):
        records = reading.catalogue()
        problems += [*messages.stale(project, records), *messages.faults(project, records)]
        problems += confidential.prose(project, records)
    problems += prosemarkup.problems(project, part_names(project))
    problems += drawingmarkup.problems(project)
    print(report(problems) if problems else "Inga fel.")
    return int(any(problem.severity == "error" for problem in problems))


def new(project: Project, options: argparse.Namespace) -> int:
    """Write a commented file to fill in; the id is the file's name."""
    path = template.write(project.root, options.id, template.year_of(options.id, clock.today()))
    print(f"{path.relative_to(project.root)}: fyll i filen och kör make check")
    return 0


def update_messages(project: Project, options: argparse.Namespace) -> int:
    """Take all translatable strings from templates, code and data into locales/, and mark what is stale."""
    records = read_checked(project)
    messages.update(project, records)
    return status(project, options)


def update_schemas(project: Project, options: argparse.Namespace) -> int:
    """Write the JSON Schemas of data/schemas/ anew from the models."""
    schema.write(project.root)
    return 0


def due(project: Project, options: argparse.Namespace) -> int:
    """List the contacts that somebody should check, the most urgent first."""
    for line in worklist.due(read_checked(project), clock.today()):
        print(line)
    return 0


def status(project: Project, options: argparse.Namespace) -> int:
    """Show how far each language's translation has come, and in what languages the pages are offered."""
    for line in worklist.languages(project, read_checked(project)):
        print(line)
    return 0


def count(project: Project, options: argparse.Namespace) -> int:
    """Count visits from ads in access logs, per day and ad, without keeping anything about the visitors.

    Logs in the formats common and combined, plain or packed with gzip. Into the folder go besok.yml and
    besok.csv, where counts under five are suppressed (U). The lines of the log are summed up on the screen.
    Count whole logs, for only a day and a month that are over are told.
    """
    tally = counting.run(project, options.logs, options.out or project.dist / "rakning", clock.today())
    print("\n".join(counting_report.summary(tally)))
    return 0


def screenshot(project: Project, options: argparse.Namespace) -> int:
    """Take the picture of README from the built site (needs Chromium)."""
    shots.readme(project)
    return 0


def _build_arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("sites", nargs="*", metavar="SITE", help="which sites; all when none is named")
    verb.add_argument("--out", type=Path, help="another folder than dist/<site>, for one site")


def _serve_arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("site", nargs="?", default="main", metavar="SITE", help="which site (main)")


def _print_arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--only", metavar="PIECE", help="one piece, by its id in pieces.yml")
    verb.add_argument("--language", metavar="CODE", help="one language")
    verb.add_argument("--batch", default="", help="a mark in a corner of what is carried; never in the code")
    verb.add_argument("--out", type=Path, help="another folder than dist/print")


def _ads_arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--out", type=Path, help="another folder than dist/annonser; it is replaced whole")


def _count_arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "logs", nargs="*", type=Path, metavar="LOG", help="access logs; none, or -, is standard input"
    )
    verb.add_argument(
        "--out", type=Path, help="another folder than dist/rakning; keep it, logs are thrown away"
    )


def _new_arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("kind", choices=("report",), help="what to begin")
    verb.add_argument("id", metavar="ID", help="its id, such as statistik-2026")


Verb = Callable[[Project, argparse.Namespace], int]
VERBS: tuple[tuple[str, Verb, str], ...] = (
    ("build", build, "build every site into dist/"),
    ("print", print_pieces, "print cards, posters, sheets and the booklet as PDF"),
    ("ads", ads, "make pictures, links and codes of ads"),
    ("serve", serve, "live preview of a site"),
    ("check", check, "check data and translations, without building"),
    ("report", verbs.run, "check and show the reports"),
    ("new", new, "begin a report"),
    ("messages", update_messages, "bring the translation catalogues up to the sources"),
    ("schema", update_schemas, "write the JSON Schemas for editors' tools"),
    ("due", due, "contacts that wait for a check"),
    ("status", status, "how complete each language is"),
    ("count", count, "count visits from ads in access logs"),
    ("screenshot", screenshot, "take the picture of README"),
)
ARGUMENTS: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "build": _build_arguments,
    "print": _print_arguments,
    "serve": _serve_arguments,
    "count": _count_arguments,
    "report": verbs.arguments,
    "new": _new_arguments,
    "ads": _ads_arguments,
}
