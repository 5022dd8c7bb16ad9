"""Read a sheet of answers, one row a person, into memory; every fault by row and column alone.

What stands in a cell is never part of a message: messages reach terminals, logs and screenshots.
Refused are files that can do more than hold values: formulas, macros, merged cells, parts that
unpack without end, documents with entities, sheets that are not one table.
"""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sitegen.core import Problem, SetupError
from sitegen.core.workbook_guard import refuse_harmful

MAX_BYTES = 20_000_000
MAX_ROWS = 20_000
MAX_COLUMNS = 200
DELIMITERS = ";,\t"
SHOWN = 12
"""How many rows with one fault are told by number."""
SEPARATOR = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""The first line by which Excel is told what stands between cells."""
HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\s[^>]*\bhidden="(?:1|true)"')
OLE = b"\xd0\xcf\x11\xe0"
TITLES = 10
RowTexts = tuple[str, ...]
SheetFault = tuple[int, int, str]
"""Row and column (from 1; 0: the whole row), and what is wrong there."""


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """A heading and rows of text, each with its number in the file; blank rows are left out."""

    name: str
    header: RowTexts
    rows: tuple[tuple[int, RowTexts], ...]
    problems: tuple[Problem, ...] = field(default=())
    hidden: int = 0
    """How many rows the workbook does not show; they are read like others."""
    top: tuple[tuple[int, RowTexts], ...] = field(default=(), repr=False)
    """The first rows as they are, among which the heading is when something stands above it."""

    def problem(self, row: int, column: int, message: str) -> Problem:
        """Return a fault at a row and a column of the sheet (both from 1; 0: the whole row, or all of it)."""
        return fault_at(self.name, row, column, message)


def fault_at(name: str, row: int, column: int, message: str) -> Problem:
    """Return a problem with row and column in its message.

    Lines of a CSV file are not rows of a sheet, so the line of the problem would mislead.
    """
    at = f"rad {row}" if row else ""
    at += (", " if at and column else "") + (f"kolumn {_letter(column)}" if column else "")
    return Problem(name, 0, 0, f"{at}: {message}" if at else message)


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(column)


def grouped(name: str, faults: Iterable[SheetFault]) -> list[Problem]:
    """Return the faults of a sheet in its order, those of one cause in one column as one."""
    causes: dict[tuple[int, str], list[int]] = {}
    for row, column, message in faults:
        causes.setdefault((column, message), []).append(row)
    return [_of_cause(name, rows, *cause) for cause, rows in causes.items()]


def _of_cause(name: str, rows: Sequence[int], column: int, message: str) -> Problem:
    if len(rows) == 1:
        return fault_at(name, rows[0], column, message)
    shown = ", ".join(map(str, rows[:SHOWN])) + (" …" if len(rows) > SHOWN else "")
    letter = f", kolumn {_letter(column)}" if column else ""
    return Problem(name, 0, 0, f"{len(rows)} rader ({shown}){letter}: {message}")


def read(path: Path, number: int | None = None) -> AnswerSheet:
    """Read a CSV or XLSX file (`number` chooses among its sheets). Raises `SetupError` when it is refused."""
    data = _bytes(path)
    if data.startswith(OLE):
        raise SetupError(
            f"{path.name}: filen är låst med lösenord eller i gammalt format; spara om som .xlsx"
        )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # warnings of the reader quote cells
        if not data.startswith(b"PK"):
            return _sheet(path.name, _table(data, path.name))
        rows, hidden = _workbook(data, path.name, number)
        return replace(_sheet(path.name, rows), hidden=hidden)


def _bytes(path: Path) -> bytes:
    """Return the bytes of a file. Raises for one that is too big, missing or unreadable."""
    if not path.is_file():
        raise SetupError(f"{path.name}: filen saknas")
    if path.stat().st_size > MAX_BYTES:
        raise SetupError(f"{path.name}: filen är större än {MAX_BYTES // 1_000_000} MB; är det rätt fil?")
    try:
        return path.read_bytes()
    except OSError:
        raise SetupError(f"{path.name}: filen går inte att läsa; se över rättigheterna") from None


SheetRow = tuple[int, Sequence[str], list[tuple[int, str]]]
"""A row's number, its cells, and the faults of cells by column."""


def _sheet(name: str, rows: Iterable[SheetRow]) -> AnswerSheet:
    """Return the rows as a sheet: the first that holds something is the heading, faults are gathered."""
    found: list[SheetFault] = []
    kept: list[tuple[int, RowTexts]] = []
    for number, cells, faults in rows:
        found += [(number, column, message) for column, message in faults]
        if any(cells):
            kept.append((number, tuple(cells)))
        if len(kept) > MAX_ROWS + 1:
            raise SetupError(f"{name}: fler än {MAX_ROWS} rader; är det rätt fil?")
    if len(kept) < 2:
        raise SetupError(f"{name}: bladet har inga svar; första raden är rubriker och varje rad en person")
    header = _trimmed(kept[0][1])
    for number, cells in kept[1:]:
        if any(cells[len(header) :]):
            found.append((number, len(header) + 1, "värde utan rubrik; en rubrik per kolumn"))
    width = len(header)
    wide = ((number, (*cells, *[""] * width)[:width]) for number, cells in kept[1:])
    return AnswerSheet(name, header, tuple(wide), tuple(grouped(name, found)), top=tuple(kept[:TITLES]))


