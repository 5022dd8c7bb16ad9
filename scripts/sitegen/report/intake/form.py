"""The form that a sheet of answers follows: its columns, the answers they may hold, the tables wanted.

One YAML file a form in data/forms/. It holds words and no figures; the sheets stay outside.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from sitegen.records import Record
from sitegen.records.localized import Label
from sitegen.records.model import Id, Line
from sitegen.report.model import DimensionClass

NumberSpan = Annotated[str, StringConstraints(pattern=r"^\d{1,3}(–\d{1,3}|-\d{1,3}|\+)$")]


class FormAnswer(Label):
    """One answer that a column may hold, or a group of answers that stands for them."""

    id: Id
    sv: Line = Field(description="Etiketten i tabellen")
    en: Line = Field(description="Etiketten på engelska")
    also: tuple[Line, ...] = Field((), description="Andra sätt att skriva svaret i bladet")
    span: NumberSpan | None = Field(None, description="Tal som räknas hit, t.ex. 18-24 eller 65+; för åldrar")

    def covers(self, number: int) -> bool:
        """Return whether a number belongs to the answer's span."""
        if self.span is None:
            return False
        low, _, high = self.span.replace("–", "-").rstrip("+").partition("-")
        return int(low) <= number and (self.span.endswith("+") or number <= int(high))


class AnswerGroup(Label):
    """Answers that may be counted together when some of them are few."""

    id: Id
    of: Annotated[tuple[Id, ...], Field(min_length=2, description="Svarens id, i den ordning de slås ihop")]


class FormColumn(Record):
    """One column of the sheet."""

    header: Line = Field(description="Rubriken, som den står i bladets första rad")
    drop: bool = Field(False, description="true = kolumnen läses inte in (löpnummer, fritext)")
    once: bool = Field(False, description="true = samma värde får inte stå på två rader (löpnummer)")
    organisation: bool = Field(
        False, description="true = vem som lämnat svaret; räknas aldrig, men styr vad som döljs"
    )
    id: Id | None = Field(None, description="Namnet som tabellerna hänvisar till")
    kind: DimensionClass | None = Field(
        None, description="identity = vem, sensitive = vad, process = vad som hände sedan"
    )
    answers: tuple[FormAnswer, ...] = Field((), description="Svaren som får förekomma")
    groups: tuple[AnswerGroup, ...] = Field(
        (), description="Vad som slås ihop först när ett svar är för litet"
    )
    unknown: tuple[Line, ...] = Field((), description="Svar som betyder att det inte är känt")
    several: Annotated[str, StringConstraints(min_length=1, max_length=1)] | None = Field(
        None, description="Tecknet mellan flera svar i samma cell; tabellen räknar då svar"
    )

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.drop or self.organisation:
            if self.id or self.answers:
                raise ValueError("en kolumn som inte räknas har varken id eller svar; ta bort dem")
            return self
        if not (self.id and self.kind and self.answers):
            raise ValueError("kolumnen ska ha id, kind och answers; eller drop: true")
        self._distinct()
        return self

    def _distinct(self) -> None:
        words = Counter(fold(word) for answer in self.answers for word in (answer.sv, *answer.also))
        words.update(map(fold, self.unknown))
        if any(count > 1 for count in words.values()):
            raise ValueError("samma ord står för två svar; ta bort det ena")
        ids = [*(answer.id for answer in self.answers), *(group.id for group in self.groups)]
        if len({*ids}) < len(ids):
            raise ValueError("två svar eller grupper har samma id; byt det ena")
        named = [id for group in self.groups for id in group.of]
        if unknown := next((id for id in named if id not in {answer.id for answer in self.answers}), ""):
            raise ValueError(f"gruppen nämner “{unknown}”, som inte är något svar")

    def answer(self, text: str) -> str | None:
        """Return the id of the answer that a cell gives; empty for not known, None for what is no answer."""
        word = fold(text)
        if word in map(fold, self.unknown):
            return ""
        for answer in self.answers:
            if word in (fold(answer.sv), *map(fold, answer.also)):
                return answer.id
        whole = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else None
        return next((a.id for a in self.answers if whole is not None and a.covers(whole)), None)


class WantedTable(Record):
    """A table that the form gives: one column, or two crossed."""

    id: Id
    sv: Line = Field(description="Tabellens rubrik")
    en: Line = Field(description="Rubriken på engelska")
    by: Annotated[
        tuple[Id, ...], Field(min_length=1, max_length=2, description="En kolumn, eller två korsade")
    ]


class AnswerForm(Record):
    """What a sheet may hold, and what is counted."""

    sv: Line = Field(description="Vilka raderna är, som gruppen heter i rapporten")
    en: Line = Field(description="Samma på engelska")
    who: Literal["adults", "children"] = Field(description="children = strängare gränser")
    columns: Annotated[tuple[FormColumn, ...], Field(min_length=1)]
    tables: Annotated[tuple[WantedTable, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        for what, names in (("rubriken", self._headers()), ("id", [c.id for c in self.counted()])):
            if twice := next((name for name, count in Counter(names).items() if count > 1), None):
                raise ValueError(f"{what} “{twice}” står två gånger; byt den ena")
        known = {column.id for column in self.counted()}
        for id in (id for table in self.tables for id in table.by):
            if id not in known:
                raise ValueError(f"tabellerna nämner “{id}”, som inte är någon kolumn")
        if sum(column.organisation for column in self.columns) > 1:
            raise ValueError("bara en kolumn kan vara organisationen")
        return self

    def _headers(self) -> list[str]:
        return [fold(column.header) for column in self.columns]

    def counted(self) -> Iterator[FormColumn]:
        """Yield the columns that tables may use."""
        return (column for column in self.columns if column.id)

    def column(self, id: str) -> FormColumn:
        """Return the column of this id. Raises `StopIteration` when there is none."""
        return next(column for column in self.counted() if column.id == id)


def fold(text: str) -> str:
    """Return a text as it is compared: without case, and whatever its letters and blanks are made of."""
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()
