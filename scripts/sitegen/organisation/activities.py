"""The part on what was done, month by month."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sitegen.organisation.model import Entry, YearOfWork
from sitegen.organisation.office import Office, Part, Parts
from sitegen.organisation.spoken import spoken
from sitegen.voices import Voice


def activities(office: Office) -> Part:
    """The years, the latest first; the months in their order."""
    years = tuple(
        work_year(office, number, spoken(office.voice, year, "activity"))
        for number, year in office.archive.years.items()
    )
    return Part("activities.html", "activities", (years, office.voice))


def work_year(office: Office, number: int, year: YearOfWork) -> dict[str, Any]:
    """A year as the template shows it."""
    return {
        "year": number,
        "months": tuple(work_months(office, year)),
        "recurring": [row.text for row in year.recurring],
        "note": year.note or "",
    }


def work_months(office: Office, year: YearOfWork) -> Iterator[dict[str, Any]]:
    """The months that have entries."""
    for month, entries in groupby(year.entries, key=lambda entry: entry.month):
        lines = [{"day": day(office.voice, entry), "text": entry.text} for entry in entries]
        yield {"anchor": f"m{month}", "name": office.voice.month(month), "entries": lines}


def day(voice: Voice, entry: Entry) -> str:
    """The day of an entry in words, when it is known."""
    return voice.day(entry.date) if entry.date else ""


PARTS: Parts = {
    "activities": activities,
}
