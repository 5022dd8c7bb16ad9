"""The verbs of the command line. Each reads as a recipe and returns an exit code: 0 only when all is well."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from jinja2 import TemplateError

from sitegen.build import components, release, schema, site_build, worklist
from sitegen.build.all_text_sets import all_text_sets
from sitegen.checks import (
    front_matter,
    places_and_people,
    prose_markup,
)
from sitegen.core import DataError, Problem, Project, SetupError, clock, errors
from sitegen.core.problems import disk_fault, has_errors, report, template_fault
from sitegen.core.project import HERE
from sitegen.counting import ad_report as counting_report
from sitegen.counting import count_verb as counting
from sitegen.guard import cleaning
from sitegen.language import merge_catalogues, messages
from sitegen.language.messages import TextSets
from sitegen.printing import ad_print, press, print_records
from sitegen.printing.press import PrintRun
from sitegen.records import ageing, catalogue
from sitegen.report import checks as report_checks
from sitegen.report import read_reports as reports
from sitegen.report import verbs
from sitegen.report.checks import people_guard
from sitegen.report.disclosure import built_file_check
from sitegen.report.intake import report_skeleton
from sitegen.sites import listed_languages
from sitegen.sites.checked_records import read_checked, record_problems
from sitegen.sites.organisation import checks as organisation
from sitegen.sites.organisation.pages import part_names
from sitegen.sites.site_pages import material_problems

DESCRIPTION = """\
Build and check the web sites of Plattformen Civila Sverige mot människohandel.

Data is YAML in data/, prose is Markdown in docs/, translations are in locales/. What is built goes
to dist/. Everyday use: `make check` while editing, `make serve` to look, `make site` to build all."""
# Neither 1, which is a fault, nor 2, which argparse keeps for itself.
DUE_SOON = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb. Editors' faults are printed with their places; only a bug gives a traceback."""
    options = parser().parse_args(arguments)
    if options.today:
        os.environ[clock.TODAY_VARIABLE] = options.today.isoformat()
    try:
        result = int(options.run(Project(options.root.absolute()), options))
        sys.stdout.flush()
        return result
    except BrokenPipeError:
        return _unread()
    except (DataError, errors.SiteProblems) as error:
        print(report(error.problems), file=sys.stderr)
    except (SetupError, errors.BuildError) as error:
        print(error, file=sys.stderr)
    except TemplateError:
        if not (said := template_fault(traceback.format_exc())):
            raise
        print(said, file=sys.stderr)
    except OSError as error:
        if not (said := disk_fault(error)):
            raise
        print(said, file=sys.stderr)
    except KeyboardInterrupt:
        print("avbrutet; det som redan fanns är som det var", file=sys.stderr)
    return 1


