"""Read the rows that a person or a program finds in a built file: a page, a sheet, data or print."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sitegen.reading.page_reader import EndTag, StartTag, TextEvent, page_events

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
    """Yield the rows of a CSV file; its first row is the headings of the others."""
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig", "replace"))))
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
