"""What readers open in a spreadsheet is text or a number, never a formula."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from openpyxl import Workbook, load_workbook

from sitegen.core import sheet_cells

FORMULAS = (
    "=NOW()",
    '=HYPERLINK("https://x.example","Vuxna")',
    "+46 8 000 00 00",
    "@SUM(A1)",
    "-2+3+cmd|' /C calc'!A0",
    "-18 år",
    "\t=NOW()",
    "\r=NOW()",
    "\n=NOW()",
    " =NOW()",
    "\u00a0=NOW()",
    "\uff1dNOW()",
)
TEXTS = ("Vuxna", "U", "..", "1–4", "–", "65+ år", "a=b", "", "x@prov.example", "−3")
NUMBERS = (0, 12, -3, 2.5, -0.5, Decimal("-1.5"))


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_begins_as_a_formula_stays_text(text: str) -> None:
    ((field,),) = csv.reader(io.StringIO(sheet_cells.csv_text([[text]]), newline=""))
    assert field == f"'{text}".replace("\r", " ")
    assert stored(text) == (text, "s", True)


@pytest.mark.parametrize("text", TEXTS)
def test_other_texts_are_as_they_were(text: str) -> None:
    rows = csv.reader(io.StringIO(sheet_cells.csv_text([["x", text]]), newline=""))
    assert list(rows) == [["x", text]]
    assert stored(text or "x") == (text or "x", "s", False)


@pytest.mark.parametrize("number", NUMBERS)
def test_numbers_stay_numbers_below_nought_too(number: float | Decimal) -> None:
    assert sheet_cells.csv_text([[number, str(number)]]) == f"{number},{number}\n"
    if not isinstance(number, Decimal):
        assert stored(number) == (number, "n", False)


def stored(value: int | float | str) -> tuple[object, str, bool]:
    """What a program finds in the cell: its value, its type, and whether it is marked as text."""
    book, buffer = Workbook(), io.BytesIO()
    sheet_cells.fill_cell(book.worksheets[0], 1, 1, value)
    book.save(buffer)
    cell = load_workbook(buffer).worksheets[0]["A1"]
    return cell.value, cell.data_type, bool(cell.quotePrefix)
