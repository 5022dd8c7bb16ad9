"""The tables, series, groups and figures of an edition, made of the raw values of a report.

A withheld count gets no number here, and neither does its share: what is made of a `PublishedTable` cannot
show more than readers may see.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from sitegen.records import Localized, Passage
from sitegen.records.localized import Label
from sitegen.report.cells import Cell
from sitegen.report.editions.edition import (
    COUNT,
    MEASURES,
    SHARE,
    TOTAL,
    CaseCount,
    PublishedColumn,
    PublishedFigure,
    PublishedRow,
    PublishedTable,
    PublishedValue,
)
from sitegen.report.figures import numbers, prose_figures
from sitegen.report.figures.book import BASE, Book, ValueSpan, of_cell, total
from sitegen.report.figures.numbers import unit
from sitegen.report.formula import refs
from sitegen.report.model import Base, Figure, Point, Row, Series, Table, Unit, Universe

NUMBERS, SHARES = Localized(sv="Antal", en="Number"), Localized(sv="Andel", en="Share")
TOTALS = Localized(sv="Totalt", en="Total")
VALUE = "varde"
"""The id of the column of a series."""


def all_tables(book: Book, id: str) -> Iterator[PublishedTable]:
    """Yield every table of a report, with and without its cases, and then every series."""
    for name in book.reports[id].tables:
        yield from with_parts(book, id, name)
    for name in book.reports[id].series:
        yield of_series(book, id, name)


def with_parts(book: Book, id: str, name: str) -> Iterator[PublishedTable]:
    """Yield a table, and itself without each case of which it has all people, in rows that are known."""
    report = book.reports[id]
    table = report.tables[name]
    yield of_table(book, id, name, table)
    for case in report.clusters:
        if not _has_all_of(table, report.clusters[case].n, case):
            continue
        words = report.clusters[case].words
        yield of_table(book, id, name, without(table, case), part=case, words=words)


def of_table(
    book: Book, id: str, name: str, table: Table, *, part: str = "", words: Localized | None = None
) -> PublishedTable:
    """Return a table of a report as readers may see it.

    `table` is the one of that name, or the same without a case: `part` and `words` then are the case's
    id and name. Raises `Unresolved` when a note names a figure that cannot be shown.
    """
    base, group = _base(table), book.reports[id].universes[table.universe]
    columns = tuple(_columns(table, base))
    lines = (_row(book, id, key, row, columns, base) for key, row in table.rows.items())
    return PublishedTable(
        name=f"{name}-utan-{part}" if part else name,
        id=name,
        part=part,
        words=table.words,
        without=words,
        about=table.about,
        dims=table.dims,
        universe=group.words,
        base=_value(table.base.answered) if table.base else None,
        note=told(book, id, table.note) if table.note else None,
        multi=table.multi,
        whole=table.shares and not table.multi,
        children=group.children,
        columns=columns,
        lines=(*lines, *_total(table, columns, base)),
    )


def told(book: Book, id: str, text: Label | Passage) -> Localized:
    """Return a text of a report with its figures in place, in each language. Raises `Unresolved`."""
    return Localized.written(lambda code: prose_figures.expand(book, id, text, code))


def _has_all_of(table: Table, size: Cell, case: str) -> bool:
    """Whether a table counts people, and its rows name every person of a case: then the rest is known."""
    parts = [row.cluster[case] for row in table.rows.values() if case in row.cluster]
    exact = [cell.count for cell in parts if cell.count is not None]
    is_known = bool(parts) and len(exact) == len(parts) and sum(exact) == size.count
    return is_known and table.unit == "persons" and not table.multi


def without(table: Table, case: str) -> Table:
    """Return the table without the people of one dominating case, whose rows are known, and without total."""
    rows = {key: _less(row, case) for key, row in table.rows.items()}
    gone = sum(_exactly(row, case) for row in table.rows.values() if case in row.cluster)
    base = table.base and Base(answered=_minus(table.base.answered, gone))
    return table.model_copy(update={"rows": rows, "base": base, "total": None})


def _less(row: Row, case: str) -> Row:
    if case not in row.cluster or row.n is None:
        return row
    left = _minus(row.n, _exactly(row, case))
    return row.model_copy(update={"n": left, "percent": None, "cluster": {}})


def _exactly(row: Row, case: str) -> int:
    """Return how many of a row belong to a case. What is withheld is no nothing: nothing is taken from it."""
    count = row.cluster[case].count
    assert count is not None, "a table without a case is made only where all of its rows are known"
    return count


def _minus(cell: Cell, number: int) -> Cell:
    """Return a cell with fewer people: both ends of a band; what is withheld stays so."""
    if cell.low is None:
        return cell
    return Cell(cell.kind, cell.low - number, None if cell.high is None else cell.high - number)


def _base(table: Table) -> Fraction | None:
    """Return what shares are of: those who answered, else the rows together; None when not exactly known."""
    if not table.shares or table.columns:
        return None
    whole = of_cell(table.base.answered) if table.base else total(table)
    return whole.exact if not (table.multi and table.base is None) else None


def _columns(table: Table, base: Fraction | None) -> Iterator[PublishedColumn]:
    for key, column in table.columns.items():
        measure = column.unit or table.unit
        yield PublishedColumn(
            id=key, words=column.words, kind="count", unit=measure, children=column.children
        )
    if not table.columns:
        yield PublishedColumn(id=COUNT, words=_head(table), kind="count", unit=table.unit)
    if base and numbers.places_for(int(base)) is not None:
        yield PublishedColumn(id=SHARE, words=SHARES, kind="share", unit="percent")


def _head(table: Table) -> Localized:
    """Return what stands over the counts; over money and other measures, what they are measured in."""
    if table.unit in MEASURES:
        return unit_words(table.unit)
    return NUMBERS


def unit_words(name: Unit) -> Localized:
    """Return what stands over numbers of a unit, with a capital: `Kronor`."""
    return Localized.written(lambda code: unit(name, code).capitalize())


def _row(
    book: Book, id: str, key: str, row: Row, columns: tuple[PublishedColumn, ...], base: Fraction | None
) -> PublishedRow:
    clusters = book.reports[id].clusters
    return PublishedRow(
        id=key,
        words=row.words,
        merges=tuple(label.words for label in row.merges),
        note=told(book, id, row.note) if row.note else None,
        cases=tuple(
            CaseCount(words=clusters[case].words, value=_value(count)) for case, count in row.cluster.items()
        ),
        children=row.children,
        fields={column.id: _field(row, column, base) for column in columns},
    )


def _field(row: Row, column: PublishedColumn, base: Fraction | None) -> PublishedValue:
    if column.kind == "share":
        assert row.n is not None and base is not None
        return share(row.n, base).model_copy(update={"qualifier": row.qualifier})
    if row.n is not None:
        return _value(row.n).model_copy(update={"qualifier": row.qualifier})
    return _value(row.cells[column.id]) if column.id in row.cells else PublishedValue(kind="missing")


def share(cell: Cell, base: Fraction) -> PublishedValue:
    """Return the share of a count, as rounded for its base; a withheld count withholds its share."""
    if cell.count is None:
        return PublishedValue(kind="missing" if cell.kind == "missing" else "suppressed")
    places = numbers.places_for(int(base)) or 0
    return PublishedValue(kind="share", number=numbers.rounded(Fraction(cell.count) / base * 100, places))


def _value(cell: Cell) -> PublishedValue:
    if cell.kind == "band":
        return PublishedValue(kind="band", number=cell.low, high=cell.high)
    return PublishedValue(kind=cell.kind, number=cell.count)


def _total(
    table: Table, columns: tuple[PublishedColumn, ...], base: Fraction | None
) -> Iterator[PublishedRow]:
    """Yield the total of a table whose rows are parts of one whole, when it is exactly known."""
    if table.multi or not table.shares or table.columns:
        return
    whole = total(table).exact
    if whole is None:
        return
    cell = Cell("count", int(whole), int(whole))
    fields = {c.id: _value(cell) if c.kind == "count" else share(cell, base or whole) for c in columns}
    yield PublishedRow(id=TOTAL, words=TOTALS, fields=fields)


# -- series ------------------------------------------------------------------------------------


def of_series(book: Book, id: str, name: str) -> PublishedTable:
    """Return a series as a table with a row for each year. A year whose value leads nowhere has none."""
    series = book.reports[id].series[name]
    kind: Literal["count", "share"] = "share" if series.unit == "percent" else "count"
    return PublishedTable(
        name=name,
        id=name,
        words=series.words,
        about=series.about,
        universe=None,
        base=None,
        note=told(book, id, series.note) if series.note else None,
        multi=True,
        columns=(PublishedColumn(id=VALUE, words=unit_words(series.unit), kind=kind, unit=series.unit),),
        lines=tuple(_year(point, book.known(id, point.value), series) for point in series.points),
    )


def _year(point: Point, span: ValueSpan | None, series: Series) -> PublishedRow:
    return PublishedRow(
        id=str(point.year),
        words=Localized(sv=str(point.year), en=str(point.year)),
        note=point.note.words if point.note else None,
        broken=next((found.words for found in series.breaks if found.at == point.year), None),
        fields={VALUE: _value_of_year(span, series)},
    )


def _value_of_year(span: ValueSpan | None, series: Series) -> PublishedValue:
    if span is None or span.low is None or span.high is None:
        return PublishedValue(kind="missing")
    if span.exact is None:
        return PublishedValue(kind="band", number=int(span.low), high=int(span.high))
    if series.unit == "percent":
        return PublishedValue(kind="share", number=whole(numbers.rounded(span.exact * 100, 1)))
    return PublishedValue(kind="count", number=numbers.plain(span.exact))


def whole(value: Decimal) -> int | Decimal:
    """Return a number without decimals as an int."""
    return int(value) if value.as_tuple().exponent == 0 else value


# -- groups and figures ------------------------------------------------------------------------


def all_figures(book: Book, id: str) -> Iterator[PublishedFigure]:
    """Yield every group and every figure of a report."""
    report = book.reports[id]
    for name, universe in report.universes.items():
        yield group(book, id, name, universe)
    for name, figure in report.figures.items():
        yield of_figure(book, id, name, figure)


def group(book: Book, id: str, name: str, universe: Universe) -> PublishedFigure:
    """Return how many there are in a named group."""
    cell = universe.n
    return PublishedFigure(
        id=name,
        words=universe.words,
        show="count",
        unit=universe.unit,
        shown=Localized.written(lambda code: numbers.cell(cell, code)),
        number=cell.count,
        low=cell.low if cell.kind == "band" else None,
        high=cell.high if cell.kind == "band" else None,
        note=told(book, id, universe.note) if universe.note else None,
        about=universe.about,
        children=universe.children,
    )


def of_figure(book: Book, id: str, name: str, figure: Figure) -> PublishedFigure:
    """Return a figure of a report, worked out. Raises `Unresolved`."""
    if figure.disputed:
        return _disputed(book, id, name, figure)
    span = book.figure(id, figure)
    num, den = _parts(book, id, figure)
    shown = Localized.written(lambda code: prose_figures.figure(book, id, figure, code, "table"))
    return PublishedFigure(
        id=name,
        words=figure.words,
        show=figure.show,
        unit=figure.unit,
        shown=shown,
        number=_number(figure, span, den),
        low=None if span.exact is not None else _plain(span.low, figure),
        high=None if span.exact is not None else _plain(span.high, figure),
        numerator=num,
        denominator=den,
        qualifier=figure.qualifier,
        base=base_words(book, id, figure),
        note=told(book, id, figure.note) if figure.note else None,
        about=figure.about,
    )


def _disputed(book: Book, id: str, name: str, figure: Figure) -> PublishedFigure:
    """Return a figure that its source contradicts: no number, so that no file shows one."""
    return PublishedFigure(
        id=name,
        words=figure.words,
        show=figure.show,
        unit=figure.unit,
        shown=Localized.written(lambda code: prose_figures.doubtful(book, id, figure, code)),
        readings=prose_figures.readings(book, id, figure),
        base=figure.base.words if figure.base else None,
        note=told(book, id, figure.note) if figure.note else None,
        disputed=True,
        about=figure.about,
    )


def base_words(book: Book, id: str, figure: Figure) -> Localized | None:
    """Return what a share is counted in, in words; None when its base is put together of several things."""
    if figure.base is not None:
        return figure.base.words
    formula = figure.den or figure.of
    if formula is None or figure.show == "mean":
        return None
    names = [ref.name for ref in refs(formula)]
    return group_words(book, id, names[0]) if len(names) == 1 else None


def group_words(book: Book, id: str, ref: str) -> Localized | None:
    """Return what a group, a figure, or the base of a table is called; None for anything else."""
    id, ref = book.find(id, ref)
    name, _, part = ref.partition(".")
    report = book.reports[id]
    if not part:
        found = report.universes.get(name) or report.figures.get(name)
        return found.words if found else None
    if part == BASE and name in report.tables:
        return report.tables[name].words
    return None


def _parts(book: Book, id: str, figure: Figure) -> tuple[int | None, int | None]:
    """Numerator and denominator, when both are published counts."""
    if figure.num is None or figure.den is None:
        return None, None
    num, den = (book.value(id, formula).exact for formula in (figure.num, figure.den))
    if num is None or den is None or num.denominator != 1 or den.denominator != 1:
        return None, None
    return int(num), int(den)


def _number(figure: Figure, span: ValueSpan, den: int | None) -> int | Decimal | None:
    """Return the number as it is shown. A share of too few has none: both counts are shown in its place."""
    if span.exact is None:
        return None
    if figure.value is not None:
        return int(figure.value) if figure.value == figure.value.to_integral_value() else figure.value
    if figure.show == "percent":
        places = 1 if den is None else numbers.places_for(den)
        return None if places is None else whole(numbers.rounded(span.exact * 100, places))
    return _plain(span.exact, figure)


def _plain(value: Fraction | None, figure: Figure) -> int | Decimal | None:
    if value is None:
        return None
    value = value * 100 if figure.show == "percent" else value
    if figure.show == "mean":
        return numbers.rounded(value, 1)
    return numbers.plain(value)
