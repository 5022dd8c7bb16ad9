"""Who has read the figures against the source, and who has decided that they may be shown.

A report has two control totals: the sum of every number that is typed, and the sum of each times its place
in the file. Two slips that cancel in the one show in the other, and a single slip shows where it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from sitegen.core import Problem, Severity
from sitegen.reading import Location
from sitegen.records import Localized
from sitegen.report.cells import Cell
from sitegen.report.checks.message_numbers import swedish
from sitegen.report.model import Disclosure, Report, ReportSource, SourcedPassage, parts
from sitegen.report.read_reports import Reading


def read_by_two(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each report out of the drafts that nobody else has read against the source."""
    for loaded in reading.loaded.values():
        source, status = loaded.record.source, loaded.record.status
        if source.checked_by == source.typed_by:
            message = "den som har läst mot källan ska vara en annan än den som skrev in"
            yield loaded.problem("source", "checked_by", message=message, severity="warning")
        elif source.checked_by is None and status != "draft":
            message = f"skriv checked_by: vem som har läst siffrorna mot källan (report control {loaded.id})"
            yield loaded.problem("source", message=message, key=True)


def decided_before_final(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each decision on what may be shown that is a draft while the edition is final."""
    for loaded in reading.loaded.values():
        for index, entry in enumerate(loaded.record.disclosure):
            if loaded.record.status == "final" and not entry.decided.signed:
                message = "beslutet är inte fattat (signed: true saknas); då kan utgåvan inte vara final"
                yield loaded.problem("disclosure", index, "decided", message=message)


def method_has_a_source(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each paragraph on method, on limits or to be quoted that names no source."""
    for loaded in reading.loaded.values():
        report = loaded.record
        found: list[tuple[Location, SourcedPassage]] = [(("quote",), report.quote)] if report.quote else []
        for field, passages in (("method", report.method), ("limits", report.limits)):
            found += [((field, index), passage) for index, passage in enumerate(passages)]
        for location, passage in found:
            if passage.place is None:
                message = "skriv place: var i underlaget det står, eller webbplatsen"
                yield loaded.problem(*location, message=message)


def statements_read_in_the_source(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each report with statements that are known from a review alone: how many wait.

    Readers do not get them. An edition that is issued says all that its source says, or has no such row.
    """
    for loaded in reading.loaded.values():
        waiting = [name for name, said in loaded.record.statements.items() if not said.is_read]
        severity = _severity(loaded.record)
        if waiting:
            message = (
                f"uttalanden som bara är kända ur en granskning, och inte visas: {len(waiting)} "
                f"({', '.join(waiting)}); läs dem mot underlaget och ta bort read: review"
            )
            location = ("statements", waiting[0], "read")
            yield loaded.problem(*location, message=message, severity=severity)


def control_totals(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each report whose numbers do not give both of its control totals, or that has none.

    Many figures stand alone: nothing else follows from them, and a slip of the finger in one would
    contradict nothing. What is published has both; in a draft they are asked for.
    """
    for loaded in reading.loaded.values():
        source = loaded.record.source
        if source.control is None or source.control_by_place is None:
            severity = _severity(loaded.record)
            message = f"kontrollsummor saknas (control och control_by_place); {_way(loaded.id)}"
            yield loaded.problem("source", message=message, key=True, severity=severity)
        if message := _fault(loaded.record):
            key = "control" if source.control is not None else "control_by_place"
            yield loaded.problem("source", key, message=f"{message}; är det med flit: {_way(loaded.id)}")


def _severity(report: Report) -> Severity:
    """Return how bad it is that something is missing: a fault of what is issued, a note on a draft."""
    return "error" if report.is_issued else "note"


def _way(id: str) -> str:
    return (
        f"låt någon annan än den som skrev in läsa talen mot underlaget (report control {id}) "
        "och skriv in summorna"
    )


def _fault(report: Report) -> str:
    """Return what the totals say has been changed, or nothing."""
    source, found = report.source, totals(report)
    if source.control is not None and source.control != found.control:
        off = found.control - source.control
        more = f"{swedish(abs(off).normalize())} {'mer' if off > 0 else 'mindre'} än kontrollsumman"
        message = f"filens tal blir {swedish(found.control)} tillsammans, {more}: ett tal är ändrat"
        return message + _where(report)
    if source.control_by_place is not None and source.control_by_place != found.by_place:
        return (
            "summan stämmer men inte platssumman: flera tal är ändrade och tar ut varandra, eller är flyttade"
        )
    return ""


def _where(report: Report) -> str:
    """Which number both totals point at."""
    source = report.source
    if source.control is None or source.control_by_place is None:
        return ""
    one = slip(report, Totals(source.control, source.control_by_place))
    return f", troligen {one.ref}, som nu är {swedish(one.value)}" if one is not None else ""


# -- control totals ----------------------------------------------------------------------------


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