def _unread() -> int:
    """Send what is left of the output nowhere and return 0: whoever read it has gone, as `head` does."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def parser() -> argparse.ArgumentParser:
    """Return the parser of all verbs and options; the help texts are the manual."""
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
    """Build sites into dist/, check what was built, and replace the former build only when all is well.

    Without SITE all sites, print and ads change together. A site alone leaves the others as they were.
    """
    reading = catalogue.read(project)
    problems = record_problems(reading)
    errors.raise_errors(problems)
    records = reading.catalogue().offered()
    ids, every = list(dict.fromkeys(options.sites)), list(records.sites)
    if options.out and len(ids or every) > 1:
        raise SetupError(f"--out är till för en sajt; skriv vilken: {', '.join(every)}")
    warnings = [p for p in problems if p.severity == "warning"]
    warnings += clock_problems(project, reading)
    waiting = messages.waiting_texts(project, records, all_text_sets())
    if warnings or waiting:
        print(report(warnings, last=waiting))
    edited = reports.read(project.root)
    people_guard.refuse(project.root, edited)
    print(f"building {', '.join(ids or every)} …", flush=True)
    guard = partial(built_file_check.check, reading=edited)
    if options.out:
        _tell(site_build.build(project, (ids or every)[0], into=options.out, guard=guard))
        return 0
    release.build(project, ids or every, _tell, guard, whole=not ids)
    others = [name for name in (*every, press.FOLDER, ad_print.FOLDER) if name not in ids]
    if ids and (older := [name for name in others if (project.dist / name).exists()]):
        print(f"{', '.join(older)}: som förut i dist/, äldre än {', '.join(ids)}; utan SITE byggs allt")
    return 0


def _tell(made: release.Made) -> None:
    if isinstance(made, PrintRun):
        print(f"{made.folder.name}: {_size(made)}, {made.seconds:.1f} s → {made.folder}", flush=True)
        return
    if made.warnings:
        print(report(made.warnings))
    print(
        f"{made.site}: {made.pages} pages, {_size(made)}, {made.seconds:.1f} s, "
        f"{len(made.warnings)} warnings → {made.folder}",
        flush=True,
    )


def _size(made: release.Made) -> str:
    return f"{made.files} files, {made.total_bytes:,} bytes"


def print_pieces(project: Project, options: argparse.Namespace) -> int:
    """Print cards, posters, sheets and the booklet into dist/print/, with pictures and a pack of it all."""
    print("printing …", flush=True)
    choice = press.PrintSelection(options.only, options.language, options.batch)
    _tell(press.print_all(project, choice, into=options.out))
    return 0


def ads(project: Project, options: argparse.Namespace) -> int:
    """Make pictures of ads, their links and printed codes into dist/annonser/, for whoever places them."""
    print("making ads …", flush=True)
    _tell(ad_print.make_ads(project, into=options.out))
    return 0


def serve(project: Project, options: argparse.Namespace) -> int:
    """Show a site at http://127.0.0.1:8000/ and rebuild it whenever a file changes."""
    return site_build.serve(project, options.site)


def check(project: Project, options: argparse.Namespace) -> int:
    """Check data, schemas and translations without building anything; takes a second or two."""
    reading, edited = catalogue.read(project), reports.read(project.root)
    sets = all_text_sets()
    problems = [
        *record_problems(reading),
        *messages.catalogue_faults(project, reading.catalogue(), sets, complete=reading.complete),
        *clock_problems(project, reading),
        *schema.stale(project.root),
        *schema.wrong_modelines(project.root),
        *organisation.problems(project),
        *(p for p in report_checks.check(edited) if p.severity != "note"),
        *people_guard.problems(project.root, edited),
    ]
    # What points at a record that could not be read would be told as a fault of its own.
    if not {"data/languages.yml", "data/sites.yml"} & {problem.path for problem in reading.problems}:
        problems += listed_languages.config_agrees(project, reading)
    if reading.complete:
        problems += print_records.check(project, reading.catalogue())
        problems += material_problems(project, reading.catalogue())
    waiting: tuple[Problem, ...] = ()
    if not has_errors(problems):
        waiting = messages.waiting_texts(project, reading.catalogue(), sets)
        problems += _problems_of_sound_records(project, reading.catalogue(), sets)
    problems += prose_markup.problems(project, part_names(project))
    print(report(problems, last=waiting) if problems or waiting else "Inga fel.")
    return int(has_errors(problems))


def _problems_of_sound_records(
    project: Project, records: catalogue.Catalogue, sets: TextSets
) -> Iterator[Problem]:
    """Yield what can only be told when every record could be read."""
    yield from messages.stale_templates(project, records, sets)
    yield from messages.unfinished_languages(project, records, sets)
    yield from places_and_people.problems(project, records)
    yield from front_matter.check(project)


def clock_problems(project: Project, reading: catalogue.LoadedRecords) -> Iterator[Problem]:
    """Yield a warning when the day is hard to believe: by it readers are told how old each number is."""
    commit = dt.datetime.fromtimestamp(clock.epoch(project.root), clock.STOCKHOLM).date()
    message = ageing.implausible_today(reading.catalogue(), clock.today(), commit)
    if message:
        yield Problem("data/services", 0, 0, message, "warning")


def new(project: Project, options: argparse.Namespace) -> int:
    """Write a commented file to fill in; the id is the file's name."""
    path = report_skeleton.write(project.root, options.id, report_skeleton.year_of(options.id, clock.today()))
    print(f"{path.relative_to(project.root)}: fyll i filen och kör make check")
    return 0


