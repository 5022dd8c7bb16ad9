"""The verbs of the command line. Each reads as a recipe and returns an exit code: 0 only when all is well."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
import traceback
from collections.abc import Collection, Sequence
from importlib import import_module
from pathlib import Path

from sitegen.core import DataError, Project, SetupError, clock, errors, line_notes
from sitegen.core.command_line import SwedishParser
from sitegen.core.problems import disk_fault, report, template_fault
from sitegen.core.project import HERE

DESCRIPTION = """\
Build and check the web sites of Plattformen Civila Sverige mot människohandel.

Data is YAML in data/, prose is Markdown in docs/, translations are in locales/. What is built goes
to dist/. Everyday use: `make check` while editing, `make serve` to look, `make site` to build all."""
VERBS: tuple[tuple[str, str, str], ...] = (
    ("build", "sitegen.verbs.build_verb", "build every site into dist/"),
    ("print", "sitegen.verbs.print_verb", "print cards, posters, sheets and the booklet as PDF"),
    ("ads", "sitegen.verbs.ads_verb", "make pictures, links and codes of ads"),
    ("serve", "sitegen.verbs.serve_verb", "live preview of a site"),
    ("check", "sitegen.verbs.check_verb", "check data and translations, without building"),
    ("report", "sitegen.report.verbs", "check and show the reports"),
    ("new", "sitegen.verbs.new_verb", "begin a record: a service, a member, a report …"),
    ("messages", "sitegen.verbs.messages_verb", "bring the translation catalogues up to the sources"),
    ("schema", "sitegen.verbs.schema_verb", "write the JSON Schemas for editors' tools"),
    ("editor", "sitegen.verbs.editor_verb", "make the folder of the browser editor; off until somebody asks"),
    (
        "clean-pictures",
        "sitegen.verbs.clean_pictures_verb",
        "take away what pictures carry beside what is seen",
    ),
    ("due", "sitegen.verbs.due_verb", "contacts that wait for a check"),
    ("checked", "sitegen.verbs.checked_verb", "write down that somebody has checked a contact"),
    ("ask", "sitegen.verbs.ask_verb", "letters to those who run the services: is this right?"),
    ("launch", "sitegen.build.launch", "calls that would change most for those who seek help"),
    ("status", "sitegen.verbs.status_verb", "what waits for people, and how complete each language is"),
    ("bundle", "sitegen.verbs.bundle_verb", "pack all of dist/ as one archive"),
    ("publish", "sitegen.verbs.publish_verb", "publish what has been built to a target of deploy.yml"),
    ("rollback", "sitegen.verbs.rollback_verb", "show a former release again"),
    ("verify", "sitegen.verbs.verify_verb", "ask a live site whether it is what was built"),
    ("changes", "sitegen.verbs.changes_verb", "what a build changes for readers, as Markdown"),
    ("count", "sitegen.verbs.visits_verb", "count visits from ads in access logs"),
    ("components", "sitegen.verbs.components_verb", "show the pieces of pages, in light and dark"),
)
"""The verbs: name, module, help. A module is imported when its verb is named, and no other is."""
EVERY_VERB = frozenset(verb[0] for verb in VERBS)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb. Editors' faults are printed with their places; only a bug gives a traceback."""
    given = sys.argv[1:] if arguments is None else arguments
    options = parser(given).parse_args(given)
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
        line_notes.annotate(error.problems)
    except (SetupError, errors.BuildError) as error:
        print(error, file=sys.stderr)
    except _template_error():
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


def _template_error() -> type[Exception]:
    """Return what a faulty template raises; asked for only when something was raised."""
    error: type[Exception] = import_module("jinja2").TemplateError
    return error


def parser(named: Collection[str] = EVERY_VERB) -> argparse.ArgumentParser:
    """Return the parser of all options, and of the verbs that are named; the others have their line of help.

    The help texts are the manual.
    """
    top: argparse.ArgumentParser = SwedishParser(
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
    for name, module, help in VERBS:
        if name in named:
            _add_verb(verbs, name, module, help)
        else:
            verbs.add_parser(name, help=help)
    return top


def _add_verb(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser], name: str, module: str, help: str
) -> None:
    """Add a verb with what can be said of it: its module is imported."""
    found = import_module(module)
    verb = verbs.add_parser(name, help=help, description=found.run.__doc__)
    verb.set_defaults(run=found.run)
    if hasattr(found, "arguments"):
        found.arguments(verb)
