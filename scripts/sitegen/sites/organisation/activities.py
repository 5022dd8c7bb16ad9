"""The part on what was done: each year in numbers, and month by month."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from sitegen.language import Translator, translated
from sitegen.sites.organisation.inputs import Quoted
from sitegen.sites.organisation.model import Entry, YearOfWork
from sitegen.sites.organisation.organisation_context import OrganisationContext, Parts
from sitegen.web import TemplateContext, Value


class WorkLine(Value):
    """Something that was done; its day in words, empty when only the month is known."""

    day: str
    text: str


class WorkMonth(Value):
    """A month that has entries."""

    anchor: str
    name: str
    entries: tuple[WorkLine, ...]


class WorkYear(Value):
    """A year of work: the report on it if there is one, its months, and what went on all through it."""

    year: int
    report: Quoted | None
    months: tuple[WorkMonth, ...]
    recurring: tuple[str, ...]


class ActivitiesPart(TemplateContext):
    """The years of work, the latest first."""

    template = "organisation/activities.html#activities"

    years: tuple[WorkYear, ...]


def activities_part(org: OrganisationContext) -> ActivitiesPart:
    """Return the part with the years of activities, the latest first, with their months in order."""
    years = (
        work_year(org, number, translated(org.translator, year, "activity"))
        for number, year in org.archive.years.items()
    )
    return ActivitiesPart(years=tuple(years))


def work_year(org: OrganisationContext, number: int, year: YearOfWork) -> WorkYear:
    """Return a year as the template shows it."""
    return WorkYear(
        year=number,
        report=next((one for one in org.quotes if (one.kind, one.year) == ("activity", number)), None),
        months=tuple(work_months(org, year)),
        recurring=tuple(row.text for row in year.recurring),
    )


def work_months(org: OrganisationContext, year: YearOfWork) -> Iterator[WorkMonth]:
    """Yield the months that have entries."""
    for month, entries in groupby(year.entries, key=lambda entry: entry.month):
        lines = tuple(WorkLine(day=day(org.translator, entry), text=entry.text) for entry in entries)
        yield WorkMonth(anchor=f"m{month}", name=org.translator.month(month), entries=lines)


def day(translator: Translator, entry: Entry) -> str:
    """Return the day of an entry in words; nothing where only its month is known."""
    return translator.day(entry.date) if entry.date else ""


PARTS: Parts = {
    "activities": activities_part,
}
