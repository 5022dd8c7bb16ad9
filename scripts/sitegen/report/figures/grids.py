"""The one protected object that pages, charts, CSV, XLSX, JSON and PDF are all made from.

A grid is a table as readers may see it. A withheld count has no number here, and neither its share
nor the length of its bar can be had: what is made from a grid cannot show more than the grid holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from sitegen.records.localized import Label, Localized, Passage
from sitegen.report.cells import Cell
from sitegen.report.figures import correction_marks, numbers, prose_figures
from sitegen.report.figures.book import Book, of_cell, total
from sitegen.report.figures.units import unit
from sitegen.report.model import Base, DimensionClass, Row, Table, Unit

COUNT, SHARE = "antal", "andel"
"""Ids of the columns of a table with one dimension."""
TOTAL = "total"
NUMBERS, SHARES = Localized(sv="Antal", en="Number"), Localized(sv="Andel", en="Share")
TOTALS = Localized(sv="Totalt", en="Total")
MEASURES = frozenset({"sek", "sek-per-day", "percent", "per-person"})
"""Units that are no things to be counted."""


@dataclass(frozen=True, slots=True)
class FieldValue:
    """What stands in one field: a count, a band, a share in percent as rounded, or a sign for none.

    `revised` is the number of the correction that last changed it; 0 for one that is as first published.
    """

    kind: Literal["count", "band", "share", "suppressed", "missing"]
    number: int | Decimal | None = None
    high: int | None = None
    revised: int = 0

    @property
    def sign(self) -> str:
        """What files hold in place of the number: `U`, `..`, or the ends of a band."""
        return "" if self.kind in ("count", "share") else str(self.cell)

    @property
    def flag(self) -> str:
        """What files carry beside the number: the sign, and `r` for a value that has been corrected."""
        return " ".join(filter(None, (self.sign, correction_marks.SIGN if self.revised else "")))

    @property
    def cell(self) -> Cell:
        """The same as a printed cell; a share is none."""
        assert self.kind != "share"
        low = int(self.number) if self.number is not None else None
        return Cell(self.kind, low, self.high if self.kind == "band" else low)

    def shown(self, language: str) -> str:
        """What is read in the field."""
        if self.kind == "share":
            assert self.number is not None
            return numbers.with_percent(numbers.number(self.number, language), language, "table")
        if isinstance(self.number, Decimal):
            return numbers.number(self.number, language)
        return numbers.cell(self.cell, language)

    def spoken(self, language: str) -> str:
        """What a screen reader says where the sign alone says nothing; else empty."""
        return "" if self.kind == "share" else numbers.cell_words(self.cell, language)


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column of fields: its id, its heading, what it counts."""

    id: str
    words: Localized
    kind: Literal["count", "share"]
    unit: str
    children: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of fields, one for each column.

    `bar` is its length as a part of the longest bar, and `case` how much of that is the dominating case.
    `cases` are what a row holds of each case, in words and number. `broken` says how the things of a
    series are counted from this year.
    """

    id: str
    words: Localized
    values: tuple[FieldValue, ...]
    note: Localized | None = None
    merges: tuple[Localized, ...] = ()
    bar: Fraction | None = None
    case: Fraction | None = None
    cases: tuple[tuple[Localized, FieldValue], ...] = ()
    broken: Localized | None = None
    children: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table, or one without the case that dominates it (`without` is then that case's name).

    `about`, `dims` and `children` are what the smallest count that it may show hangs on. `whole` says
    that its rows are parts of one whole, so that they add up to the total or the base.
    """

    report: str
    id: str
    words: Localized
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    total: GridRow | None
    universe: Localized | None
    """Who is counted; None in a series."""
    base: FieldValue | None
    note: Localized | None
    multi: bool
    without: Localized | None = None
    part: str = ""
    about: str = "organisation"
    dims: Mapping[str, DimensionClass] = field(default_factory=dict)
    children: bool = False
    whole: bool = False

    @property
    def lines(self) -> tuple[GridRow, ...]:
        """Every row, the total last."""
        return (*self.rows, self.total) if self.total else self.rows

    @property
    def flags(self) -> tuple[str, ...]:
        """The kinds of signs that a legend has to explain, each once."""
        values = [value for line in self.lines for value in line.values]
        found: set[str] = {value.kind for value in values}
        found |= {"revised" for value in (*values, self.base) if value and value.revised}
        return tuple(kind for kind in ("suppressed", "missing", "band", "revised") if kind in found)

    def fields(self) -> Iterator[tuple[str, str, FieldValue]]:
        """Every field with the ids of its row and column."""
        for line in self.lines:
            for column, value in zip(self.columns, line.values, strict=True):
                yield line.id, column.id, value


