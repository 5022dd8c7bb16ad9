"""Read the records of a project, and stop at faults."""

from __future__ import annotations

from sitegen.checks import check_records
from sitegen.core import Problem, Project, raise_errors
from sitegen.records import Catalogue, LoadedRecords, catalogue
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
