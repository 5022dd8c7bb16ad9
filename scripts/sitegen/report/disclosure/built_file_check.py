"""What reports hide or merge may not stand in any built file: no number, no bar, no word read aloud.

Nobody here knows the hidden numbers. So rows are looked for that carry the label of what is hidden
and any number beside it. A label that elsewhere has a number of its own is only looked for in its
own table. Rows are what a person or a program finds in a page, a sheet, data or print.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sitegen.core import Problem
from sitegen.core.kept import kept
from sitegen.reading.page_reader import EndTag, StartTag, TextEvent, page_events
from sitegen.records import Localized
from sitegen.report.disclosure.report_counts import is_people
from sitegen.report.model import Report, Table
from sitegen.report.read_reports import Reading

DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class HiddenCount:
    """A count that is not shown: its labels, its column's in a crossed table, and where it would stand."""

    labels: frozenset[str]
    columns: frozenset[str]
    context: frozenset[str]
    said: str
    alone: bool = True


def secrets(reading: Reading) -> tuple[HiddenCount, ...]:
    """Return every count that the reports hide or merge."""
    found = [
        secret
        for loaded, name, table in reading.tables()
        if is_people(table.about, table.unit)
        for secret in _of_table(loaded.id, name, table)
    ]
    shown = {label for report in reading.reports.values() for label in _shown(report)}
    return tuple(replace(secret, alone=not secret.labels & shown) for secret in found)


def _of_table(id: str, name: str, table: Table) -> Iterator[HiddenCount]:
    context = frozenset((table.sv, table.en, f"{id}/{name}", name))
    own = {row.sv for row in table.rows.values()}
    for row_id, row in table.rows.items():
        said = f"{id}/{name}.{row_id}"
        for part in (part for part in row.merges if part.sv not in own):
            yield HiddenCount(_labels(part), frozenset(), context, f"{said} ({part.sv})")
        for column, cell in row.counts.items():
            if cell.kind == "suppressed" and column:
                columns = _labels(table.columns.get(column)) | {column}
                yield HiddenCount(_labels(row), columns, context, f"{said}.{column}")
            elif cell.kind == "suppressed":
                yield HiddenCount(_labels(row), frozenset(), context, said)


def _labels(words: Localized | None) -> frozenset[str]:
    return frozenset((words.sv, words.en)) if words else frozenset()


def _shown(report: Report) -> Iterator[str]:
    """Labels that have a number somewhere."""
    for row in (row for table in report.tables.values() for row in table.rows.values()):
        if any(cell.low is not None for cell in row.counts.values()):
            yield from _labels(row)
    for kind in (report.figures, report.universes, report.series, report.clusters):
        for one in kind.values():
            yield from _labels(one)


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


# -- the rows of built files -------------------------------------------------------------------

SPOKEN = ("aria-label", "aria-valuetext", "alt", "title", "width", "height", "x", "style", "value", "content")


@dataclass(frozen=True, slots=True)
class BuiltRow:
    """One row: where it stands, the headings above it, its cells, and what markup says beside the text."""

    context: str
    header: tuple[str, ...]
    cells: tuple[str, ...]
    attributes: tuple[str, ...] = ()


def has_rows(suffix: str) -> bool:
    """Return whether files that end so hold rows; pictures, styles and packed copies do not."""
    return suffix.lower() in READERS


def rows(content: bytes, suffix: str) -> Iterator[BuiltRow]:
    """Yield the rows of a file of a kind that holds some."""
    yield from READERS[suffix.lower()](content)


def of_page(content: bytes) -> Iterator[BuiltRow]:
    """Yield the rows of a page's tables, each with its table's caption, also where tags are left open."""
    tables = _TableRows()
    for event in page_events(content):
        match event:
            case StartTag():
                tables.start(event)
            case EndTag(name):
                tables.end(name)
            case TextEvent(text):
                tables.add(text)
    tables.end_row()
    yield from tables.found


