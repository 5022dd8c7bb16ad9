"""What becomes of the sites in a year in which nobody edits: `python bench/year.py`.

Walks through 365 nights from today. Every night it reads and checks the records as the nightly build does,
and asks what the reminder (`make remind`) would say; every so many nights, and in those in which readers
are told of an age for the first time, it makes all pages of all sites that are made of records, in this
process. Prints what readers lose, what they are told, and whether an alarm was up before. Nothing is written.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import re
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))

from sitegen.core import Project, clock
from sitegen.core.problems import has_errors
from sitegen.core.project import HERE
from sitegen.records import Catalogue, LoadedRecords, ageing, catalogue
from sitegen.records.freshness import Freshness, service_freshness
from sitegen.sites.checked_records import implausible_day, record_problems
from sitegen.sites.site_pages import pages_of

NIGHTS = 365
DIALLED = re.compile(rb"(?:tel|sms):([+\d]+)")
TOLD_OF_AGE = (Freshness.DOUBTFUL, Freshness.OLD)
Ages = Mapping[str, Freshness]
"""What readers are told of the age of each contact that they see, by service, kind and place in it."""
Pages = Mapping[str, frozenset[bytes]]
"""The numbers that each page dials, by site and path."""


@dataclass(frozen=True)
class Night:
    """What one night's run found. `pages` are none where they were not made."""

    day: dt.date
    stopped: bool
    warnings: int
    reminded: frozenset[str]
    """The services that the reminder names."""
    ages: Ages
    pages: Pages | None


@dataclass(frozen=True)
class Year:
    """What a year of nights amounts to."""

    nights: Sequence[Night]
    unannounced: Sequence[str] = field(default_factory=tuple)
    """Steps that readers saw in a night before which no reminder named the service for sixty days."""

    @property
    def built(self) -> list[Night]:
        """The nights whose pages were made."""
        return [night for night in self.nights if night.pages is not None]

    def lost_pages(self) -> Iterator[str]:
        """Yield each page that was there in one build and not in the next."""
        for before, after in zip(self.built, self.built[1:], strict=False):
            assert before.pages is not None and after.pages is not None
            yield from (f"{after.day}: {path}" for path in sorted(before.pages.keys() - after.pages.keys()))

    def lost_numbers(self) -> Iterator[str]:
        """Yield each number that a page dialled in one build and not in the next."""
        for before, after in zip(self.built, self.built[1:], strict=False):
            assert before.pages is not None and after.pages is not None
            for path in sorted(before.pages.keys() & after.pages.keys()):
                for number in sorted(before.pages[path] - after.pages[path]):
                    yield f"{after.day}: {path}: {number.decode()}"

    def steps(self) -> Iterator[tuple[dt.date, Freshness, int]]:
        """Yield each night in which readers are told of an age for the first time: which, of how many."""
        for before, after in zip(self.nights, self.nights[1:], strict=False):
            for step in TOLD_OF_AGE:
                count = sum(now is step and before.ages.get(id) is not step for id, now in after.ages.items())
                if count:
                    yield after.day, step, count


def walk(project: Project, first: dt.date, nights: int = NIGHTS, every: int = 7) -> Year:
    """Return what each night finds; the day of the process is another afterwards, as it was before."""
    former = os.environ.get(clock.TODAY_VARIABLE)
    try:
        found = list(_nights(project, first, nights, every))
    finally:
        os.environ.pop(clock.TODAY_VARIABLE)
        if former is not None:
            os.environ[clock.TODAY_VARIABLE] = former
    return Year(found, tuple(_unannounced(found)))


def _nights(project: Project, first: dt.date, nights: int, every: int) -> Iterator[Night]:
    reading = catalogue.read(project)
    before: Ages | None = None
    for number in range(nights):
        day = first + dt.timedelta(days=number)
        os.environ[clock.TODAY_VARIABLE] = day.isoformat()
        ages = shown_ages(reading.catalogue(), day)
        is_step = before is not None and any(
            age in TOLD_OF_AGE and before.get(id) != age for id, age in ages.items()
        )
        makes = number % every == 0 or is_step or number == nights - 1
        yield _night(project, reading, day, ages, makes=makes)
        before = ages


