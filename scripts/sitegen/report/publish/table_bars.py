"""The bars beside the rows of a table: how long each is, where it begins, and what its colour says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from sitegen.report.editions.edition import PublishedRow, PublishedTable
from sitegen.report.editions.published import Heading
from sitegen.report.publish import charts
from sitegen.report.publish.charts import Bar

ROOM = Fraction(25)
"""How much of a divided bar a part is that has room for its number on the smallest phone, in percent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownBar:
    """A bar in percent of the widest: its length, and its tone, as the style sheet calls its colour.

    Of a band, `upper` is its hatched end and `inner` what of that the lower end is. `case` is what of the
    bar one case is, hatched from `rest` on. `start` is where a part of a divided bar begins, and `roomy` says
    that its number may stand in it.
    """

    length: str
    tone: str
    upper: str = ""
    inner: str = ""
    case: str = ""
    rest: str = ""
    start: str = "0%"
    roomy: bool = False


def bars(
    table: PublishedTable, heading: Heading, who: Mapping[str, str], scale: Fraction
) -> tuple[ShownBar, ...]:
    """Return the bar of each row but the total, one without length where no number is shown.

    The widest would stand for `scale`. Where the heading says so they are the parts of one bar, which is as
    long as the whole.
    """
    found = [(row, charts.bar(row, scale) or Bar(length=Fraction(0))) for row in table.rows]
    tones = [_tone(row, heading, who) for row in table.rows]
    if not heading.stacked:
        return tuple(_bar(bar, tone) for (_, bar), tone in zip(found, tones, strict=True))
    whole = _whole(table, heading, scale)
    starts = accumulate((bar.length for _, bar in found), initial=Fraction(0))
    return tuple(
        ShownBar(
            length=charts.percent(bar.length / whole * 100),
            tone=tone,
            start=charts.percent(start / whole * 100) or "0%",
            roomy=bar.length / whole * 100 >= ROOM,
        )
        for (_, bar), tone, start in zip(found, tones, starts, strict=False)
    )


def _whole(table: PublishedTable, heading: Heading, scale: Fraction) -> Fraction:
    """Return how long a divided bar is: its base where something of that is in no row, else its rows."""
    parts = sum((bar.length for row in table.rows if (bar := charts.bar(row, scale))), Fraction(0))
    if heading.rest and table.base and table.base.printed and scale:
        return max(parts, Fraction(table.base.printed) / scale * 100)
    return parts or Fraction(1)


def rest(table: PublishedTable, heading: Heading) -> ShownBar | None:
    """Return the part of a divided bar that no row counts; None where the rows are the whole."""
    if not heading.stacked or heading.rest is None:
        return None
    scale = charts.scale(table)
    whole = _whole(table, heading, scale)
    parts = sum((bar.length for row in table.rows if (bar := charts.bar(row, scale))), Fraction(0))
    length = charts.percent((whole - parts) / whole * 100)
    return (
        ShownBar(length=length, tone="least", start=charts.percent(parts / whole * 100)) if length else None
    )


def _tone(row: PublishedRow, heading: Heading, who: Mapping[str, str]) -> str:
    """Return what a bar's colour says: what the headline speaks of, children, a least, or the rest."""
    if row.values[0].qualifier == "at-least":
        return "least"
    if who.get(row.id) == "children" or (row.children and not heading.rows):
        return "children"
    return "main" if row.id in heading.rows else "rest"


def _bar(bar: Bar, tone: str) -> ShownBar:
    whole, case = bar.upper or bar.length, bar.case / bar.length if bar.length else Fraction(0)
    return ShownBar(
        length=charts.percent(bar.length),
        tone=tone,
        upper=charts.percent(bar.upper),
        inner=charts.percent(bar.length / whole * 100) if bar.upper else "",
        case=charts.percent(case * 100),
        rest=charts.percent((1 - case) * 100) or "0%",
    )
