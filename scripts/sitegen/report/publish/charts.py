"""The bars of tables and the line charts of series, made of what is shown: nothing withheld has a length."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from sitegen.report.editions.edition import TOTAL, PublishedRow, PublishedTable
from sitegen.report.figures import numbers

LINE_FROM = 4
"""From this many years a series is also drawn as a line."""

WIDTH, HEIGHT, MARGIN = 320, 110, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A small line chart: a stroke for each stretch without a break, its points, and the breaks."""

    width: int
    height: int
    first: str
    last: str
    strokes: tuple[str, ...]
    points: tuple[tuple[str, str], ...]
    breaks: tuple[str, ...]


def longest(table: PublishedTable) -> Fraction:
    """Return the number that the longest bar stands for; in a series that may be the end of a band."""
    ends = (_end(table, row) for row in table.rows)
    return max((end for end in ends if end is not None), default=Fraction(0))


def _end(table: PublishedTable, row: PublishedRow) -> Fraction | None:
    """How far a row reaches."""
    first = row.values[0]
    if first.kind == "band":
        return None if table.universe else Fraction(first.high or 0)
    return None if first.number is None else Fraction(first.number)


def length(table: PublishedTable, row: PublishedRow, scale: Fraction) -> Fraction | None:
    """Return the bar of a row as a part of the longest one, which stands for `scale`.

    None for a row without a number, for the total, and in a table of two dimensions.
    """
    number = row.values[0].printed
    if len(table.dims) > 1 or row.id == TOTAL or number is None or not scale:
        return None
    return Fraction(number) / scale


def case_length(row: PublishedRow, scale: Fraction) -> Fraction | None:
    """Return how much of the longest bar the cases are that dominate a row; None when it has none."""
    case = sum((Fraction(one.value.printed or 0) for one in row.cases), Fraction(0))
    return case / scale if case and scale else None


def curve(table: PublishedTable) -> Curve | None:
    """Return the line chart of a series; None for a table, or for a series of too few years.

    A break parts the line, and so does a year without a value.
    """
    if table.universe or len(table.rows) < LINE_FROM:
        return None
    years = [int(row.id) for row in table.rows]
    first, span = years[0], years[-1] - years[0]
    scale = longest(table)
    places = {
        row.id: (_across(Fraction(int(row.id) - first, span)), _down(height))
        for row in table.rows
        if (height := length(table, row, scale)) is not None
    }
    return Curve(
        width=WIDTH,
        height=HEIGHT,
        first=table.rows[0].id,
        last=table.rows[-1].id,
        strokes=tuple(_strokes(table, places)),
        points=tuple(places.values()),
        breaks=tuple(
            _across(Fraction(2 * (int(r.id) - first) - 1, 2 * span)) for r in table.rows if r.broken
        ),
    )


def _strokes(table: PublishedTable, places: dict[str, tuple[str, str]]) -> Iterator[str]:
    stretch: list[str] = []
    for row in table.rows:
        if row.broken or row.id not in places:
            yield from _stroke(stretch)
            stretch = []
        if row.id in places:
            stretch.append(",".join(places[row.id]))
    yield from _stroke(stretch)


def _stroke(stretch: list[str]) -> Iterator[str]:
    if len(stretch) > 1:
        yield " ".join(stretch)


def _across(part: Fraction) -> str:
    return str(numbers.rounded(MARGIN + part * (WIDTH - 2 * MARGIN), 1))


def _down(part: Fraction) -> str:
    return str(numbers.rounded(MARGIN + (1 - part) * (HEIGHT - 2 * MARGIN), 1))
