"""A report as a spreadsheet: a cover, notes, the figures, and one real table a sheet.

After the checklist of the Government Analysis Function (analysisfunction.civilservice.gov.uk): no merged
cells, no empty cell inside a table, numbers as numbers, words for every sign. Two workbooks of the same
report are the same bytes: openpyxl writes the time of the day into the file, and that is put right here.
"""

from __future__ import annotations

import io
import re
import time
import zipfile
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from sitegen.core import clock
from sitegen.core.sheet_cells import fill_cell
from sitegen.report.editions.edition import SIGN, Edition, PublishedRow, PublishedTable, PublishedValue, plain
from sitegen.report.editions.published import Published
from sitegen.report.figures.numbers import unit
from sitegen.report.model import Correction
from sitegen.report.publish.quoting import PUBLISHER, fingerprint

# The oldest time that a zip file can carry.
OLDEST = 315532800
STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
TITLE, WIDE, NARROW = Font(bold=True, size=14), 60, 16
WRAP = Alignment(wrap_text=True, vertical="top")
CORRECTED = "Rättat"
REPLACED = "Den här utgåvan är ersatt av utgåva {version}."
SheetCells = list[int | float | str]
SIGNS = (
    ("U", "dold uppgift, för att ingen ska kunna pekas ut"),
    ("..", "uppgiften är inte tillgänglig"),
    ("1–4", "två tal med streck emellan: antalet ligger mellan dem"),
    (SIGN, "rättad sedan en tidigare utgåva; vad som är rättat står sist här"),
)


def workbook(report: Published, address: str, epoch: int) -> bytes:
    """Return the spreadsheet of an edition, as if written at `epoch`; `address` is that of its page."""
    found = report.edition
    made = Workbook()
    made.remove(made.worksheets[0])
    _cover(made.create_sheet("Omslag"), found, fingerprint(report), address)
    _notes(made.create_sheet("Anmärkningar"), found, _about(report))
    _figures(made.create_sheet("Siffror"), found)
    for number, table in enumerate(found.tables, start=1):
        _table(made.create_sheet(f"Tabell {number}"), table, number)
    made.properties.creator = PUBLISHER
    made.properties.title = found.title.sv
    made.properties.language = "sv"
    buffer = io.BytesIO()
    made.save(buffer)
    return repeatable(buffer.getvalue(), epoch)


def _about(report: Published) -> list[str]:
    """Return what stands around the figures; of an edition that has been replaced, that it has been."""
    if report.is_replaced:
        return [f"{REPLACED.format(version=report.newest)} Siffrorna står här som de var."]
    return [text.sv for text in (*report.method, *report.limits)]


def _cover(sheet: Worksheet, found: Edition, mark: str, address: str) -> None:
    lines = [
        found.title.sv,
        PUBLISHER,
        f"Utgåva {found.version}. Kontrollsumma {mark}.",
        f"Rapporten som webbsida: {address}",
        "Fliken Anmärkningar säger vad siffrorna omfattar och vad tecknen betyder.",
        "Fliken Siffror har alla enskilda tal.",
        *(f"Tabell {number}: {table.title_sv}" for number, table in enumerate(found.tables, start=1)),
    ]
    _lines(sheet, lines)


def _notes(sheet: Worksheet, found: Edition, about: list[str]) -> None:
    lines = ["Anmärkningar", *(f"{sign}: {meaning}" for sign, meaning in SIGNS), *about]
    lines += [decision.sv for decision in found.disclosure]
    lines += [_correction(change) for change in found.corrections]
    _lines(sheet, lines)


def _correction(change: Correction) -> str:
    values = f" Förut {change.old}, nu {change.new}." if change.old and change.new else ""
    return f"Rättelse {change.on.isoformat()}, utgåva {change.version}: {change.sv}{values}"


def _lines(sheet: Worksheet, lines: list[str]) -> None:
    for number, line in enumerate(lines, start=1):
        fill_cell(sheet, number, 1, line).alignment = WRAP
    sheet["A1"].font = TITLE
    sheet.column_dimensions["A"].width = 100


