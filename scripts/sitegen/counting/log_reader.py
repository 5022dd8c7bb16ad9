"""Read access logs in blocks of whole lines, in bounded memory: plain or gzip, files or standard input."""

from __future__ import annotations

import gzip
import io
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

# No server logs a line that is longer: nginx and Apache refuse request lines and headers above 8 KB each.
LONGEST = 64 * 1024
BLOCK = 256 * 1024
GZIP = b"\x1f\x8b"


def line_blocks(unpacked: LogReader, kinds: Counter[str]) -> Iterator[bytes]:
    """Yield the log in blocks of whole lines; leave out lines too long or torn, and count them in `kinds`.

    A line longer than `LONGEST`, and one that breaks off with its packed file, is no part of any block; it
    is added to `kinds` as `long` or `torn`. A last line needs no newline at its end.
    """
    rest, in_long_line = b"", False
    for block in unpacked.blocks():
        if in_long_line:
            _, newline, block = block.partition(b"\n")
            in_long_line = not newline
        whole, newline, rest = (rest + block).rpartition(b"\n")
        yield from _short_lines(whole + newline, kinds)
        if len(rest) > LONGEST:
            kinds["long"] += 1
            rest, in_long_line = b"", True
    if rest and unpacked.torn:
        kinds["torn"] += 1
    elif rest:
        yield rest + b"\n"


def _short_lines(whole: bytes, kinds: Counter[str]) -> Iterator[bytes]:
    """Yield the lines without those that are too long, in as few blocks as there can be."""
    start = end = 0
    while end < len(whole):
        # Looking back from as far as a line may reach, the nearest newline is found at once.
        newline = whole.rfind(b"\n", end, end + LONGEST + 1)
        if newline < 0:
            kinds["long"] += 1
            yield whole[start:end]
            start = newline = whole.index(b"\n", end)
            start += 1
        end = newline + 1
    yield whole[start:end]


class LogReader:
    """Reads what a source holds, unpacked when it begins as gzip does; `torn` when that breaks off.

    `on_block` is called with each block.
    """

    def __init__(self, source: BinaryIO, on_block: Callable[[bytes], None]) -> None:
        self.torn = False
        self.on_block = on_block
        buffered = source if hasattr(source, "peek") else io.BufferedReader(cast(io.RawIOBase, source))
        self.packed = cast(io.BufferedReader, buffered).peek(2)[:2] == GZIP
        self.source = cast(io.BufferedReader, gzip.GzipFile(fileobj=buffered) if self.packed else buffered)

    def blocks(self) -> Iterator[bytes]:
        """Yield the content until it ends or breaks off, one reading at a time, so that none is lost."""
        try:
            while block := self.source.read1(BLOCK):
                self.on_block(block)
                yield block
        except (EOFError, gzip.BadGzipFile, zlib.error):
            self.torn = True
