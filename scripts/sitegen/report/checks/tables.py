"""Whether a table agrees with itself: totals, bases, percentages, the case that dominates."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sitegen.core import Problem
from sitegen.report.checks.message_numbers import fitting_counts, plain, swedish
from sitegen.report.figures.book import ValueSpan, of_cell, rows_total
from sitegen.report.figures.numbers import decimals, rounded
from sitegen.report.model import Row, Table
from sitegen.report.read_reports import Reading

SLACK = Fraction(1, 2)
"""How far printed percentages may miss 100 for each row: half a unit of their last decimal."""


def _adds_up(table: Table) -> bool:
    """Whether the rows are parts of one whole, each counted once."""
    return table.shares and not table.multi


def totals(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each printed total that is not the sum of the rows."""
    for loaded, name, table in reading.tables():
        if table.total is None or not _adds_up(table):
            continue
        found, printed = rows_total(table), of_cell(table.total)
        if not found.touches(printed):
            message = f"totalen är tryckt som {plain(printed)}, men raderna ger {plain(found)}"
            yield loaded.problem("tables", name, "total", message=message)


def bases(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each base that the rows do not add up to, or that is more than were asked."""
    for loaded, name, table in reading.tables():
        if table.base is None:
            continue
        answered = of_cell(table.base.answered)
        if _adds_up(table) and not rows_total(table).touches(answered):
            message = f"{plain(answered)} har svarat enligt base, men raderna ger {plain(rows_total(table))}"
            yield loaded.problem("tables", name, "base", "answered", message=message)
        if table.base.asked is not None and not answered.may_be_within(of_cell(table.base.asked)):
            message = f"fler har svarat ({plain(answered)}) än som har tillfrågats ({table.base.asked})"
            yield loaded.problem("tables", name, "base", "answered", message=message)


def percentages(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each printed percentage that its count and its base do not give."""
    for loaded, name, table in reading.tables():
        base = base_of(table).exact
        for row_name, row in table.rows.items():
            if row.percent is not None and (message := _percentage_fault(row, base)):
                yield loaded.problem("tables", name, "rows", row_name, "percent", message=message)


def base_of(table: Table) -> ValueSpan:
    """Return what shares of the table are counted over."""
    if table.base is not None:
        return of_cell(table.base.answered)
    return of_cell(table.total) if table.total is not None else rows_total(table)


def _percentage_fault(row: Row, base: Fraction | None) -> str:
    assert row.percent is not None
    count = row.n.count if row.n is not None else None
    if count is None or not base:
        return "andelen röjer ett antal som inte visas; ta bort percent"
    found = rounded(count / base * 100, decimals(row.percent))
    if found == row.percent:
        return ""
    return (
        f"andelen är tryckt som {swedish(row.percent)} procent, men {count} av {base} är {swedish(found)}; "
        + fitting_counts(row.percent, base)
    )


def percentages_together(reading: Reading) -> Iterator[Problem]:
    """Yield a note for percentages that rounding keeps from 100, a problem where they miss it by more."""
    for loaded, name, table in reading.tables():
        printed = [row.percent for row in table.rows.values() if row.percent is not None]
        if len(printed) < len(table.rows) or not _adds_up(table):
            continue
        most = max(map(decimals, printed))
        off = abs(Fraction(sum(printed)) - 100)
        if off > SLACK * len(printed) / 10**most:
            message = (
                f"andelarna blir {swedish(sum(printed))} procent tillsammans; mer än avrundning förklarar"
            )
            yield loaded.problem("tables", name, "rows", message=message, key=True)
        elif off:
            message = f"andelarna blir {swedish(sum(printed))} procent på grund av avrundning; säg det i note"
            yield loaded.problem("tables", name, "rows", message=message, key=True, severity="note")


def clusters(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each row with more persons of a case than the row has, or than the case has."""
    for loaded, name, table in reading.tables():
        for row_name, row in table.rows.items():
            for cluster, cell in row.cluster.items():
                place = ("tables", name, "rows", row_name, "cluster", cluster)
                whole = loaded.record.clusters.get(cluster)
                if whole is not None and not of_cell(cell).may_be_within(of_cell(whole.n)):
                    yield loaded.problem(*place, message=f"{cell} är fler än ärendets {whole.n}")
                if row.n is not None and not of_cell(cell).may_be_within(of_cell(row.n)):
                    yield loaded.problem(*place, message=f"{cell} är fler än radens {row.n}")


def universes(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each row or base with more persons than the group of its table has."""
    for loaded, name, table in reading.tables():
        group = loaded.record.universes.get(table.universe)
        if group is None or group.unit != table.unit or not table.shares:
            continue
        for row_name, row in table.rows.items():
            if row.n is not None and not of_cell(row.n).may_be_within(of_cell(group.n)):
                message = f"{row.n} är fler än gruppens {group.n} ({table.universe})"
                yield loaded.problem("tables", name, "rows", row_name, "n", message=message)
        if table.base is not None and not of_cell(table.base.answered).may_be_within(of_cell(group.n)):
            message = f"{table.base.answered} har svarat, men gruppen har {group.n} ({table.universe})"
            yield loaded.problem("tables", name, "base", "answered", message=message)
