"""The actions on editions: keep one as it is published, and show what has changed since."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from sitegen.core import Problem, Project, SetupError
from sitegen.core.problems import report as rendered
from sitegen.report import checks, read_reports
from sitegen.report.checks import edition_series, people_guard
from sitegen.report.editions import archive, changes
from sitegen.report.editions.archive import FrozenEdition
from sitegen.report.editions.changes import NOTHING, Change
from sitegen.report.editions.edition import Edition
from sitegen.report.editions.from_book import edition_of
from sitegen.report.read_reports import Reading
from sitegen.report.verbs.action import ReportAction, add_id, report_named


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


ACTIONS = (
    ReportAction("freeze", freeze, "keep a published edition, for good", add_id),
    ReportAction("diff", diff, "what differs from a frozen edition, as Markdown", _diff_arguments),
)
