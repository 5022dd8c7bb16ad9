"""Who has read the figures against the source, and who has decided that they may be shown."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.problems import Problem
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
