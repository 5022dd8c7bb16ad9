"""The scheme of an address (https, tel, javascript …) as a browser reads it, however it is spelled."""

from __future__ import annotations

import re
from functools import lru_cache

# What a link of ours may do: open a page, write a letter, call, send a message.
OUTWARD = frozenset({"https", "mailto", "tel", "sms"})
CALLING = frozenset({"tel", "sms"})
FOREIGN_HOST = "//"
# Browsers drop control characters and spaces around an address, and breaks and tabs inside it.
EDGES = "".join(map(chr, range(0x21)))
DROPPED = re.compile(r"[\t\n\r]")
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def as_browsers_read(address: str) -> str:
    """Return an address without the blanks and control characters that browsers drop from it."""
    return DROPPED.sub("", address.strip(EDGES))


@lru_cache(maxsize=65536)
def scheme(address: str) -> str:
    """Return the scheme of an address in lower case: `https`.

    It is `//` where only a host is named, and empty for an address inside the site.
    """
    read = as_browsers_read(address)
    if found := SCHEME.match(read):
        return found[1].lower()
    return FOREIGN_HOST if re.match(r"[/\\]{2}", read) else ""


def after_scheme(address: str) -> str:
    """Return what follows the scheme of an address, up to a question mark: the number of a `tel:` link."""
    return as_browsers_read(address).partition(":")[2].partition("?")[0]
