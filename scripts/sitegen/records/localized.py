"""A text in the two languages that prose, reports and campaigns are written in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self

from sitegen.core import PROSE_LANGUAGES
from sitegen.records.model import Line, Prose, Record


class Localized(Record):
    """The same text in Swedish and English, of any length."""

    sv: str
    en: str

    @classmethod
    def written(cls, say: Callable[[str], str]) -> Self:
        """Return the text that a function gives for the code of each language."""
        return cls(**{code: say(code) for code in PROSE_LANGUAGES})

    @property
    def words(self) -> Localized:
        """Return the two texts alone, of a record that may hold more."""
        return Localized(sv=self.sv, en=self.en)

    def in_language(self, code: str) -> str:
        """Return the text in a language. Raises `KeyError` for any but Swedish (sv) and English (en)."""
        return {"sv": self.sv, "en": self.en}[code]


class Label(Localized):
    """Words on one line each, as an editor types them."""

    sv: Line
    en: Line


class Passage(Localized):
    """A paragraph in each language, as an editor types it; in reports with numbers as `{reference}`."""

    sv: Prose
    en: Prose
