"""The scheme of an address as a browser reads it, whatever way it is spelled."""

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
    """The address without what browsers drop from it."""
    return DROPPED.sub("", address.strip(EDGES))


@lru_cache(maxsize=65536)
def scheme(address: str) -> str:
    """The scheme in lower case; `//` where only a host is named; nothing for an address inside the site."""
    read = as_browsers_read(address)
    if found := SCHEME.match(read):
        return found[1].lower()
    return FOREIGN_HOST if re.match(r"[/\\]{2}", read) else ""


def after_scheme(address: str) -> str:
    """What follows the scheme: the number of a call, without what is said beside it."""
    return as_browsers_read(address).partition(":")[2].partition("?")[0]
