"""Read the records of a project, and stop at faults."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sitegen.checks import check_records
from sitegen.core import Problem, Project, clock, raise_errors
from sitegen.records import Catalogue, LoadedRecords, ageing, catalogue
from sitegen.sites import kinds


def record_problems(reading: LoadedRecords) -> tuple[Problem, ...]:
    """Return the problems of reading data/, of every check between records, and of each site's kind."""
    return (*check_records(reading), *kinds.row_problems(reading.records["sites"]))


def read_checked(project: Project, *, begun: bool = False) -> Catalogue:
    """Return the records of a project with the languages that are offered; `begun` adds those being begun.

    Raises `DataError` when any of them has an error.
    """
    reading = catalogue.read(project)
    raise_errors(record_problems(reading))
    records = reading.catalogue()
    return records if begun else records.offered()


def implausible_day(project: Project, reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a warning when the day is hard to believe: by it readers are told how old each number is."""
    commit = dt.datetime.fromtimestamp(clock.epoch(project.root), clock.STOCKHOLM).date()
    message = ageing.implausible_today(reading.catalogue(), clock.today(), commit)
    if message:
        yield Problem("data/services", 0, 0, message, "warning")
