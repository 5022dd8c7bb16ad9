"""Parameters that ad platforms and newsletters add to an address to follow the one who taps it."""

from __future__ import annotations

import re

NAMES = (
    "utm_[a-z_]+", "fbclid", "gclid", "gclsrc", "gbraid", "wbraid", "gad_[a-z]+", "dclid", "msclkid",
    "ttclid", "twclid", "li_fat_id", "igshid", "igsh", "yclid", "epik", "rdt_cid", "ScCid", "mc_cid",
    "mc_eid", "_hsenc",
)  # fmt: skip
PARAMETER = f"(?:{'|'.join(NAMES)})(?:=[^&#]*)?"
ONLY = re.compile(rf"{PARAMETER}(?:&{PARAMETER})*")
"""A query that says nothing but that."""
ANY = re.compile(rf"(?:^|&){PARAMETER}(?=&|$)")
"""One such parameter among others."""
