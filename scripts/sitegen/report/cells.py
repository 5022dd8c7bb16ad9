"""One printed value of a table: a count, a withheld one, one that is not available, or a band.

The signs are those of Trafikanalys: `U` for a value withheld because it could point out a person,
`..` for one that is not available. A band is written `1–4`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BeforeValidator, WithJsonSchema

WITHHELD, MISSING = "U", ".."
COUNT = re.compile(r"0|[1-9][0-9]{0,11}")
BAND = re.compile(r"(0|[1-9][0-9]*)[–-]([1-9][0-9]*)")
CellKind = Literal["count", "suppressed", "missing", "band"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A value and what is known of it. `low` and `high` are the count itself, or the ends of the band."""

    kind: CellKind
    low: int | None = None
    high: int | None = None

    @property
    def count(self) -> int | None:
        """Return the count, when it is published; else None."""
        return self.low if self.kind == "count" else None

    def __str__(self) -> str:
        """Return the cell as an editor writes it."""
        if self.kind == "band":
            return f"{self.low}–{self.high}"
        return {"suppressed": WITHHELD, "missing": MISSING}.get(self.kind, str(self.low))


def parse(value: object) -> Cell:
    """Return the cell that a value of a file stands for. Raises `ValueError`, with the way out."""
    if isinstance(value, Cell):
        return value
    text = str(value)
    if COUNT.fullmatch(text):
        return Cell("count", int(text), int(text))
    if text in (WITHHELD, MISSING):
        return Cell("suppressed" if text == WITHHELD else "missing")
    if band := BAND.fullmatch(text):
        return _band(int(band[1]), int(band[2]))
    raise ValueError("skriv ett antal (46), U för dold, .. för ej tillgänglig eller ett spann (1–4)")


def _band(low: int, high: int) -> Cell:
    if low >= high:
        raise ValueError(f"spannet går bakåt; skriv det minsta talet först: {high}–{low}")
    return Cell("band", low, high)


SCHEMA = {
    "anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": r"^(U|\.\.|\d+[–-]\d+)$"}]
}
CellField = Annotated[Cell, BeforeValidator(parse), WithJsonSchema(SCHEMA)]
