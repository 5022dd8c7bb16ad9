"""Where each published figure appears: one list over all reports, made from what refers to what."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.records import Passage
from sitegen.records.localized import Label
from sitegen.report.editions.published import LIMITS, METHOD, QUOTE, SUMMARY, TREND, FigurePlace
from sitegen.report.figures import prose_figures
from sitegen.report.figures.book import Book
from sitegen.report.formula import Unresolved, refs
from sitegen.report.model import Report


def places(book: Book) -> dict[tuple[str, str], tuple[FigurePlace, ...]]:
    """Return for each figure (report, id) every place that shows it, in the reports' order."""
    found: dict[tuple[str, str], dict[FigurePlace, None]] = {}
    for id, report in book.reports.items():
        for place, ref in _all(id, report):
            try:
                key = book.find(id, ref)
            except Unresolved:  # told by the check of reports
                continue
            found.setdefault(key, {})[place] = None
    return {key: tuple(found_places) for key, found_places in found.items()}


def _all(id: str, report: Report) -> Iterator[tuple[FigurePlace, str]]:
    for location, passage in prose_figures.passages(report):
        part = str(location[1]) if location[0] == "chapters" else str(location[0])
        if part in (QUOTE, SUMMARY, METHOD, LIMITS) or location[0] == "chapters":
            yield from ((FigurePlace(id, part), ref) for ref in _refs(passage))
    for name, chapter in report.chapters.items():
        yield from ((FigurePlace(id, name), shown) for shown in chapter.shows)
    for name, series in report.series.items():
        for point in series.points:
            yield from ((FigurePlace(id, TREND), ref.name) for ref in refs(point.value))
        yield FigurePlace(id, TREND), name


def _refs(passage: Label | Passage) -> Iterator[str]:
    yield from dict.fromkeys(prose_figures.placeholders(passage.sv))
