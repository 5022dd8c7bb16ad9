"""Single figures, groups and series as readers may see them: from formulas to numbers that are shown.

Like a grid, a quantity holds nothing that is withheld: where the value is not exactly known it has
its limits, and where they are not known either it has no number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sitegen.report import numbers
from sitegen.report.cells import Cell
from sitegen.report.formulas import Book, Span, Unresolved, of_cell
from sitegen.report.grids import Column, Grid, GridRow, Value, Words, both
from sitegen.report.model import Figure, Report, Series
from sitegen.report.numbers import Style
from sitegen.report.units import unit

QUALIFIERS: dict[str, Words] = {
    "about": {"sv": "omkring", "en": "about"},
    "over": {"sv": "över", "en": "more than"},
    "under": {"sv": "under", "en": "less than"},
    "almost": {"sv": "nästan", "en": "almost"},
    "at-least": {"sv": "minst", "en": "at least"},
    "at-most": {"sv": "högst", "en": "at most"},
}
MONEY = ("sek", "sek-per-day")
MEAN_PLACES = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its words. `numerator` and `denominator` are there when a reader can divide them."""

    report: str
    id: str
    words: Words
    show: str
    unit: str
    low: Fraction | None
    high: Fraction | None
    places: int
    numerator: int | None = None
    denominator: int | None = None
    base: Words | None = None
    qualifier: str = ""
    note: Words | None = None
    disputed: bool = False

    @property
    def number(self) -> int | Decimal | None:
        """The number as it is shown, rounded once; none for a span, and for a share of too few."""
        if self.low is None or self.low != self.high or self.in_counts:
            return None
        return self._rounded(self.low)

    @property
    def in_counts(self) -> bool:
        """Whether the base is too small for a percentage, so that both counts are shown instead."""
        small = self.denominator is not None and numbers.places_for(self.denominator) is None
        return self.show == "percent" and small

    def shown(self, language: str, style: Style = "text") -> str:
        """What is read: `32,2 procent`, `9 av 10`, `350–358`, `3 115 133 kronor`."""
        if self.low is None or self.high is None:
            return numbers.cell(Cell("missing"), language)
        if self.in_counts:
            assert self.numerator is not None and self.denominator is not None
            return numbers.share_in_counts(
                Fraction(self.numerator, self.denominator), self.denominator, language
            )
        return self._with_unit(self._span(language), language, style)

    def qualified(self, language: str, style: Style = "text") -> str:
        """The same with the word that the source puts before it: `omkring 30 procent`."""
        word = QUALIFIERS[self.qualifier][language] + " " if self.qualifier else ""
        return word + self.shown(language, style)

    def _span(self, language: str) -> str:
        assert self.low is not None and self.high is not None
        low, high = self._rounded(self.low), self._rounded(self.high)
        return numbers.number(low, language) if low == high else numbers.interval(low, high, language)

    def _with_unit(self, text: str, language: str, style: Style) -> str:
        if self.show == "percent" or self.unit == "percent":
            return numbers.with_percent(text, language, style)
        if self.unit == "sek":
            return money(text, language, style)
        return text

    def _rounded(self, value: Fraction) -> int | Decimal:
        scaled = value * 100 if self.show == "percent" else value
        found = numbers.rounded(scaled, self.places)
        return int(found) if self.places == 0 else found


def money(text: str, language: str, style: Style) -> str:
    """A written amount with the name of the currency."""
    word = "kronor" if style == "text" else "kr"
    return f"SEK{numbers.NBSP}{text}" if language == "en" else f"{text}{numbers.NBSP}{word}"


def quantities(book: Book, id: str) -> Iterator[Quantity]:
    """Every group and every figure of a report."""
    report = book.reports[id]
    for name in report.universes:
        yield group(report, id, name)
    for name in report.figures:
        yield figure(book, id, name)


def group(report: Report, id: str, name: str) -> Quantity:
    """How many there are in a named group."""
    universe = report.universes[name]
    span = of_cell(universe.n)
    return Quantity(
        report=id,
        id=name,
        words=both(universe),
        show="count",
        unit=universe.unit,
        low=span.low if universe.n.low is not None else None,
        high=span.high,
        places=0,
        note=both(universe.note) if universe.note else None,
    )


