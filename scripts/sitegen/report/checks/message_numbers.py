"""Numbers as messages to editors say them, and what would make a printed percentage true."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from sitegen.report.figures.book import ValueSpan
from sitegen.report.figures.numbers import decimals, number, rounded

MANY = 4
LARGEST = 2000


def swedish(value: Decimal | Fraction | int) -> str:
    """Return a number as Swedish writes it; a fraction with three decimals at most."""
    if isinstance(value, Fraction):
        value = int(value) if value.denominator == 1 else rounded(value, 3).normalize()
    return number(value, "sv")


def plain(span: ValueSpan) -> str:
    """Return a value (`46`), a band (`10–19`), or how far down a value is known (`minst 0`)."""
    if span.exact is not None:
        return swedish(span.exact)
    low = "0" if span.low is None else swedish(span.low)
    return f"minst {low}" if span.high is None else f"{low}–{swedish(span.high)}"


def counts_giving(percent: Decimal, base: Fraction | int) -> list[int]:
    """Return the whole counts that round to a percentage of the base, with its decimals."""
    half = Fraction(1, 2 * 10 ** decimals(percent))
    first = int((Fraction(percent) - half) / 100 * base) - 1
    last = int((Fraction(percent) + half) / 100 * base) + 1
    found = range(max(0, first), last + 1)
    return [n for n in found if rounded(Fraction(n) / base * 100, decimals(percent)) == percent]


def fitting_counts(percent: Decimal, base: Fraction | int) -> str:
    """Return which counts would make a percentage true: `235 av 286 ger 82,2`; or that none would."""
    found = counts_giving(percent, base)
    if not found:
        return f"inget antal av {swedish(base)} ger {swedish(percent)}"
    shown = " eller ".join(map(str, found)) if len(found) <= MANY else f"{found[0]}–{found[-1]}"
    return f"{shown} av {swedish(base)} ger {swedish(percent)}"


def fitting_bases(printed: Decimal, count: int, scale: int) -> str:
    """Return the bases over which `count` times `scale` gives the printed number: `104–105`; empty if none.

    `scale` is 100 when the printed number is a percentage, and 1 when it is a mean.
    """
    shown = decimals(printed)
    found = [b for b in range(1, LARGEST) if rounded(Fraction(count * scale, b), shown) == printed]
    if not found:
        return ""
    return str(found[0]) if len(found) == 1 else f"{found[0]}–{found[-1]}"
