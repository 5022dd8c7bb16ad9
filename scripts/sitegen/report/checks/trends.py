"""Checks of the series over the years: every number has a source, and every year without one says so."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.core import Problem, did_you_mean, quoted
from sitegen.reading import Loaded
from sitegen.report.formula import Sum, Unresolved
from sitegen.report.read_reports import Reading
from sitegen.report.trend_model import Trend, TrendPoint


def points_have_sources(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each year whose numbers name no source, or one that is not in the file."""
    for loaded in reading.trends.values():
        for index, point in enumerate(loaded.record.points):
            if not point.sources:
                message = "året saknar sources; skriv var talet står tryckt"
                yield loaded.problem("points", index, message=message)
            for name in point.sources:
                if name not in loaded.record.sources:
                    message = (
                        f"{quoted(name)} finns inte under sources{did_you_mean(name, loaded.record.sources)}"
                    )
                    yield loaded.problem("points", index, "sources", message=message)


def values_lead_somewhere(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each number of an unknown measure, or that refers to no exact count."""
    for loaded in reading.trends.values():
        for index, point in enumerate(loaded.record.points):
            for name, formula in _formulas(point):
                message = _fault(reading, loaded.record, name, formula)
                if message:
                    yield loaded.problem("points", index, message=message)


def _formulas(point: TrendPoint) -> Iterator[tuple[str, Sum]]:
    yield from point.values.items()
    if point.case:
        yield "", point.case


def _fault(reading: Reading, trend: Trend, name: str, formula: Sum) -> str:
    if name and name not in trend.measures:
        return f"{quoted(name)} finns inte under measures{did_you_mean(name, trend.measures)}"
    try:
        value = reading.book.value(next(iter(reading.reports), ""), formula)
    except (Unresolved, KeyError) as error:
        return f"talet leder ingenstans: {error}"
    return "" if value.exact is not None else "talet är inte ett enda tal och kan inte stå som en punkt"


def years_are_told(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each year out of order or out of the series, and each own year that is silent."""
    for loaded in reading.trends.values():
        yield from _order(loaded)
        yield from _silent(loaded)


def _order(loaded: Loaded[Trend]) -> Iterator[Problem]:
    trend, before = loaded.record, loaded.record.first - 1
    for index, point in enumerate(trend.points):
        if not before < point.year <= trend.last:
            message = f"{point.year} ska ligga mellan {before + 1} och {trend.last}; åren står i ordning"
            yield loaded.problem("points", index, "year", message=message)
        before = point.year


def _silent(loaded: Loaded[Trend]) -> Iterator[Problem]:
    """Yield a problem for each year of the organisation's own without a number that does not say why."""
    trend, told = loaded.record, {point.year for point in loaded.record.points}
    for year in range(trend.first, trend.last + 1):
        if trend.kind == "own" and year not in told and str(year) not in trend.gaps:
            yield loaded.problem("gaps", message=f"{year} har inget tal; skriv varför under gaps", key=True)
        if year in told and str(year) in trend.gaps:
            yield loaded.problem("gaps", str(year), message="året har ett tal; ta bort det under gaps")
