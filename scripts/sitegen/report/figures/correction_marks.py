"""Which figures carry the mark `r`: those that a correction names under `at`.

The sign is Eurostat's flag for a revised value. An address is written as formulas write it: a figure or
a group, `table`, `table.row`, `table.row.column`, `table.base`, `series.year`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sitegen.report.model import Correction

SIGN = "r"
CorrectionNumbers = Mapping[str, int]
"""Address → the number of the last correction that names it, counted from 1 as the page lists them."""


def marks(corrections: Iterable[Correction]) -> CorrectionNumbers:
    """Return the address of every figure that a correction names, with the number of the last one."""
    return {ref: number for number, change in enumerate(corrections, start=1) for ref in change.at}


def addresses(table: str, row: str = "", column: str = "") -> Iterator[str]:
    """Yield every address that stands for a field, the widest first."""
    yield table
    if row:
        yield f"{table}.{row}"
    if row and column:
        yield f"{table}.{row}.{column}"


def number(found: CorrectionNumbers, table: str, row: str = "", column: str = "") -> int:
    """Return the number of a field's last correction; 0 when none names it."""
    return max((found.get(address, 0) for address in addresses(table, row, column)), default=0)
