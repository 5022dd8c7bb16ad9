"""Tables and figures in one language: what templates of pages and of PDFs are given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from types import MappingProxyType

from sitegen.language import Translator
from sitegen.report.editions.edition import (
    MEASURES,
    SHARE,
    TOTAL,
    PublishedFigure,
    PublishedRow,
    PublishedTable,
    PublishedValue,
)
from sitegen.report.editions.published import Heading
from sitegen.report.figures import numbers
from sitegen.report.figures.numbers import unit
from sitegen.report.publish import charts, table_bars
from sitegen.report.publish import reservations as told
from sitegen.report.publish.table_bars import ShownBar

PLAIN = Heading()
NOBODY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownField:
    """One field: what is read, what is said where that is only a sign, and where its correction stands."""

    shown: str
    spoken: str
    revised: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLine:
    """A row: its heading and what is to know of it, its bar, and its fields.

    `who` says of whom it is where adults stand beside children; `again` that its heading is the one above.
    """

    label: str
    fields: tuple[ShownField, ...]
    more: tuple[str, ...]
    bar: ShownBar | None
    kind: str
    who: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What can be done with a chart: its files, and a paragraph that cites it. Empty for no such file."""

    csv: str
    local_csv: str
    png: str = ""
    svg: str = ""
    cite: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """A table with its caption, and itself without the case that dominates it.

    `headline` is what its chart says, empty when nobody has written it. `drawn` says that rows have bars,
    and `stacked` that they are the parts of one;
    `rest` is then what no row counts, in its part of the bar and in words.
    """

    id: str
    headline: str
    caption: str
    facts: tuple[str, ...]
    heads: tuple[str, ...]
    lines: tuple[ShownLine, ...]
    legend: tuple[str, ...]
    revised: bool
    notes: tuple[str, ...]
    sums: tuple[str, ...]
    label_head: str
    without: tuple[TableView, ...]
    drawn: bool
    stacked: bool
    tools: Tools
    rest: ShownBar | None = None
    rest_said: str = ""


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
    disputed: bool = False


def table(
    found: tuple[PublishedTable, ...],
    translator: Translator,
    tools: Tools,
    *,
    heading: Heading = PLAIN,
    who: Mapping[str, str] = NOBODY,
    corrections: str = "",
) -> TableView:
    """Return a table in one language: the first of those found; the others are the same without a case.

    `who` says which rows are of adults and which of children. `corrections` is the page that has the
    corrections; empty for the page that the table stands on.
    """
    first, *rest = found
    view = _View(translator, charts.scale(first), tools, heading, who, corrections)
    return view.table(first, tuple(view.table(one) for one in rest))


@dataclass(frozen=True, slots=True)
class _View:
    """What a table and the same without its cases have in common: bars of one scale can be compared."""

    translator: Translator
    scale: Fraction
    tools: Tools
    heading: Heading
    who: Mapping[str, str]
    corrections: str

    def table(self, table: PublishedTable, without: tuple[TableView, ...] = ()) -> TableView:
        """Return a table in one language."""
        translator, code = self.translator, self.translator.code
        words = self.heading.words
        return TableView(
            id=f"{table.id}-{table.part}" if table.part else table.id,
            headline=capital(words.in_language(code)) if words and not table.part else "",
            caption=caption(table, translator),
            facts=tuple(facts(table, translator)),
            heads=tuple(column.words.in_language(code) for column in table.columns),
            lines=tuple(self._lines(table)),
            legend=tuple(legend(table, translator)),
            revised="revised" in table.flags,
            notes=tuple(notes(table, translator)),
            sums=tuple(sums(table, translator)),
            label_head=translator("report", "År") if not table.universe else translator("report", "Kategori"),
            without=without,
            drawn=charts.is_drawn(table) or self.heading.stacked,
            stacked=self.heading.stacked,
            tools=self.tools,
            rest=table_bars.rest(table, self.heading),
            rest_said=self._rest(),
        )

    def _rest(self) -> str:
        """Return what no row counts, in words, as `Behov utan insats: minst 131`, with a stop."""
        found, code = self.heading.rest, self.translator.code
        return f"{found.words.in_language(code)}: {found.shown.in_language(code)}." if found else ""

    def _lines(self, table: PublishedTable) -> Iterator[ShownLine]:
        is_chart = charts.is_drawn(table) or self.heading.stacked
        drawn = table_bars.bars(table, self.heading, self.who, self.scale) if is_chart else ()
        shown, before = dict(zip((row.id for row in table.rows), drawn, strict=False)), ""
        for row in table.lines:
            line = self._line(row, shown.get(row.id))
            yield replace(line, again=bool(line.who) and line.label == before)
            before = line.label

    def _line(self, row: PublishedRow, bar: ShownBar | None) -> ShownLine:
        code, who = self.translator.code, self._of_whom(row)
        return ShownLine(
            label=row.words.in_language(code),
            fields=tuple(_field(value, code, self.corrections) for value in row.values),
            more=tuple(more for more in _more(row, code) if more != who),
            bar=bar if bar and bar.length else None,
            kind="total" if row.id == TOTAL else "broken" if row.broken else "",
            who=who,
        )

    def _of_whom(self, row: PublishedRow) -> str:
        names = {
            "": "",
            "adults": self.translator("report", "Vuxna"),
            "children": self.translator("report", "Barn"),
        }
        return names[self.who.get(row.id, "")]


