"""The single figures and named groups of an edition, made of the raw values of a report.

As in a table, nothing that is withheld gets a number: a band has its limits and no number.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from sitegen.records import Localized
from sitegen.report.editions.edition import PublishedFigure
from sitegen.report.editions.published_tables import told, whole
from sitegen.report.figures import display, numbers
from sitegen.report.figures.book import Book, ValueSpan
from sitegen.report.model import Figure, Universe


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
    span = book.figure(id, figure)
    num, den = _parts(book, id, figure)
    shown = Localized.written(lambda code: display.figure(book, id, figure, code, "table"))
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
        base=figure.base.words if figure.base else None,
        note=told(book, id, figure.note) if figure.note else None,
        disputed=figure.disputed,
        about=figure.about,
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
    return int(value) if value.denominator == 1 else numbers.rounded(value, 1)
