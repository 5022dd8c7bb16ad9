"""A hand-over as a workbook that a person without tools fills in, and the same workbook read back.

Only what is to be filled in can be changed. The columns that nobody sees tell which text a row is of, and
what was said of it when it was sent. The workbook must be read as what anybody may have sent.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

import openpyxl
from babel import Locale
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from sitegen.core import SetupError
from sitegen.core.sheet_cells import fill_cell
from sitegen.core.workbook_guard import refuse_harmful
from sitegen.language.handover import Handover, HandoverPart, HandoverRow
from sitegen.language.returned import STATES, ReturnedFile, ReturnedRow, tidy
from sitegen.language.review import READERS, ReviewState

COVER = "Läs först"
HEADINGS = (
    "Nr", "Var den står", "Sammanhang", "Svenska", "Översättning i dag", "Din översättning", "Läge",
    "Kommentar", "id", "läst",
)  # fmt: skip
WIDTHS = (6, 18, 36, 44, 44, 44, 13, 36, 14, 14)
TEXT, STATE, COMMENT = 6, 7, 8
PLACES: Mapping[str, int] = {"source": 4, "text": TEXT, "state": STATE, "comment": COMMENT, "id": 9}
INSTRUCTIONS = (
    "Läs raderna uppifrån: de viktigaste står först. Du hinner kanske inte alla; det gör inget.",
    "Läge ok: översättningen är rätt, som en person med språket som modersmål skulle säga den.",
    "Läge ändrad: skriv din översättning i kolumnen bredvid.",
    "Läge ifrågasatt: du är osäker, eller svenskan går inte att förstå. Skriv i kommentaren vad det gäller.",
    "Det som står inom klamrar, som {day}, byts ut på sidan. Låt det stå som det är, på rätt plats.",
    "Lova inte mer än svenskan gör. Ändra inga nummer. Lägg inte till adresser.",
    "Skriv inget om dig själv eller någon annan i arket. Fyll i de gula rutorna här nedanför.",
)
FIRST_FIELD = len(INSTRUCTIONS) + 4
FIELDS = ("Språk", "Utskickad", "Vem har läst", "Dag (ÅÅÅÅ-MM-DD)")
TO_FILL_IN = PatternFill("solid", fgColor="FFF6D6")
HEAD, VITAL = Font(bold=True), Font(bold=True, color="9C0006")
LEFT_TO_RIGHT, RIGHT_TO_LEFT = 1, 2
MAX_ROWS, MAX_TEXT = 10_000, 5_000


# -- written -------------------------------------------------------------------------------------


def workbook(sent: Handover) -> bytes:
    """Return the workbook of a hand-over: a cover, and a sheet for each catalogue."""
    made = Workbook()
    made.remove(made.worksheets[0])
    _cover(made.create_sheet(COVER), sent)
    for part in sent.parts:
        _sheet(made.create_sheet(part.name), part, sent.code)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _cover(sheet: Worksheet, sent: Handover) -> None:
    fill_cell(sheet, 1, 1, f"Översättningar till granskning: {sent.language}").font = Font(bold=True, size=14)
    for line, words in enumerate(INSTRUCTIONS, start=3):
        fill_cell(sheet, line, 1, words)
    for line, (name, value) in enumerate(zip(FIELDS, _said(sent), strict=True), start=FIRST_FIELD):
        fill_cell(sheet, line, 1, name).font = HEAD
        fill_cell(sheet, line, 2, value)
    for line in (FIRST_FIELD + 2, FIRST_FIELD + 3):
        _open(sheet, line, 2)
    _drop_down(sheet, READERS, f"B{FIRST_FIELD + 2}")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 26, 28
    sheet.protection.sheet = True


def _said(sent: Handover) -> tuple[str, ...]:
    return sent.code, sent.day.isoformat(), "", ""


def _sheet(sheet: Worksheet, part: HandoverPart, code: str) -> None:
    sheet.sheet_view.rightToLeft = is_right_to_left(code)
    for column, (heading, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True), start=1):
        fill_cell(sheet, 1, column, heading).font = HEAD
        sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.column_dimensions[get_column_letter(column)].hidden = column > COMMENT
    for number, row in enumerate(part.rows, start=1):
        _row(sheet, number, row, RIGHT_TO_LEFT if is_right_to_left(code) else LEFT_TO_RIGHT)
    last = len(part.rows) + 1
    _drop_down(sheet, STATES, f"G2:G{last}")
    sheet.freeze_panes = "E2"
    sheet.auto_filter.ref = f"A1:H{last}"
    # What is protected is the content: columns may be widened, rows filtered.
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = sheet.protection.autoFilter = False
    fill_cell(sheet, 1, len(HEADINGS) + 1, part.id)
    sheet.column_dimensions[get_column_letter(len(HEADINGS) + 1)].hidden = True


def _row(sheet: Worksheet, number: int, row: HandoverRow, direction: int) -> None:
    line = number + 1
    said = f"Sagt förut: {row.said}" if row.state is ReviewState.DISPUTED else ""
    note = "\n".join(filter(None, (row.note, said)))
    values: tuple[int | str, ...] = (
        number,
        row.where,
        note,
        row.source,
        row.text,
        "",
        "",
        "",
        row.id,
        row.read,
    )
    for column, value in enumerate(values, start=1):
        cell = fill_cell(sheet, line, column, value)
        own = direction if column in (5, TEXT) else LEFT_TO_RIGHT
        cell.alignment = Alignment(wrap_text=True, vertical="top", readingOrder=own)
        # A text, whatever somebody writes there: “112” stays as it was written.
        cell.number_format = "@" if column > 1 else "General"
    if note.startswith("VIKTIG"):
        sheet.cell(line, 1).font = VITAL
    for column in (TEXT, STATE, COMMENT):
        _open(sheet, line, column)


def _open(sheet: Worksheet, line: int, column: int) -> None:
    """Let a cell be filled in; all others are locked."""
    cell: Any = sheet.cell(line, column)
    cell.protection, cell.fill, cell.number_format = Protection(locked=False), TO_FILL_IN, "@"


def _drop_down(sheet: Worksheet, choices: tuple[str, ...], cells: str) -> None:
    offered = DataValidation("list", formula1=f'"{",".join(choices)}"', allow_blank=True)
    offered.error, offered.showErrorMessage = "Välj något i listan.", True
    sheet.add_data_validation(offered)
    offered.add(cells)


def is_right_to_left(code: str) -> bool:
    """Return whether a language is written from right to left."""
    return bool(Locale.parse(code).text_direction == "rtl")


# -- read ----------------------------------------------------------------------------------------


def read(data: bytes, name: str) -> ReturnedFile:
    """Read a workbook that came back. Raises `SetupError` when it is damaged, or is none of ours."""
    refuse_harmful(data, name, may_merge=True)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), keep_links=False)
    except Exception:  # the reader raises anything
        raise SetupError(f"{name}: arbetsboken är skadad; öppna den och spara om den som .xlsx") from None
    if COVER not in book.sheetnames or len(book.sheetnames) < 2:
        raise SetupError(f"{name}: bladet “{COVER}” saknas; är det filen från messages export?")
    fields = {word: str(line) for line, word in enumerate(FIELDS, start=FIRST_FIELD)}
    code, _, by, on = (_value(book[COVER], int(line), 2) for line in fields.values())
    rows = [row for sheet in book.worksheets if sheet.title != COVER for row in _rows(sheet, name)]
    places = {
        key: f"{COVER}!B{fields[word]}" for key, word in zip(("code", "", "by", "on"), FIELDS, strict=True)
    }
    return ReturnedFile(name, code, by, on.partition(" ")[0], tuple(rows), places)


def _rows(sheet: Worksheet, name: str) -> Iterator[ReturnedRow]:
    found = tuple(_value(sheet, 1, column) for column in range(1, len(HEADINGS) + 1))
    if found != HEADINGS:
        wrong = next(i for i, pair in enumerate(zip(found, HEADINGS, strict=True)) if pair[0] != pair[1])
        cell = f"{sheet.title}!{get_column_letter(wrong + 1)}1"
        message = f"ska vara “{HEADINGS[wrong]}”; kolumner får inte flyttas eller tas bort"
        raise SetupError(f"{name}: {cell}: {message}")
    if sheet.max_row > MAX_ROWS:
        raise SetupError(f"{name}: bladet “{sheet.title}” har orimligt många rader; är det rätt fil?")
    part = _value(sheet, 1, len(HEADINGS) + 1)
    for line in range(2, sheet.max_row + 1):
        row = _read_row(sheet, line, part)
        if row.id or row.is_filled_in:
            yield row


def _read_row(sheet: Worksheet, line: int, part: str) -> ReturnedRow:
    places = {key: f"{sheet.title}!{get_column_letter(column)}{line}" for key, column in PLACES.items()}
    _, _, _, source, _, text, state, comment, id, read = (
        _value(sheet, line, column) for column in range(1, len(HEADINGS) + 1)
    )
    return ReturnedRow(part, id, source, read, text, state.lower(), comment, places)


def _value(sheet: Worksheet, line: int, column: int) -> str:
    """Return what a cell holds as text, in the form of letters that catalogues have; formulas as written."""
    value = sheet.cell(line, column).value
    text = "" if value is None else str(value)
    return tidy(text.replace("_x000D_", ""))
