"""The records of member organisations and of the regions that they work in. No I/O here."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from sitegen.records.record import (
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

TOWNS_IN_NAME = Field(
    (),
    description="Orter i en skyddad verksamhets namn och webbadress, som alla redan känner; de får stå där "
    "och ingen annanstans i filen",
)


class Nsp(Record):
    """Whether an organisation is certified for the national support programme."""

    certified: YesNoUnknown
    since: Line | None = None


class Member(Record):
    """An organisation in, or around, Plattformen."""

    name: Line
    kind: Annotated[Line, Translatable()] = Field(description="Slag av organisation, på svenska")
    membership: Literal["member", "unit", "nsp_certified", "partner", "affiliated", "not_confirmed"]
    membership_note: Prose | None = None
    parent: Id | None = Field(None, description="Medlemmens id när detta är en enhet inom den")
    national: bool = False
    town: Line | None = Field(None, description="Högst en ort; aldrig för skyddat boende med hemlig ort")
    county: str | None = Field(None, description="Länets ISO-kod")
    region: Id | None = Field(None, description="Polisregionens id")
    confidential: bool = False
    towns_in_name: tuple[Line, ...] = TOWNS_IN_NAME
    direct_support: bool = True
    does: tuple[Annotated[Line, Translatable()], ...] = ()
    for_whom: tuple[Annotated[Line, Translatable()], ...] = ()
    nsp: Nsp
    services: tuple[Id, ...] = Field((), description="Tjänsternas id i data/services")
    related: tuple[Id, ...] = Field((), description="Andra medlemmars id")
    website: Url | None = None
    publish: Publish
    confidence: Confidence
    note: Prose | None = None
    sources: tuple[Source, ...] = Field(min_length=1)


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
