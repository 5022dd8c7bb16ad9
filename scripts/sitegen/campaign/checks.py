"""What must hold between the campaign's files; each check yields `Problem`s."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.campaign import aid
from sitegen.campaign.material import MaterialReading
from sitegen.catalogue import Catalogue
from sitegen.problems import Problem
from sitegen.voices import SOURCE_LANGUAGE


def check(reading: MaterialReading, records: Catalogue) -> Iterator[Problem]:
    """Every problem between the files, and between them and the records of data/."""
    yield from same_pages(reading)
    yield from aid.check(reading.aid, records, None, page_names(reading))


def page_names(reading: MaterialReading) -> frozenset[str]:
    """What pages are called, as their files are."""
    return frozenset(reading.material.prose.get(SOURCE_LANGUAGE, ()))


def same_pages(reading: MaterialReading) -> Iterator[Problem]:
    """A page that one language has and another does not."""
    prose = reading.material.prose
    names = set().union(*prose.values())
    for language, pages in prose.items():
        for name in sorted(names - pages.keys()):
            other = next(found[name].path for found in prose.values() if name in found)
            message = f"sidan finns inte på “{language}”; skriv {name}.md där också"
            yield Problem(other, 0, 0, message)
