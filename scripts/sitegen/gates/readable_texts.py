"""What a person or a program can read in a built file, whatever its kind.

A new kind of file gets a row in `READERS`. What is UTF-8 is read as it stands; other bytes that no
reader knows are told, so that nothing goes out unread.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any

from sitegen.gates.built_site import BuiltSite
from sitegen.guard import pdfs
from sitegen.guard.folding import FoldedText, folded
from sitegen.reading import FinishedPage, read_page

Reader = Callable[[bytes], Iterator[str]]
# Pictures, voices, and what a host compresses from files that are read themselves.
SILENT = frozenset({".br", ".gz", ".ico", ".jpg", ".mp3", ".png", ".webp", ".woff2"})


class UnreadableFile(Exception):
    """Raised for a file whose kind no reader knows."""


def folded_texts(site: BuiltSite, path: str) -> tuple[FoldedText, ...] | None:
    """Return the texts of a file, folded for the guards; None for a file that no reader knows."""
    try:
        return tuple(folded(text) for text in texts(site, path))
    except UnreadableFile:
        return None


def texts(site: BuiltSite, path: str) -> Iterator[str]:
    """Yield the texts of a file, its own name first. Raises `UnreadableFile`."""
    yield " ".join(PurePosixPath(path).with_suffix("").parts).replace("-", " ").replace("_", " ")
    if path in site.pages:
        yield from of_page(site.pages[path])
        return
    suffix = PurePosixPath(path).suffix
    if suffix not in SILENT:
        yield from READERS.get(suffix, plain)((site.folder / path).read_bytes())


def of_page(page: FinishedPage) -> Iterator[str]:
    """Yield what is read on a page, with and without spaces for markup; attributes and comments too."""
    yield page.text
    yield without_markup(page.lines)
    yield " | ".join(dict.fromkeys(value for _, attributes in page.tags for value in attributes.values()))
    yield from page.comments
    for data in page.data:
        yield from of_json(data.encode())


def without_markup(texts: Sequence[str]) -> str:
    """Return texts on end, so that a number is whole whose digits stand in several elements.

    A word in the next element is no more of a number: “020-16 00” and “dygnet runt”.
    """
    parted = (before[-1:].isdigit() and text[:1].isalpha() for before, text in pairwise(("", *texts)))
    return "".join(f" {text}" if apart else text for apart, text in zip(parted, texts, strict=True))


def of_html(content: bytes) -> Iterator[str]:
    """Yield the texts of an HTML file that is no page of the site."""
    yield from of_page(read_page(plain_text(content)))


def of_json(content: bytes) -> Iterator[str]:
    """Yield every key and value; numbers that stand together are read together, as a coordinate is."""
    try:
        yield from _leaves(json.loads(content))
    except ValueError:
        yield plain_text(content)


def plain(content: bytes) -> Iterator[str]:
    """Line by line: the end of one and the start of the next say nothing together."""
    yield from plain_text(content).splitlines()


def plain_text(content: bytes) -> str:
    """Return the file's text. Raises `UnreadableFile` when it is none."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise UnreadableFile from None


def of_pdf(content: bytes) -> Iterator[str]:
    """Yield the lines of a PDF, and what it says of itself. Raises `UnreadableFile` when it is none."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        raise UnreadableFile from None
    yield from document.get_metadata_dict().values()
    for page in document:
        yield from page.get_textpage().get_text_bounded().splitlines()
    document.close()
    yield from pdfs.words_outside_pages(content)


def of_xlsx(content: bytes) -> Iterator[str]:
    """Yield every field of every sheet, the sheets' names, and what the workbook says of itself."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content))
    yield from (str(value) for value in vars(book.properties).values() if value)
    for sheet in book.worksheets:
        yield sheet.title
        for row in sheet.iter_rows(values_only=True):
            yield " | ".join(str(value) for value in row if value is not None)


READERS: Mapping[str, Reader] = {
    ".html": of_html,
    ".json": of_json,
    ".geojson": of_json,
    ".jsonld": of_json,
    ".pdf": of_pdf,
    ".xlsx": of_xlsx,
}


def _leaves(value: Any) -> Iterator[str]:
    inner = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else ()
    yield from value if isinstance(value, dict) else ()
    numbers = [str(item) for item in inner if isinstance(item, float)]
    # Data give longitude and latitude in either order.
    yield from (", ".join(numbers), ", ".join(reversed(numbers))) if len(numbers) > 1 else ()
    for item in inner:
        yield from _leaves(item)
    if isinstance(value, str):
        yield value
