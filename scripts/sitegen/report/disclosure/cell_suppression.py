"""Which cells of a crossed table to hide beside its small ones: secondary suppression.

A hidden cell follows from its row and its column when it stands alone in one of them. So others are
hidden too, until a reader who does the sums is left with several values for each small one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sitegen.report.disclosure import thresholds
from sitegen.report.disclosure.solver import Range, SolverRule, possible

CellKey = tuple[str, ...]
"""The ids of the row and the column of a cell; of a table with one dimension the row's alone."""


def hidden_with(counts: Mapping[CellKey, int], small: set[CellKey]) -> set[CellKey]:
    """Return the small cells, and as many others as it takes that none of the small can be worked out."""
    hidden = set(small)
    rules = [
        SolverRule(tuple((_name(key), 1) for key in keys), total, total)
        for keys in lines(counts).values()
        for total in (sum(counts[key] for key in keys),)
    ]
    while len(hidden) < len(counts):
        ranges = {_name(key): _range(key, counts, small, hidden) for key in counts}
        answers = possible(ranges, rules, thresholds.VALUES)
        bare = [key for key in sorted(small) if len(answers[_name(key)].values) < thresholds.VALUES]
        beside = [more for key in bare for more in _rectangles(key, counts, hidden)]
        if not beside:
            break
        hidden |= min(beside, key=lambda more: (_cost(more, counts), sorted(more)))
    return hidden


def _range(key: CellKey, counts: Mapping[CellKey, int], small: set[CellKey], hidden: set[CellKey]) -> Range:
    if key in small and counts[key] < thresholds.TWO_WAY:
        return (1, thresholds.TWO_WAY - 1)
    return (0, sum(counts.values())) if key in hidden else (counts[key], counts[key])


def _rectangles(
    key: CellKey, counts: Mapping[CellKey, int], hidden: set[CellKey]
) -> Iterator[frozenset[CellKey]]:
    """Yield what else to hide so that a cell is a corner of four hidden ones, which no sums then give."""
    row, column = key
    for other_row, other_column in counts:
        if other_row != row and other_column != column:
            corners = {(row, other_column), (other_row, column), (other_row, other_column)}
            if more := frozenset(corners - hidden):
                yield more


def _cost(more: Iterable[CellKey], counts: Mapping[CellKey, int]) -> tuple[int, int]:
    """Few zeros first, for they hide little; then few people."""
    return sum(not counts[key] for key in more), sum(counts[key] for key in more)


def _name(key: CellKey) -> str:
    return "\0".join(key)


def lines(counts: Iterable[CellKey]) -> dict[tuple[int, str], list[CellKey]]:
    """Return every row (axis 0) and every column (axis 1) of a crossed table with the keys of its cells."""
    found: dict[tuple[int, str], list[CellKey]] = {}
    for key in counts:
        for axis in (0, 1):
            found.setdefault((axis, key[axis]), []).append(key)
    return found


def alike(counts: Mapping[CellKey, int | None], kinds: Sequence[object]) -> Iterator[tuple[CellKey, int]]:
    """Yield each cell that all of a small group are in, with their number: that tells of everybody in it.

    `kinds` are the classes of what rows and columns tell. A table with one dimension is one column.
    """
    for (axis, _), keys in lines(counts).items():
        own = {key: counts[key] for key in keys}
        some = [(key, count) for key, count in own.items() if count]
        one_answer = len(own) > 1 and len(some) == 1 and None not in own.values()
        if one_answer and thresholds.strict_zero((kinds[1 - axis],), some[0][1]):
            yield some[0]
