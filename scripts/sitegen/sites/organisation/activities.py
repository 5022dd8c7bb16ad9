"""The part on what was done, month by month."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sitegen.language.translated_records import translated
from sitegen.language.translation import Translator
from sitegen.sites.organisation.model import Entry, YearOfWork
from sitegen.sites.organisation.organisation_context import OrganisationContext, Part, Parts


def activities(org: OrganisationContext) -> Part:
    """The years, the latest first; the months in their order."""
    years = tuple(
        work_year(org, number, translated(org.translator, year, "activity"))
        for number, year in org.archive.years.items()
    )
    return Part("activities.html", "activities", (years, org.translator))


def work_year(org: OrganisationContext, number: int, year: YearOfWork) -> dict[str, Any]:
    """A year as the template shows it."""
    return {
        "year": number,
        "months": tuple(work_months(org, year)),
        "recurring": [row.text for row in year.recurring],
        "note": year.note or "",
    }


def work_months(org: OrganisationContext, year: YearOfWork) -> Iterator[dict[str, Any]]:
    """The months that have entries."""
    for month, entries in groupby(year.entries, key=lambda entry: entry.month):
        lines = [{"day": day(org.translator, entry), "text": entry.text} for entry in entries]
        yield {"anchor": f"m{month}", "name": org.translator.month(month), "entries": lines}


def day(translator: Translator, entry: Entry) -> str:
    """The day of an entry in words, when it is known."""
    return translator.day(entry.date) if entry.date else ""


PARTS: Parts = {
    "activities": activities,
}
