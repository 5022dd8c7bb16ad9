"""Check that a campaign which readers see holds nothing that its draft left for somebody to write."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.core import Problem
from sitegen.records import Site
from sitegen.sites.campaign.material import MaterialReading

TO_WRITE = {"sv": "ATT SKRIVA", "en": "TO WRITE"}
"""What `new campaign` puts before each text that somebody has to write."""
WAY_OUT = "skriv texten, eller publish: no på kampanjens rad i data/sites.yml"


def problems(site: Site, reading: MaterialReading) -> Iterator[Problem]:
    """Yield a problem for each text of a published campaign that nobody has written."""
    if site.publish == "no":
        return
    marks = [TO_WRITE[language] for language in site.languages if language in TO_WRITE]
    for page in (page for pages in reading.material.prose.values() for page in pages.values()):
        for number, line in enumerate(page.lines, start=1):
            for mark in (mark for mark in marks if mark in line):
                message = f"{mark} står kvar; {WAY_OUT}"
                yield Problem(page.path, number, line.index(mark) + 1, message, source_line=line)
    yield from _records(reading, marks)


def _records(reading: MaterialReading, marks: list[str]) -> Iterator[Problem]:
    shown = [loaded for loaded in reading.claims.values() if loaded.record.shown]
    rows = [loaded for found in reading.help.records.values() for loaded in found.values()]
    for loaded in (*shown, *rows):
        text = loaded.record.model_dump_json()
        for mark in (mark for mark in marks if mark in text):
            yield loaded.problem(message=f"{mark} står kvar; {WAY_OUT}")
