"""What to do about a small count: merge, band or hide it, and which cells to hide beside it.

A hidden cell follows from its row and its column when it stands alone in one of them. So others are
hidden too, until a reader who does the sums is left with several values for each small one: secondary
suppression. The remedy is proposed as the YAML to paste.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sitegen.report.disclosure import thresholds
from sitegen.report.disclosure.report_counts import GuardedCount
from sitegen.report.disclosure.solver import Range, SolverRule, possible
from sitegen.report.model import Report, Table

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


# -- remedies ----------------------------------------------------------------------------------


def propose(report: Report, count: GuardedCount) -> str:
    """Return the best remedy for a small count, as the end of a message."""
    match count.location:
        case ("tables", name, "rows", row, "n"):
            table = report.tables[str(name)]
            return _merge(table, str(row), count.limit) or f"skriv ett spann: n: 1–{count.limit - 1}"
        case ("tables", name, "rows", _, "cells", column):
            return _hide(report.tables[str(name)], str(column), count.limit)
    return f"skriv ett spann (1–{count.limit - 1}), U eller ta bort uppgiften"


def _merge(table: Table, placed: str, limit: int) -> str:
    """Return the line that replaces the smallest rows by their sum; empty where that is no remedy.

    It is none when every row would be merged, fewer than two, or not the row of the cell.
    """
    known = {id: row.n.count for id, row in table.rows.items() if row.n and row.n.count is not None}
    joined = smallest(known, limit)
    if len(table.rows) - len(joined) < 1 or len(joined) < 2 or placed not in joined:
        return ""
    rows = [table.rows[id] for id in joined]
    merges = ", ".join(f"{{sv: {row.sv}, en: {row.en}}}" for row in rows)
    total = sum(known[id] for id in joined)
    yaml = f"ovriga: {{n: {total}, sv: Övriga, en: Other, merges: [{merges}]}}"
    return f"slå ihop raderna {', '.join(joined)} till: {yaml}"


def smallest(counts: Mapping[str, int], limit: int) -> list[str]:
    """Return the ids of the rows to merge; empty if no rows reach the limit.

    All below the limit are merged, then the next smallest until there are two and their sum reaches it.
    """
    order = sorted((id for id, count in counts.items() if count), key=lambda id: counts[id])
    joined = [id for id in order if counts[id] < limit]
    for id in order[len(joined) :]:
        if sum(counts[one] for one in joined) >= limit and len(joined) > 1:
            break
        joined.append(id)
    return [id for id in counts if id in joined] if sum(counts[one] for one in joined) >= limit else []


def _hide(table: Table, placed: str, limit: int) -> str:
    """`U` for the small cells, and for the cells that would otherwise give them back."""
    counts: dict[CellKey, int] = {
        (id, column): cell.count
        for id, row in table.rows.items()
        for column, cell in row.cells.items()
        if cell.count is not None
    }
    small = {key for key, count in counts.items() if 0 < count < limit}
    if len(counts) < len(table.rows) * len(table.columns):
        return f"skriv U i {placed}, och i en ruta till i samma rad och i samma kolumn"
    rows = [f"{row}: {column}" for row, column in sorted(hidden_with(counts, small))]
    if len(rows) * 2 > len(counts):
        return "mer än hälften av rutorna skulle behöva döljas; slå ihop rader, eller låt bli tabellen"
    return f"slå ihop rader, eller skriv U i {'; '.join(rows)}"
