"""What must hold between the campaign's files; each check yields `Problem`s."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.campaign import adstock
from sitegen.campaign.material import MaterialReading
from sitegen.problems import Problem


def check(reading: MaterialReading) -> Iterator[Problem]:
    """Every problem between the files."""
    yield from same_pages(reading)
    yield from adstock.check(reading.ads, {})


def same_pages(reading: MaterialReading) -> Iterator[Problem]:
    """A page that one language has and another does not."""
    prose = reading.material.prose
    names = set().union(*prose.values())
    for language, pages in prose.items():
        for name in sorted(names - pages.keys()):
            other = next(found[name].path for found in prose.values() if name in found)
            message = f"sidan finns inte på “{language}”; skriv {name}.md där också"
            yield Problem(other, 0, 0, message)
