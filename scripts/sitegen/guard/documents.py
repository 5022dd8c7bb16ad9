"""Find what a file of any kind carries beside what is seen. Only the build makes workbooks."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from sitegen.guard import pictures
from sitegen.guard.pictures import UnreadableContent

__all__ = ["UnreadableContent", "hidden_content"]

# Parts of a workbook as openpyxl writes it; anything else was put there by another program.
_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(?:app|core)\.xml|xl/(?:workbook|styles|sharedStrings|theme/theme1)\.xml"
    r"|xl/_rels/workbook\.xml\.rels|xl/worksheets/(?:sheet\d+\.xml|_rels/sheet\d+\.xml\.rels)|xl/tables/table\d+\.xml"
)
_HIDDEN = re.compile(rb'state="(?:hidden|veryHidden)"|\bhidden="(?:1|true)"')
_NAMES = re.compile(rb"<(?:dc:creator|cp:lastModifiedBy|Manager|Company)>([^<]+)<")


def hidden_content(name: str, content: bytes) -> tuple[str, ...]:
    """Return what a file carries beside what is seen, in words for an editor; empty when nothing.

    Raises `UnreadableContent` for content that is not what the file's name says.
    """
    kind = PurePosixPath(name).suffix.lower()
    if kind == ".pdf":
        from sitegen.guard import pdfs  # its library takes a while to load

        return pdfs.hidden_content(content)
    return _in_workbook(content) if kind == ".xlsx" else pictures.hidden_content(name, content)


def _in_workbook(content: bytes) -> tuple[str, ...]:
    """Return what a workbook carries beside its cells, in words. Raises `UnreadableContent`."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return tuple(dict.fromkeys(_of_workbook(book)))
    except zipfile.BadZipFile:
        raise UnreadableContent from None


def _of_workbook(book: zipfile.ZipFile) -> Iterator[str]:
    for name in book.namelist():
        if not _PARTS.fullmatch(name):
            yield f"en del som inte hör dit ({name})"
        elif name.endswith(".xml"):
            content = book.read(name)
            if _HIDDEN.search(content):
                yield "ett dolt blad, en dold rad eller en dold kolumn"
            for found in _NAMES.findall(content) if name.startswith("docProps/") else ():
                yield f"namnet “{found.decode('utf-8', 'replace')[:60]}”"
