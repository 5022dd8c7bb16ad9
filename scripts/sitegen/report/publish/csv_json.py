"""A report for programs: one document of plain values, and CSV files with a description of their columns.

CSV is UTF-8 with commas and decimal points, ids first and then the words. Beside every number stands a
flag: `U` withheld, `..` not available, or the ends of a band, in place of the number; `r` for one that
has been corrected since it was first published.
The description follows the Data Package standard (specs.frictionlessdata.io), written by hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitegen.core import sheet_cells
from sitegen.report.editions.edition import (
    Edition,
    JsonObject,
    PublishedColumn,
    PublishedFigure,
    PublishedRow,
    PublishedTable,
    PublishedValue,
)
from sitegen.report.editions.edition_document import json_bytes
from sitegen.report.editions.published import Published
from sitegen.web import report_addresses

FIGURES = "siffror"


def table_csv(table: PublishedTable) -> bytes:
    """Return a table as CSV."""
    head = ["rad", "rad_sv", "rad_en"]
    head += [part for column in table.columns for part in (key(column.id), f"{key(column.id)}_flagga")]
    rows = ([row.id, row.words.sv, row.words.en, *_texts(row)] for row in table.lines)
    return _csv([head, *rows])


def key(column: str) -> str:
    """Return a column's id as programs name it: `_` in place of `-`."""
    return column.replace("-", "_")


def _texts(row: PublishedRow) -> Iterator[str]:
    for value in row.values:
        yield "" if value.printed is None else str(value.printed)
        yield value.flag


FIGURE_HEAD = ("siffra", "sv", "en", "enhet", "varde", "fran", "till", "taljare", "namnare", "flagga")


def figures_csv(found: Edition) -> bytes:
    """Return every group and figure of an edition as CSV."""
    return _csv([list(FIGURE_HEAD), *(_figure_row(figure) for figure in found.figures)])


def _figure_row(found: PublishedFigure) -> list[str]:
    unit = "percent" if found.show == "percent" else found.unit
    parts = (found.number, found.low, found.high, found.numerator, found.denominator)
    texts = ("" if part is None else str(part) for part in parts)
    return [found.id, found.words.sv, found.words.en, unit, *texts, found.correction_flag]


def _csv(rows: list[list[str]]) -> bytes:
    return sheet_cells.csv_text(rows).encode()


def package(found: Edition) -> JsonObject:
    """Return the Data Package that describes the CSV files of an edition."""
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
        "resources": [_shared(one) for one in (*(_resource(table) for table in found.tables), figures)],
    }


def _shared(resource: JsonObject) -> JsonObject:
    form = {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    return {"profile": "tabular-data-resource", **resource, **form}


def _resource(table: PublishedTable) -> JsonObject:
    title = table.words.sv + (f", utan {table.without.sv}" if table.without else "")
    return {"name": table.name, "title": title, "path": f"{table.name}.csv", "schema": _schema(table)}


def _schema(table: PublishedTable) -> JsonObject:
    fields: list[JsonObject] = [
        {**_text("rad", required=True), "constraints": _one_of([row.id for row in table.lines])},
        _text("rad_sv", required=True),
        _text("rad_en", required=True),
    ]
    for index, column in enumerate(table.columns):
        values = [row.values[index] for row in table.lines]
        fields.append(_number_field(column, values))
        flags = sorted({value.flag for value in values} - {""})
        may_lack = any(not value.flag for value in values)
        flag = {**_text(f"{key(column.id)}_flagga"), "title": f"{column.words.sv}, flagga"}
        fields.append({**flag, "constraints": _flags(flags, may_lack)})
    return {"fields": fields, "primaryKey": ["rad"], "missingValues": [""]}


def _number_field(column: PublishedColumn, values: Sequence[PublishedValue]) -> JsonObject:
    """Return the schema of a column of numbers: whole or not, its bounds, whether a field may be empty."""
    whole = all(isinstance(value.number, int | None) for value in values)
    limits: JsonObject = {"minimum": 0, "maximum": 100} if column.kind == "share" else {"minimum": 0}
    return {
        "name": key(column.id),
        "type": "integer" if whole and column.kind == "count" else "number",
        "title": column.words.sv,
        "constraints": {"required": all(value.printed is not None for value in values), **limits},
    }


def _flags(found: Sequence[str], may_lack: bool) -> JsonObject:
    """Return the flags of a column; of one without any, that each field of it is empty."""
    return {"required": not may_lack, **({"enum": list(found)} if found else {"maxLength": 0})}


def _one_of(ids: Sequence[str]) -> JsonObject:
    return {"required": True, "enum": list(ids)}


def _text(name: str, *, required: bool = False) -> JsonObject:
    field: JsonObject = {"name": name, "type": "string"}
    return {**field, "constraints": {"required": True}} if required else field


def _figure_schema(found: Edition) -> JsonObject:
    words = [_text(name, required=True) for name in FIGURE_HEAD[:4]]
    words[0]["constraints"] = _one_of([figure.id for figure in found.figures])
    numbers: list[JsonObject] = [
        {"name": name, "type": "number", "constraints": {"minimum": 0}} for name in FIGURE_HEAD[4:-1]
    ]
    flags = sorted({figure.correction_flag for figure in found.figures} - {""})
    flag = {
        **_text(FIGURE_HEAD[-1]),
        "constraints": _flags(flags, any(not f.correction_flag for f in found.figures)),
    }
    return {"fields": [*words, *numbers, flag], "primaryKey": ["siffra"], "missingValues": [""]}


def files(report: Published) -> dict[str, bytes]:
    """Return the JSON and CSV files of an edition by their path."""
    found, folder = report.edition, report_addresses.files(report)
    made = {report_addresses.csv(report, table.name): table_csv(table) for table in found.tables}
    made[f"{folder}{FIGURES}.csv"] = figures_csv(found)
    made[report_addresses.package(report)] = json_bytes(package(found))
    made[report_addresses.json(report)] = json_bytes(report.document)
    return made
