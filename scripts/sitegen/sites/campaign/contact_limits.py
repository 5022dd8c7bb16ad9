"""Decide whether there is somebody to talk to: how many receptions have a number that was checked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from pydantic import Field

from sitegen.core import Problem
from sitegen.reading import loader
from sitegen.records import Catalogue, Record, Service, callable_contacts

FILE = "data/contact.yml"
HALF = 6
"""More than half of the receptions that the sources name."""


class ContactLimits(Record):
    """How many receptions must have a checked number before the site says that one can talk to somebody."""

    start: int = Field(
        HALF, ge=0, description="Så många behövs för att sajten ska leda med “Prata med någon”; 0 = alltid"
    )
    ads: int = Field(
        HALF, ge=0, description="Så många behövs för att annonser som lovar ett samtal ska göras; 0 = alltid"
    )


def read(root: Path, home: Path) -> tuple[ContactLimits, list[Problem]]:
    """Return the limits that the owner has set in the folder `home`, and every problem in the file."""
    if not (home / FILE).is_file():
        return ContactLimits(), []
    loaded, problems = loader.load_file(root, (home / FILE).relative_to(root).as_posix(), ContactLimits)
    return (loaded.record if loaded else ContactLimits()), problems


def checked_receptions(units: Iterable[str], catalogue: Catalogue, today: dt.date) -> int:
    """Return how many of the receptions with these ids have a number that somebody has checked."""
    return sum(has_checked_number(catalogue.services[id], today) for id in units)


def has_checked_number(service: Service, today: dt.date) -> bool:
    """Return whether readers see a number of it that was called, or read where it stands today.

    What was read in an archived copy may have changed since: it is shown, but nothing is built on it.
    """
    seen = (contact.checked for contact in callable_contacts(service, today))
    return any(checked is not None and checked.how != "archived" for checked in seen)
