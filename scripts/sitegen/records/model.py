"""The records that editors write in data/: what a service, a member, a region is. No I/O here.

Every model is frozen and refuses unknown keys. Fields are declared in the order in which editors
write them; their descriptions become the hover texts of the JSON Schemas. A text that readers see
is annotated with `Translatable`: it is then translated, and `vital` says that a missing translation hurts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from sitegen.records import value_types


@dataclass(frozen=True, slots=True)
class Translatable:
    """Marks a field as Swedish source text that goes to the translators."""

    vital: bool = False


Line = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=r"^\S(.*\S)?$")]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Url = Annotated[str, StringConstraints(max_length=500), value_types.WEB_ADDRESS]
Email = Annotated[str, value_types.EMAIL]
Address = Annotated[str, StringConstraints(max_length=500), value_types.ADDRESS]
Origin = Annotated[str, StringConstraints(max_length=300), value_types.ORIGIN]
Phone = Annotated[str, value_types.PHONE]
Hours = Annotated[str, StringConstraints(max_length=200), value_types.HOURS]
Date = Annotated[dt.date, value_types.DATE]
LanguageCode = Annotated[str, value_types.LANGUAGE]

Publish = Literal["yes", "after_check", "url_only", "no"]
Checker = Literal["redaktionen", "kansliet", "styrelsen", "medlemmen"]
YesNoUnknown = Literal["yes", "no", "unknown"]
Confidence = Literal["high", "medium", "low"]
Role = Literal["exposed", "relatives", "professionals", "buyers", "perpetrators"]
Gender = Literal["women", "men", "trans"]
Status = Literal["undocumented", "asylum_seekers", "eu_citizens", "migrants"]


class Record(BaseModel):
    """What all records share: frozen, and no key that the model does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Record):
    """Where a fact was read."""

    id: Id = Field(description="Kort namn som kontakter hänvisar till, t.ex. nck-2024")
    url: Url | None = Field(None, description="Sidans adress; utelämnas för tryckta underlag")
    title: Line | None = Field(None, description="Underlagets namn när det saknar adress")
    says: Prose = Field(description="Vad källan säger, med egna ord")
    date: Line | None = Field(None, description="När sidan skrevs eller gällde, så noga som det är känt")


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


TOWNS_IN_NAME = Field(
    (),
    description="Orter i en skyddad verksamhets namn och webbadress, som alla redan känner; de får stå där "
    "och ingen annanstans i filen",
)


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

NeutralWord = Annotated[str, StringConstraints(max_length=60, pattern=r"^\*?[^\s*]{2,}\*?( \*?[^\s*]+\*?)*$")]


class NeutralWords(Record):
    """Words of one language that must not show where a browser keeps them. The file name is the language."""

    words: tuple[NeutralWord, ...] = Field(
        min_length=1, description="Ett ord eller flera; * är vilka bokstäver som helst: sexköp*"
    )


class Language(Record):
    """A language of the help pages: offered to readers, or being begun."""

    id: LanguageCode
    name: Line = Field(description="Språkets namn på språket självt")
    direction: Literal["ltr", "rtl"] = "ltr"
    order: int = Field(ge=1, le=99)
    offered: Literal["yes", "no"] = Field(
        description="yes = alla hjälpsidor finns på språket; no = det översätts och syns bara i make serve"
    )
    short: str | None = Field(
        None, pattern=r"^[a-z]$", description="Kortsidans korta adress på språket, en bokstav: t ger /t/"
    )


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


class Site(Record):
    """One of the sites, and where it is published."""

    id: Id
    base_url: Url
    exit_url: Url | None = Field(
        None,
        description="Dit Lämna sidan leder: vardaglig, lätt, öppnas i webbläsaren; bara campaign är utan",
    )
    config: Line = Field(description="Sajtens mkdocs-fil")
    family: Id = Field(
        "finder",
        description="finder = Sök hjälp och prosa, card = sidan bakom ett kort, campaign = Köp inte",
    )
    languages: tuple[LanguageCode, ...] = Field(
        description="Språken som sajtens prosa är skriven på; hjälpsidorna finns på alla i data/languages.yml"
    )
    audiences: tuple[Id, ...] = Field(
        (),
        description="Vilka sajten är till för, id i data/audiences.yml; utelämnas när det är alla",
    )
    security_contact: Address | None = Field(
        None,
        description="Dit den som hittar ett säkerhetsfel vänder sig: funktionsadress eller sida",
    )
    data_licence: Url | None = Field(
        None,
        description="Licensen för sajtens öppna data, t.ex. http://creativecommons.org/licenses/by/4.0/; "
        "när den är vald får datakatalogens beskrivningar CC0, som dataportalen kräver",
    )
    embedded_by: tuple[Origin, ...] = Field(
        (), description="Webbplatser som får visa skylten i en ram, t.ex. https://www.namn.se"
    )
    https_subdomains: bool = Field(
        False,
        description="true = webbläsare ska kräva https av alla underdomäner i två år; ägarens löfte",
    )
    neutral: bool = Field(
        False, description="true = ingen sida, fil eller adress får säga vad sajten handlar om"
    )
    public_places: tuple[Line, ...] = Field(
        (), description="Adresser som får stå på sajten, skrivna som där: föreningens egen"
    )


VisitPage = Literal["start", "finder", "service", "safety", "exit"]


class Leaving(Record):
    """What a browser keeps after one way of leaving; pages in the order in which they were opened."""

    back: tuple[VisitPage, ...] = Field(
        (), description="Sidor som Tillbaka visar, en efter en; utan rad: inga"
    )
    listed: tuple[VisitPage, ...] = Field((), description="Sidor som står i listan över historiken")
    titled: tuple[VisitPage, ...] = Field((), description="De av dem som står där under sitt eget namn")
    kept: tuple[VisitPage, ...] = Field((), description="Sidor vars adress finns kvar i webbläsarens filer")
    tabs: bool = Field(
        False, description="true = sajtens adress står i filerna över öppna och nyss stängda flikar"
    )


class Browser(Record):
    """What one browser was measured to keep of a visit; a test measures it anew."""

    id: Id
    name: Line = Field(description="Webbläsaren som mättes")
    version: Line = Field(description="Versionen som mättes, t.ex. 128")
    measured: Date = Field(description="Dagen då det mättes")
    family: tuple[Line, ...] = Field((), description="Andra webbläsare som bygger på den")
    sources: tuple[Source, ...] = Field((), description="Var det står att de bygger på den")
    link: Leaving = Field(description="Lämna sidan utan skript")
    button: Leaving = Field(description="Lämna sidan med skript")
    keys: Leaving = Field(description="Skift tre gånger")
    stayed: Leaving = Field(description="Flik och webbläsare stängs utan att sidan har lämnats, med skript")


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