def _night(project: Project, reading: LoadedRecords, day: dt.date, ages: Ages, *, makes: bool) -> Night:
    problems = (*record_problems(reading), *implausible_day(project, reading))
    records = reading.catalogue().offered()
    groups = ageing.ageing_groups(records, day)
    return Night(
        day=day,
        stopped=has_errors(problems),
        warnings=sum(problem.severity == "warning" for problem in problems),
        reminded=frozenset(aged.id for group in groups for aged in group.contacts),
        ages=ages,
        pages=dialled(project, records, day) if makes else None,
    )


def shown_ages(records: Catalogue, day: dt.date) -> Ages:
    """Return how old the check is of each contact that readers see and that grows old."""
    return {
        f"{id}: {contact.kind} {number}": service_freshness(service, contact, day)
        for number, (id, service, contact) in enumerate(ageing.contacts_that_age(records, day))
    }


def dialled(project: Project, records: Catalogue, day: dt.date) -> Pages:
    """Return the numbers of every page of every published site that is made of records."""
    return {
        f"{site}/{path}": frozenset(DIALLED.findall(content))
        for site in catalogue.published_sites(records)
        for path, content in pages_of(project, records, day, site=site).files().items()
        if path.endswith(".html")
    }


def _unannounced(nights: Sequence[Night]) -> Iterator[str]:
    """Yield each step that a reader saw before the reminder had named its service for sixty nights.

    Nights before the walk are not known, so that what comes sooner must have been named from the first on.
    """
    for number in range(1, len(nights)):
        night, before = nights[number], nights[number - 1]
        for id, age in night.ages.items():
            if age in TOLD_OF_AGE and before.ages.get(id) != age:
                since = max(0, number - ageing.AHEAD_DAYS)
                service = id.partition(":")[0]
                if not all(service in earlier.reminded for earlier in nights[since:number]):
                    yield f"{night.day}: {id}: {age.name}"


def main() -> int:
    """Walk through the year of the repository's own records, and print what it showed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--every", type=int, default=30, metavar="NIGHTS", help="make pages so often (30)")
    parser.add_argument("--nights", type=int, default=NIGHTS, help=f"how many nights ({NIGHTS})")
    options = parser.parse_args()
    began = time.perf_counter()
    year = walk(HERE, clock.today(), options.nights, options.every)
    print("\n".join(told(year)))
    print(f"{time.perf_counter() - began:.0f} s, pages made in {len(year.built)} nights")
    return int(any(night.stopped for night in year.nights) or bool(year.unannounced))


def told(year: Year) -> Iterator[str]:
    """Yield what a year showed, a line for each thing."""
    first, last = year.nights[0], year.nights[-1]
    assert first.pages is not None and last.pages is not None
    yield f"{first.day} to {last.day}: {len(year.nights)} nights, {_count(year, 'stopped')} with an error"
    yield f"warnings: {first.warnings} in the first night, {last.warnings} in the last"
    alarm = [night.day for night in year.nights if night.reminded]
    yield f"reminder: up in {len(alarm)} nights" + (f", from {alarm[0]}" if alarm else "")
    for day, step, count in year.steps():
        yield f"{day}: {count} contacts {step.name}"
    yield f"steps without a reminder for {ageing.AHEAD_DAYS} nights before: {len(year.unannounced)}"
    yield from year.unannounced
    yield f"pages: {len(first.pages)} in the first night, {len(last.pages)} in the last"
    for what, lost in (("pages", [*year.lost_pages()]), ("numbers on pages", [*year.lost_numbers()])):
        yield f"{what} lost: {len(lost)}"
        yield from lost


def _count(year: Year, name: str) -> int:
    return sum(getattr(night, name) for night in year.nights)


if __name__ == "__main__":
    sys.exit(main())
