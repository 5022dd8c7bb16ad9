"""Ask a web server many things at once, within a time; answers are unpacked, no redirect is followed."""

from __future__ import annotations

import http.client
import ssl
import threading
import time
import zlib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

import brotli

from sitegen.core import SetupError

MOST = 64 * 1024 * 1024
"""A longer answer is cut: no file of ours comes near."""
PLAIN, AS_BROWSERS = "identity", "gzip, br"


class OutOfTime(OSError):
    """The time for all questions was up before this one."""


FAULTS = (http.client.HTTPException, OSError, zlib.error, brotli.error)


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, headers by their names in small letters; `fault` says why there is none."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    fault: str = ""


@dataclass(frozen=True)
class Limits:
    """How many questions at once, how long each may take, and when all is over (of `time.monotonic`)."""

    at_once: int
    seconds: float
    end: float

    @property
    def left(self) -> float:
        """The seconds that the next question may take; nought when the time is up."""
        return max(0.0, min(self.seconds, self.end - time.monotonic()))


class Asker:
    """Asks one server, over connections that are kept until it is left; each thread has its own."""

    def __init__(self, url: str, limits: Limits, trusted: ssl.SSLContext) -> None:
        self.base, self.limits, self.trusted = _base(url), limits, trusted
        self.own = threading.local()
        self.opened: list[http.client.HTTPConnection] = []

    def __enter__(self) -> Asker:
        return self

    def __exit__(self, *raised: object) -> None:
        for connection in self.opened:
            connection.close()

    def ask_all(self, questions: Iterable[tuple[str, str]]) -> list[Reply]:
        """Return an answer for each address and encoding, in their order."""
        with ThreadPoolExecutor(self.limits.at_once) as pool:
            return list(pool.map(lambda one: self.ask(*one), questions))

    def ask(self, address: str, encoding: str = PLAIN) -> Reply:
        """Return the answer to a GET; once more by a new connection when a kept one had been closed."""
        was_kept = getattr(self.own, "connection", None) is not None
        try:
            return self._ask(address, encoding)
        except FAULTS as error:
            self._close()
            again = was_kept and isinstance(error, (http.client.HTTPException, ConnectionError))
            return self.ask(address, encoding) if again else Reply(fault=_reason(error))

    def _ask(self, address: str, encoding: str) -> Reply:
        if not self.limits.left:
            raise OutOfTime
        path = self.base.path.rstrip("/") + address
        sent = {"Accept-Encoding": encoding, "Cache-Control": "no-cache", "User-Agent": "verify"}
        connection = self._connection()
        connection.request("GET", path, headers=sent)
        answer = connection.getresponse()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        body = answer.read(MOST)
        if not answer.isclosed():
            self._close()
        return Reply(answer.status, headers, unpacked(body, headers.get("content-encoding", "")))

    def _connection(self) -> http.client.HTTPConnection:
        found: http.client.HTTPConnection | None = getattr(self.own, "connection", None)
        if found is None:
            found = self.own.connection = self._connect()
            self.opened.append(found)
        if found.sock:
            found.sock.settimeout(self.limits.left)
        return found

    def _connect(self) -> http.client.HTTPConnection:
        if self.base.scheme == "http":
            return http.client.HTTPConnection(self.base.netloc, timeout=self.limits.left)
        return http.client.HTTPSConnection(self.base.netloc, timeout=self.limits.left, context=self.trusted)

    def _close(self) -> None:
        connection = getattr(self.own, "connection", None)
        if connection is not None:
            connection.close()
        self.own.connection = None


def _base(url: str) -> SplitResult:
    """Return the parts of a site's address. Raises `SetupError` for what is none."""
    base = urlsplit(url)
    if base.scheme not in ("http", "https") or not base.hostname:
        raise SetupError(f"{url} är ingen adress till en webbplats; skriv den som https://…/")
    return base


def unpacked(body: bytes, encoding: str) -> bytes:
    """Return the body of an answer as it was before it was packed, cut after `MOST` bytes."""
    if encoding == "gzip":
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(body, MOST)
    return bytes(brotli.decompress(body)) if encoding == "br" else body


def _reason(error: Exception) -> str:
    """Return in a few words why no answer came."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"certifikatet godtas inte: {error.verify_message}"
    if isinstance(error, OutOfTime):
        return "tiden var slut"
    if isinstance(error, TimeoutError):
        return "inget svar i tid"
    return str(error) or type(error).__name__
