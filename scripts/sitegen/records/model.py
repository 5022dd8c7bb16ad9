"""The records about help: services, rights, words, and the answers of the filter. No I/O here.

`FOLDERS` and `ROWS` name every kind of record in data/. Other rooms import all models of records from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from sitegen.records.member_model import TOWNS_IN_NAME, County, Member, Region
from sitegen.records.record import (
    Checker,
    Confidence,
    Date,
    Email,
    Gender,
    Hours,
    Id,
    LanguageCode,
    Line,
    Phone,
    Prose,
    Publish,
    Record,
    Role,
    Source,
    Status,
    Translatable,
    Url,
    YesNoUnknown,
)
from sitegen.records.site_model import Browser, Language, Leaving, NeutralWords, Site, VisitPage

__all__ = [
    "FOLDERS", "ROWS", "Audience", "Browser", "Checked", "Confidence", "Contact", "County", "Date",
    "Eligibility", "Email", "Group", "Id", "Language", "LanguageCode", "Leaving", "Line", "Member", "Need",
    "NeutralWords", "Place", "Prose", "Record", "Region", "Right", "Service", "Site", "Situation", "Source",
    "Term", "Topic", "Translatable", "Url", "VisitPage",
]  # fmt: skip


class Checked(Record):
    """Who last made sure that a contact is right, and how."""

    on: Date = Field(description="Dagen då uppgiften kontrollerades, ÅÅÅÅ-MM-DD")
    how: Literal["live", "archived", "called"] = Field(
        description="live = läst på webbplatsen, archived = läst i arkiverad kopia, called = ringt"
    )
    by: Checker = Field(description="Vilka ni är, aldrig ett namn; medlemmen = den som driver tjänsten")


class OpeningHours(Record):
    """When somebody answers."""

    rule: Hours | None = Field(
        None, description="OpenStreetMap opening_hours, t.ex. Mo-Fr 09:00-15:00; PH unknown"
    )
    by_appointment: bool = Field(
        False, description="true = bara efter överenskommelse; sidan säger då aldrig öppet eller stängt"
    )
    uncertain: bool = Field(
        False, description="true = tiderna kan ha ändrats; sidan säger då aldrig öppet eller stängt"
    )
    as_of: Line = Field(description="När tiderna gällde enligt källan")


class Contact(Record):
    """One way to reach a service: a number, an address on the web, a chat."""

    kind: Literal["phone", "sms", "text_telephone", "chat", "form", "web", "email"]
    number: Phone | None = Field(None, description="+46… för vanliga nummer, bara siffror för kortnummer")
    display: Line | None = Field(
        None, description="Hur numret brukar skrivas, när det avviker: 020-390 000. Samma siffror"
    )
    url: Url | None = None
    email: Email | None = None
    label: Annotated[Line | None, Translatable(vital=True)] = Field(
        None, description="Bara när tjänsten har flera kontakter av samma slag"
    )
    languages: tuple[LanguageCode, ...] = Field(
        (), description="Språk just på den här kontakten, om de skiljer sig från tjänstens"
    )
    hours: OpeningHours | None = None
    publish: Publish = Field(description="yes visas; after_check visas först efter kontroll; no aldrig")
    confidence: Confidence = "high"
    checked: Checked | None = None
    sources: tuple[Id, ...] = Field(min_length=1, description="Vilka av tjänstens källor som ger kontakten")


class Ages(Record):
    """Whole years, both ends included; a missing end is open."""

    min: int | None = Field(None, ge=0, le=120)
    max: int | None = Field(None, ge=0, le=120)


class Eligibility(Record):
    """Whom the service is for. A dimension that is left out is not limited."""

    roles: tuple[Role, ...] = Field(("exposed",), min_length=1)
    genders: tuple[Gender, ...] = ()
    ages: Ages = Ages()
    statuses: tuple[Status, ...] = ()


class Place(Record):
    """Where visitors are received. Never for a confidential service."""

    town: Line
    address: Line | None = None
    postcode: Line | None = None


class Service(Record):
    """One service that helps people, as the finder shows it. The file name is its id."""

    name: Line = Field(description="Namnet som det sägs i telefon; översätts aldrig")
    operator: Line = Field(description="Vem som driver tjänsten")
    member: Id | None = Field(None, description="Medlemmens id i data/members, om en medlem driver den")
    summary: Annotated[Line, Field(max_length=80), Translatable(vital=True)] = Field(
        description="En rad i listan, helst högst 70 tecken: vad och för vem"
    )
    gives: Annotated[Prose, Translatable()] = Field(
        description="Vad man får hjälp med, på tjänstens egen sida"
    )
    safety: Annotated[Prose | None, Translatable(vital=True)] = Field(
        None, description="Varning som läsaren måste få före samtalet"
    )
    group: Id = Field(description="Rubriken i listan, id i data/groups.yml")
    situations: tuple[Id, ...] = Field((), description="Id i data/situations.yml")
    needs: tuple[Id, ...] = Field((), description="Id i data/needs.yml")
    eligibility: Eligibility = Eligibility()
    coverage: tuple[str, ...] = Field(
        min_length=1, description="sweden, polisregioners id eller läns ISO-kod (SE-AB)"
    )
    place: Place | None = None
    confidential: bool = Field(False, description="true = skyddat boende; ingen plats får stå någonstans")
    towns_in_name: tuple[Line, ...] = TOWNS_IN_NAME
    emergency: bool = Field(False, description="true = bara 112")
    pinned: int | None = Field(
        None, ge=1, le=9, description="Ordning bland dem som alltid syns, oavsett filter"
    )
    cost: Literal["free", "call_charge", "unknown"] = "unknown"
    free_call: Id | None = Field(
        None,
        description="Källan, id i sources, som säger att samtalet är gratis; bara när cost är free och "
        "numret inte är ett gratisnummer (020, 112, 116 xxx)",
    )
    anonymous: YesNoUnknown = "unknown"
    on_bill: YesNoUnknown = Field("unknown", description="Syns samtalet på räkningen? Lova aldrig utan källa")
    languages: tuple[LanguageCode, ...] = Field((), description="Språk som personalen talar")
    many_languages: bool = Field(
        False, description="true = så många språk att källan bara ger antalet; räknas som alla"
    )
    interpreter: YesNoUnknown = "unknown"
    interpreter_languages: tuple[LanguageCode, ...] = Field(
        (), description="Tolkspråk som källan nämner vid namn"
    )
    contacts: tuple[Contact, ...] = ()
    publish: Publish = Field(
        description="yes visas; after_check: nummer visas efter kontroll, webbplats efter sitt eget publish; "
        "url_only: bara webbplatsen; no: aldrig"
    )
    confidence: Confidence
    note: Prose | None = Field(None, description="Till redaktionen; visas aldrig")
    sources: tuple[Source, ...] = Field(min_length=1)


class Right(Record):
    """One thing that a person has a right to, or should know, in plain words."""

    topic: Id = Field(description="Id i data/topics.yml")
    order: int = Field(ge=1, le=999)
    short: int | None = Field(None, ge=1, le=20, description="Ordning i kortversionen på första sidan")
    statement: Annotated[Prose, Translatable()] = Field(description="Lättläst, du-tilltal")
    needs: tuple[Id, ...] = Field(
        (), description="Id i data/rights som ska stå överallt där det här står: en varning, ett villkor"
    )
    publish: Publish
    confidence: Confidence
    note: Prose | None = None
    sources: tuple[Source, ...] = Field(min_length=1)


class TermSource(Record):
    """A page where the word was seen."""

    language: LanguageCode
    seen: Line
    title: Line
    url: Url | None = None


class Term(Record):
    """A glossary term: the word that translators use for it, per language."""

    category: Line
    terms: dict[LanguageCode, Line]
    confidence: dict[LanguageCode, Confidence]
    note: Prose | None = None
    sources: tuple[TermSource, ...] = ()


Unanswered = Annotated[
    bool,
    Field(
        description="true = vi vet att ingen går att ringa för detta än; utan raden är det ett fel, så att "
        "inget nummer försvinner av misstag"
    ),
]


class Need(Record):
    """What a person wants help with."""

    id: Id
    label: Annotated[Line, Translatable(vital=True)]
    unanswered: Unanswered = False


class Situation(Record):
    """What a person is in."""

    id: Id
    label: Annotated[Line, Translatable(vital=True)]
    unanswered: Unanswered = False


class Group(Record):
    """A heading in the list of services."""

    id: Id
    label: Annotated[Line, Translatable(vital=True)]


class Audience(Record):
    """One answer to “who are you?”, as limits to compare with a service's eligibility."""

    id: Id
    label: Annotated[Line, Translatable(vital=True)]
    role: Role = "exposed"
    gender: Gender | None = None
    age: int | None = Field(None, description="En ålder som svaret står för, t.ex. 17")
    status: Status | None = None
    unanswered: Unanswered = False


class Topic(Record):
    """A heading on the page of rights."""

    id: Id
    label: Annotated[Line, Translatable()]


FOLDERS: Mapping[str, type[Record]] = {
    "regions": Region,
    "services": Service,
    "members": Member,
    "rights": Right,
    "glossary": Term,
    "neutral": NeutralWords,
}
"""The folders of data/ that hold one record a file."""
ROWS: Mapping[str, type[Record]] = {
    "languages": Language,
    "sites": Site,
    "groups": Group,
    "situations": Situation,
    "needs": Need,
    "audiences": Audience,
    "topics": Topic,
    "browsers": Browser,
}
"""The files of data/ that hold one record a row."""
