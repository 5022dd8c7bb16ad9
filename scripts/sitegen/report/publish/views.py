"""Grids and quantities in one language: what templates of pages and of PDFs are given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from sitegen.language.translation import Translator
from sitegen.report.figures import numbers
from sitegen.report.figures.grids import MEASURES, SHARE, FieldValue, Grid, GridRow
from sitegen.report.figures.quantities import Quantity
from sitegen.report.figures.units import unit

LINE_FROM = 4
"""From this many years a series is also drawn as a line."""

WIDTH, HEIGHT, MARGIN = 320, 110, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field: what is read, what is said where that is only a sign, and where its correction stands."""

    shown: str
    spoken: str
    revised: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row: its heading, the bar under it in percent of the widest, and its fields."""

    label: str
    fields: tuple[Field, ...]
    note: str
    merges: str
    bar: str
    case: str
    of_case: str
    broken: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A small line chart: a stroke for each stretch without a break, its points, and the breaks."""

    width: int
    height: int
    first: str
    last: str
    strokes: tuple[str, ...]
    points: tuple[tuple[str, str], ...]
    breaks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """A table with its caption, and itself without the case that dominates it."""

    id: str
    caption: str
    facts: tuple[str, ...]
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    legend: tuple[str, ...]
    revised: bool
    notes: tuple[str, ...]
    sums: tuple[str, ...]
    label_head: str
    case: str
    without: tuple[TableView, ...]
    curve: Curve | None
    csv: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """A figure: its words, its value, how it comes out, and what to know of it."""

    id: str
    label: str
    shown: str
    sum: str
    base: str
    note: str
    revised: str = ""


def table(found: tuple[Grid, ...], translator: Translator, csv: str = "", corrections: str = "") -> TableView:
    """A table, the first of the grids; the others are the same without a case.

    `corrections` is the page that has the corrections; empty for the page that the table stands on.
    """
    first, *rest = found
    return _view(
        first,
        translator,
        tuple(_view(grid, translator, (), csv, corrections) for grid in rest),
        csv,
        corrections,
    )


def _view(
    grid: Grid, translator: Translator, without: tuple[TableView, ...], csv: str, corrections: str
) -> TableView:
    code = translator.code
    return TableView(
        id=f"{grid.id}-{grid.part}" if grid.part else grid.id,
        caption=caption(grid, translator),
        facts=tuple(facts(grid, translator)),
        heads=tuple(column.words.in_language(code) for column in grid.columns),
        lines=tuple(_line(grid, row, translator, corrections) for row in grid.lines),
        legend=tuple(legend(grid, translator)),
        revised="revised" in grid.flags,
        notes=tuple(notes(grid, translator)),
        sums=tuple(sums(grid, translator)),
        label_head=translator("report", "År") if not grid.universe else translator("report", "Kategori"),
        case=without[0].caption if without else "",
        without=without,
        curve=curve(grid),
        csv=csv,
    )


def caption(grid: Grid, translator: Translator) -> str:
    """The table's name, and whether a case is left out."""
    title = grid.words.in_language(translator.code)
    if grid.without is None:
        return title
    return translator(
        "report", "{title}, utan {case}", title=title, case=grid.without.in_language(translator.code)
    )


def facts(grid: Grid, translator: Translator) -> Iterator[str]:
    """What is counted, among whom, and how many answered: the base is never far from a number."""
    units = tuple(dict.fromkeys(column.unit for column in grid.columns if column.id != SHARE))
    if len(units) == 1 and units[0] not in MEASURES:
        yield translator("report", "Antal {unit}.", unit=unit(units[0], translator.code))  # type: ignore[arg-type]
    if grid.universe:
        yield translator("report", "Gäller: {group}.", group=grid.universe.in_language(translator.code))
    if grid.base is not None:
        base = grid.base.shown(translator.code)
        if grid.base.revised:
            yield translator("report", "Uppgift finns för {base} (r).", base=base)
        else:
            yield translator("report", "Uppgift finns för {base}.", base=base)


def legend(grid: Grid, translator: Translator) -> Iterator[str]:
    """What the signs in this table mean."""
    meanings = {
        "suppressed": translator("report", "U: dold uppgift, för att ingen ska kunna pekas ut."),
        "missing": translator("report", "..: uppgiften är inte tillgänglig."),
        "band": translator("report", "Två tal med streck emellan: antalet ligger mellan dem."),
        "revised": translator(
            "report", "r: rättat sedan en tidigare utgåva. Vad som är rättat står under Rättelser."
        ),
    }
    yield from (meanings[flag] for flag in grid.flags)


def notes(grid: Grid, translator: Translator) -> Iterator[str]:
    """The editors' note, and what a reader of the figures has to know."""
    if grid.note:
        yield grid.note.in_language(translator.code)
    if grid.multi and grid.universe:
        yield translator(
            "report", "Samma person kan stå på flera rader. Raderna ska därför inte läggas ihop."
        )
    if _rounding_shows(grid):
        yield translator("report", "Andelarna blir inte 100 tillsammans, eftersom de är avrundade.")


