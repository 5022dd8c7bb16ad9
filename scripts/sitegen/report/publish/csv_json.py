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
    return sheet_cells.csv_text([head, *rows]).encode()


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
    return sheet_cells.csv_text([list(FIGURE_HEAD), *map(_figure_row, found.figures)]).encode()


def _figure_row(found: PublishedFigure) -> list[str]:
    unit = "percent" if found.show == "percent" else found.unit
    parts = (found.number, found.low, found.high, found.numerator, found.denominator)
    texts = ("" if part is None else str(part) for part in parts)
    return [found.id, found.words.sv, found.words.en, unit, *texts, found.correction_flag]


def package(found: Edition) -> JsonObject:
    """Return the Data Package that describes the CSV files of an edition."""
    resources = [_resource(table.name, table.title_sv, _schema(table)) for table in found.tables]
    return {
        "profile": "tabular-data-package",
        "name": found.id,
        "title": found.title.sv,
        "version": found.version,
        "resources": [*resources, _resource(FIGURES, "Siffror", _figure_schema(found))],
    }


def _resource(name: str, title: str, schema: JsonObject) -> JsonObject:
    own = {"name": name, "title": title, "path": f"{name}.csv", "schema": schema}
    form = {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    return {"profile": "tabular-data-resource", **own, **form}


def _schema(table: PublishedTable) -> JsonObject:
    fields = [
        _field("rad", required=True, enum=[row.id for row in table.lines]),
        _field("rad_sv", required=True),
        _field("rad_en", required=True),
    ]
    for index, column in enumerate(table.columns):
        values, title = [row.values[index] for row in table.lines], f"{column.words.sv}, flagga"
        fields.append(_number_field(column, values))
        fields.append(_flag_field(f"{key(column.id)}_flagga", [value.flag for value in values], title))
    return {"fields": fields, "primaryKey": ["rad"], "missingValues": [""]}


def _number_field(column: PublishedColumn, values: Sequence[PublishedValue]) -> JsonObject:
    """Return the schema of a column of numbers: whole or not, its bounds, whether a field may be empty."""
    whole = column.kind == "count" and all(isinstance(value.number, int | None) for value in values)
    limits: JsonObject = {"minimum": 0, "maximum": 100} if column.kind == "share" else {"minimum": 0}
    required = all(value.printed is not None for value in values)
    kind = "integer" if whole else "number"
    return _field(key(column.id), kind, column.words.sv, required=required, **limits)


def _flag_field(name: str, flags: Sequence[str], title: str = "") -> JsonObject:
    """Return the schema of a column of flags; of one without any, that each field of it is empty."""
    found = sorted({*flags} - {""})
    enum: JsonObject = {"enum": found} if found else {"maxLength": 0}
    return _field(name, title=title, required="" not in flags, **enum)


def _field(name: str, kind: str = "string", title: str = "", **constraints: object) -> JsonObject:
    return {"name": name, "type": kind, **({"title": title} if title else {}), "constraints": constraints}


def _figure_schema(found: Edition) -> JsonObject:
    first, *words = FIGURE_HEAD[:4]
    fields = [
        _field(first, required=True, enum=[figure.id for figure in found.figures]),
        *(_field(name, required=True) for name in words),
        *(_field(name, "number", minimum=0) for name in FIGURE_HEAD[4:-1]),
        _flag_field(FIGURE_HEAD[-1], [figure.correction_flag for figure in found.figures]),
    ]
    return {"fields": fields, "primaryKey": [first], "missingValues": [""]}


def files(report: Published) -> dict[str, bytes]:
    """Return the JSON and CSV files of an edition by their path."""
    found, folder = report.edition, report_addresses.files(report)
    made = {report_addresses.csv(report, table.name): table_csv(table) for table in found.tables}
    made[f"{folder}{FIGURES}.csv"] = figures_csv(found)
    made[report_addresses.package(report)] = json_bytes(package(found))
    made[report_addresses.json(report)] = json_bytes(report.document)
    return made
