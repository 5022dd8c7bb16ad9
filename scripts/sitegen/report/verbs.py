"""`report ACTION`: what can be done with reports from the command line."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from pathlib import Path

from sitegen.core import Problem, Project, SetupError, clock, did_you_mean
from sitegen.core.problems import has_errors, summary
from sitegen.core.problems import report as rendered
from sitegen.reading import Location
from sitegen.report import checks, read_reports
from sitegen.report.checks import coherence, edition_series, people_guard
from sitegen.report.checks.origin import totals, typed
from sitegen.report.disclosure import git_history_check, narrative, reconstruct
from sitegen.report.editions import archive, changes
from sitegen.report.editions.archive import FrozenEdition
from sitegen.report.editions.changes import NOTHING, Change
from sitegen.report.editions.edition import Edition
from sitegen.report.editions.from_book import edition_of
from sitegen.report.formula import Unresolved
from sitegen.report.intake import protected_tables
from sitegen.report.model import Report
from sitegen.report.publish import plain_text
from sitegen.report.read_reports import Reading


@dataclass(frozen=True, slots=True)
class ReportAction:
    """`report NAME`: what runs it (the exit code is returned), its line of help, and what adds its arguments.

    The docstring of `run` is what `report NAME --help` says.
    """

    name: str
    run: Callable[[Project, argparse.Namespace], int]
    help: str
    arguments: Callable[[argparse.ArgumentParser], None]


def add_id(verb: argparse.ArgumentParser) -> None:
    """Add the argument that names a report."""
    verb.add_argument("id", metavar="ID", help="which report: the name of its file")


def report_named(reading: Reading, id: str) -> Report:
    """Return the report of an id. Raises `SetupError`, with the id that could be meant."""
    if id not in reading.reports:
        raise SetupError(f"ingen rapport heter {id}{did_you_mean(id, reading.reports)}")
    return reading.reports[id]


def add_data(verb: argparse.ArgumentParser) -> None:
    """Add the option that names another folder with reports."""
    verb.add_argument("--data", type=Path, metavar="FOLDER", help="another folder that holds data/reports")


def data_folder(project: Project, options: argparse.Namespace) -> Path:
    """Return the folder that holds data/reports: the one that `--data` names, or the project's."""
    return Path(options.data).absolute() if options.data else project.root


# -- reading reports ---------------------------------------------------------------------------


def check(project: Project, options: argparse.Namespace) -> int:
    """Recompute every sum, share, mean, relation and claim. Exits with 1 when something cannot be true."""
    reading = read_reports.read(data_folder(project, options))
    found = checks.check(reading)
    told = [problem for problem in found if problem.severity != "note" or options.notes]
    print(rendered(told) if told else f"Inga fel i {len(reading.reports)} rapporter.")
    if len(told) < len(found):
        print(f"Även {len(found) - len(told)} notiser; visa dem med --notes.")
    return int(has_errors(found))


def show(project: Project, options: argparse.Namespace) -> int:
    """Print reports as plain text, every table, figure and claim as readers get them, for reviews."""
    reading = read_reports.read(project.root)
    if has_errors(reading.problems):
        print(rendered(reading.problems), summary(reading.problems), sep="\n")
        return 1
    try:
        shown = reading.for_readers
    except Unresolved as error:
        print(f"Rapporterna kan inte visas: {error}. Kör report check, som säger var felet står.")
        return 1
    for id in options.ids or shown:
        print(plain_text.text_of(shown[id]))
    return 0


def control(project: Project, options: argparse.Namespace) -> int:
    """Print every typed number of a report with the totals.

    They are to be read against the source by another than the typist.
    """
    reading = read_reports.read(project.root)
    print("\n".join(lines_to_control(report_named(reading, options.id))))
    return 0


def lines_to_control(report: Report) -> Iterator[str]:
    """Yield the lines of the list: part by part with its sum, and last what to write when all are read."""
    source, found = report.source, totals(report)
    yield f"{report.title.sv}: läs varje tal mot underlaget, {source.title}."
    yield f"Den som läser ska vara en annan än den som skrev in ({source.typed_by})."
    numbered = list(enumerate(typed(report), 1))
    for part, group in groupby(numbered, lambda one: ".".join(map(str, _part(one[1].location)))):
        rows = list(group)
        yield ""
        yield f"{part}: {len(rows)} tal, summa {sum((one.value for _, one in rows), Decimal())}"
        for place, one in rows:
            yield f"{place:5}  {one.value:>12}  {one.said}  [{one.ref}]"
    yield ""
    yield "När alla är lästa, skriv under source: checked_by (vem som läste), on (dagen) och"
    yield f"control: {found.control}, control_by_place: {found.by_place}"


def _part(location: Location) -> Location:
    """Return the part of a location: a table by itself, the other kinds of figures together."""
    return location[:2] if location[0] == "tables" else location[:1]


def _check_arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--notes", action="store_true", help="notes too: what is odd but may be right")
    add_data(verb)


def _show_arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("ids", nargs="*", metavar="ID", help="which reports; all when none is named")


# -- guarding people ---------------------------------------------------------------------------

NOTHING_IN_HISTORY = (
    "Inget tal och ingen mening i historiken pekar för sig ut någon.\n"
    "Två versioner av samma fil jämförs inte, och ord i andra filer än rapporter och löptext läses inte: "
    "börja en ny historik innan förrådet blir offentligt."
)


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
    if not has_errors(found):
        print(f"{reconstruct.STATEMENT} (kontroll {clock.today()}, {seconds:.2f} s).")
    return int(has_errors(found))


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
    print(rendered(found) if found else NOTHING_IN_HISTORY)
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


