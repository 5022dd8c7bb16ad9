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
from collections.abc import Mapping
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from sitegen.core import clock
from sitegen.core.sheet_cells import fill_cell
from sitegen.report.editions.edition import (
    SIGN,
    Edition,
    PublishedColumn,
    PublishedFigure,
    PublishedRow,
    PublishedTable,
    PublishedValue,
    plain,
)
from sitegen.report.editions.published import Published
from sitegen.report.model import Correction
from sitegen.report.publish import reservations as told
from sitegen.report.publish.quoting import PUBLISHER, day_words, fingerprint

# The oldest time that a zip file can carry.
OLDEST = 315532800
STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
TITLE, WIDE, NARROW = Font(bold=True, size=14), 60, 16
WRAP = Alignment(wrap_text=True, vertical="top")
CORRECTED = "Rättat"
REPLACED = "Den här utgåvan är ersatt av utgåva {version}."
SheetCells = list[int | float | str]
NOTES = "Anmärkning"
NONE = "–"
STATUS = {"draft": "Utkast", "preliminary": "Preliminär", "final": "Slutlig", "withdrawn": "Återkallad"}
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
    _cover(made.create_sheet("Omslag"), report, address)
    _notes(made.create_sheet("Anmärkningar"), found, _about(report))
    _figures(made.create_sheet("Siffror"), report)
    for number, table in enumerate((*found.tables, *report.charts), start=1):
        who = report.who.get(table.name, {})
        _table(made.create_sheet(f"Tabell {number}"), table, number, status(report), who)
    made.properties.creator = PUBLISHER
    made.properties.title = found.title.sv
    made.properties.description = status(report)
    made.properties.language = "sv"
    buffer = io.BytesIO()
    made.save(buffer)
    return repeatable(buffer.getvalue(), epoch)


def _about(report: Published) -> list[str]:
    """Return what stands around the figures; of an edition that has been replaced, that it has been."""
    if report.is_replaced:
        return [f"{REPLACED.format(version=report.newest)} Siffrorna står här som de var."]
    return [text.sv for text in (*report.method, *report.limits)]


def status(report: Published) -> str:
    """Return which edition it is and how settled: a draft is told on every sheet."""
    said = f"Status: {STATUS[report.edition.status].lower()}. Utgåva {report.version}."
    day = f" Från {day_words(report.drafted, 'sv')}." if report.drafted else ""
    draft = " Siffrorna är inte beslutade och kan ändras." if report.edition.status == "draft" else ""
    return said + day + draft


def _cover(sheet: Worksheet, report: Published, address: str) -> None:
    tables = (*report.edition.tables, *report.charts)
    lines = [
        report.edition.title.sv,
        PUBLISHER,
        status(report),
        f"Kontrollsumma {fingerprint(report)}.",
        f"Rapporten som webbsida, och adress att hänvisa till: {address}",
        f"Källa: {report.source}." if report.source else "",
        "Fliken Anmärkningar säger vad siffrorna omfattar och vad tecknen betyder.",
        "Fliken Siffror har alla enskilda tal. Sedan följer en tabell på varje flik.",
        *(f"Tabell {number}: {table.title_sv}" for number, table in enumerate(tables, start=1)),
    ]
    _lines(sheet, [line for line in lines if line])


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


def _figures(sheet: Worksheet, report: Published) -> None:
    found = report.edition.figures
    _lines(
        sheet, ["Siffror", "Enskilda tal i rapporten. Ett streck betyder att inget hör dit.", status(report)]
    )
    head = ["Siffra", "Vad den visar", "Värde", "Som den visas", "Enhet", "Räknat på", NOTES]
    rows = [_figure_row(one) for one in found]
    _with_marks(head, rows, [["Värde"] if figure.revised else [] for figure in found])
    if rows:
        _put(sheet, "Siffror", head, rows)


def _figure_row(found: PublishedFigure) -> SheetCells:
    measure = "percent" if found.show == "percent" else found.unit
    value = NONE if found.disputed else _cell(found.number)
    of = found.base.sv if found.base else NONE
    words = (told.unit_words(measure), of, told.of_figure(found).sv or NONE)
    return [found.id, found.words.sv, value, found.shown.sv, *words]


def _cell(value: int | Decimal | None) -> int | float | str:
    found = plain(value)
    return "–" if found is None else found


def _table(sheet: Worksheet, table: PublishedTable, number: int, status: str, who: Mapping[str, str]) -> None:
    of = "" if table.is_series else f" Gäller: {told.base(table, table.lines[0]).sv}."
    if table.lines[0].of:
        of = f" Gäller: {table.universe.sv}." if table.universe else ""
    counted = told.unit_words(told.unit_of(table))
    notes = " ".join(told.of_table(table, "sv")) or "Inga anmärkningar till hela tabellen."
    _lines(sheet, [table.title_sv, f"Enhet: {counted}.{of}", status, notes])
    head = ["Kategori" if table.universe else "År", *(_head(column) for column in table.columns), NOTES]
    rows: list[SheetCells] = [_table_row(row, who.get(row.id, "")) for row in table.lines]
    _with_marks(head, rows, [_changed(table, row) for row in table.lines])
    _put(sheet, f"Tabell{number}", head, rows)
    for line, row in enumerate(table.lines, start=FIRST + 1):
        field: PublishedValue
        for place, field in enumerate(row.values, start=2):
            sheet.cell(line, place).number_format = _format(field)


def _head(column: PublishedColumn) -> str:
    """Return the heading of a column with its unit, which no number then has to carry."""
    words = told.unit_words(column.unit)
    return column.words.sv if words in column.words.sv.lower() else f"{column.words.sv} ({words})"


def _table_row(row: PublishedRow, who: str) -> SheetCells:
    notes = [*told.of_row_alone(row, "sv"), *([row.broken.sv] if row.broken else [])]
    near = [value for value in row.values if value.qualifier]
    notes += [f"Talet är inte exakt: {value.shown('sv')}" for value in near]
    of = [f"Räknat på: {row.of.sv}"] if row.of else []
    said = " ".join(map(told.sentence, (*of, *notes))) or NONE
    label = f"{row.words.sv}, {told.WHOM[who].sv.lower()}" if who else row.words.sv
    return [label, *(_value(value) for value in row.values), said]


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
    if value.words:
        return value.words.sv
    return value.sign if found is None else found


def _format(value: PublishedValue) -> str:
    """Percentages are numbers as they are read, with their sign: 32.2 is shown as 32,2 %."""
    decimals = "0.0" if isinstance(value.number, Decimal) else "0"
    return f'{decimals}"\u00a0%"' if value.kind == "share" else ("#,##0" if decimals == "0" else "0.0")


FIRST = 6
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
    for place, words in enumerate(head[1:], start=2):
        width = WIDE if words in (NOTES, "Vad den visar", "Räknat på") else NARROW
        sheet.column_dimensions[get_column_letter(place)].width = width


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