def update_messages(project: Project, options: argparse.Namespace) -> int:
    """Take all translatable strings from templates, code and data into locales/, and mark what is stale.

    A changed text keeps its former translation, which waits for a translator. When only the wording has
    changed and the meaning is the same, say so with --same-meaning: the translations are then in force.
    """
    records = read_checked(project, begun=True)
    merge_catalogues.update(project, records, all_text_sets(), options.same_meaning)
    return status(project, options)


def update_schemas(project: Project, options: argparse.Namespace) -> int:
    """Write the JSON Schemas of data/schemas/ anew from the models."""
    schema.write(project.root)
    return 0


def clean_pictures(project: Project, options: argparse.Namespace) -> int:
    """Take away all that pictures carry beside what is seen: where, when and by whom, previews, comments.

    JPEG, PNG and WebP are turned upright, put in the colours of the web, and written in their own place.
    """
    for done in cleaning.clean(options.pictures):
        print(f"{done.path}: {done.outcome}")
    return 0


def due(project: Project, options: argparse.Namespace) -> int:
    """List the contacts that somebody should check, the most urgent first.

    With --ahead: those that readers see marked as old, or will within so many days. The exit code is then
    3 when there are any, and 0 when there are none, so that a nightly run can open an issue.
    """
    records, today = read_checked(project), clock.today()
    if options.ahead is None:
        print("\n".join(worklist.due_contacts(records, today)))
        return 0
    if not any(ageing.ageing_groups(records, today, options.ahead)):
        print(f"Ingen kontakt som visas blir gammal inom {options.ahead} dagar.")
        return 0
    told = worklist.reminder_lines if options.format == "markdown" else worklist.coming_contacts
    print("\n".join(told(records, today, options.ahead)))
    return DUE_SOON


def status(project: Project, options: argparse.Namespace) -> int:
    """Show how far each language's translation has come, and in what languages the pages are offered."""
    for line in worklist.language_progress(project, read_checked(project, begun=True)):
        print(line)
    return 0


def count(project: Project, options: argparse.Namespace) -> int:
    """Count visits from ads in access logs, per day and ad, without keeping anything about the visitors.

    Logs in the formats common and combined, plain or packed with gzip. Into the folder go besok.yml and
    besok.csv, where counts under five are suppressed (U). The lines of the log are summed up on the screen.
    Count whole logs, for only a day and a month that are over are told.
    """
    tally = counting.run(project, options.logs, options.out or project.dist / "rakning", clock.today())
    print("\n".join(counting_report.summary_lines(tally)))
    return 0


def show_components(project: Project, options: argparse.Namespace) -> int:
    """Write one page with every piece that templates share, in light and dark. No site has it."""
    components.write(project, options.out)
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


def _messages_arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--same-meaning",
        default="",
        metavar="TEXT",
        help="the new Swedish text, or its beginning: only its wording has changed",
    )


def _due_arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--ahead", type=int, metavar="DAYS", help="only what readers see marked as old within so many days"
    )
    verb.add_argument("--format", choices=("text", "markdown"), default="text", help="text (of --ahead)")


def _picture_arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("pictures", nargs="+", type=Path, metavar="PATH", help="pictures, or folders of them")


def _components_arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("out", type=Path, metavar="OUT.html", help="the file to write")


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
    ("clean-pictures", clean_pictures, "take away what pictures carry beside what is seen"),
    ("due", due, "contacts that wait for a check"),
    ("status", status, "how complete each language is"),
    ("count", count, "count visits from ads in access logs"),
    ("components", show_components, "show the pieces of pages, in light and dark"),
)
ARGUMENTS: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "build": _build_arguments,
    "print": _print_arguments,
    "serve": _serve_arguments,
    "count": _count_arguments,
    "report": verbs.arguments,
    "new": _new_arguments,
    "messages": _messages_arguments,
    "due": _due_arguments,
    "clean-pictures": _picture_arguments,
    "ads": _ads_arguments,
    "components": _components_arguments,
}