def grids(book: Book, id: str) -> Iterator[Grid]:
    """Every table of a report, each followed by itself without the cases that dominate it."""
    for name in book.reports[id].tables:
        yield from with_parts(book, id, name)


def with_parts(book: Book, id: str, name: str) -> Iterator[Grid]:
    """A table, and itself without each case that it counts."""
    report = book.reports[id]
    table = report.tables[name]
    yield grid(book, id, name, table)
    for case in dict.fromkeys(case for row in table.rows.values() for case in row.cluster):
        words = report.clusters[case].words
        yield grid(book, id, name, without(table, case), part=case, words=words)


def grid(
    book: Book, id: str, name: str, table: Table, *, part: str = "", words: Localized | None = None
) -> Grid:
    """Return a table of a report as readers may see it.

    `table` is the one of that name, or the same without a case: `part` and `words` then are the case's
    id and name. Raises `Unresolved` when a note names a figure that cannot be shown.
    """
    report = book.reports[id]
    base = _base(table)
    columns, group = tuple(_columns(table, base)), report.universes[table.universe]
    # Without the case the bars keep their scale, so that the two tables can be compared.
    longest = max(_length(row) or Fraction(0) for row in report.tables[name].rows.values())
    rows = (_row(key, row, columns, base, longest) for key, row in table.rows.items())
    found = Grid(
        report=id,
        id=name,
        words=table.words,
        columns=columns,
        rows=tuple(_with_cases(book, id, table.rows[row.id], row) for row in rows),
        total=_total(table, columns, base),
        universe=group.words,
        base=_value(table.base.answered) if table.base else None,
        note=told(book, id, table.note) if table.note else None,
        multi=table.multi,
        without=words,
        part=part,
        about=table.about,
        dims=table.dims,
        children=group.children,
        whole=table.shares and not table.multi,
    )
    return marked(found, correction_marks.marks(report.corrections))


def _with_cases(book: Book, id: str, row: Row, shown: GridRow) -> GridRow:
    """The row with its note, and with what it holds of each case."""
    clusters = book.reports[id].clusters
    cases = tuple((clusters[case].words, _value(count)) for case, count in row.cluster.items())
    return replace(shown, note=told(book, id, row.note) if row.note else None, cases=cases)


def marked(grid: Grid, marks: correction_marks.CorrectionNumbers) -> Grid:
    """The table with the fields marked that corrections name."""
    if not marks:
        return grid
    base = grid.base and replace(grid.base, revised=correction_marks.number(marks, grid.id, "base"))
    total = grid.total and _marked(grid, grid.total, marks)
    return replace(grid, rows=tuple(_marked(grid, row, marks) for row in grid.rows), total=total, base=base)


def _marked(grid: Grid, row: GridRow, marks: correction_marks.CorrectionNumbers) -> GridRow:
    values = tuple(
        replace(value, revised=correction_marks.number(marks, grid.id, row.id, column.id))
        for column, value in zip(grid.columns, row.values, strict=True)
    )
    return replace(row, values=values)


def told(book: Book, id: str, text: Label | Passage) -> Localized:
    """A text with its figures in place, in every language."""
    return Localized.written(lambda code: prose_figures.expand(book, id, text, code))


