"""What differs between two editions of a report: figure by figure, as readers see them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sitegen.records import Localized
from sitegen.report.editions import edition_document
from sitegen.report.editions.edition import (
    SHARE,
    Edition,
    PublishedFigure,
    PublishedTable,
    PublishedValue,
    order,
    plain,
)
from sitegen.report.figures.numbers import number
from sitegen.report.model import Correction

BASE = "base"
NOTHING = Localized(sv="–", en="–")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A field, a base or a figure that is another than before. `old` or `new` is None where there is none.

    `case` is that of a table without a case. `table` is empty for a figure, whose id is then the row.
    """

    table: str
    case: str
    row: str
    column: str
    title: Localized
    label: Localized
    heading: Localized
    old: Localized | None
    new: Localized | None

    @property
    def address(self) -> str:
        """As a correction names it, with no more parts than needed: the share follows its count."""
        if not self.table:
            return self.row
        parts = (self.table, self.row, "" if self.column in ("antal", "varde") else self.column)
        return ".".join(filter(None, parts))

    def is_named_in(self, refs: Iterable[str]) -> bool:
        """Whether one of the addresses stands for this."""
        own = edition_document.addresses(self.table, self.row, self.column) if self.table else (self.row,)
        return not set(own).isdisjoint(refs)

    def said(self, language: str = "sv") -> str:
        """Return the address with both values: `process.domd: 449 → 450`."""
        old, new = self.old or NOTHING, self.new or NOTHING
        return f"{self.address}: {old.in_language(language)} → {new.in_language(language)}"


def changes(old: Edition, new: Edition) -> tuple[Change, ...]:
    """Return every difference in figures and tables between two editions.

    Other words are no difference, and what only the newer edition has is none either (see `added`).
    """
    return (*_figures(old, new), *_tables(old, new))


def added(old: Edition, new: Edition) -> tuple[Change, ...]:
    """Return what the newer edition has and the older one has not."""
    gone = (change for change in changes(new, old) if change.new is None)
    return tuple(replace(change, old=None, new=change.old) for change in gone)


def _figures(old: Edition, new: Edition) -> Iterator[Change]:
    found = {figure.id: figure for figure in new.figures}
    for figure in old.figures:
        other = found.get(figure.id)
        if other is None or _known(figure) != _known(other):
            yield _figure(figure, other)


def _known(figure: PublishedFigure) -> tuple[object, ...]:
    parts = (figure.number, figure.low, figure.high, figure.numerator, figure.denominator)
    return (*map(plain, parts), figure.unit, figure.shown)


def _figure(old: PublishedFigure, new: PublishedFigure | None) -> Change:
    return Change(
        table="",
        case="",
        row=old.id,
        column="",
        title=NOTHING,
        label=(new or old).words,
        heading=NOTHING,
        old=_in_words(old),
        new=_in_words(new) if new else None,
    )


def _in_words(figure: PublishedFigure) -> Localized:
    """Return the figure as it is shown, with what it is divided from."""
    if figure.numerator is None or figure.denominator is None:
        return figure.shown
    num, den, shown = figure.numerator, figure.denominator, figure.shown
    return Localized.written(
        lambda code: f"{shown.in_language(code)} ({number(num, code)} / {number(den, code)})"
    )


def _tables(old: Edition, new: Edition) -> Iterator[Change]:
    found = {grid.name: grid for grid in new.tables}
    for grid in old.tables:
        yield from _table(grid, found.get(grid.name))


def _table(old: PublishedTable, new: PublishedTable | None) -> Iterator[Change]:
    if old.base and (new is None or new.base is None or _value(old.base) != _value(new.base)):
        yield _change(old, new, (BASE, ""), old.base, new.base if new else None)
    after = dict(_fields(new)) if new else {}
    for key, (value, measure) in _fields(old):
        other = after.get(key)
        if other is None or (_value(other[0]), other[1]) != (_value(value), measure):
            yield _change(old, new, key, value, other[0] if other else None)


def _fields(grid: PublishedTable) -> Iterator[tuple[tuple[str, str], tuple[PublishedValue, str]]]:
    units = {column.id: column.unit for column in grid.columns}
    for row, column, value in grid.each_value():
        yield (row, column), (value, units[column])


def _value(value: PublishedValue) -> tuple[object, ...]:
    """Return what a field says, whether it has been corrected or not."""
    return (value.kind, plain(value.number), value.high)


def _change(
    old: PublishedTable,
    new: PublishedTable | None,
    key: tuple[str, str],
    before: PublishedValue,
    after: PublishedValue | None,
) -> Change:
    grids = [grid for grid in (new, old) if grid]
    rows = {line.id: line.words for grid in reversed(grids) for line in grid.lines}
    columns = {column.id: column.words for grid in reversed(grids) for column in grid.columns}
    return Change(
        table=old.id,
        case=old.part,
        row=key[0],
        column=key[1],
        title=_title(grids[0]),
        label=rows.get(key[0], BASES),
        heading=columns.get(key[1], NOTHING),
        old=_shown(before),
        new=_shown(after) if after else None,
    )


def _title(grid: PublishedTable) -> Localized:
    words, case = grid.words, grid.without
    if not case:
        return words
    return Localized(sv=f"{words.sv}, utan {case.sv}", en=f"{words.en}, without {case.en}")


BASES = Localized(sv="Antal som uppgift finns för", en="Number for whom it is known")


def _shown(value: PublishedValue) -> Localized:
    return Localized.written(value.shown)


def between(corrections: Sequence[Correction], old: str, new: str) -> tuple[Correction, ...]:
    """Return the corrections that came after one version, up to and with another."""
    after, last = order(old), order(new)
    return tuple(change for change in corrections if after < order(change.version) <= last)


def refs(corrections: Iterable[Correction]) -> frozenset[str]:
    """Return every address that corrections name: `process.domd`."""
    return frozenset(ref for change in corrections for ref in change.at)


def addresses(found: Iterable[Change]) -> tuple[str, ...]:
    """Return what a correction of these has to name, each once: a share only where its count is the same."""
    named = tuple(dict.fromkeys(change.address for change in found))
    counts = {address for address in named if not address.endswith(f".{SHARE}")}
    return tuple(address for address in named if address.removesuffix(f".{SHARE}") not in counts - {address})


def reworded(old: Edition, new: Edition) -> tuple[str, ...]:
    """Return the addresses of figures, tables, rows and columns whose words are others than before."""
    before, after = dict(_words(old)), dict(_words(new))
    return tuple(key for key, words in before.items() if key in after and after[key] != words)


def _words(found: Edition) -> Iterator[tuple[str, Localized]]:
    for figure in found.figures:
        yield figure.id, figure.words
    for grid in found.tables:
        if grid.part:
            continue
        yield grid.id, grid.words
        yield from ((f"{grid.id}.{line.id}", line.words) for line in grid.lines)
        yield from ((f"{grid.id}.{column.id}", column.words) for column in grid.columns)
