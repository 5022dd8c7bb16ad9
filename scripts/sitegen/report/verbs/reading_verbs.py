"""The actions that read reports: `report check`, `report control` and `report show`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from sitegen.core import Project
from sitegen.core.problems import report as rendered
from sitegen.core.problems import summary
from sitegen.reading import Location
from sitegen.report import checks, read_reports
from sitegen.report.checks.origin import totals, typed
from sitegen.report.formula import Unresolved
from sitegen.report.model import Report
from sitegen.report.publish import plain_text
from sitegen.report.verbs.action import ReportAction, add_data, add_id, data_folder, report_named


def check(project: Project, options: argparse.Namespace) -> int:
    """Recompute every sum, share, mean, relation and claim. Exits with 1 when something cannot be true."""
    reading = read_reports.read(data_folder(project, options))
    found = checks.check(reading)
    told = [problem for problem in found if problem.severity != "note" or options.notes]
    print(rendered(told) if told else f"Inga fel i {len(reading.reports)} rapporter.")
    if len(told) < len(found):
        print(f"Även {len(found) - len(told)} notiser; visa dem med --notes.")
    return int(any(problem.severity == "error" for problem in found))


def show(project: Project, options: argparse.Namespace) -> int:
    """Print reports as plain text, every table, figure and claim as readers get them, for reviews."""
    reading = read_reports.read(project.root)
    if any(problem.severity == "error" for problem in reading.problems):
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


ACTIONS = (
    ReportAction("check", check, "recompute everything that can be recomputed", _check_arguments),
    ReportAction("control", control, "the typed numbers, to be read back, and their totals", add_id),
    ReportAction("show", show, "the tables and figures as text", _show_arguments),
)
