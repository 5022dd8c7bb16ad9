"""How long the bars of a table are, made of what is shown: nothing withheld has a length.

Lengths start at zero. Shares are parts of a hundred, so that two charts can be compared; counts are parts
of the longest row. Fewer than three values are no chart: they are read faster as numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sitegen.report.editions.edition import TOTAL, PublishedRow, PublishedTable
from sitegen.report.figures import numbers

LEAST = 3
"""From so many values a table is drawn too."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The bar of a row, in percent of the widest that there may be.

    `upper` is where the hatched part of a band ends, and `case` how much of the bar one case is.
    """

    length: Fraction
    upper: Fraction = Fraction(0)
    case: Fraction = Fraction(0)


def is_drawn(table: PublishedTable) -> bool:
    """Return whether a table is a chart too: of one dimension, with enough values that compare."""
    if len(table.dims) > 1 or len(table.columns) > 2 or len({row.id for row in table.rows}) < LEAST:
        return False
    return len([row for row in table.rows if _ends(row) is not None or row.values[0].words]) >= LEAST


def scale(table: PublishedTable) -> Fraction:
    """Return the number that the widest bar would stand for."""
    if table.columns[0].kind == "share":
        return Fraction(100)
    ends = (_ends(row) for row in table.rows)
    return max((end[1] for end in ends if end), default=Fraction(0))


def bar(row: PublishedRow, whole: Fraction) -> Bar | None:
    """Return the bar of a row where the widest stands for `whole`; None for a total or without a number."""
    ends = _ends(row)
    if row.id == TOTAL or ends is None or not whole:
        return None
    low, high = (end / whole * 100 for end in ends)
    case = sum((Fraction(one.value.printed or 0) for one in row.cases), Fraction(0))
    return Bar(length=low, upper=high if high > low else Fraction(0), case=case / whole * 100)


def _ends(row: PublishedRow) -> tuple[Fraction, Fraction] | None:
    """Return the least and the most that a row may be; None where no number is shown."""
    first = row.values[0]
    if first.kind == "band":
        return Fraction(first.number or 0), Fraction(first.high or 0)
    return None if first.printed is None else (Fraction(first.printed), Fraction(first.printed))


def percent(part: Fraction) -> str:
    """Return a length as an attribute, with one decimal; empty where there is none to draw."""
    return f"{numbers.rounded(part, 1)}%" if part else ""