@dataclass
class _TableRows:
    """Gathers captions, cells and what attributes say, tag by tag."""

    found: list[BuiltRow] = field(default_factory=list)
    caption: str = ""
    header: tuple[str, ...] = ()
    cells: list[str] = field(default_factory=list)
    attributes: list[str] = field(default_factory=list)
    inside: str = ""

    def start(self, tag: StartTag) -> None:
        """Begin a table, its caption, a row or a cell; note what attributes say inside a row."""
        if tag.name in ("table", "tr"):
            self.end_row()
        if tag.name == "table":
            self.caption, self.header = "", ()
        elif tag.name in ("caption", "td", "th"):
            self.inside = tag.name
            self.cells += [""] if tag.name != "caption" else []
        if self.cells:
            self.attributes += [value for name, value in tag.pairs if name in SPOKEN or name[:5] == "data-"]

    def end(self, name: str) -> None:
        """End a caption, a row or a table."""
        if name == "caption":
            self.inside = ""
        if name in ("tr", "table"):
            self.end_row()

    def add(self, text: str) -> None:
        """Add text to the caption or to the last cell."""
        if self.inside == "caption":
            self.caption += text
        elif self.cells and self.inside:
            self.cells[-1] += text

    def end_row(self) -> None:
        """Keep the row that is open, if there is one; the first of a table is the headings of the others."""
        cells = tuple(_tidy(cell) for cell in self.cells)
        if cells:
            self.found.append(BuiltRow(_tidy(self.caption), self.header, cells, tuple(self.attributes)))
            self.header = self.header or cells
        self.cells, self.attributes, self.inside = [], [], ""


def of_csv(content: bytes) -> Iterator[BuiltRow]:
    """Yield the rows of CSV with commas or semicolons; its first row is the headings of the others."""
    text = content.decode("utf-8-sig", "replace")
    head = text.partition("\n")[0]
    parted = max(",;", key=head.count)
    lines = list(csv.reader(io.StringIO(text), delimiter=parted))
    for line in lines[1:]:
        yield BuiltRow("", tuple(lines[0]), tuple(map(_tidy, line)))


def of_workbook(content: bytes) -> Iterator[BuiltRow]:
    """Yield the rows of every sheet of a workbook, each with what stands above it as its context."""
    import openpyxl  # only who reads a workbook waits for it

    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    for sheet in book.worksheets:
        above: list[str] = [sheet.title]
        header: tuple[str, ...] = ()
        for line in sheet.iter_rows(values_only=True):
            cells = tuple("" if value is None else _tidy(str(value)) for value in line)
            yield BuiltRow(" | ".join(above[:12]), header, cells)
            above += [cell for cell in cells if cell]
            header = header if header or sum(map(bool, cells)) < 2 else cells


def of_json(content: bytes) -> Iterator[BuiltRow]:
    """Yield every object as a row: keys as headings, the words of the objects around it as context."""
    try:
        yield from _objects(json.loads(content), ())
    except ValueError:
        return


def _objects(value: Any, around: tuple[str, ...]) -> Iterator[BuiltRow]:
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, around)
    if isinstance(value, dict):
        pairs = list(_leaves(value, ""))
        yield BuiltRow(" | ".join(around), tuple(key for key, _ in pairs), tuple(text for _, text in pairs))
        own = tuple(text for key, text in pairs if key.split(".")[0] in ("id", "title", "name", "path"))
        for item in value.values():
            yield from _objects(item, (*around, *own))


def _leaves(value: Any, key: str) -> Iterator[tuple[str, str]]:
    """Yield the values of an object and of objects in it, by key; lists are rows of their own."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _leaves(inner, f"{key}.{name}" if key else str(name))
    elif value is not None and not isinstance(value, list):
        yield key, _tidy(str(value))


def of_pdf(content: bytes) -> Iterator[BuiltRow]:
    """Yield the lines of a PDF as a program that reads aloud gets them, one cell a line."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    for page in document:
        text = page.get_textpage().get_text_bounded()
        for line in text.splitlines():
            yield BuiltRow("", (), (_tidy(line),))
    document.close()


def of_text(content: bytes) -> Iterator[BuiltRow]:
    """Yield the lines of a text, one cell each."""
    for line in content.decode("utf-8", "replace").splitlines():
        yield BuiltRow("", (), (_tidy(line),))


def _tidy(text: str) -> str:
    return " ".join(text.split())


READERS: Mapping[str, Callable[[bytes], Iterator[BuiltRow]]] = {
    ".html": of_page,
    ".csv": of_csv,
    ".xlsx": of_workbook,
    ".json": of_json,
    ".jsonld": of_json,
    ".pdf": of_pdf,
    ".txt": of_text,
    ".md": of_text,
    ".svg": of_text,
    ".xml": of_text,
}
