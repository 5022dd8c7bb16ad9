"""What differs between two editions of a report: figure by figure, as readers see them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from sitegen.records import Localized
from sitegen.report.editions import edition_document
from sitegen.report.editions.edition import (
    SHARE,
    Edition,
    PublishedFigure,
    PublishedTable,
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
    return tuple(_changes(old, new))


def _changes(old: Edition, new: Edition) -> Iterator[Change]:
    after, names = dict(_fields(new)), dict(_names(old)) | dict(_names(new))
    for key, (value, shown) in _fields(old):
        other = after.get(key)
        if other is None or other[0] != value:
            yield Change(
                table=key.table,
                case=key.case,
                row=key.row,
                column=key.column,
                title=names.get((key.file, "", ""), NOTHING),
                label=names.get((key.file, key.row, ""), BASES),
                heading=names.get((key.file, "", key.column), NOTHING) if key.column else NOTHING,
                old=shown,
                new=other[1] if other else None,
            )


def added(old: Edition, new: Edition) -> tuple[Change, ...]:
    """Return what the newer edition has and the older one has not."""
    gone = (change for change in changes(new, old) if change.new is None)
    return tuple(replace(change, old=None, new=change.old) for change in gone)


class _FieldKey(NamedTuple):
    """Which field of an edition: its file (a table or one without a case; empty for figures), and where."""

    file: str
    table: str
    case: str
    row: str
    column: str


def _fields(found: Edition) -> Iterator[tuple[_FieldKey, tuple[object, Localized]]]:
    """Yield every figure, base and field of an edition: what it says, and how that is shown."""
    for figure in found.figures:
        parts = (figure.number, figure.low, figure.high, figure.numerator, figure.denominator)
        said = (*map(plain, parts), figure.unit, figure.shown)
        yield _FieldKey("", "", "", figure.id, ""), (said, _in_words(figure))
    for grid in found.tables:
        units = {column.id: column.unit for column in grid.columns}
        base = [(BASE, "", grid.base)] if grid.base else []
        for row, column, value in (*base, *grid.each_value()):
            # Whether it has been corrected or not.
            content = (value.kind, plain(value.number), value.high, units.get(column))
            shown = Localized.written(value.shown)
            yield _FieldKey(grid.name, grid.id, grid.part, row, column), (content, shown)


def _names(found: Edition) -> Iterator[tuple[tuple[str, str, str], Localized]]:
    """Yield the words of each figure, table, row and column by file, row and column."""
    for figure in found.figures:
        yield ("", figure.id, ""), figure.words
    for grid in found.tables:
        yield (grid.name, "", ""), _title(grid)
        yield from (((grid.name, line.id, ""), line.words) for line in grid.lines)
        yield from (((grid.name, "", column.id), column.words) for column in grid.columns)


def _in_words(figure: PublishedFigure) -> Localized:
    """Return the figure as it is shown, with what it is divided from."""
    if figure.numerator is None or figure.denominator is None:
        return figure.shown
    num, den, shown = figure.numerator, figure.denominator, figure.shown
    return Localized.written(
        lambda code: f"{shown.in_language(code)} ({number(num, code)} / {number(den, code)})"
    )


def _title(grid: PublishedTable) -> Localized:
    words, case = grid.words, grid.without
    if not case:
        return words
    return Localized(sv=f"{words.sv}, utan {case.sv}", en=f"{words.en}, without {case.en}")


BASES = Localized(sv="Antal som uppgift finns för", en="Number for whom it is known")


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
    before, after = dict(_names(old)), dict(_names(new))
    parts = {grid.name for grid in old.tables if grid.part}
    others = [key for key, words in before.items() if key in after and after[key] != words]
    return tuple(".".join(filter(None, key)) for key in others if key[0] not in parts)
