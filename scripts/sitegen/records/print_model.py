"""Define the records of what is printed: pieces of any size in mm, and covers. No I/O here.

A new size is a row in pieces.yml.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from sitegen.records.localized import Passage
from sitegen.records.model import Email, Id, LanguageCode, Line, Record, Workplace

ArtFile = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\.svg$", max_length=60)]


class PrintPiece(Record):
    """One thing to print. Its id is the beginning of its files' names, so it says nothing of the subject."""

    id: Id = Field(description="Början på filnamnet; ska inte säga vad det handlar om")
    name: Passage = Field(description="Vad redaktionen och partner kallar den")
    template: Literal["card", "sticker", "poster", "staff", "region", "booklet"]
    width: int = Field(ge=20, le=1000, description="Färdig bredd i mm")
    height: int = Field(ge=20, le=1000, description="Färdig höjd i mm")
    bleed: int = Field(0, ge=0, le=5, description="Utfall i mm; 0 för det som skrivs ut på vanlig skrivare")
    sides: int | None = Field(None, ge=1, le=2, description="Antal sidor; utelämnas för ett häfte")
    variant: Literal["pdf/x-4", "pdf/ua-1"] = Field(
        description="pdf/x-4 till ett tryckeri, pdf/ua-1 för det som läses på skärm"
    )
    languages: Literal["each", "combined", "sv+en"] = Field(
        description="each = en fil per språk, combined = en för alla, sv+en = svenska och engelska"
    )
    carried: bool = Field(
        False, description="true = bärs eller hänger framme: inget får säga vad det handlar om"
    )
    strips: bool = Field(
        False, description="Bara template: poster; true = remsor att riva av, en för varje språk"
    )
    cover: Id | None = Field(None, description="Id i covers.yml; alla omslag passar alla format")
    distance: int | None = Field(
        None, ge=15, le=500, description="Läsavstånd i cm; koden blir en tiondel så bred"
    )
    numbers: tuple[Id, ...] = Field(
        (), max_length=4, description="Tjänster vars nummer står efter 112; utan namn på det som bärs"
    )
    workplaces: tuple[Workplace, ...] = Field(
        (), description="Bara template: staff; vilka arbetsplatser i data/signs som bladet är för"
    )
    use: Passage = Field(description="Vad den är till för")
    handover: Passage = Field(description="Hur man lämnar över den tryggt")


class Cover(Record):
    """A front that looks like something ordinary: a drawing and a few everyday words."""

    id: Id
    art: ArtFile = Field(description="Filen i mappen art; liggande 3:2, färgerna som var(--accent)")
    words: dict[LanguageCode, Line] = Field(
        description="Vardagliga ord på varje språk; de behöver inte vara översättningar av varandra"
    )


class OrderTexts(Record):
    """What the page says where partners look, download and order. `{piece}` stands for a piece's name."""

    address: Email | None = Field(None, description="Dit beställningar mejlas: en funktionsadress")
    title: Passage
    lead: Passage
    proof: Passage = Field(description="Visas så länge adressen i koderna inte är bestämd")
    safely: Passage = Field(description="Rubrik")
    advice: tuple[Passage, ...] = Field(min_length=1, description="Råd till den som lämnar över")
    traces: Passage = Field(description="Rubrik")
    statements: tuple[Id, ...] = Field(min_length=1, description="Id i data/rights, visas ordagrant")
    order: Passage = Field(description="Rubrik")
    by_mail: Passage = Field(description="Visas när address är ifylld")
    by_office: Passage = Field(description="Visas när address saknas")
    print_yourself: Passage
    subject: Passage = Field(description="Brevets ämne")
    body: Passage = Field(description="Brevets text")
    pieces: Passage = Field(description="Rubrik")
    use: Passage
    handover: Passage
    files: Passage
    write: Passage = Field(description="Länken som öppnar brevet")
    only_side: Passage = Field(description="Bildens text för den som inte ser den")
    front: Passage
    back: Passage
    first_page: Passage
    next_page: Passage
    for_printer: Passage
    for_office: Passage
    all_languages: Passage
    drawings: Passage = Field(description="Följs av teckningarna")
    pack: Passage
    made: Passage = Field(description="Följs av dagen")