def figure(book: Book, id: str, name: str) -> Quantity:
    """A figure of a report, worked out."""
    record = book.reports[id].figures[name]
    span = book.figure(id, record)
    num, den = _parts(book, id, record)
    return Quantity(
        report=id,
        id=name,
        words=both(record),
        show=record.show,
        unit=record.unit,
        low=span.low,
        high=span.high,
        places=_places(record, span, den),
        numerator=num if den is not None else None,
        denominator=den if num is not None else None,
        base=both(record.base) if record.base else None,
        qualifier=record.qualifier or "",
        note=both(record.note) if record.note else None,
        disputed=record.disputed,
    )


def _parts(book: Book, id: str, record: Figure) -> tuple[int | None, int | None]:
    """Numerator and denominator, when both are published counts."""
    if record.num is None or record.den is None:
        return None, None
    found = (book.value(id, record.num).exact, book.value(id, record.den).exact)
    num, den = (int(part) if part is not None and part.denominator == 1 else None for part in found)
    return num, den


def _places(record: Figure, span: Span, den: int | None) -> int:
    """Decimals: by the base of a share; one in a mean; as written where the source only states it."""
    stated = [part for part in (record.value, record.low, record.high) if part is not None]
    if stated:
        return max(max(0, -int(part.as_tuple().exponent)) for part in stated)
    if record.show == "percent":
        return (numbers.places_for(den) if den is not None else 1) or 0
    whole = all(end is None or end.denominator == 1 for end in (span.low, span.high))
    return 0 if whole and record.show != "mean" else MEAN_PLACES


def value(book: Book, id: str, ref: str) -> Quantity:
    """Whatever a reference leads to, as a quantity. Raises Unresolved."""
    owner, inner = book.find(id, ref)
    report = book.reports[owner]
    if inner in report.figures:
        return figure(book, owner, inner)
    if inner in report.universes:
        return group(report, owner, inner)
    span = book.ref(id, ref)
    return Quantity(
        report=owner, id=inner, words={"sv": inner, "en": inner}, show="count", unit=_unit(report, inner),
        low=span.low, high=span.high, places=0 if span.exact is None or span.exact.denominator == 1 else 1,
    )  # fmt: skip


def _unit(report: Report, ref: str) -> str:
    name = ref.split(".")[0]
    holder = report.tables.get(name) or report.series.get(name)
    return holder.unit if holder else "persons"


def points(book: Book, id: str, series: Series) -> Iterator[tuple[int, Quantity]]:
    """The years of a series with their values."""
    for point in series.points:
        try:
            found = value(book, id, point.value)
        except Unresolved:
            span = book.value(id, point.value)
            found = Quantity(
                report=id, id=str(point.year), words=both(series), show="count", unit=series.unit,
                low=span.low, high=span.high, places=0,
            )  # fmt: skip
        yield point.year, found


def series_grid(book: Book, id: str, name: str) -> Grid:
    """A series as a table: a row for each year."""
    series = book.reports[id].series[name]
    found = list(points(book, id, series))
    known = [q.high for _, q in found if q.high is not None]
    longest = max(known, default=Fraction(0))
    words = {"sv": unit(series.unit, "sv").capitalize(), "en": unit(series.unit, "en").capitalize()}
    return Grid(
        report=id,
        id=name,
        words=both(series),
        columns=(Column("varde", words, "count", series.unit),),
        rows=tuple(_year(year, found, longest, series) for year, found in found),
        total=None,
        universe={},
        base=None,
        note=both(series.note) if series.note else None,
        multi=True,
    )


def _year(year: int, found: Quantity, longest: Fraction, series: Series) -> GridRow:
    broken = next((both(b) for b in series.breaks if b.at == year), None)
    note = next((both(p.note) for p in series.points if p.year == year and p.note), None)
    return GridRow(
        id=str(year),
        words={"sv": str(year), "en": str(year)},
        values=(_value(found),),
        note=note,
        bar=found.low / longest if found.low is not None and found.low == found.high and longest else None,
        broken=broken,
    )


def _value(found: Quantity) -> Value:
    if found.low is None or found.high is None:
        return Value("missing")
    if found.number is None:
        return Value("band", int(found.low), int(found.high))
    return Value("share" if found.show == "percent" else "count", found.number)