def capital(text: str) -> str:
    """Return a sentence with its first letter as a capital: a claim may stand first in it."""
    return text[:1].upper() + text[1:]


def _more(row: PublishedRow, language: str) -> Iterator[str]:
    """Yield what stands under the heading of a row."""
    if row.of:
        yield row.of.in_language(language)
    yield from told.of_row_alone(row, language)
    if row.broken:
        yield row.broken.in_language(language)


def caption(table: PublishedTable, translator: Translator) -> str:
    """Return the table's name, which says whether a case is left out."""
    title = table.words.in_language(translator.code)
    if table.without is None:
        return title
    return translator(
        "report", "{title}, utan {case}", title=title, case=table.without.in_language(translator.code)
    )


def facts(table: PublishedTable, translator: Translator) -> Iterator[str]:
    """Yield what is counted, among whom, and how many answered: the base is never far from a number."""
    units = tuple(dict.fromkeys(column.unit for column in table.columns if column.id != SHARE))
    if len(units) == 1 and units[0] not in MEASURES:
        yield translator("report", "Antal {unit}.", unit=unit(units[0], translator.code))
    if table.universe:
        yield translator("report", "Gäller: {group}.", group=table.universe.in_language(translator.code))
    if table.base is not None:
        base = table.base.shown(translator.code)
        if table.base.revised:
            yield translator("report", "Uppgift finns för {base} (r).", base=base)
        else:
            yield translator("report", "Uppgift finns för {base}.", base=base)


def legend(table: PublishedTable, translator: Translator) -> Iterator[str]:
    """Yield what each sign in a table means."""
    meanings = {
        "suppressed": translator("report", "U: dold uppgift, för att ingen ska kunna pekas ut."),
        "missing": translator("report", "..: uppgiften är inte tillgänglig."),
        "band": translator("report", "Två tal med streck emellan: antalet ligger mellan dem."),
        "revised": translator(
            "report", "r: rättat sedan en tidigare utgåva. Vad som är rättat står under Rättelser."
        ),
    }
    yield from (meanings[flag] for flag in table.flags)


def notes(table: PublishedTable, translator: Translator) -> Iterator[str]:
    """Yield the editors' note, and what a reader of the figures has to know."""
    yield from told.of_table(table, translator.code)
    if _rounding_shows(table):
        yield translator("report", "Andelarna blir inte 100 tillsammans, eftersom de är avrundade.")


def _rounding_shows(table: PublishedTable) -> bool:
    shares = [v for row in table.rows for v in row.values if v.kind == "share" and v.number is not None]
    whole = table.total is not None and len(shares) == len(table.rows) and not table.multi
    return whole and sum(Fraction(value.number or 0) for value in shares) != 100


def sums(table: PublishedTable, translator: Translator) -> Iterator[str]:
    """Yield how each share comes out, for whoever wants to check: `Kvinnor: 46 / 143 = 32,2 %`."""
    if table.total is None and table.base is None:
        return
    whole = table.base or (table.total.values[0] if table.total else None)
    for row in table.rows:
        count, *rest = row.values
        if whole and rest and rest[0].kind == "share":
            parts = (
                count.shown(translator.code),
                whole.shown(translator.code),
                rest[0].shown(translator.code),
            )
            yield f"{row.words.in_language(translator.code)}: {parts[0]} / {parts[1]} = {parts[2]}"


def _field(value: PublishedValue, language: str, corrections: str) -> ShownField:
    return ShownField(
        shown=value.shown(language),
        spoken=value.spoken(language),
        revised=to_correction(value.revised, corrections),
    )


def to_correction(number: int, page: str = "") -> str:
    """Return the link to a correction by its number, on `page` or the same page; empty for 0.

    The number 0 means that there is none.
    """
    return f"{page}#{correction_id(number)}" if number else ""


def correction_id(number: int) -> str:
    """Return the id of a correction on its page."""
    return f"rattelse-{number}"


def figure(found: PublishedFigure, translator: Translator, corrections: str = "") -> FigureView:
    """Return a figure in one language. `corrections` is the page that has the corrections, if another."""
    code = translator.code
    return FigureView(
        id=found.id,
        label=found.words.in_language(code),
        shown=found.shown.in_language(code) + _word(found, code),
        sum=_sum(found, code),
        base=found.base.in_language(code) if found.base else "",
        note=found.note.in_language(code) if found.note else "",
        revised=to_correction(found.revised, corrections),
        disputed=found.disputed,
    )


def _word(found: PublishedFigure, language: str) -> str:
    """Return the unit after the number, where the number does not carry it."""
    hidden = found.disputed and not found.readings
    if hidden or found.show == "percent" or found.unit in ("sek", "percent"):
        return ""
    one = found.number if isinstance(found.number, int) else None
    return numbers.NBSP + unit(found.unit, language, one)


def _sum(found: PublishedFigure, language: str) -> str:
    if found.numerator is None or found.denominator is None or found.number is None:
        return ""
    parts = (numbers.number(found.numerator, language), numbers.number(found.denominator, language))
    return f"{parts[0]} / {parts[1]} = {found.shown.in_language(language)}"