def _figures(sheet: Worksheet, found: Edition) -> None:
    _lines(
        sheet,
        [
            "Siffror",
            "Enskilda tal i rapporten. Tomma rutor finns inte: ett streck betyder att inget värde hör dit.",
        ],
    )
    head = ["Siffra", "Vad den visar", "Värde", "Som den visas"]
    rows: list[SheetCells] = [[q.id, q.words.sv, _cell(q.number), q.shown.sv] for q in found.figures]
    _with_marks(head, rows, [["Värde"] if figure.revised else [] for figure in found.figures])
    if rows:
        _put(sheet, "Siffror", head, rows)


def _cell(value: int | Decimal | None) -> int | float | str:
    found = plain(value)
    return "–" if found is None else found


def _table(sheet: Worksheet, table: PublishedTable, number: int) -> None:
    units = dict.fromkeys(unit(column.unit, "sv") for column in table.columns)
    about = [table.title_sv, f"Enhet: {', '.join(units)}."]
    if table.universe:
        about[1] += f" Gäller: {table.universe.sv}."
    if table.base:
        about[1] += f" Uppgift finns för {table.base.shown('sv')}{' (r)' if table.base.revised else ''}."
    if table.note:
        about[1] += f" {table.note.sv}"
    _lines(sheet, about)
    head = ["Kategori" if table.universe else "År", *(column.words.sv for column in table.columns)]
    rows: list[SheetCells] = [[row.words.sv, *(_value(value) for value in row.values)] for row in table.lines]
    _with_marks(head, rows, [_changed(table, row) for row in table.lines])
    _put(sheet, f"Tabell{number}", head, rows)
    for line, row in enumerate(table.lines, start=FIRST + 1):
        field: PublishedValue
        for place, field in enumerate(row.values, start=2):
            sheet.cell(line, place).number_format = _format(field)


def _changed(table: PublishedTable, row: PublishedRow) -> list[str]:
    """Return the headings of a row's fields that have been corrected."""
    fields = zip(table.columns, row.values, strict=True)
    return [column.words.sv for column, value in fields if value.revised]


def _with_marks(head: list[str], rows: list[SheetCells], changed: list[list[str]]) -> None:
    """Add a last column that marks what has been corrected, when anything has: numbers stay numbers."""
    if not any(changed):
        return
    head.append(CORRECTED)
    for row, names in zip(rows, changed, strict=True):
        row.append(f"{SIGN}: {', '.join(names)}" if names else "–")


def _value(value: PublishedValue) -> int | float | str:
    found = plain(value.printed)
    return value.sign if found is None else found


def _format(value: PublishedValue) -> str:
    """Percentages are numbers as they are read, with their sign: 32.2 is shown as 32,2 %."""
    decimals = "0.0" if isinstance(value.number, Decimal) else "0"
    return f'{decimals}"\u00a0%"' if value.kind == "share" else ("#,##0" if decimals == "0" else "0.0")


FIRST = 4
"""The line of a table's headings; what it is about stands above, with a line between."""


def _put(sheet: Worksheet, name: str, head: list[str], rows: list[SheetCells]) -> None:
    lines: list[SheetCells] = [[*head], *rows]
    for line, values in enumerate(lines, start=FIRST):
        for place, value in enumerate(values, start=1):
            fill_cell(sheet, line, place, value).alignment = WRAP
    last = sheet.cell(FIRST + len(rows), len(head)).coordinate
    block = Table(displayName=name, ref=f"A{FIRST}:{last}")
    block.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(block)
    sheet.column_dimensions["A"].width = WIDE
    for place in range(2, len(head) + 1):
        sheet.column_dimensions[get_column_letter(place)].width = NARROW


def repeatable(content: bytes, epoch: int) -> bytes:
    """Return the same workbook with every time in it set to one moment, in seconds since 1970."""
    moment = max(epoch, OLDEST)
    day = clock.timestamp(moment).encode()
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in sorted(old.namelist()):
            entry = zipfile.ZipInfo(name, time.gmtime(moment)[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            new.writestr(entry, STAMP.sub(rb"\g<1>" + day + rb"\g<2>", old.read(name)))
    return buffer.getvalue()
