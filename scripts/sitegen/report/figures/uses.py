"""Where each published figure appears: one list over all reports, made from what refers to what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.records.localized import Label, Passage
from sitegen.report.figures import prose_figures
from sitegen.report.figures.book import Book
from sitegen.report.formula import Unresolved, refs
from sitegen.report.model import Report

QUOTE, SUMMARY, METHOD, LIMITS, TREND = "quote", "summary", "method", "limits", "trend"


@dataclass(frozen=True, slots=True)
class Use:
    """A place where a figure stands: the report, and the id of the chapter, or which part of the page."""

    report: str
    part: str


def uses(book: Book) -> dict[tuple[str, str], tuple[Use, ...]]:
    """For each figure (report, id) every place that shows it, in the reports' order."""
    found: dict[tuple[str, str], dict[Use, None]] = {}
    for id, report in book.reports.items():
        for use, ref in _all(id, report):
            try:
                key = book.find(id, ref)
            except Unresolved:  # told by the check of reports
                continue
            found.setdefault(key, {})[use] = None
    return {key: tuple(places) for key, places in found.items()}


def _all(id: str, report: Report) -> Iterator[tuple[Use, str]]:
    for location, passage in prose_figures.passages(report):
        part = str(location[1]) if location[0] == "chapters" else str(location[0])
        if part in (QUOTE, SUMMARY, METHOD, LIMITS) or location[0] == "chapters":
            yield from ((Use(id, part), ref) for ref in _refs(passage))
    for name, chapter in report.chapters.items():
        yield from ((Use(id, name), shown) for shown in chapter.shows)
    for name, series in report.series.items():
        for point in series.points:
            yield from ((Use(id, TREND), ref.name) for ref in refs(point.value))
        yield Use(id, TREND), name


def _refs(passage: Label | Passage) -> Iterator[str]:
    yield from dict.fromkeys(prose_figures.placeholders(passage.sv))
