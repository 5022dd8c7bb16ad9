"""What has to be known of a number, in both languages: the same words on pages, in files and in citations.

A figure that leaves the page without its reservation says more than its source. So every form asks here.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.core import PROSE_LANGUAGES
from sitegen.records import Localized
from sitegen.report.editions.edition import SHARE, TOTAL, PublishedFigure, PublishedRow, PublishedTable
from sitegen.report.editions.published import Published
from sitegen.report.figures.numbers import unit_named

MERGED = Localized(sv="Omfattar: {groups}", en="Includes: {groups}")
OF_CASE = Localized(sv="Varav {case}: {number}.", en="Of which {case}: {number}.")
SEVERAL = Localized(
    sv="Samma person kan stå på flera rader. Raderna ska därför inte läggas ihop.",
    en="The same person may stand in several rows. The rows are therefore not to be added up.",
)
OVERLAP = Localized(
    sv="Raderna överlappar och ska därför inte läggas ihop.",
    en="The rows overlap and are therefore not to be added up.",
)
HIDDEN = Localized(
    sv="U: dold uppgift, för att ingen ska kunna pekas ut.",
    en="U: withheld, so that nobody can be singled out.",
)
DISPUTED = Localized(sv="Källan säger emot sig själv.", en="The source contradicts itself.")
ANSWERED = Localized(sv="uppgift finns för {base}", en="answered for {base}")
DRAFT = Localized(
    sv="Utkast: siffrorna är inte beslutade och kan ändras.",
    en="Draft: the figures have not been decided on and may change.",
)
WHOM = {"adults": Localized(sv="Vuxna", en="Adults"), "children": Localized(sv="Barn", en="Children")}
MIXED = "mixed"
"""The unit of a table whose columns count different things; each column then says its own."""


def unit_of(table: PublishedTable) -> str:
    """Return what a table counts, by the unit's id."""
    units = dict.fromkeys(column.unit for column in table.columns if column.id != SHARE)
    return next(iter(units or {"percent": None})) if len(units) < 2 else MIXED


def unit_words(name: str) -> str:
    """Return a unit's word in Swedish, in the plural."""
    return "se kolumnerna" if name == MIXED else unit_named(name, "sv")


def base(table: PublishedTable, row: PublishedRow) -> Localized:
    """Return what a row is of: its own group, or that of its table and how many answered."""
    return row.of or Localized.written(lambda code: "; ".join(_base(table, code)))


def _base(table: PublishedTable, code: str) -> Iterator[str]:
    if table.universe:
        yield table.universe.in_language(code)
    if table.base:
        yield ANSWERED.in_language(code).format(base=table.base.shown(code))


def of_row(table: PublishedTable, row: PublishedRow) -> Localized:
    """Return what is to know of a row, and of the table that it stands in."""
    return Localized.written(lambda code: " ".join(map(sentence, _of_row(table, row, code))))


def sentence(text: str) -> str:
    """Return a note as a sentence of its own, with a capital and a stop."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def _of_row(table: PublishedTable, row: PublishedRow, code: str) -> Iterator[str]:
    for value in row.values:
        if value.words:
            yield value.words.in_language(code)
    if row.id != TOTAL:
        yield from of_row_alone(row, code)
    if any(value.kind == "suppressed" for value in row.values):
        yield HIDDEN.in_language(code)
    yield from of_table(table, code)


def of_row_alone(row: PublishedRow, code: str) -> Iterator[str]:
    """Yield what is to know of a row itself: what is put together in it, its note, and its case."""
    if row.merges:
        groups = ", ".join(words.in_language(code) for words in row.merges)
        yield MERGED.in_language(code).format(groups=groups)
    if row.note:
        yield row.note.in_language(code)
    for one in row.cases:
        case, number = one.words.in_language(code), one.value.shown(code)
        yield OF_CASE.in_language(code).format(case=case, number=number)


def of_table(table: PublishedTable, code: str) -> Iterator[str]:
    """Yield what is to know of every row of a table."""
    if table.note:
        yield table.note.in_language(code)
    if table.multi and table.universe:
        people = unit_of(table) == "persons"
        yield (SEVERAL if people else OVERLAP).in_language(code)


def of_figure(found: PublishedFigure) -> Localized:
    """Return what is to know of a figure; of a disputed one, what of it is shown and why."""
    return Localized.written(lambda code: " ".join(map(sentence, _of_figure(found, code))))


def _of_figure(found: PublishedFigure, code: str) -> Iterator[str]:
    if found.disputed:
        yield DISPUTED.in_language(code)
        yield found.shown.in_language(code)
    if found.note:
        yield found.note.in_language(code)


def description(report: Published) -> Localized:
    """Return what an edition is about, with its status first and its limits last."""
    draft = (DRAFT,) if report.edition.status == "draft" else ()
    parts = (*draft, *report.summary[:1], *report.limits)
    said = {code: " ".join(part.in_language(code) for part in parts) for code in PROSE_LANGUAGES}
    return Localized(**said)
