"""Single figures, groups and series as readers may see them, in the forms that pages and files take.

Like a grid, a quantity holds nothing that is withheld: a band has its limits and no number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sitegen.records.localized import Localized
from sitegen.report.figures import correction_marks, display, numbers
from sitegen.report.figures.book import Book, ValueSpan
from sitegen.report.figures.grids import FieldValue, Grid, GridColumn, GridRow, marked, told, unit_words
from sitegen.report.formula import Unresolved
from sitegen.report.model import Figure, Point, Series, Universe


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure with its words. `numerator` and `denominator` are there when a reader can divide them.

    `number` is the figure as it is shown, a percentage as 32.2; `low` and `high` are the ends of a band.
    """

    report: str
    id: str
    words: Localized
    show: str
    unit: str
    shown: Localized
    number: int | Decimal | None = None
    low: int | Decimal | None = None
    high: int | Decimal | None = None
    numerator: int | None = None
    denominator: int | None = None
    base: Localized | None = None
    note: Localized | None = None
    disputed: bool = False
    about: str = "people"
    children: bool = False
    revised: int = 0

    @property
    def flag(self) -> str:
        """`r` for a figure that has been corrected; else empty."""
        return correction_marks.SIGN if self.revised else ""


def quantities(book: Book, id: str) -> Iterator[Quantity]:
    """Every group and every figure of a report."""
    report = book.reports[id]
    for name, universe in report.universes.items():
        yield group(book, id, name, universe)
    for name, figure in report.figures.items():
        yield of_figure(book, id, name, figure)


def group(book: Book, id: str, name: str, universe: Universe) -> Quantity:
    """How many there are in a named group."""
    cell = universe.n
    return Quantity(
        report=id,
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
        revised=_mark(book, id, name),
    )


def _mark(book: Book, id: str, name: str) -> int:
    return correction_marks.number(correction_marks.marks(book.reports[id].corrections), name)


def of_figure(book: Book, id: str, name: str, figure: Figure) -> Quantity:
    """A figure of a report, worked out."""
    span = book.figure(id, figure)
    num, den = _parts(book, id, figure)
    shown = Localized.written(lambda code: display.figure(book, id, figure, code, "table"))
    return Quantity(
        report=id,
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
        base=figure.base.words if figure.base else None,
        note=told(book, id, figure.note) if figure.note else None,
        disputed=figure.disputed,
        about=figure.about,
        revised=_mark(book, id, name),
    )


def _parts(book: Book, id: str, figure: Figure) -> tuple[int | None, int | None]:
    """Numerator and denominator, when both are published counts."""
    if figure.num is None or figure.den is None:
        return None, None
    num, den = (book.value(id, formula).exact for formula in (figure.num, figure.den))
    if num is None or den is None or num.denominator != 1 or den.denominator != 1:
        return None, None
    return int(num), int(den)


def _number(figure: Figure, span: ValueSpan, den: int | None) -> int | Decimal | None:
    """The number as it is shown. A share of too few has none: both counts are shown in its place."""
    if span.exact is None:
        return None
    if figure.value is not None:
        return int(figure.value) if figure.value == figure.value.to_integral_value() else figure.value
    if figure.show == "percent":
        places = 1 if den is None else numbers.places_for(den)
        return None if places is None else _whole(numbers.rounded(span.exact * 100, places))
    return _plain(span.exact, figure)


def _plain(value: Fraction | None, figure: Figure) -> int | Decimal | None:
    if value is None:
        return None
    value = value * 100 if figure.show == "percent" else value
    if figure.show == "mean":
        return numbers.rounded(value, 1)
    return int(value) if value.denominator == 1 else numbers.rounded(value, 1)


def _whole(value: Decimal) -> int | Decimal:
    return int(value) if value.as_tuple().exponent == 0 else value


def series_grid(book: Book, id: str, name: str) -> Grid:
    """A series as a table: a row for each year."""
    series = book.reports[id].series[name]
    points = [(point, _point(book, id, point)) for point in series.points]
    longest = max((end for _, span in points if (end := span.high) is not None), default=Fraction(0))
    words = unit_words(series.unit)
    found = Grid(
        report=id,
        id=name,
        words=series.words,
        columns=(GridColumn("varde", words, "share" if series.unit == "percent" else "count", series.unit),),
        rows=tuple(_year(point, span, longest, series) for point, span in points),
        total=None,
        universe=None,
        base=None,
        note=told(book, id, series.note) if series.note else None,
        multi=True,
        about=series.about,
    )
    return marked(found, correction_marks.marks(book.reports[id].corrections))


def _point(book: Book, id: str, point: Point) -> ValueSpan:
    """The value of a year; nothing is known of it where a part is missing."""
    try:
        return book.value(id, point.value)
    except Unresolved:
        return ValueSpan(None, None)


def _year(point: Point, span: ValueSpan, longest: Fraction, series: Series) -> GridRow:
    return GridRow(
        id=str(point.year),
        words=Localized(sv=str(point.year), en=str(point.year)),
        values=(_value(span, series),),
        note=point.note.words if point.note else None,
        bar=span.exact / longest if span.exact is not None and longest else None,
        broken=next((found.words for found in series.breaks if found.at == point.year), None),
    )


def _value(span: ValueSpan, series: Series) -> FieldValue:
    if span.low is None or span.high is None:
        return FieldValue("missing")
    if span.exact is None:
        return FieldValue("band", int(span.low), int(span.high))
    if series.unit == "percent":
        return FieldValue("share", _whole(numbers.rounded(span.exact * 100, 1)))
    return FieldValue(
        "count", int(span.exact) if span.exact.denominator == 1 else numbers.rounded(span.exact, 1)
    )
