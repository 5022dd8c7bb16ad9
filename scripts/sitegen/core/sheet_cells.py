"""Write text into spreadsheets and CSV so that it stays text, whatever it begins with.

Programs take what begins with one of these signs for a formula, which can fetch and send. Numbers are
given as numbers and are not touched (OWASP, “CSV Injection”).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a tenth of a second, which only those who write a workbook have to wait for
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

# Spaces before the sign do not help everywhere, nor does a sign of another width.
FORMULA = re.compile(r"[ \u00a0]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
QUOTE = "'"

CellValue = object
"""A number, a date, or what is written as text."""


def is_formula(text: str) -> bool:
    """Return whether a program could take a text for a formula."""
    return bool(FORMULA.match(text)) and not NUMBER.fullmatch(text)


def escape_formula(field: CellValue) -> CellValue:
    """Return a value for a CSV file; a text that could be a formula gets the quote that marks text.

    A carriage return becomes a space: in some programs it would end the field and begin another.
    """
    if not isinstance(field, str):
        return field
    return (QUOTE if is_formula(field) else "") + field.replace("\r", " ")


def csv_text(rows: Iterable[Iterable[CellValue]], *, end: str = "\n", delimiter: str = ",") -> str:
    """Return rows as CSV text; `end` is what ends a line, and `delimiter` stands between fields."""
    out, safe = io.StringIO(), ([escape_formula(field) for field in row] for row in rows)
    csv.writer(out, lineterminator=end, delimiter=delimiter).writerows(safe)
    return out.getvalue()


def fill_cell(sheet: Worksheet, line: int, place: int, value: int | float | str) -> Cell:
    """Write a value into a cell of a sheet and return the cell; line and place count from 1.

    A number stays a number, and a text stays a text, also when somebody edits it there.
    """
    from openpyxl.cell.cell import Cell

    cell = sheet.cell(line, place, value)
    assert isinstance(cell, Cell), "no cells of ours are merged"
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = is_formula(value)
    return cell
