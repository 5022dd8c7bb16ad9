"""The record of a spoken language: how one asks in Swedish for an interpreter into it. No I/O here."""

from __future__ import annotations

import unicodedata
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from sitegen.records.record import Confidence, Id, Line, Record

Sound = Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=r"^\S(.*\S)?$")]


class OwnWords(Record):
    """What is said in the language itself where no page is written in it."""

    danger: Line = Field(description="Ring 112 i fara, på språket")
    say: Line = Field(description="Säg så här på svenska, på språket, med kolon")
    ask: Line = Field(description="Jag behöver tolk, på språket")


class SpokenLanguage(Record):
    """A language that people speak who need an interpreter, with or without pages in it."""

    id: Id = Field(description="Språkets kod, som i HTML: prs, pcm")
    name: Line = Field(description="Språkets namn på språket självt")
    direction: Literal["ltr", "rtl"] = "ltr"
    swedish: Line = Field(
        pattern="^[A-ZÅÄÖ]", description="Namnet på svenska, så som det sägs i telefon: Bulgariska"
    )
    sound: Sound | None = Field(
        None,
        description="Så låter “Bulgariska. Tolk, tack.”, i läsarens skrift; bara om det blir begripligt",
    )
    confidence: Confidence = Field(description="Hur säkra sound och own är; inget av dem är granskat än")
    own: OwnWords | None = Field(None, description="Språkets egna ord, när inga sidor finns på det")

    @property
    def sentence(self) -> str:
        """The words that ask for an interpreter: “Bulgariska. Tolk, tack.”."""
        return f"{self.swedish}. Tolk, tack."

    @property
    def request(self) -> str:
        """What a bystander is asked in Swedish: “Jag talar bulgariska. Jag behöver tolk. …”."""
        spoken = self.swedish[0].lower() + self.swedish[1:]
        return f"Jag talar {spoken}. Jag behöver tolk. Kan du hjälpa mig att ringa?"

    @model_validator(mode="after")
    def _readable_sound(self) -> Self:
        """Raise `ValueError` when the sound stands in other letters than the reader's own."""
        if self.sound and scripts(self.sound) - scripts(self.name):
            raise ValueError(f"skriv sound med bokstäver som i {self.name}, eller utelämna det")
        return self


def scripts(text: str) -> frozenset[str]:
    """Return the scripts of the letters of a text by their Unicode names: LATIN, CYRILLIC, CJK."""
    return frozenset(unicodedata.name(letter).split(" ")[0] for letter in text if letter.isalpha())
