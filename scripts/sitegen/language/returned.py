"""What comes back from a translator or a reader, whatever form it had: the rows, each with its places."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

OK, CHANGED, DISPUTED = "ok", "ändrad", "ifrågasatt"
STATES = (OK, CHANGED, DISPUTED)
"""What can be said of a translation, as the drop-down of the sheet offers it."""


def tidy(text: str) -> str:
    """Return a text as catalogues have it: letters in one piece, no tabs, no blanks around it."""
    one_piece = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return one_piece.replace("\t", " ").strip(" \n")


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """One row as it came back; `places` tells where each value stands, for those who mend it."""

    part: str
    id: str
    source: str
    # The fingerprint of the translation when it was sent.
    read: str
    text: str
    state: str
    comment: str
    places: Mapping[str, str]

    @property
    def is_filled_in(self) -> bool:
        """Whether somebody has said anything of it."""
        return bool(self.text or self.state or self.comment)


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """A file that came back: its language, who has read and when, as they wrote it, and the rows."""

    name: str
    code: str
    by: str
    on: str
    rows: tuple[ReturnedRow, ...]
    # Where the language, the reader and the day stand.
    places: Mapping[str, str]
