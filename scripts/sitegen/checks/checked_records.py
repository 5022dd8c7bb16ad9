"""Read the records of a project, and stop at faults."""

from __future__ import annotations

from sitegen.checks import check_records
from sitegen.core.errors import raise_errors
from sitegen.core.project import Project
from sitegen.records import catalogue
from sitegen.records.catalogue import Catalogue


def read_checked(project: Project, *, begun: bool = False) -> Catalogue:
    """Return the records of a project with the offered languages; with `begun` also those being begun.

    Raises `DataError` when any record has an error.
    """
    reading = catalogue.read(project)
    raise_errors(check_records(reading))
    records = reading.catalogue()
    return records if begun else records.offered()
