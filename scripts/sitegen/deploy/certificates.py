"""How many days are left of the certificate that a server shows."""

from __future__ import annotations

import socket
import ssl
from pathlib import Path
from time import time
from urllib.parse import urlsplit

DAY = 86400


def trust(authority: Path | None = None) -> ssl.SSLContext:
    """Return what is trusted: what the system trusts, and an authority (PEM) of one's own."""
    context = ssl.create_default_context()
    if authority is not None:
        context.load_verify_locations(authority)
    return context


def days_left(url: str, trusted: ssl.SSLContext, seconds: float) -> int | None:
    """Return the whole days that a server's certificate holds; None without https.

    Raises `OSError` when it is not trusted, or no certificate is shown.
    """
    parts = urlsplit(url)
    if parts.scheme != "https":
        return None
    address = (parts.hostname or "", parts.port or 443)
    with (
        socket.create_connection(address, timeout=seconds) as plain,
        trusted.wrap_socket(plain, server_hostname=parts.hostname) as secured,
    ):
        shown = secured.getpeercert() or {}
    return int((ssl.cert_time_to_seconds(str(shown["notAfter"])) - time()) // DAY)