def _trimmed(cells: RowTexts) -> RowTexts:
    """Return the cells without empty ones at the end."""
    last = max((at for at, cell in enumerate(cells) if cell), default=-1)
    if last >= MAX_COLUMNS:
        raise SetupError(f"fler än {MAX_COLUMNS} kolumner; är det rätt fil?")
    return cells[: last + 1]


# -- CSV ---------------------------------------------------------------------------------------


def _table(data: bytes, name: str) -> Iterator[SheetRow]:
    """Yield the rows of a CSV file: UTF-8, UTF-16 or Windows-1252.

    Fields are parted by semicolon, comma or tab, or by what `sep=` says.
    """
    text = _text(data, name)
    said = SEPARATOR.match(text)
    text, first = (text[said.end() :], 2) if said else (text, 1)
    head = text.lstrip("\r\n").splitlines()[:1]
    delimiter = said[1] if said else max(DELIMITERS, key=(head or [""])[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=first):
            if number > MAX_ROWS * 2:
                raise SetupError(f"{name}: fler än {MAX_ROWS} rader; är det rätt fil?")
            yield number, [_tidy(cell) for cell in cells], list(_formulas(cells))
    except csv.Error:
        message = f"{name}: rad {number + 1}: citattecken eller radbrytning som inte går att tolka"
        raise SetupError(message) from None


def _text(data: bytes, name: str) -> str:
    """Return the text of a CSV file; UTF-16 is what Excel saves as “Unicode text”."""
    encodings: tuple[str, ...] = ("utf-8-sig", "cp1252")
    fault = "teckenkodningen går inte att tolka; spara som CSV UTF-8"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings, fault = ("utf-16",), "filen är trasig UTF-16; spara den som CSV UTF-8"
    elif b"\0" in data:
        raise SetupError(f"{name}: filen är ingen textfil; spara bladet som .xlsx eller som CSV UTF-8")
    for encoding in encodings:
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode(encoding)
    raise SetupError(f"{name}: {fault}")


def _formulas(cells: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Cells that a spreadsheet would run: `=` first, or `@` (as in links to programs)."""
    for column, cell in enumerate(cells, start=1):
        if cell.lstrip()[:1] in ("=", "@"):
            yield column, FORMULA


FORMULA = "formel; klistra in värdena i stället (Klistra in special, Värden)"


def _tidy(text: str) -> str:
    """Return a cell's text without blanks around it, hard ones too, and with single blanks in it."""
    return " ".join(text.split())


# -- XLSX --------------------------------------------------------------------------------------


def _workbook(data: bytes, name: str, number: int | None) -> tuple[list[SheetRow], int]:
    """Return the rows of one sheet of a workbook that has passed as harmless, and how many are hidden."""
    import openpyxl  # only who reads a workbook waits for it

    refuse_harmful(data, name, may_merge=False)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        sheet = _chosen(book.worksheets, name, number)
        rows = list(_cells(sheet, name))
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            hidden = len(HIDDEN_ROW.findall(archive.read(sheet._worksheet_path)))
        book.close()
    except SetupError:
        raise
    except Exception:  # the reader raises anything, and quotes the file
        raise SetupError(f"{name}: arbetsboken är trasig; öppna den och spara om som .xlsx") from None
    return rows, hidden


def _chosen(sheets: Sequence[Any], name: str, number: int | None) -> Any:
    """Return the only sheet, or the one that was asked for."""
    if number is None and len(sheets) == 1:
        return sheets[0]
    if number is None or not 1 <= number <= len(sheets):
        raise SetupError(f"{name}: arbetsboken har {len(sheets)} blad; välj ett med --sheet NUMMER (1, 2 …)")
    return sheets[number - 1]


def _cells(sheet: Any, name: str) -> Iterator[SheetRow]:
    """Rows with what cells hold; cells of kinds that are no answers are faults."""
    sheet.reset_dimensions()  # what the file says of its own size may be wrong
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if number > MAX_ROWS + 1 and any(cell.value is not None for cell in row):
            raise SetupError(f"{name}: fler än {MAX_ROWS} rader; är det rätt fil?")
        faults = [
            (column, fault) for column, cell in enumerate(row, start=1) if (fault := _fault(cell.data_type))
        ]
        yield number, [_shown(cell.value) for cell in row], faults


def _fault(kind: str) -> str:
    return {"f": FORMULA, "e": "felvärde; rätta cellen"}.get(kind, "")


def _shown(value: Any) -> str:
    """Return a value as a person reads it in the sheet: whole numbers without decimals, days as days."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "sant" if value else "falskt"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()[:10]
    return _tidy(str(value))
