"""Who has read the figures against the source, and who has decided that they may be shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from pydantic import BaseModel

from sitegen.problems import Problem
from sitegen.report.cells import Cell
from sitegen.report.checks.saying import swedish
from sitegen.report.model import Report, Source
from sitegen.report.read import Reading


def read_by_two(reading: Reading) -> Iterator[Problem]:
    """A report that leaves the drafts has been read against the source by another than who typed it."""
    for loaded in reading.loaded.values():
        source, status = loaded.record.source, loaded.record.status
        if source.checked_by == source.typed_by:
            message = "den som har läst mot källan ska vara en annan än den som skrev in"
            yield loaded.problem("source", "checked_by", message=message, severity="warning")
        elif source.checked_by is None and status != "draft":
            message = "skriv checked_by: vem som har läst siffrorna mot källan"
            yield loaded.problem("source", message=message, key=True, severity="warning")


def decided_before_final(reading: Reading) -> Iterator[Problem]:
    """No edition is final while a decision on what may be shown is still a draft."""
    for loaded in reading.loaded.values():
        for index, entry in enumerate(loaded.record.disclosure):
            if loaded.record.status == "final" and not entry.decided.signed:
                message = "beslutet är inte fattat (signed: true saknas); då kan utgåvan inte vara final"
                yield loaded.problem("disclosure", index, "decided", message=message)


def control_total(reading: Reading) -> Iterator[Problem]:
    """The numbers of the file add up to its control total, so that none of them changes unseen.

    Many figures stand alone: nothing else follows from them, and a slip of the finger in one would
    contradict nothing. A total of all that is typed, as bookkeepers have it, finds that too.
    """
    for loaded in reading.loaded.values():
        control, found = loaded.record.source.control, typed_total(loaded.record)
        if control is None:
            message = f"kontrollsumma saknas; när filen är läst mot källan, skriv control: {found}"
            yield loaded.problem("source", message=message, key=True, severity="note")
        elif control != found:
            more = f"{swedish(abs(found - control).normalize())} {'mer' if found > control else 'mindre'}"
            message = (
                f"filens tal blir {swedish(found)} tillsammans, {more} än kontrollsumman: ett tal är ändrat"
            )
            message += f"; är ändringen rätt, skriv control: {found}"
            yield loaded.problem("source", "control", message=message)


def typed_total(report: Report) -> Decimal:
    """Every number that has been typed as a figure, added up: counts, both ends of bands, shares, amounts."""
    return sum(_numbers(report), Decimal())


def _numbers(value: object) -> Iterator[Decimal]:
    if isinstance(value, Decimal):
        yield value
    elif isinstance(value, Cell):
        yield from (Decimal(end) for end in {value.low, value.high} if end is not None)
    elif isinstance(value, BaseModel) and not isinstance(value, Source):
        for field in type(value).model_fields:
            yield from _numbers(getattr(value, field))
    elif isinstance(value, Mapping | tuple):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from _numbers(inner)
