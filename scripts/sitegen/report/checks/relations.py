"""What must hold between figures: groups within groups, links in a report and across reports, series."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sitegen.core import Problem, quoted
from sitegen.report.checks.message_numbers import plain
from sitegen.report.figures.book import ValueSpan, of_cell
from sitegen.report.figures.numbers import coarseness, rounded
from sitegen.report.formula import of_reference
from sitegen.report.read_reports import Reading


def groups_within_groups(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each group or case that is larger than the group that it is a part of."""
    for id, loaded in reading.loaded.items():
        for kind, own in (("universes", loaded.record.universes), ("clusters", loaded.record.clusters)):
            for name, group in own.items():
                whole = reading.book.known(id, of_reference(group.of)) if group.of else None
                if whole is not None and not of_cell(group.n).may_be_within(whole):
                    more = f"{group.n} är fler än {plain(whole)} i {quoted(group.of or '')}"
                    yield loaded.problem(kind, name, "n", message=f"{more}, som gruppen är en del av")


def links(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each link that no values of what is banded or withheld can make true."""
    for id, loaded in reading.loaded.items():
        for index, link in enumerate(loaded.record.links):
            left, right = (reading.book.known(id, side) for side in (link.holds.left, link.holds.right))
            if left and right and not _holds(left, link.holds.sign, right):
                message = f"stämmer inte: {plain(left)} till vänster, {plain(right)} till höger"
                yield loaded.problem("links", index, "holds", message=message, severity=link.grade)


def _holds(left: ValueSpan, sign: str, right: ValueSpan) -> bool:
    if sign == "==":
        return left.touches(right)
    if sign == "<=":
        return left.may_be_within(right)
    if sign == "<":
        return left.low is None or right.high is None or left.low < right.high
    return _nearly(left, right)


def _nearly(left: ValueSpan, right: ValueSpan) -> bool:
    """Equal when the more exact one is rounded as the rounder one is: 3 115 133 and 3 100 000."""
    if left.exact is None or right.exact is None:
        return left.touches(right)
    rounder, finer = sorted((left.exact, right.exact), key=coarseness, reverse=True)
    step = coarseness(rounder)
    return Fraction(rounded(finer / step)) * step == rounder


def years(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each series whose years do not rise, or whose break is not between two of them."""
    for loaded in reading.loaded.values():
        for name, series in loaded.record.series.items():
            found = [point.year for point in series.points]
            if found != sorted(set(found)):
                yield loaded.problem(
                    "series", name, "points", message="åren ska komma i ordning, vart och ett en gång"
                )
            for index, one in enumerate(series.breaks):
                if not found[0] < one.at <= found[-1]:
                    message = f"brottet {one.at} ligger inte mellan seriens år {found[0]}–{found[-1]}"
                    yield loaded.problem("series", name, "breaks", index, "at", message=message)
