"""From the records of series over the years to what readers get of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.reading import Loaded
from sitegen.report.editions.trend_series import PublishedSource, PublishedTrend, TrendYear
from sitegen.report.figures.book import Book
from sitegen.report.formula import Sum
from sitegen.report.trend_model import Trend, TrendPoint, TrendSource


def published(book: Book, trends: Mapping[str, Loaded[Trend]]) -> tuple[PublishedTrend, ...]:
    """Return every series over the years, in the order of its page. Raises `Unresolved`."""
    return tuple(_trend(book, id, loaded.record) for id, loaded in trends.items())


def _trend(book: Book, id: str, trend: Trend) -> PublishedTrend:
    return PublishedTrend(
        id=id,
        words=trend.words,
        publisher=trend.publisher.words,
        kind=trend.kind,
        unit=trend.unit,
        note=trend.note.words,
        measures={name: measure.words for name, measure in trend.measures.items()},
        years=tuple(_years(book, trend)),
    )


def _years(book: Book, trend: Trend) -> Iterator[TrendYear]:
    points = {point.year: point for point in trend.points}
    breaks = {found.at: found.words for found in trend.breaks}
    for year in range(trend.first, trend.last + 1):
        point = points.get(year) or TrendPoint(year=year)
        gap = trend.gaps.get(str(year))
        yield TrendYear(
            year=year,
            values={name: _number(book, point.values.get(name)) for name in trend.measures},
            case=_number(book, point.case),
            note=point.note.words if point.note else None,
            gap=gap.words if gap else None,
            broken=breaks.get(year),
            sources=tuple(_source(book, trend.sources[name]) for name in point.sources),
        )


def _number(book: Book, formula: Sum | None) -> int | None:
    """Return a printed count. A reference names its report, so any report may stand for where it is asked."""
    if formula is None:
        return None
    exact = book.value(next(iter(book.reports), ""), formula).exact
    return None if exact is None else int(exact)


def _source(book: Book, source: TrendSource) -> PublishedSource:
    report = book.reports.get(source.report or "")
    return PublishedSource(
        title=source.title,
        url=str(source.url or ""),
        on=source.on,
        report=source.report or "",
        status=report.status if report else "final",
    )
