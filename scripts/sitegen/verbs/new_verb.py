"""Begin a record: the verb `new`."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Callable, Mapping

from sitegen.build import new_answers, new_drafts
from sitegen.build.new_answers import GivenAnswers
from sitegen.build.new_drafts import Written
from sitegen.build.new_kinds import FILES, FOLDERS, ROWS, Known, NewKind
from sitegen.core import Project, clock
from sitegen.core.errors import raise_errors
from sitegen.core.kept import keeping
from sitegen.report.intake import report_skeleton
from sitegen.verbs import check_verb

KINDS: Mapping[str, NewKind] = {**FILES, **ROWS, **FOLDERS}
WORDS: Mapping[str, str] = {
    "service": "a service that helps people",
    "member": "a member organisation",
    "publication": "something that the organisation has published",
    "ad": "an ad of Köp inte",
    "activity": "something that was done in a month",
    "newsletter": "a newsletter that was sent",
    "campaign": "a campaign with a site of its own",
    "report": "a report, as a commented file to fill in",
}
"""What each kind is, for the help."""
NAMED = dict.fromkeys(ROWS, "its month, 2026-03, or day") | dict.fromkeys(FOLDERS, "its folder's name")


def run(project: Project, options: argparse.Namespace) -> int:
    """Begin a record as a draft: ask on a terminal for what is needed, or take it from options.

    A draft is valid and commented, and is published nowhere until somebody changes `publish` in it.
    Nothing is ever written over; when something is wrong, nothing is written at all.
    """
    if options.begun == "report":
        return _new_report(project, options.id)
    kind = KINDS[options.begun]
    new_drafts.refuse_id(project, kind, options.id)
    answers = _answers(kind, options, Known(project))
    settings = [new_answers.setting(kind, text) for text in options.set]
    try:
        fields = new_answers.laid_out(kind, answers, settings)
        written = new_drafts.begin(project, kind, options.id, fields)
        _checked(project, written)
    except Exception:
        if _asks(options):
            print(f"\nDina svar, att köra om med det som är fel ändrat:\n{_again(options, answers)}\n")
        raise
    print(f"{written.path}: utkastet är skrivet och har inga fel. Det visas ingenstans än.\n{kind.then}.")
    return 0


def _new_report(project: Project, id: str) -> int:
    path = report_skeleton.write(project.root, id, report_skeleton.year_of(id, clock.today()))
    print(f"{path.relative_to(project.root)}: fyll i filen och kör make check")
    return 0


def _answers(kind: NewKind, options: argparse.Namespace, known: Known) -> GivenAnswers:
    """Return what options say, and what is asked for; on a terminal all the rest, elsewhere nothing."""
    given = {q.option: getattr(options, q.option.replace("-", "_")) for q in kind.questions}
    answers = new_answers.from_options(
        kind, {o: text for o, text in given.items() if text is not None}, known
    )
    if not _asks(options):
        return new_answers.without_asking(kind, answers)
    print("Svara på frågorna. Ctrl-C avbryter, och då är inget skrivet.")
    return new_answers.by_asking(kind, answers, known, _reader())


def _asks(options: argparse.Namespace) -> bool:
    return sys.stdin.isatty() and not options.no_questions


def _reader() -> Callable[[str], str]:
    """Return what reads a line that is typed, and lets the person change it before it is sent."""
    import readline  # noqa: F401  # its import is what makes input() edit

    def read(prompt: str) -> str:
        try:
            return input(prompt)
        except EOFError:  # Ctrl-D
            raise KeyboardInterrupt from None

    return read


def _checked(project: Project, written: Written) -> None:
    """Hold what was written against all that `check` asks. Undo it, and raise `DataError`, at a fault."""
    print("Granskar utkastet …", file=sys.stderr)
    try:
        with keeping(project.kept):
            problems, _ = check_verb.found(project)
        raise_errors(problem for problem in problems if written.holds(problem.path))
    except BaseException:
        written.undo()
        raise


def _again(options: argparse.Namespace, answers: GivenAnswers) -> str:
    """Return the command that gives the same answers without a question."""
    said = [part for option, text in answers.items() if text for part in (f"--{option}", text)]
    said += [part for text in options.set for part in ("--set", text)]
    return shlex.join(
        [".venv/bin/python", "scripts/cli.py", "new", options.begun, options.id, "--no-questions", *said]
    )


def arguments(verb: argparse.ArgumentParser) -> None:
    """Add what can be said of it on the command line: an option for each question of a kind."""
    kinds = verb.add_subparsers(title="kinds", dest="begun", metavar="KIND", required=True)
    for name, words in WORDS.items():
        one = kinds.add_parser(name, help=words, description=f"Begin {words}; it is a draft.")
        one.add_argument("id", metavar="ID", help=NAMED.get(name, "its file's name"))
        if name in KINDS:
            _add_questions(one, KINDS[name])


def _add_questions(parser: argparse.ArgumentParser, kind: NewKind) -> None:
    for question in kind.questions:
        told = " ".join(new_answers.help_of(kind, question)).replace("%", "%%")
        parser.add_argument(f"--{question.option}", metavar="TEXT", help=told)
    parser.add_argument(
        "--set", action="append", default=[], metavar="FIELD=VALUE", help="any other field: place.town=Umeå"
    )
    parser.add_argument("--no-questions", action="store_true", help="ask nothing, on a terminal either")
