"""Compress files as they cross the wire, once when the site is built: the same bytes every time."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

import brotli
import zopfli.gzip

from sitegen.hosting.gzip_bytes import gzipped
from sitegen.web import addresses

ENDINGS = frozenset({".css", ".csv", ".html", ".ico", ".js", ".json", ".map", ".svg", ".txt", ".xml"})
# Below this a packed file saves no packet.
SMALLEST = 256
# Brotli's best costs 45 ms a page against 1 ms: for the documents that people open first.
BEST, QUICK = 11, 5
FITTING = 15_000
"""What a document that one calls from may take by gzip, for 16 000 bytes at most with its headers."""
LIST = b"<ul class=l>"
"""What only such a document has."""


def compressed_forms(path: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the compressed forms of a file (.gz, .br), as path and bytes; none for small or packed files."""
    if posixpath.splitext(path)[1] not in ENDINGS or len(content) < SMALLEST:
        return
    is_called_from = path.endswith(".html") and LIST in content
    yield f"{path}.gz", gzipped_to_fit(content, FITTING) if is_called_from else gzipped(content)
    quality = BEST if is_called_from or _is_opened_first(path) else QUICK
    yield f"{path}.br", brotli.compress(content, quality=quality)


def _is_opened_first(path: str) -> bool:
    """Return whether a file is the document of a sign, or is loaded by many pages."""
    folders = posixpath.dirname(path).split("/")
    return folders[-1] == addresses.SIGN_FOLDER or not path.endswith(".html")


def gzipped_to_fit(content: bytes, most: int) -> bytes:
    """Return the content as a gzip file, by zopfli where it would be larger than `most`: 4 % less."""
    packed = gzipped(content)
    return bytes(zopfli.gzip.compress(content, numiterations=3)) if len(packed) > most else packed
