"""Compress files as they cross the wire, once when the site is built: the same bytes every time."""

from __future__ import annotations

import posixpath

import brotli

from sitegen.core.kept import kept
from sitegen.hosting.gzip_bytes import gzipped
from sitegen.web import addresses

ENDINGS = frozenset({".css", ".csv", ".html", ".ico", ".js", ".json", ".map", ".svg", ".txt", ".xml"})
# Below this a packed file saves no packet.
SMALLEST = 256
# Brotli's best costs 45 ms a page against 1 ms: for the documents that people open first.
BEST, QUICK = 11, 5


def compressed_forms(path: str, content: bytes) -> tuple[tuple[str, bytes], ...]:
    """Return the compressed forms of a file (.gz, .br), as path and bytes; none for small or packed files."""
    if posixpath.splitext(path)[1] not in ENDINGS or len(content) < SMALLEST:
        return ()
    packed, brotli_packed = _packed(content, BEST if _is_opened_first(path) else QUICK)
    return (f"{path}.gz", packed), (f"{path}.br", brotli_packed)


@kept
def _packed(content: bytes, quality: int) -> tuple[bytes, bytes]:
    return gzipped(content), brotli.compress(content, quality=quality)


def _is_opened_first(path: str) -> bool:
    """Return whether a file is the document of a finder or a sign, or is loaded by many pages."""
    folders = posixpath.dirname(path).split("/")
    return folders[-1] in (addresses.FINDER_FOLDER, addresses.SIGN_FOLDER) or not path.endswith(".html")
