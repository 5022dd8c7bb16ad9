"""Records behind help to stop: receptions, the self-test, steps, worksheets, the first talk. No I/O here.

Editors write both languages of the site side by side, so that whoever changes one sees the other.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from sitegen.records import Passage, Record
from sitegen.records.model import Id, Line

CountyCode = Annotated[str, StringConstraints(pattern=r"^SE-[A-Z]{1,2}$")]
SourceRef = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$", max_length=120)]
OtherCounties = Literal["no", "ask", "advised"]
KnownFact = Literal["anonymous", "cost", "interpreter", "relatives"]
WorksheetGrid = Literal["week"]


class Reception(Record):
    """A reception for people who buy sex: what its record in data/services, of the same id, does not say."""

    id: Id = Field(description="Tjänstens id i data/services; kontakter, kostnad och anonymitet står där")
    gives: Passage = Field(description="Vad man får där, som källorna säger")
    outside: OtherCounties = Field(
        "ask",
        description="no = bara det egna länet; ask = framgår inte; advised = hänvisad till av andra län",
    )
    note: Passage | None = Field(None, description="Vilka den tar emot, när källorna säger det")
    sources: tuple[Id, ...] = Field(min_length=1, description="Vilka av tjänstens källor som säger det här")


class NationalLine(Record):
    """A line or an office that takes people from all of Sweden. Its id is the service's."""

    id: Id = Field(description="Tjänstens id i data/services")
    name: Passage | None = Field(None, description="Bara när tjänstens namn inte passar den här läsaren")
    when: Passage = Field(description="När man vänder sig dit, och vad den inte är till för")
    crisis: bool = Field(False, description="true = står för sig, för den som mår mycket dåligt")
    asked_for: bool = Field(
        False, description="true = visas bara där en text ber om raden: [[ring: id]] på en egen rad"
    )
    sources: tuple[Id, ...] = Field(min_length=1, description="Vilka av tjänstens källor som säger det här")


class CountyBorders(Record):
    """The counties that border on a county."""

    id: CountyCode = Field(description="Länets ISO-kod")
    next: tuple[CountyCode, ...] = Field(min_length=1, description="Länen intill, åt båda håll")


class SelfTestAnswer(Record):
    """One answer to a question of the self-test, what the page says back, and the next steps it leads to."""

    id: Id
    label: Passage
    says: Passage = Field(description="Det sidan speglar tillbaka; aldrig en dom eller en diagnos")
    leads: tuple[Id, ...] = Field((), description="Id i ways.yml")
    services: tuple[Id, ...] = Field((), description="Tjänster vars nummer står i svaret, id i national.yml")
    claims: tuple[Id, ...] = Field((), description="Påståenden som orden vilar på, id i data/claims")


class SelfTestQuestion(Record):
    """One question of the self-test, with its answers."""

    id: Id
    ask: Passage
    answers: tuple[SelfTestAnswer, ...] = Field(min_length=2, max_length=6)


class NextStep(Record):
    """A next step that answers of the self-test can lead to."""

    id: Id
    title: Passage
    says: Passage
    when: Passage = Field(description="När steget gäller; visas där webbläsaren inte kan välja själv")
    page: Id | None = Field(None, description="Sidan som steget leder till")
    services: tuple[Id, ...] = Field((), description="Tjänster vars nummer visas i steget")
    always: bool = Field(False, description="true = visas vad man än svarar")


class SourcedRecord(Record):
    """A text with the claims or sources it rests on, or the statement that it is an exercise."""

    says: Passage
    claims: tuple[Id, ...] = Field((), description="Påståenden som det vilar på, id i data/claims")
    sources: tuple[SourceRef, ...] = Field((), description="Källor hos tjänster: tjänst/källa")
    exercise: bool = Field(
        False, description="true = en övning ur vanliga samtal, ingen prövad metod; läsaren får veta det"
    )

    @property
    def rests_on_something(self) -> bool:
        """Return whether the record names claims or sources, or says that it is an exercise."""
        return bool(self.claims or self.sources or self.exercise)


class StopStep(SourcedRecord):
    """One step towards stopping."""

    id: Id
    title: Passage


class WritingTask(Record):
    """A question to answer in writing, and the number of lines to write on."""

    ask: Passage
    lines: int = Field(3, ge=1, le=12, description="Skrivrader under frågan")


class WeekWorksheet(SourcedRecord):
    """The worksheet of one week."""

    id: Id
    title: Passage
    tasks: tuple[WritingTask, ...] = Field(min_length=1, max_length=6)
    grid: WorksheetGrid | None = Field(None, description="week = en tabell med en rad för varje dag")
    columns: tuple[Passage, ...] = Field((), max_length=3, description="Tabellens kolumner")
    reviewed: Line | None = Field(
        None, description="Vem som har granskat bladet och när, t.ex. en mottagning"
    )


class TalkQuestion(SourcedRecord):
    """A question about the first talk at a reception, with what is known."""

    id: Id
    ask: Passage
    known: KnownFact | None = Field(
        None, description="Räknar upp mottagningarna där källorna säger ja, ur data/services"
    )
    own: tuple[Passage, ...] = Field((), max_length=8, description="Frågor att ställa själv")

    @property
    def rests_on_something(self) -> bool:
        """Return whether the record names what it rests on, or only tells the reader what to ask."""
        return super().rests_on_something or bool(self.own)
