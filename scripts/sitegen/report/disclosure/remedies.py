"""What to do about a small count, in the order merge, band, hide, with the YAML to paste."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.report.disclosure.cell_suppression import CellKey, hidden_with
from sitegen.report.disclosure.report_counts import GuardedCount
from sitegen.report.model import Report, Table


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
