"""Records of ads: space that was bought, what an ad says, and the address it leads to. No I/O here."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from sitegen.records import Record
from sitegen.records.model import Date, Id, Line, Prose, Source

# Digits alone: a printed code is written in capitals, which take fewer squares, and digits have none.
LandingCode = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{1,5}$")]
AdLanguage = Literal["sv", "en"]
BannerFormat = Literal[
    "300x250", "320x50", "320x100", "728x90", "980x240", "300x600", "1080x1080", "1080x1920"
]
AdPromise = Literal["talk", "alone"]
AdDrawing = Literal["lamp", "window"]
AdFigureBound = Literal["exact", "about", "over"]


class AdFigure(Record):
    """A number of views or clicks as a seller or a report gave it, typed in by hand."""

    count: int = Field(ge=1)
    bound: AdFigureBound = Field(
        "exact", description="exact, about (avrundat i källan) eller over (källan skriver över)"
    )
    as_printed: Line = Field(description="Som det står i källan")
    sources: tuple[Id, ...] = Field(min_length=1, description="Vilka av kampanjens källor som ger talet")


class CampaignWords(Record):
    """The name, place and time of a campaign, for the page about the ads."""

    name: Line = Field(description="Kort namn: Annonser på Flashback")
    place: Line = Field(description="Var annonserna stod")
    when: Line = Field(description="När, så noga som källan säger: från sommaren 2025")


class AdCampaign(Record):
    """Ad space bought of one seller for a time. The file name is its id."""

    words: dict[AdLanguage, CampaignWords] = Field(description="På svenska och på engelska")
    views: AdFigure | None = Field(None, description="Visningar enligt säljaren")
    clicks: AdFigure | None = Field(
        None, description="Klick enligt säljaren; det egna räknandet skrivs inte här"
    )
    publish: bool = Field(False, description="true = talen står på sidan om annonserna")
    note: Prose | None = Field(None, description="Till redaktionen; visas aldrig")
    sources: tuple[Source, ...] = ()


class AdWords(Record):
    """The words of an ad and its landing page in one language. No figures: they stand in claims."""

    headline: Annotated[Line, Field(max_length=60)] = Field(description="Annonsens stora mening")
    short: Annotated[Line, Field(max_length=34)] = Field(description="Samma tanke i de lägsta formaten")
    text: Annotated[Line | None, Field(max_length=110)] = Field(
        None, description="En mening till, där den får plats"
    )
    action: Annotated[Line, Field(max_length=26)] = Field(description="Orden på knappen: vad som händer")
    heading: Annotated[Line, Field(max_length=80)] = Field(
        description="Landningssidans rubrik; fortsätter annonsen"
    )
    message: tuple[Prose, ...] = Field(
        min_length=1, max_length=3, description="Landningssidans text, ett stycke per rad"
    )


class Creative(Record):
    """The words, claims and sizes of one ad. The file name is its id."""

    words: dict[AdLanguage, AdWords] = Field(description="På svenska och på engelska")
    claims: tuple[Id, ...] = Field((), max_length=2, description="Påståenden som visas på landningssidan")
    formats: tuple[BannerFormat, ...] = Field(min_length=1, description="Bilderna som görs, bredd x höjd")
    promise: AdPromise = Field(
        "talk",
        description="talk = annonsen lovar någon att prata med och görs först när så många mottagningar som "
        "data/contact.yml säger har ett kontrollerat nummer; alone = något att läsa eller svara på själv",
    )
    drawing: AdDrawing = Field("lamp", description="Teckningen i de höga formaten")
    publish: Literal["yes", "no"] = Field(
        "yes", description="no = ett utkast: ingen sida, inga bilder; yes, eller ingen rad, när den är klar"
    )
    note: Prose | None = Field(None, description="Till redaktionen; visas aldrig")


class Landing(Record):
    """One ad in one place, and the address that only it leads to: /a/<id>/."""

    id: LandingCode = Field(description="Koden i adressen, två till sex siffror; används aldrig igen")
    creative: Id = Field(description="Annonsens id i creatives")
    campaign: Id | None = Field(None, description="Kampanjens id i campaigns, när platsen är köpt")
    first: Date = Field(description="Första dagen som besök räknas")
    print_distance: int | None = Field(
        None, ge=15, le=500, description="För tryck: läsavstånd i cm; koden blir en tiondel så bred"
    )
    note: Line | None = Field(None, description="Var annonsen står; visas aldrig")
