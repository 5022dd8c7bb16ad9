"""The two control totals of a report.

The first is the sum of every number that is typed. The second is the sum of each times its place in the
file: two slips that cancel in the one show in the other, and a single slip shows where it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from sitegen.reading import Location
from sitegen.records import Localized
from sitegen.report.cells import Cell
from sitegen.report.model import Disclosure, Report, ReportSource, parts


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A number as it is typed: its place in the file, and what it is a number of in Swedish."""

    location: Location
    said: str
    value: Decimal

    @property
    def ref(self) -> str:
        """Return the place in the file on one line: `tables.status.rows.klart.n`."""
        return ".".join(map(str, self.location))


@dataclass(frozen=True, slots=True)
class Totals:
    """The sum of all typed numbers, and of each times its place, counted from one."""

    control: Decimal
    by_place: Decimal


def typed(report: Report) -> Iterator[TypedNumber]:
    """Yield every number that is typed as a figure, in order: counts, both ends of bands, shares, amounts."""
    yield from _typed(report, (), "")


def _typed(value: object, location: Location, said: str) -> Iterator[TypedNumber]:
    if isinstance(value, Decimal):
        yield TypedNumber(location, said, value)
    elif isinstance(value, Cell):
        ends = (value.low, value.high) if value.low != value.high else (value.low,)
        yield from (TypedNumber(location, said, Decimal(end)) for end in ends if end is not None)
    elif not isinstance(value, ReportSource):
        own = value.sv if isinstance(value, Localized | Disclosure) else said
        for place, inner in parts(value, location):
            yield from _typed(inner, place, own)


def totals(report: Report) -> Totals:
    """Return both control totals of a report as it stands."""
    values = [one.value for one in typed(report)]
    weighted = (place * value for place, value in enumerate(values, 1))
    return Totals(sum(values, Decimal()), sum(weighted, Decimal()))


def slip(report: Report, kept: Totals) -> TypedNumber | None:
    """Return the one number whose change explains both totals; None when no single one does."""
    found, numbers = totals(report), list(typed(report))
    changed, weighted = found.control - kept.control, found.by_place - kept.by_place
    if not changed or weighted % changed:
        return None
    place = int(weighted / changed)
    return numbers[place - 1] if 1 <= place <= len(numbers) else None