def without(table: Table, case: str) -> Table:
    """The table without one case. What is not exactly known stays as it is."""
    rows = {key: _less(row, case) for key, row in table.rows.items()}
    gone = sum(row.cluster[case].count or 0 for row in table.rows.values() if case in row.cluster)
    base = table.base and Base(answered=_minus(table.base.answered, gone))
    return table.model_copy(update={"rows": rows, "base": base, "total": None})


def _less(row: Row, case: str) -> Row:
    if case not in row.cluster or row.n is None:
        return row
    left = _minus(row.n, row.cluster[case].count or 0)
    return row.model_copy(update={"n": left, "percent": None, "cluster": {}})


def _minus(cell: Cell, number: int) -> Cell:
    return cell if cell.count is None else Cell("count", cell.count - number, cell.count - number)


def _base(table: Table) -> Fraction | None:
    """What shares are of: those who answered, else the rows together; none when it is not exactly known."""
    if not table.shares or table.columns:
        return None
    whole = of_cell(table.base.answered) if table.base else total(table)
    return whole.exact if not (table.multi and table.base is None) else None


def _columns(table: Table, base: Fraction | None) -> Iterator[GridColumn]:
    for key, column in table.columns.items():
        yield GridColumn(key, column.words, "count", column.unit or table.unit, column.children)
    if not table.columns:
        yield GridColumn(COUNT, _head(table), "count", table.unit)
    if base and numbers.places_for(int(base)) is not None:
        yield GridColumn(SHARE, SHARES, "share", "percent")


def _head(table: Table) -> Localized:
    """What stands over the counts; over money and other measures, what they are measured in."""
    if table.unit in MEASURES:
        return unit_words(table.unit)
    return NUMBERS


def unit_words(name: Unit) -> Localized:
    """Return what stands over numbers of a unit: `Kronor`."""
    return Localized.written(lambda code: unit(name, code).capitalize())


def _row(
    key: str, row: Row, columns: tuple[GridColumn, ...], base: Fraction | None, longest: Fraction
) -> GridRow:
    length = _length(row)
    case = sum((Fraction(cell.count or 0) for cell in row.cluster.values()), Fraction(0))
    return GridRow(
        id=key,
        words=row.words,
        values=tuple(_field(row, column, base) for column in columns),
        merges=tuple(label.words for label in row.merges),
        bar=length / longest if length is not None and longest else None,
        case=case / longest if case and longest else None,
        children=row.children,
    )


def _length(row: Row) -> Fraction | None:
    """What a bar stands for: the count of a row with one value. No bar tells of what is withheld."""
    return Fraction(row.n.count) if row.n is not None and row.n.count is not None else None


def _field(row: Row, column: GridColumn, base: Fraction | None) -> FieldValue:
    if column.kind == "share":
        assert row.n is not None and base is not None
        return share(row.n, base)
    if row.n is not None:
        return _value(row.n)
    return _value(row.cells[column.id]) if column.id in row.cells else FieldValue("missing")


def share(cell: Cell, base: Fraction) -> FieldValue:
    """The share of a count, as rounded for its base; a withheld count withholds its share."""
    if cell.count is None:
        return FieldValue("missing" if cell.kind == "missing" else "suppressed")
    places = numbers.places_for(int(base)) or 0
    return FieldValue("share", numbers.rounded(Fraction(cell.count) / base * 100, places))


def _value(cell: Cell) -> FieldValue:
    if cell.kind == "band":
        return FieldValue("band", cell.low, cell.high)
    return FieldValue(cell.kind, cell.count)


def _total(table: Table, columns: tuple[GridColumn, ...], base: Fraction | None) -> GridRow | None:
    """The total of a table whose rows are parts of one whole, as far as it is exactly known."""
    if table.multi or not table.shares or table.columns:
        return None
    whole = total(table).exact
    if whole is None:
        return None
    cell = Cell("count", int(whole), int(whole))
    values = tuple(_value(cell) if c.kind == "count" else share(cell, base or whole) for c in columns)
    return GridRow(TOTAL, TOTALS, values)
