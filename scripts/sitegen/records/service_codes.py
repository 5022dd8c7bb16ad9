"""The codes that stand for services in addresses and titles, which a browser keeps."""

from __future__ import annotations

import hashlib
from functools import lru_cache

# Without vowels no code reads as a word, and without 0, 1, l and o none is misread. A letter comes
# first, so that none looks like a number to ring or a postcode.
LETTERS = "bcdfghjkmnpqrstvwxz"


CODE_SIGNS = (LETTERS, *["23456789" + LETTERS] * 4)


@lru_cache(maxsize=65536)
def service_code(id: str) -> str:
    """Return the code of a service's id, five letters and digits: `m4x7k`.

    A check sees to it that no two services share one.
    """
    number = int.from_bytes(hashlib.sha256(id.encode()).digest())
    found = ""
    for signs in CODE_SIGNS:
        number, rest = divmod(number, len(signs))
        found += signs[rest]
    return found
