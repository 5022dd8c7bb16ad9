"""One HTTP/1.1 request on a bare socket, to count the bytes that really cross the wire."""

from __future__ import annotations

import gzip
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

# What Chrome on a phone sends; servers choose the compression by it.
REQUEST = (
    "GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: gzip\r\n"
    "Accept: text/html\r\nConnection: close\r\n\r\n"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, to the byte. `body` is unpacked."""

    status: int
    headers: dict[str, str]
    header_bytes: int
    body_bytes: int
    body: bytes

    @property
    def total(self) -> int:
        """All bytes of the answer."""
        return self.header_bytes + self.body_bytes


def get(url: str) -> Answer:
    """Ask for a page and read until the server closes."""
    parts = urlsplit(url)
    assert parts.hostname
    with socket.create_connection((parts.hostname, parts.port or 80), timeout=60) as connection:
        connection.sendall(REQUEST.format(path=parts.path, host=parts.netloc).encode())
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    status, *lines = head.decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in lines)
    headers = {name.lower(): value.strip() for name, _, value in pairs}
    plain = _joined(body) if headers.get("transfer-encoding") == "chunked" else body
    if headers.get("content-encoding") == "gzip":
        plain = gzip.decompress(plain)
    return Answer(int(status.split()[1]), headers, len(head) + 4, len(body), plain)


def _joined(body: bytes) -> bytes:
    """A chunked body without its chunk marks."""
    parts = []
    while body:
        size, _, rest = body.partition(b"\r\n")
        length = int(size, 16)
        parts.append(rest[:length])
        body = rest[length + 2 :] if length else b""
    return b"".join(parts)
