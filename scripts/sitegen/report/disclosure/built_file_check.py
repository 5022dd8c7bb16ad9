"""What reports hide or merge may not stand in any built file: no number, no bar, no word read aloud.

Nobody here knows the hidden numbers. So rows are looked for that carry the label of what is hidden
and any number beside it. A label that elsewhere has a number of its own is only looked for in its
own table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sitegen.core import Problem
from sitegen.core.kept import kept
from sitegen.report.disclosure.extract_rows import BuiltRow, has_rows, rows
from sitegen.report.disclosure.person_counts import is_people
from sitegen.report.model import Column, Report, Row, Table
from sitegen.report.read_reports import Reading

DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class HiddenCount:
    """A count that is not shown: its labels, its column's in a crossed table, and where it would stand."""

    labels: frozenset[str]
    columns: frozenset[str]
    context: frozenset[str]
    alone: bool
    said: str


def secrets(reading: Reading) -> tuple[HiddenCount, ...]:
    """Return every count that the reports hide or merge."""
    found = [
        secret
        for loaded, name, table in reading.tables()
        if is_people(table.about, table.unit)
        for secret in _of_table(loaded.id, name, table)
    ]
    shown = {label for report in reading.reports.values() for label in _shown(report)}
    return tuple(
        HiddenCount(s.labels, s.columns, s.context, alone=not s.labels & shown, said=s.said) for s in found
    )


def _of_table(id: str, name: str, table: Table) -> Iterator[HiddenCount]:
    context = frozenset((table.sv, table.en, f"{id}/{name}", name))
    own = {row.sv for row in table.rows.values()}
    for row_id, row in table.rows.items():
        said = f"{id}/{name}.{row_id}"
        for part in (part for part in row.merges if part.sv not in own):
            yield HiddenCount(
                frozenset((part.sv, part.en)), frozenset(), context, True, f"{said} ({part.sv})"
            )
        labels = frozenset((row.sv, row.en))
        if row.n is not None and row.n.kind == "suppressed":
            yield HiddenCount(labels, frozenset(), context, True, said)
        for column_id, cell in row.cells.items():
            if cell.kind == "suppressed":
                columns = _names(column_id, table.columns.get(column_id))
                yield HiddenCount(labels, columns, context, True, f"{said}.{column_id}")


def _names(id: str, column: Column | None) -> frozenset[str]:
    return frozenset((id, column.sv, column.en)) if column else frozenset((id,))


def _shown(report: Report) -> Iterator[str]:
    """Labels that have a number somewhere."""
    for table in report.tables.values():
        for row in table.rows.values():
            if _has_number(row):
                yield from (row.sv, row.en)
    for kind in (report.figures, report.universes, report.series, report.clusters):
        for one in kind.values():
            yield from (one.sv, one.en)


def _has_number(row: Row) -> bool:
    return any(cell.low is not None for cell in (row.n, *row.cells.values()) if cell is not None)


def check(folder: Path, reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each file of a built site that shows a number beside what is hidden."""
    hidden = secrets(reading)
    for path in sorted(folder.rglob("*")) if hidden else ():
        if not path.is_file():
            continue
        name = path.relative_to(folder).as_posix()
        for said in _told_by(path.read_bytes(), path.suffix, name, hidden) if has_rows(path.suffix) else ():
            yield Problem(name, 0, 0, f"visar ett tal vid det som är dolt eller sammanslaget: {said}")


@kept
def _told_by(content: bytes, suffix: str, name: str, hidden: tuple[HiddenCount, ...]) -> tuple[str, ...]:
    """Return what is hidden and yet told by a file."""
    found = tuple(rows(content, suffix))
    return tuple(sorted({secret.said for row in found for secret in hidden if _tells(row, secret, name)}))


def _tells(row: BuiltRow, secret: HiddenCount, path: str) -> bool:
    """Whether a row holds the label of a secret, in its place, and a number that would be it."""
    if len(row.cells) == 1:
        return secret.alone and not secret.columns and any(_line(row.cells[0], s) for s in secret.labels)
    if not secret.labels & {*row.cells} or not (secret.alone or _in_place(row, secret, path)):
        return False
    beside = _beside(row, secret)
    spoken = row.attributes if not secret.columns else ()
    return any(DIGIT.search(text) for text in (*beside, *spoken))


def _line(text: str, label: str) -> bool:
    """Whether a line of print begins with the label and goes on with a number."""
    return text.startswith(label) and bool(re.match(r"\W{0,3}\d", text[len(label) :]))


def _in_place(row: BuiltRow, secret: HiddenCount, path: str) -> bool:
    parts = {*path.rpartition(".")[0].split("/"), *row.context.split(" | "), row.context}
    return any(words in parts or f": {words}" in row.context for words in secret.context)


def _beside(row: BuiltRow, secret: HiddenCount) -> Sequence[str]:
    """Return the cells that would hold the count: under its column, or all that are no labels or ids."""
    if not secret.columns:
        return [cell for cell in row.cells if cell not in secret.labels and not _is_word(cell)]
    under = zip(row.header, row.cells, strict=False)
    return [cell for head, cell in under if {head, *head.split(".")} & secret.columns]


def _is_word(cell: str) -> bool:
    """Whether a cell is an id or a label rather than a value: it begins with a letter."""
    return cell[:1].isalpha()
