"""Compress files as they cross the wire, once when the site is built: the same bytes every time."""

from __future__ import annotations

import posixpath

import brotli
import zopfli.gzip

from sitegen.core.kept import kept
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


def compressed_forms(path: str, content: bytes) -> tuple[tuple[str, bytes], ...]:
    """Return the compressed forms of a file (.gz, .br), as path and bytes; none for small or packed files."""
    if posixpath.splitext(path)[1] not in ENDINGS or len(content) < SMALLEST:
        return ()
    is_called_from = path.endswith(".html") and LIST in content
    quality = BEST if is_called_from or _is_opened_first(path) else QUICK
    packed, brotli_packed = _packed(content, FITTING if is_called_from else None, quality)
    return (f"{path}.gz", packed), (f"{path}.br", brotli_packed)


@kept
def _packed(content: bytes, fitting: int | None, quality: int) -> tuple[bytes, bytes]:
    """Return the content as gzip, as small as it must be where that is said, and as Brotli."""
    packed = gzipped(content) if fitting is None else gzipped_to_fit(content, fitting)
    return packed, brotli.compress(content, quality=quality)


def _is_opened_first(path: str) -> bool:
    """Return whether a file is the document of a sign, or is loaded by many pages."""
    folders = posixpath.dirname(path).split("/")
    return folders[-1] == addresses.SIGN_FOLDER or not path.endswith(".html")


def gzipped_to_fit(content: bytes, most: int) -> bytes:
    """Return the content as a gzip file, by zopfli where it would be larger than `most`: 4 % less."""
    packed = gzipped(content)
    return bytes(zopfli.gzip.compress(content, numiterations=15)) if len(packed) > most else packed
