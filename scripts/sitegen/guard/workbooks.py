"""Find what a workbook carries beside its visible cells. Only the build makes workbooks."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from sitegen.guard.pictures import UnreadableContent

# Parts of a workbook as openpyxl writes it; anything else was put there by another program.
_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(?:app|core)\.xml|xl/(?:workbook|styles|sharedStrings|theme/theme1)\.xml"
    r"|xl/_rels/workbook\.xml\.rels|xl/worksheets/(?:sheet\d+\.xml|_rels/sheet\d+\.xml\.rels)|xl/tables/table\d+\.xml"
)
_HIDDEN = re.compile(rb'state="(?:hidden|veryHidden)"|\bhidden="(?:1|true)"')
_NAMES = re.compile(rb"<(?:dc:creator|cp:lastModifiedBy|Manager|Company)>([^<]+)<")


def hidden_content(content: bytes) -> tuple[str, ...]:
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