def _rounding_shows(grid: Grid) -> bool:
    shares = [v for row in grid.rows for v in row.values if v.kind == "share" and v.number is not None]
    whole = grid.total is not None and len(shares) == len(grid.rows) and not grid.multi
    return whole and sum(Fraction(value.number or 0) for value in shares) != 100


def sums(grid: Grid, translator: Translator) -> Iterator[str]:
    """How each share comes out, for whoever wants to check: `46 / 143 = 32,2 %`."""
    if grid.total is None and grid.base is None:
        return
    whole = grid.base or (grid.total.values[0] if grid.total else None)
    for row in grid.rows:
        count, *rest = row.values
        if whole and rest and rest[0].kind == "share":
            parts = (
                count.shown(translator.code),
                whole.shown(translator.code),
                rest[0].shown(translator.code),
            )
            yield f"{row.words.in_language(translator.code)}: {parts[0]} / {parts[1]} = {parts[2]}"


def _line(grid: Grid, row: GridRow, translator: Translator, corrections: str) -> Line:
    code = translator.code
    merges = translator.listed(words.in_language(code) for words in row.merges)
    return Line(
        label=row.words.in_language(code),
        fields=tuple(_field(value, code, corrections) for value in row.values),
        note=row.note.in_language(code) if row.note else "",
        merges=translator("report", "Omfattar: {groups}", groups=merges) if row.merges else "",
        bar=_percent(row.bar),
        case=_percent(row.case),
        of_case=" ".join(_of_case(row, translator)),
        broken=row.broken.in_language(code) if row.broken else "",
        kind="total" if row is grid.total else "broken" if row.broken else "",
    )


def _of_case(row: GridRow, translator: Translator) -> Iterator[str]:
    """How many of a row the case is: the darker part of its bar, in words."""
    for words, value in row.cases:
        shown = value.shown(translator.code)
        yield translator(
            "report", "Varav {case}: {number}.", case=words.in_language(translator.code), number=shown
        )


def _field(value: FieldValue, language: str, corrections: str) -> Field:
    return Field(
        shown=value.shown(language),
        spoken=value.spoken(language),
        revised=to_correction(value.revised, corrections),
    )


def to_correction(number: int, page: str = "") -> str:
    """The address of a correction by its number; empty for a value that has none."""
    return f"{page}#{correction_id(number)}" if number else ""


def correction_id(number: int) -> str:
    """The id of a correction on its page."""
    return f"rattelse-{number}"


def _percent(part: Fraction | None) -> str:
    """A length as an attribute, with one decimal; empty where there is none to draw."""
    return f"{numbers.rounded(part * 100, 1)}%" if part else ""


def curve(grid: Grid) -> Curve | None:
    """The line chart of a series of enough years. A break parts the line; a year without value too."""
    if grid.universe or len(grid.rows) < LINE_FROM:
        return None
    years = [int(row.id) for row in grid.rows]
    first, span = years[0], years[-1] - years[0]
    places = {
        row.id: (_across(Fraction(int(row.id) - first, span)), _down(row.bar))
        for row in grid.rows
        if row.bar is not None
    }
    return Curve(
        width=WIDTH,
        height=HEIGHT,
        first=grid.rows[0].id,
        last=grid.rows[-1].id,
        strokes=tuple(_strokes(grid, places)),
        points=tuple(places.values()),
        breaks=tuple(_across(Fraction(2 * (int(r.id) - first) - 1, 2 * span)) for r in grid.rows if r.broken),
    )


def _strokes(grid: Grid, places: dict[str, tuple[str, str]]) -> Iterator[str]:
    stretch: list[str] = []
    for row in grid.rows:
        if row.broken or row.id not in places:
            yield from _stroke(stretch)
            stretch = []
        if row.id in places:
            stretch.append(",".join(places[row.id]))
    yield from _stroke(stretch)


def _stroke(stretch: list[str]) -> Iterator[str]:
    if len(stretch) > 1:
        yield " ".join(stretch)


def _across(part: Fraction) -> str:
    return str(numbers.rounded(MARGIN + part * (WIDTH - 2 * MARGIN), 1))


def _down(part: Fraction) -> str:
    return str(numbers.rounded(MARGIN + (1 - part) * (HEIGHT - 2 * MARGIN), 1))


def figure(found: Quantity, translator: Translator, corrections: str = "") -> FigureView:
    """A figure in one language."""
    code = translator.code
    return FigureView(
        id=found.id,
        label=found.words.in_language(code),
        shown=found.shown.in_language(code) + _word(found, code),
        sum=_sum(found, code),
        base=found.base.in_language(code) if found.base else "",
        note=found.note.in_language(code) if found.note else "",
        revised=to_correction(found.revised, corrections),
    )


def _word(found: Quantity, language: str) -> str:
    """The unit after the number, where the number does not carry it."""
    if found.show == "percent" or found.unit in ("sek", "percent"):
        return ""
    one = found.number if isinstance(found.number, int) else None
    return numbers.NBSP + unit(found.unit, language, one)  # type: ignore[arg-type]


def _sum(found: Quantity, language: str) -> str:
    if found.numerator is None or found.denominator is None or found.number is None:
        return ""
    parts = (numbers.number(found.numerator, language), numbers.number(found.denominator, language))
    return f"{parts[0]} / {parts[1]} = {found.shown.in_language(language)}"
