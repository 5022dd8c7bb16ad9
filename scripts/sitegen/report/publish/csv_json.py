"""A report for programs: one document of plain values, and CSV files with a description of their columns.

CSV is UTF-8 with commas and decimal points, ids first and then the words. Beside every number stands a
flag: `U` withheld, `..` not available, or the ends of a band, in place of the number; `r` for one that
has been corrected since it was first published.
The description follows the Data Package standard (specs.frictionlessdata.io), written by hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitegen.core import sheet_cells
from sitegen.report.editions import edition
from sitegen.report.editions.edition import Edition, Object, json_bytes, name, number
from sitegen.report.figures.book import Book
from sitegen.report.figures.grids import FieldValue, Grid, GridColumn, GridRow
from sitegen.report.figures.quantities import Quantity
from sitegen.report.model import Report
from sitegen.web import report_addresses

FIGURES = "siffror"


def document(book: Book, id: str) -> Object:
    """All that a report publishes, as plain values."""
    return edition.document(edition.of(book, id))


def table_csv(grid: Grid) -> bytes:
    """A table as CSV."""
    head = ["rad", "rad_sv", "rad_en"]
    head += [part for column in grid.columns for part in (key(column.id), f"{key(column.id)}_flagga")]
    rows = ([row.id, row.words.sv, row.words.en, *_texts(row)] for row in grid.lines)
    return _csv([head, *rows])


def key(column: str) -> str:
    """A column's id as programs name it."""
    return column.replace("-", "_")


def _texts(row: GridRow) -> Iterator[str]:
    for value in row.values:
        found = number(value)
        yield "" if found is None else str(value.number)
        yield value.flag


FIGURE_HEAD = ("siffra", "sv", "en", "enhet", "varde", "fran", "till", "taljare", "namnare", "flagga")


def figures_csv(found: Edition) -> bytes:
    """Every group and figure of an edition as CSV."""
    return _csv([list(FIGURE_HEAD), *(_figure_row(figure) for figure in found.figures)])


def _figure_row(found: Quantity) -> list[str]:
    unit = "percent" if found.show == "percent" else found.unit
    parts = (found.number, found.low, found.high, found.numerator, found.denominator)
    texts = ("" if part is None else str(part) for part in parts)
    return [found.id, found.words.sv, found.words.en, unit, *texts, found.flag]


def _csv(rows: list[list[str]]) -> bytes:
    return sheet_cells.csv_text(rows).encode()


def package(found: Edition) -> Object:
    """What describes the CSV files of an edition to programs."""
    figures = {
        "name": FIGURES,
        "title": "Siffror",
        "path": f"{FIGURES}.csv",
        "schema": _figure_schema(found),
    }
    return {
        "profile": "tabular-data-package",
        "name": found.id,
        "title": found.title.sv,
        "version": found.version,
        "resources": [_shared(one) for one in (*(_resource(grid) for grid in found.tables), figures)],
    }


def _shared(resource: Object) -> Object:
    form = {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    return {"profile": "tabular-data-resource", **resource, **form}


def _resource(grid: Grid) -> Object:
    title = grid.words.sv + (f", utan {grid.without.sv}" if grid.without else "")
    return {"name": name(grid), "title": title, "path": f"{name(grid)}.csv", "schema": _schema(grid)}


def _schema(grid: Grid) -> Object:
    fields: list[Object] = [
        {**_text("rad", required=True), "constraints": _one_of([row.id for row in grid.lines])},
        _text("rad_sv", required=True),
        _text("rad_en", required=True),
    ]
    for index, column in enumerate(grid.columns):
        values = [row.values[index] for row in grid.lines]
        fields.append(_number_field(column, values))
        flags = sorted({value.flag for value in values} - {""})
        may_lack = any(not value.flag for value in values)
        flag = {**_text(f"{key(column.id)}_flagga"), "title": f"{column.words.sv}, flagga"}
        fields.append({**flag, "constraints": _flags(flags, may_lack)})
    return {"fields": fields, "primaryKey": ["rad"], "missingValues": [""]}


def _number_field(column: GridColumn, values: Sequence[FieldValue]) -> Object:
    """A column of numbers: whole or not, within which bounds, and whether a field of it may be empty."""
    whole = all(isinstance(value.number, int | None) for value in values)
    limits: Object = {"minimum": 0, "maximum": 100} if column.kind == "share" else {"minimum": 0}
    return {
        "name": key(column.id),
        "type": "integer" if whole and column.kind == "count" else "number",
        "title": column.words.sv,
        "constraints": {"required": all(number(value) is not None for value in values), **limits},
    }


def _flags(found: Sequence[str], may_lack: bool) -> Object:
    """The flags of a column; of one without any, that each field of it is empty."""
    return {"required": not may_lack, **({"enum": list(found)} if found else {"maxLength": 0})}


def _one_of(ids: Sequence[str]) -> Object:
    return {"required": True, "enum": list(ids)}


def _text(name: str, *, required: bool = False) -> Object:
    field: Object = {"name": name, "type": "string"}
    return {**field, "constraints": {"required": True}} if required else field


def _figure_schema(found: Edition) -> Object:
    words = [_text(name, required=True) for name in FIGURE_HEAD[:4]]
    words[0]["constraints"] = _one_of([figure.id for figure in found.figures])
    numbers: list[Object] = [
        {"name": name, "type": "number", "constraints": {"minimum": 0}} for name in FIGURE_HEAD[4:-1]
    ]
    flags = sorted({figure.flag for figure in found.figures} - {""})
    flag = {**_text(FIGURE_HEAD[-1]), "constraints": _flags(flags, any(not f.flag for f in found.figures))}
    return {"fields": [*words, *numbers, flag], "primaryKey": ["siffra"], "missingValues": [""]}


def files(book: Book, id: str) -> dict[str, bytes]:
    """The JSON and CSV files of a report by their path."""
    found = edition.of(book, id)
    return files_of(found, book.reports[id], edition.document(found))


def files_of(found: Edition, report: Report, document: Object) -> dict[str, bytes]:
    """The JSON and CSV files of an edition of a report by their path; `document` is what its JSON holds."""
    as_then = report_addresses.as_of(report, found.version)
    folder = report_addresses.files(found.id, as_then)
    made = {f"{folder}{name(grid)}.csv": table_csv(grid) for grid in found.tables}
    made[f"{folder}{FIGURES}.csv"] = figures_csv(found)
    made[report_addresses.package(found.id, as_then)] = json_bytes(package(found))
    made[report_addresses.json(found.id, as_then)] = json_bytes(document)
    return made
