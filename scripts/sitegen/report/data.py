"""A report for programs: one document of plain values, and CSV files with a description of their columns.

CSV is UTF-8 with commas and decimal points, ids first and then the words. Beside every number stands a
flag: `U` withheld, `..` not available, or the ends of a band. A field that is flagged holds no number.
The description follows the Data Package standard (specs.frictionlessdata.io), written by hand.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from sitegen.report import places, quantities
from sitegen.report.formulas import Book
from sitegen.report.grids import Grid, GridRow, Value, grids
from sitegen.report.quantities import Quantity

FIGURES = "siffror"
Object = dict[str, Any]


def tables(book: Book, id: str) -> tuple[Grid, ...]:
    """Every table of a report, with and without its cases, and every series."""
    series = (quantities.series_grid(book, id, name) for name in book.reports[id].series)
    return (*grids(book, id), *series)


def document(book: Book, id: str) -> Object:
    """All that an edition publishes, as plain values. No field holds what the grids do not."""
    report = book.reports[id]
    return {
        "id": id,
        "version": report.version,
        "status": report.status,
        "year": report.year,
        "published": report.published.isoformat() if report.published else None,
        "title": {"sv": report.title.sv, "en": report.title.en},
        "figures": [_figure(found) for found in quantities.quantities(book, id)],
        "tables": [_table(grid) for grid in tables(book, id)],
        "corrections": [
            {"about": c.about, "on": c.on.isoformat(), "version": c.version, "sv": c.sv, "en": c.en}
            for c in report.corrections
        ],
    }


def _figure(found: Quantity) -> Object:
    return {
        "id": found.id,
        "label": dict(found.words),
        "unit": found.unit,
        "show": found.show,
        "value": plain(found.number),
        "low": plain(found.low),
        "high": plain(found.high),
        "numerator": found.numerator,
        "denominator": found.denominator,
        "shown": dict(found.shown),
        "note": dict(found.note) if found.note else None,
    }


def _table(grid: Grid) -> Object:
    return {
        "id": name(grid),
        "title": dict(grid.words),
        "without": dict(grid.without) if grid.without else None,
        "universe": dict(grid.universe),
        "base": _field(grid.base) if grid.base else None,
        "note": dict(grid.note) if grid.note else None,
        "columns": [{"id": c.id, "label": dict(c.words), "unit": c.unit} for c in grid.columns],
        "rows": [_row(grid, row) for row in grid.lines],
    }


def _row(grid: Grid, row: GridRow) -> Object:
    fields = {c.id: _field(value) for c, value in zip(grid.columns, row.values, strict=True)}
    notes = {"note": dict(row.note)} if row.note else {}
    breaks = {"break": dict(row.broken)} if row.broken else {}
    merges = {"merges": [dict(words) for words in row.merges]} if row.merges else {}
    return {"id": row.id, "label": dict(row.words), **merges, **notes, **breaks, "fields": fields}


def _field(value: Value) -> Object:
    return {"value": number(value), "flag": value.flag}


def number(value: Value) -> int | float | None:
    """The field's number; none for a band, or for what is withheld or not available."""
    return plain(value.number) if value.kind in ("count", "share") else None


def plain(value: int | Decimal | None) -> int | float | None:
    """A number for JSON: 32.2, not "32.2"."""
    return float(value) if isinstance(value, Decimal) else value


def name(grid: Grid) -> str:
    """What a table's files are called."""
    return f"{grid.id}-utan-{grid.part}" if grid.part else grid.id


def json_bytes(content: Object) -> bytes:
    """A JSON file, legible and with one line end."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def table_csv(grid: Grid) -> bytes:
    """A table as CSV."""
    head = ["rad", "rad_sv", "rad_en"]
    head += [part for column in grid.columns for part in (key(column.id), f"{key(column.id)}_flagga")]
    rows = ([row.id, row.words["sv"], row.words["en"], *_texts(row)] for row in grid.lines)
    return _csv([head, *rows])


def key(column: str) -> str:
    """A column's id as programs name it."""
    return column.replace("-", "_")


def _texts(row: GridRow) -> Iterator[str]:
    for value in row.values:
        found = number(value)
        yield "" if found is None else str(value.number)
        yield value.flag


FIGURE_HEAD = ("siffra", "sv", "en", "enhet", "varde", "fran", "till", "taljare", "namnare")


def figures_csv(book: Book, id: str) -> bytes:
    """Every group and figure of a report as CSV."""
    return _csv([list(FIGURE_HEAD), *(_figure_row(found) for found in quantities.quantities(book, id))])


def _figure_row(found: Quantity) -> list[str]:
    unit = "percent" if found.show == "percent" else found.unit
    parts = (found.number, found.low, found.high, found.numerator, found.denominator)
    texts = ("" if part is None else str(part) for part in parts)
    return [found.id, found.words["sv"], found.words["en"], unit, *texts]


def _csv(rows: list[list[str]]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue().encode()


def package(book: Book, id: str) -> Object:
    """What describes the CSV files of an edition to programs."""
    report = book.reports[id]
    figures = {"name": FIGURES, "title": "Siffror", "path": f"{FIGURES}.csv", "schema": _figure_schema()}
    return {
        "profile": "tabular-data-package",
        "name": id,
        "title": report.title.sv,
        "version": report.version,
        "resources": [_shared(found) for found in (*(_resource(grid) for grid in tables(book, id)), figures)],
    }


def _shared(resource: Object) -> Object:
    form = {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    return {"profile": "tabular-data-resource", **resource, **form}


def _resource(grid: Grid) -> Object:
    title = grid.words["sv"] + (f", utan {grid.without['sv']}" if grid.without else "")
    return {"name": name(grid), "title": title, "path": f"{name(grid)}.csv", "schema": _schema(grid)}


def _schema(grid: Grid) -> Object:
    fields: list[Object] = [_text("rad", required=True), _text("rad_sv"), _text("rad_en")]
    for index, column in enumerate(grid.columns):
        whole = all(isinstance(row.values[index].number, int | None) for row in grid.lines)
        kind = "integer" if whole and column.kind == "count" else "number"
        limits = {"minimum": 0, "maximum": 100} if column.kind == "share" else {"minimum": 0}
        fields.append(
            {"name": key(column.id), "type": kind, "title": column.words["sv"], "constraints": limits}
        )
        flag: Object = {"pattern": r"U|\.\.|\d+–\d+"}
        fields.append({**_text(f"{key(column.id)}_flagga"), "constraints": flag})
    return {"fields": fields, "primaryKey": ["rad"], "missingValues": [""]}


def _text(name: str, *, required: bool = False) -> Object:
    field: Object = {"name": name, "type": "string"}
    return {**field, "constraints": {"required": True}} if required else field


def _figure_schema() -> Object:
    words = [_text(name, required=name == "siffra") for name in FIGURE_HEAD[:4]]
    numbers: list[Object] = [{"name": name, "type": "number"} for name in FIGURE_HEAD[4:]]
    return {"fields": [*words, *numbers], "primaryKey": ["siffra"], "missingValues": [""]}


def files(book: Book, id: str) -> dict[str, bytes]:
    """The JSON and CSV files of an edition by their path."""
    report = book.reports[id]
    folder = places.files(id, report)
    found = {f"{folder}{name(grid)}.csv": table_csv(grid) for grid in tables(book, id)}
    found[f"{folder}{FIGURES}.csv"] = figures_csv(book, id)
    found[places.package(id, report)] = json_bytes(package(book, id))
    found[places.json(id, report)] = json_bytes(document(book, id))
    return found
