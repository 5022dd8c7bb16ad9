"""What must hold between figures: groups within groups, links in a report and across reports, series."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from sitegen.problems import Problem, quoted
from sitegen.report.checks.figures import trailing_zeros
from sitegen.report.checks.saying import places, plain
from sitegen.report.formulas import Span, Unresolved, of_cell, relation
from sitegen.report.numbers import rounded
from sitegen.report.read import Reading


def groups_within_groups(reading: Reading) -> Iterator[Problem]:
    """A group is no larger than the one that it is a part of; nor is a dominating case."""
    for id, loaded in reading.loaded.items():
        for kind in ("universes", "clusters"):
            for name, group in getattr(loaded.record, kind).items():
                if group.of is None:
                    continue
                try:
                    whole = reading.book.ref(id, group.of)
                except Unresolved:
                    continue
                if not _below(of_cell(group.n), whole):
                    message = (
                        f"{group.n} är fler än {plain(whole)} i {quoted(group.of)}, som gruppen är en del av"
                    )
                    yield loaded.problem(kind, name, "n", message=message)


def links(reading: Reading) -> Iterator[Problem]:
    """Every link holds, with some values at least for what is banded or withheld."""
    for id, loaded in reading.loaded.items():
        for index, link in enumerate(loaded.record.links):
            parts = relation(link.holds)
            if parts is None:
                message = "skriv ett samband med ==, ~, <= eller < mellan två led"
                yield loaded.problem("links", index, "holds", message=message)
                continue
            try:
                left, right = (reading.book.value(id, side) for side in (parts[0], parts[2]))
            except Unresolved:
                continue
            if not _holds(left, parts[1], right):
                message = f"stämmer inte: {plain(left)} till vänster, {plain(right)} till höger"
                yield loaded.problem("links", index, "holds", message=message, severity=link.grade)


def _holds(left: Span, sign: str, right: Span) -> bool:
    if sign == "==":
        return left.touches(right)
    if sign == "<=":
        return _below(left, right)
    if sign == "<":
        return left.low is None or right.high is None or left.low < right.high
    return _nearly(left, right)


def _nearly(left: Span, right: Span) -> bool:
    """Equal when the more exact one is rounded as the rounder one is: 3 115 133 and 3 100 000."""
    if left.exact is None or right.exact is None:
        return left.touches(right)
    rounder, finer = sorted((left.exact, right.exact), key=_coarseness, reverse=True)
    step = _coarseness(rounder)
    return Fraction(rounded(finer / step)) * step == rounder


def _coarseness(value: Fraction) -> Fraction:
    """The unit of the last figure that is not a zero: 100 000 for 3 100 000, a tenth for 2.5."""
    number = Decimal(value.numerator) / Decimal(value.denominator)
    digits = number.normalize()
    return (
        Fraction(1, 10 ** places(digits))
        if places(digits)
        else Fraction(10 ** trailing_zeros(Decimal(int(value))))
    )


def years(reading: Reading) -> Iterator[Problem]:
    """The years of a series rise, each once, and a break lies between two of them."""
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


def _below(part: Span, whole: Span) -> bool:
    return part.low is None or whole.high is None or part.low <= whole.high