# -- editions ----------------------------------------------------------------------------------


def freeze(project: Project, options: argparse.Namespace) -> int:
    """Keep the published edition of a report for good; refuses while anything in the reports is wrong."""
    reading = read_reports.read(project.root)
    report = report_named(reading, options.id)
    if faults := tuple(_faults(project.root, reading)):
        print(rendered(faults))
        return 1
    if not report.is_issued:
        raise SetupError(f"status är {report.status}; en utgåva fryses när den är preliminary eller final")
    found = edition_of(reading.book, options.id)
    is_new = archive.write(project.root, found)
    place = archive.edition_path(options.id, found.version)
    print(
        f"{place}: utgåva {found.version} är fryst. Spara filen i git."
        if is_new
        else f"{place} är fryst redan."
    )
    return 0


def _faults(root: Path, reading: Reading) -> Iterator[Problem]:
    """Every error of the reports, but for those that are published and not frozen yet."""
    found = [
        problem
        for one in checks.ALL
        if one is not edition_series.published_is_kept
        for problem in one(reading)
    ]
    for problem in (*reading.problems, *found, *people_guard.problems(root, reading)):
        if problem.severity == "error":
            yield problem


def diff(project: Project, options: argparse.Namespace) -> int:
    """Show what differs from a frozen edition, table by table, as Markdown for a merge request."""
    reading = read_reports.read(project.root)
    report_named(reading, options.id)
    now = edition_of(reading.book, options.id)
    one = _against(reading, options.id, options.version)
    print("\n".join(markdown(one.edition, now)))
    return 0


def _against(reading: Reading, id: str, version: str | None) -> FrozenEdition:
    """Return the edition to compare with: the named one, or the last that is frozen.

    Raises `SetupError` when there is none.
    """
    found = reading.editions.get(id, ())
    if not found:
        raise SetupError(f"{id} har ingen fryst utgåva att jämföra med")
    if version is None:
        return found[-1]
    versions = {one.edition.version: one for one in found}
    if version not in versions:
        raise SetupError(f"utgåva {version} är inte fryst; välj bland {', '.join(versions)}")
    return versions[version]


def markdown(old: Edition, new: Edition) -> Iterator[str]:
    """Yield every difference in Swedish: a heading and a table for each table that has changed."""
    found = changes.changes(old, new)
    yield f"## {new.title.sv}: {_count(len(found))} sedan utgåva {old.version}"
    since = changes.refs(changes.between(new.corrections, old.version, new.version))
    for title, group in groupby(found, key=lambda change: change.title.sv):
        yield from ("", f"### {'Siffror' if title == NOTHING.sv else _cell(title)}", "")
        yield "| Vad | Förut | Nu | Rättelse |"
        yield "| --- | ---: | ---: | --- |"
        yield from (_row(change, change.is_named_in(since)) for change in group)
    if words := changes.reworded(old, new):
        yield from ("", f"Orden är andra vid: {', '.join(f'`{ref}`' for ref in words)}")
    if left := [change for change in found if not change.is_named_in(since)]:
        yield from ("", f"Till rättelsen: `at: [{', '.join(changes.addresses(left))}]`")


def _count(number: int) -> str:
    if not number:
        return "ingen siffra är ändrad"
    return "1 ändrad siffra" if number == 1 else f"{number} ändrade siffror"


def _row(change: Change, is_told: bool) -> str:
    label = change.label.sv + (f", {change.heading.sv}" if change.heading is not NOTHING else "")
    values = ((change.old or NOTHING).sv, (change.new or NOTHING).sv)
    told = f"`{change.address}`" if is_told else f"**saknas:** `{change.address}`"
    return f"| {_cell(label)} | {_cell(values[0])} | {_cell(values[1])} | {told} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _diff_arguments(verb: argparse.ArgumentParser) -> None:
    add_id(verb)
    verb.add_argument(
        "version", nargs="?", metavar="VERSION", help="which frozen edition; the last by itself"
    )


# -- the verb ------------------------------------------------------------------------------------

ACTIONS = (
    ReportAction("check", check, "recompute everything that can be recomputed", _check_arguments),
    ReportAction("control", control, "the typed numbers, to be read back, and their totals", add_id),
    ReportAction("show", show, "the tables and figures as text", _show_arguments),
    ReportAction("disclose", audit, "find what gives somebody away", add_data),
    ReportAction("intake", take_in, "count a sheet of answers into protected tables", _intake_arguments),
    ReportAction("leak", history, "find what gives somebody away in any commit", _history_arguments),
    ReportAction("freeze", freeze, "keep a published edition, for good", add_id),
    ReportAction("diff", diff, "what differs from a frozen edition, as Markdown", _diff_arguments),
)


def run(project: Project, options: argparse.Namespace) -> int:
    """Check and show the reports of data/reports/. Each action has a help of its own."""
    action: ReportAction = options.action
    return action.run(project, options)


def arguments(verb: argparse.ArgumentParser) -> None:
    """Add the actions as sub-verbs."""
    actions = verb.add_subparsers(title="actions", metavar="ACTION", required=True)
    for action in ACTIONS:
        one = actions.add_parser(action.name, help=action.help, description=action.run.__doc__)
        one.set_defaults(action=action)
        action.arguments(one)
