"""One edition of a report as plain values: what its JSON holds, and what is kept when it is frozen.

An edition is made of a report as it stands, or given back by what was kept of it. It holds grids and
figures with their words, and no more: no paragraph, and nothing that a grid does not hold.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sitegen.records.localized import Localized
from sitegen.report.cells import parse
from sitegen.report.figures import correction_marks, quantities
from sitegen.report.figures.book import Book
from sitegen.report.figures.grids import TOTAL, FieldValue, Grid, GridColumn, GridRow, grids, marked
from sitegen.report.figures.quantities import Quantity
from sitegen.report.model import Correction, Disclosure

Object = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """All figures of a report under one version."""

    id: str
    version: str
    status: str
    year: int
    published: dt.date | None
    title: Localized
    figures: tuple[Quantity, ...]
    tables: tuple[Grid, ...]
    corrections: tuple[Correction, ...]
    disclosure: tuple[Disclosure, ...]

    @property
    def order(self) -> tuple[int, ...]:
        """The version, to put editions in order."""
        return order(self.version)


def order(version: str) -> tuple[int, ...]:
    """A version as numbers: 1.10.0 comes after 1.9.0."""
    return tuple(map(int, version.split(".")))


def tables(book: Book, id: str) -> tuple[Grid, ...]:
    """Every table of a report, with and without its cases, and every series."""
    series = (quantities.series_grid(book, id, name) for name in book.reports[id].series)
    return (*grids(book, id), *series)


def of(book: Book, id: str) -> Edition:
    """A report as it stands."""
    report = book.reports[id]
    return Edition(
        id=id,
        version=report.version,
        status=report.status,
        year=report.year,
        published=report.published,
        title=report.title.words,
        figures=tuple(quantities.quantities(book, id)),
        tables=tables(book, id),
        corrections=report.corrections,
        disclosure=report.disclosure,
    )


# -- out ---------------------------------------------------------------------------------------


def document(edition: Edition) -> Object:
    """The edition as plain values. No field holds what the grids do not."""
    return {
        "id": edition.id,
        "version": edition.version,
        "status": edition.status,
        "year": edition.year,
        "published": edition.published.isoformat() if edition.published else None,
        "title": edition.title.model_dump(),
        "figures": [_figure(found) for found in edition.figures],
        "tables": [_table(grid) for grid in edition.tables],
        "corrections": [_plain_record(change) for change in edition.corrections],
        "disclosure": [_plain_record(done) for done in edition.disclosure],
    }


def json_bytes(content: Object) -> bytes:
    """Return the bytes of a JSON file: indented, in UTF-8, with one line end."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def fingerprint(found: Object) -> str:
    """The SHA-256 of a document, whatever the order of its keys."""
    return hashlib.sha256(json.dumps(found, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _plain_record(record: Correction | Disclosure) -> Object:
    return record.model_dump(mode="json", exclude_none=True)


def _figure(found: Quantity) -> Object:
    return {
        "id": found.id,
        "label": found.words.model_dump(),
        "about": found.about,
        "unit": found.unit,
        "show": found.show,
        "value": plain(found.number),
        "flag": found.flag,
        "low": plain(found.low),
        "high": plain(found.high),
        "numerator": found.numerator,
        "denominator": found.denominator,
        "shown": found.shown.model_dump(),
        "base": found.base.model_dump() if found.base else None,
        "note": found.note.model_dump() if found.note else None,
        **({"children": True} if found.children else {}),
        **({"disputed": True} if found.disputed else {}),
    }


def _table(grid: Grid) -> Object:
    return {
        "id": name(grid),
        "table": grid.id,
        "case": grid.part or None,
        "title": grid.words.model_dump(),
        "without": grid.without.model_dump() if grid.without else None,
        "about": grid.about,
        "dims": dict(grid.dims),
        "universe": grid.universe.model_dump() if grid.universe else {},
        "base": _field(grid.base) if grid.base else None,
        "note": grid.note.model_dump() if grid.note else None,
        "multi": grid.multi,
        "whole": grid.whole,
        **({"children": True} if grid.children else {}),
        "columns": [_column(column) for column in grid.columns],
        "rows": [_row(grid, row) for row in grid.lines],
    }


def _column(column: GridColumn) -> Object:
    children = {"children": True} if column.children else {}
    return {
        "id": column.id,
        "label": column.words.model_dump(),
        "kind": column.kind,
        "unit": column.unit,
    } | children


def _row(grid: Grid, row: GridRow) -> Object:
    more: Object = {}
    if row.merges:
        more["merges"] = [words.model_dump() for words in row.merges]
    if row.note:
        more["note"] = row.note.model_dump()
    if row.broken:
        more["break"] = row.broken.model_dump()
    if row.cases:
        more["cases"] = [{"label": words.model_dump(), **_field(value)} for words, value in row.cases]
    if row.children:
        more["children"] = True
    fields = {c.id: _field(value) for c, value in zip(grid.columns, row.values, strict=True)}
    return {"id": row.id, "label": row.words.model_dump(), **more, "fields": fields}


def _field(value: FieldValue) -> Object:
    return {"value": number(value), "flag": value.flag}


def number(value: FieldValue) -> int | float | None:
    """The field's number; none for a band, or for what is withheld or not available."""
    return plain(value.number) if value.kind in ("count", "share") else None


def plain(value: int | Decimal | None) -> int | float | None:
    """A number for JSON: 32.2, not "32.2", and 33 for whole percent."""
    if isinstance(value, Decimal):
        return float(value) if value.as_tuple().exponent else int(value)
    return value


def name(grid: Grid) -> str:
    """What a table's files are called."""
    return f"{grid.id}-utan-{grid.part}" if grid.part else grid.id


# -- back --------------------------------------------------------------------------------------


def restored(found: Object) -> Edition:
    """The edition that a document was made of. Raises KeyError, TypeError or ValueError for any other."""
    order(found["version"])
    corrections = tuple(Correction.model_validate(change) for change in found["corrections"])
    marks = correction_marks.marks(corrections)
    plain_tables = tuple(_grid(found["id"], table) for table in found["tables"])
    return Edition(
        id=found["id"],
        version=found["version"],
        status=found["status"],
        year=found["year"],
        published=dt.date.fromisoformat(found["published"]) if found["published"] else None,
        title=_words(found["title"]),
        figures=tuple(_quantity(found["id"], figure, marks) for figure in found["figures"]),
        tables=tuple(marked(grid, marks) for grid in _with_bars(plain_tables)),
        corrections=corrections,
        disclosure=tuple(Disclosure.model_validate(done) for done in found["disclosure"]),
    )


def loads(text: str) -> Any:
    """JSON with decimals kept as they are written."""
    return json.loads(text, parse_float=Decimal)


def _words(found: Object) -> Localized:
    return Localized.model_validate(found)


def _words_or_none(found: Object | None) -> Localized | None:
    return _words(found) if found else None


def _quantity(id: str, found: Object, marks: correction_marks.CorrectionNumbers) -> Quantity:
    return Quantity(
        report=id,
        id=found["id"],
        words=_words(found["label"]),
        show=found["show"],
        unit=found["unit"],
        shown=_words(found["shown"]),
        number=found["value"],
        low=found["low"],
        high=found["high"],
        numerator=found["numerator"],
        denominator=found["denominator"],
        base=_words_or_none(found["base"]),
        note=_words_or_none(found["note"]),
        disputed=found.get("disputed", False),
        about=found["about"],
        children=found.get("children", False),
        revised=correction_marks.number(marks, found["id"]),
    )


def _restored_column(found: Object) -> GridColumn:
    words, children = _words(found["label"]), found.get("children", False)
    return GridColumn(found["id"], words, found["kind"], found["unit"], children)


def _grid(id: str, found: Object) -> Grid:
    columns = tuple(
        GridColumn(c["id"], _words(c["label"]), c["kind"], c["unit"], c.get("children", False))
        for c in found["columns"]
    )
    rows = tuple(_grid_row(row, columns) for row in found["rows"])
    total = next((row for row in rows if row.id == TOTAL), None)
    return Grid(
        report=id,
        id=found["table"],
        part=found["case"] or "",
        words=_words(found["title"]),
        columns=columns,
        rows=tuple(row for row in rows if row is not total),
        total=total,
        universe=_words_or_none(found["universe"]),
        base=_value(found["base"]) if found["base"] else None,
        note=_words_or_none(found["note"]),
        multi=found["multi"],
        without=_words_or_none(found["without"]),
        about=found["about"],
        dims=found["dims"],
        children=found.get("children", False),
        whole=found["whole"],
    )


def _grid_row(found: Object, columns: Iterable[GridColumn]) -> GridRow:
    return GridRow(
        id=found["id"],
        words=_words(found["label"]),
        values=tuple(_value(found["fields"][column.id], column) for column in columns),
        note=_words_or_none(found.get("note")),
        merges=tuple(map(_words, found.get("merges", ()))),
        cases=tuple((_words(case["label"]), _value(case)) for case in found.get("cases", ())),
        broken=_words_or_none(found.get("break")),
        children=found.get("children", False),
    )


def _value(found: Object, column: GridColumn | None = None) -> FieldValue:
    """A field: a number, or the sign before a mark of correction, which the corrections give anew."""
    if found["value"] is not None:
        is_share = column is not None and column.kind == "share"
        return FieldValue("share" if is_share else "count", found["value"])
    cell = parse(found["flag"].removesuffix(correction_marks.SIGN).strip())
    return FieldValue(cell.kind, cell.low, cell.high if cell.kind == "band" else None)


def _with_bars(found: tuple[Grid, ...]) -> Iterator[Grid]:
    """The tables with their bars, which are as long as the counts of the whole table say."""
    longest: dict[str, Fraction] = {}
    for grid in found:
        ends = [_end(grid, row) for row in grid.rows]
        longest.setdefault(grid.id, max((end for end in ends if end is not None), default=Fraction(0)))
        scale = longest[grid.id]
        is_bar = len(grid.dims) < 2
        yield replace(grid, rows=tuple(_with_bar(row, scale) for row in grid.rows)) if is_bar else grid


def _end(grid: Grid, row: GridRow) -> Fraction | None:
    """How far a row reaches: its number; in a series also the upper end of its band."""
    first = row.values[0]
    if first.kind == "band":
        return None if grid.universe else Fraction(first.high or 0)
    return None if first.number is None else Fraction(first.number)


def _with_bar(row: GridRow, longest: Fraction) -> GridRow:
    first = row.values[0]
    if first.kind not in ("count", "share") or first.number is None or not longest:
        return row
    case = sum((Fraction(value.number or 0) for _, value in row.cases), Fraction(0))
    return replace(
        row, bar=Fraction(first.number) / longest, case=case / longest if case and longest else None
    )
