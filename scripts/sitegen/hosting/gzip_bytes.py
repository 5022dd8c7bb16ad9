"""Gzip to the byte: the header is written here, because each Python fills it in its own way."""

from __future__ import annotations

import struct
import zlib

HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
"""RFC 1952: deflate, no flags, no time, packed as hard as can be, no system named."""


def gzipped(content: bytes) -> bytes:
    """Return the content as a gzip file of one member, with no name and no time."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = packer.compress(content) + packer.flush()
    return HEADER + body + struct.pack("<II", zlib.crc32(content), len(content) & 0xFFFFFFFF)
