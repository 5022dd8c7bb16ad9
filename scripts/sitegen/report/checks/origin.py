"""Who has read the figures against the source, and who has decided that they may be shown."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.core import Problem, Severity
from sitegen.report.checks import read_back
from sitegen.report.checks.message_numbers import swedish
from sitegen.report.model import Report
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


def control_totals(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each report whose numbers do not give both of its control totals, or that has none.

    Many figures stand alone: nothing else follows from them, and a slip of the finger in one would
    contradict nothing. What is published has both; in a draft they are asked for.
    """
    for loaded in reading.loaded.values():
        source = loaded.record.source
        if source.control is None or source.control_by_place is None:
            severity: Severity = "error" if loaded.record.is_issued else "note"
            message = f"kontrollsummor saknas (control och control_by_place); {_way(loaded.id)}"
            yield loaded.problem("source", message=message, key=True, severity=severity)
        if message := _fault(loaded.record):
            key = "control" if source.control is not None else "control_by_place"
            yield loaded.problem("source", key, message=f"{message}; är det med flit: {_way(loaded.id)}")


def _way(id: str) -> str:
    return (
        f"låt någon annan än den som skrev in läsa talen mot underlaget (report control {id}) "
        "och skriv in summorna"
    )


def _fault(report: Report) -> str:
    """Return what the totals say has been changed, or nothing."""
    source, found = report.source, read_back.totals(report)
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
    one = read_back.slip(report, read_back.Totals(source.control, source.control_by_place))
    return f", troligen {one.ref}, som nu är {swedish(one.value)}" if one is not None else ""
