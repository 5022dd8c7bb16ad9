"""The two control totals of a report, and the list from which a second person reads its figures back.

The first is the sum of every number that is typed. The second is the sum of each times its place in the
file: two slips that cancel in the one show in the other, and a single slip shows where it is.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from pydantic import BaseModel

from sitegen.core.problems import SetupError, did_you_mean
from sitegen.core.project import Project
from sitegen.reading.yaml_tree import Location
from sitegen.report import read_reports
from sitegen.report.cells import Cell
from sitegen.report.model import Report, ReportSource


@dataclass(frozen=True, slots=True)
class Typed:
    """A number as it is typed: its place in the file, and what it is a number of in Swedish."""

    location: Location
    said: str
    value: Decimal

    @property
    def ref(self) -> str:
        """The place in a line: `tables.status.rows.klart.n`."""
        return ".".join(map(str, self.location))


@dataclass(frozen=True, slots=True)
class Totals:
    """The sum of all typed numbers, and of each times its place, counted from one."""

    control: Decimal
    by_place: Decimal


def typed(report: Report) -> Iterator[Typed]:
    """Every number that is typed as a figure, in order: counts, both ends of bands, shares, amounts."""
    yield from _typed(report, (), "")


def _typed(value: object, location: Location, said: str) -> Iterator[Typed]:
    if isinstance(value, Decimal):
        yield Typed(location, said, value)
    elif isinstance(value, Cell):
        ends = (value.low, value.high) if value.low != value.high else (value.low,)
        yield from (Typed(location, said, Decimal(end)) for end in ends if end is not None)
    elif isinstance(value, BaseModel) and not isinstance(value, ReportSource):
        own = str(getattr(value, "sv", said))
        for field in type(value).model_fields:
            yield from _typed(getattr(value, field), (*location, field), own)
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _typed(inner, (*location, name), said)
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _typed(inner, (*location, index), said)


def totals(report: Report) -> Totals:
    """Both control totals of a report as it stands."""
    values = [one.value for one in typed(report)]
    weighted = (place * value for place, value in enumerate(values, 1))
    return Totals(sum(values, Decimal()), sum(weighted, Decimal()))


def slip(report: Report, kept: Totals) -> Typed | None:
    """The one number whose change explains both totals; None when no single one does."""
    found, numbers = totals(report), list(typed(report))
    changed, weighted = found.control - kept.control, found.by_place - kept.by_place
    if not changed or weighted % changed:
        return None
    place = int(weighted / changed)
    return numbers[place - 1] if 1 <= place <= len(numbers) else None


# -- the list ------------------------------------------------------------------------------------


def control(project: Project, options: argparse.Namespace) -> int:
    """List every typed number, to be read against the source by another than who typed it; then the totals"""
    reading = read_reports.read(project.root)
    if options.id not in reading.reports:
        raise SetupError(f"ingen rapport heter {options.id}{did_you_mean(options.id, reading.reports)}")
    print("\n".join(listed(reading.reports[options.id])))
    return 0


def listed(report: Report) -> Iterator[str]:
    """The lines of the list: part by part with its sum, and last what to write when all are read."""
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
    """A table is a part of its own; the other kinds of figures are one part each."""
    return location[:2] if location[0] == "tables" else location[:1]


def arguments(verb: argparse.ArgumentParser) -> None:
    """Which report."""
    verb.add_argument("id", metavar="ID", help="which report: the name of its file")
