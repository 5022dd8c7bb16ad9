"""Check that whoever answers the filter's questions finds somebody to call, besides 112.

Age takes no number away (`freshness`), so what these find is an edit: a contact that is gone, a `publish`
that says something else. A person may mean it; then she says so in the row of the answer (`unanswered`),
and until she has, nothing is published and the former site stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sitegen.core import Problem, clock
from sitegen.reading import Loaded
from sitegen.records import LoadedRecords, Service, callable_contacts, helps_exposed
from sitegen.records.eligibility import gives, helps_in, serves


def silent_answers(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem for each situation and need that has nobody to call, or wrongly says so."""
    if not reading.complete:
        return
    kinds: dict[str, Callable[[Service, str], bool]] = {
        "situations": helps_in,
        "needs": gives,
    }
    lines = list(_callable_services(reading).values())
    danger = {
        need
        for row in reading.records["services"].values()
        if row.record.emergency
        for need in row.record.needs
    }
    for kind, matches in kinds.items():
        for id, row in reading.records[kind].items():
            by_emergency = kind == "needs" and id in danger
            yield from _unanswered(row, by_emergency or any(matches(service, id) for service in lines))


def silent_audiences(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem for each audience that none of the services that always stand first can help by phone.

    Those are seen whatever else is answered, so every combination of answers keeps one of them.
    """
    if not reading.complete:
        return
    lines = [service for service in _callable_services(reading).values() if service.pinned]
    for row in reading.records["audiences"].values():
        yield from _unanswered(row, any(serves(service, row.record) for service in lines), "pinned")


def pinned_without_number(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem for each pinned service without a number to show.

    The same for each rank left out, and when none is pinned.
    """
    if not reading.complete:
        return
    pinned = {id: row for id, row in reading.records["services"].items() if row.record.pinned}
    ranks, known = {row.record.pinned for row in pinned.values()}, _callable_services(reading)
    for id, row in pinned.items():
        before = row.record.pinned - 1
        if id not in known:
            message = (
                "står alltid först, men har inget nummer som visas; ge den ett (publish: yes, checked), "
                "eller ta bort pinned och låt en annan tjänst stå där"
            )
            yield row.problem("pinned", message=message)
        if before and before not in ranks:
            message = f"ingen tjänst har pinned: {before} längre; är det meningen, flytta upp den här"
            yield row.problem("pinned", message=message)
    if not pinned:
        yield Problem("data/services", 0, 0, "ingen tjänst står alltid först; ge minst en pinned: 1")


def _emergencies(reading: LoadedRecords) -> list[Loaded[Service]]:
    """Return the emergency number as it was read; none when it could not be."""
    return [row for row in reading.records["services"].values() if row.record.emergency]


def _callable_services(reading: LoadedRecords) -> dict[str, Service]:
    """Return the services for people who are exposed that somebody can call today, by id."""
    today = clock.today()
    records = {id: row.record for id, row in reading.records["services"].items()}
    return {
        id: service
        for id, service in records.items()
        if helps_exposed(service) and not service.emergency and callable_contacts(service, today)
    }


def _unanswered(row: Loaded[Any], answered: bool, among: str = "") -> Iterator[Problem]:
    """Yield a problem for an answer that nobody can be called for, or that says so without need."""
    record = row.record
    if not answered and not record.unanswered:
        message = (
            f"ingen {f'av dem som alltid står först ({among}) ' if among else ''}går att ringa för "
            f"“{record.label}”. Ge en tjänst ett nummer igen, eller skriv unanswered: true om det är meningen"
        )
        yield row.problem("label", message=message)
    if answered and record.unanswered:
        message = (
            f"“{record.label}” har någon att ringa nu; ta bort unanswered, som hindrar att ett fel märks"
        )
        yield row.problem("unanswered", message=message, severity="warning")
