"""The records of member organisations and of the regions that they work in. No I/O here."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from sitegen.records.record import (
    CONFIDENCE,
    Confidence,
    Id,
    Line,
    Prose,
    Publish,
    Record,
    Source,
    Translatable,
    Url,
    YesNoUnknown,
)

Help = Literal["housing", "talk", "legal", "outreach", "health"]
"""The five kinds of help that the directory of members tells of."""
TOWNS_IN_NAME = Field(
    (),
    description="Orter i en skyddad verksamhets namn och webbadress, som alla redan känner; de får stå där "
    "och ingen annanstans i filen",
)


class Nsp(Record):
    """Whether an organisation is certified for the national support programme."""

    certified: YesNoUnknown = Field(
        description="Certifierad för Nationella stödprogrammet? unknown tills en källa säger något"
    )
    since: Line | None = Field(None, description="Sedan när, som källan skriver det")


class Member(Record):
    """An organisation in, or around, Plattformen."""

    name: Line = Field(description="Organisationens namn; översätts aldrig")
    kind: Annotated[Line, Translatable()] = Field(description="Slag av organisation, på svenska")
    membership: Literal["member", "unit", "nsp_certified", "partner", "affiliated", "not_confirmed"] = Field(
        description="member medlem, unit verksamhet hos en medlem, nsp_certified certifierad, partner "
        "samarbetspartner, affiliated har anknytning, not_confirmed inte bekräftat och visas inte"
    )
    membership_note: Prose | None = Field(None, description="Hur medlemskapet är känt; visas aldrig")
    parent: Id | None = Field(None, description="Medlemmens id när detta är en enhet inom den")
    national: bool = Field(False, description="true = arbetar i hela landet")
    town: Line | None = Field(None, description="Högst en ort; aldrig för skyddat boende med hemlig ort")
    county: str | None = Field(None, description="Länets ISO-kod")
    region: Id | None = Field(None, description="Polisregionens id")
    confidential: bool = Field(False, description="true = skyddat boende; ingen plats får stå någonstans")
    towns_in_name: tuple[Line, ...] = TOWNS_IN_NAME
    direct_support: bool = Field(True, description="true = möter själv dem som behöver stöd")
    does: tuple[Annotated[Line, Translatable()], ...] = Field(
        (), description="Vad de gör, en sak på varje rad"
    )
    help: tuple[Help, ...] = Field(
        (),
        description="Vad av de fem slagen som står i does: housing boende, talk samtal, legal juridik, "
        "outreach uppsökande, health vård",
    )
    for_whom: tuple[Annotated[Line, Translatable()], ...] = Field(
        (), description="Vilka de är till för, en grupp på varje rad"
    )
    nsp: Nsp = Field(description="Nationella stödprogrammet")
    services: tuple[Id, ...] = Field((), description="Tjänsternas id i data/services")
    related: tuple[Id, ...] = Field((), description="Andra medlemmars id")
    website: Url | None = Field(None, description="Adressen till organisationens egen webbplats")
    publish: Publish = Field(description="yes visas bland medlemmarna; no är ett utkast, som inte visas")
    confidence: Confidence = CONFIDENCE
    note: Prose | None = Field(None, description="Till redaktionen; visas aldrig")
    sources: tuple[Source, ...] = Field(min_length=1, description="Var uppgifterna är lästa")


class County(Record):
    """One of the 21 counties."""

    id: str = Field(description="ISO 3166-2-kod", pattern=r"^SE-[A-Z]{1,2}$")
    scb: str = Field(description="SCB:s länskod", pattern=r"^\d\d$")
    name: Line
    towns: tuple[Line, ...] = Field(min_length=1)


class Coordinators(Record):
    """Region coordinators: a contact for professionals, kept as roles, never as persons."""

    seat: Line | None = None
    covers: tuple[str, ...] = Field((), description="Läns ISO-koder")
    service: Id | None = None
    note: Prose | None = None
    confidence: Confidence
    sources: tuple[Source, ...] = Field(min_length=1)


class RegionNsp(Record):
    """Whether the national support programme is known to be available in the region."""

    available: YesNoUnknown
    providers: tuple[Id, ...] = ()
    note: Prose | None = None
    confidence: Confidence
    sources: tuple[Source, ...] = Field(min_length=1)


class Region(Record):
    """One of the seven police regions. The file name is its id."""

    name: Line
    order: int = Field(ge=1, le=9, description="Från norr till söder")
    head_office: Line
    counties: tuple[County, ...] = Field(min_length=1)
    nsp: RegionNsp
    coordinators: Coordinators
    sources: tuple[Source, ...] = Field(min_length=1)
