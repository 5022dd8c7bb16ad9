"""The records about help: services, rights, words, and the answers of the filter. No I/O here.

`FOLDERS` and `ROWS` name every kind of record in data/. Other rooms import all models of records from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from sitegen.records.audience_model import Ages, AskedKind, Audience, Eligibility, Unanswered, Wish
from sitegen.records.member_model import TOWNS_IN_NAME, County, Member, Region
from sitegen.records.record import (
    CONFIDENCE,
    Checker,
    Confidence,
    Date,
    Email,
    Hours,
    Id,
    LanguageCode,
    Line,
    Phone,
    Prose,
    Publish,
    Record,
    Source,
    Translatable,
    Url,
    YearText,
    YesNoUnknown,
)
from sitegen.records.sign_model import Sign, Workplace
from sitegen.records.site_model import Browser, Language, Leaving, NeutralWords, Site, VisitPage
from sitegen.records.spoken_language import SpokenLanguage

__all__ = [
    "FOLDERS", "ROWS", "Ages", "Audience", "Browser", "Checked", "Confidence", "Contact", "County", "Date",
    "Eligibility", "Email", "Group", "Id", "Language", "LanguageCode", "Leaving", "Line", "Member", "Need",
    "NeutralWords", "Place", "Prose", "Record", "Region", "Right", "Service", "Sign", "Site", "Situation",
    "Source", "SpokenLanguage", "Term", "Topic", "Translatable", "Url", "VisitPage", "Wish", "Workplace",
]  # fmt: skip


class Checked(Record):
    """Who last made sure that a contact is right, and how."""

    on: Date = Field(description="Dagen då uppgiften kontrollerades, ÅÅÅÅ-MM-DD")
    how: Literal["live", "archived", "called", "confirmed"] = Field(
        description="live = läst på webbplatsen, archived = läst i arkiverad kopia, called = ringt, "
        "confirmed = den som driver tjänsten har svarat på en fråga"
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


class Closure(Record):
    """Days on which nobody answers though the hours say so: a summer, a move."""

    first: Date = Field(description="Första stängda dagen, ÅÅÅÅ-MM-DD")
    last: Date = Field(description="Sista stängda dagen; dagen efter gäller de vanliga tiderna igen")
    source: Id = Field(description="Källan som säger det, id i sources")


class Contact(Record):
    """One way to reach a service: a number, an address on the web, a chat."""

    kind: Literal["phone", "sms", "text_telephone", "chat", "form", "web", "email"] = Field(
        description="phone telefon, sms, text_telephone texttelefon, chat, form formulär, web sida, email"
    )
    number: Phone | None = Field(None, description="+46… för vanliga nummer, bara siffror för kortnummer")
    display: Line | None = Field(
        None, description="Hur numret brukar skrivas, när det avviker: 020-390 000. Samma siffror"
    )
    url: Url | None = Field(
        None, description="Sidan för chatt, formulär eller webb; för texttelefon när numret inte är känt"
    )
    email: Email | None = Field(None, description="Verksamhetens adress, aldrig en persons")
    label: Annotated[Line | None, Translatable(vital=True)] = Field(
        None, description="Bara när tjänsten har flera kontakter av samma slag"
    )
    languages: tuple[LanguageCode, ...] = Field(
        (), description="Språk just på den här kontakten, om de skiljer sig från tjänstens"
    )
    hours: OpeningHours | None = Field(None, description="När någon svarar; utelämnas när det inte är känt")
    closed: Closure | None = Field(None, description="Tillfälligt stängt: sommar, flytt; tas bort efteråt")
    publish: Publish = Field(description="yes visas; after_check visas först efter kontroll; no aldrig")
    confidence: Confidence = "high"
    checked: Checked | None = Field(
        None, description="Skrivs av kommandot checked när någon har kontrollerat"
    )
    sources: tuple[Id, ...] = Field(min_length=1, description="Vilka av tjänstens källor som ger kontakten")


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
    easy: tuple[Line, ...] = Field(
        (),
        description="Lättläst svenska, en kort mening på varje rad; med den står tjänsten på den sidan",
    )
    meets: Annotated[Line | None, Translatable(vital=True)] = Field(
        None,
        description="Vad som möter den som ringer: knappval, vem som svarar, tolk. Bara det en källa säger",
    )
    via: Annotated[Line | None, Translatable(vital=True)] = Field(
        None, description="Hur man når tjänsten när det går genom någon annan"
    )
    group: Id = Field(description="Rubriken i listan, id i data/groups.yml")
    situations: tuple[Id, ...] = Field(
        (), description="Det tjänsten är till för, id i data/situations.yml; utelämnas när allt ryms"
    )
    situations_near: tuple[Id, ...] = Field(
        (), description="Det tjänsten också möter, fast den inte är till för just det"
    )
    needs: tuple[Id, ...] = Field((), description="Det tjänsten ger, id i data/needs.yml")
    needs_near: tuple[Id, ...] = Field(
        (), description="Det tjänsten kan visa vidare till eller hjälpa till med"
    )
    eligibility: Eligibility = Field(
        Eligibility(), description="Vilka tjänsten är till för; det som utelämnas är öppet för alla"
    )
    need_eligibility: dict[Id, Eligibility] = Field(
        {}, description="För ett behov där andra gränser gäller; id ur needs eller needs_near"
    )
    unclear: tuple[AskedKind, ...] = Field(
        (), description="De som källan inte säger om de är välkomna; raden säger “fråga om de tar emot dig”"
    )
    open_to: Line | None = Field(
        None, description="Varför eligibility är öppnare än summary, när den nämner kvinnor, män eller unga"
    )
    coverage: tuple[str, ...] = Field(
        min_length=1, description="sweden, polisregioners id eller läns ISO-kod (SE-AB)"
    )
    local_guide: bool = Field(
        False,
        description="true = kan berätta vilken hjälp som finns där man är, enligt en källa; står på "
        "sidor för län och regioner som saknar en egen kontakt",
    )
    towns: tuple[Line, ...] = Field(
        (), description="När tjänsten bara gäller vissa orter i sitt län: deras namn"
    )
    authority: Literal["police", "social_services", "agency"] | None = Field(
        None, description="När en myndighet svarar; står efter organisationer för den som undviker dem"
    )
    placed_by: Literal["authority"] | None = Field(
        None,
        description="authority = bara polis, socialtjänst eller koordinator kan boka; ingen rad att ringa",
    )
    information: bool = Field(False, description="true = en sida att läsa, ingen att kontakta")
    directory: bool = Field(False, description="true = visar vidare till lokala tjänster som svarar själva")
    about_child: bool = Field(
        False, description="true = när den det gäller är barn; aldrig för en vuxen själv"
    )
    place: Place | None = Field(
        None, description="Besöksadressen när den får vara känd, aldrig ett skyddat boende"
    )
    confidential: bool = Field(False, description="true = skyddat boende; ingen plats får stå någonstans")
    towns_in_name: tuple[Line, ...] = TOWNS_IN_NAME
    emergency: bool = Field(False, description="true = bara 112")
    pinned: int | None = Field(
        None, ge=1, le=9, description="Ordning bland dem som alltid syns, oavsett filter"
    )
    cost: Literal["free", "call_charge", "unknown"] = Field(
        "unknown", description="free gratis, call_charge som ett samtal; unknown tills en källa säger något"
    )
    free_call: Id | None = Field(
        None,
        description="Källan, id i sources, som säger att samtalet är gratis; bara när cost är free och "
        "numret inte är ett gratisnummer (020, 112, 116 xxx)",
    )
    anonymous: YesNoUnknown = Field("unknown", description="Får man vara anonym? unknown utan källa")
    on_bill: YesNoUnknown = Field("unknown", description="Syns samtalet på räkningen? Lova aldrig utan källa")
    languages: tuple[LanguageCode, ...] = Field((), description="Språk som personalen talar")
    many_languages: bool = Field(
        False, description="true = så många språk att källan bara ger antalet; räknas som alla"
    )
    interpreter: YesNoUnknown = Field("unknown", description="Finns tolk? unknown utan källa")
    interpreter_languages: tuple[LanguageCode, ...] = Field(
        (), description="Tolkspråk som källan nämner vid namn"
    )
    interpreter_most: bool = Field(False, description="true = källan säger tolk för de flesta språk")
    interpreter_as_of: YearText | None = Field(
        None, description="Året då uppgiften om tolkspråken gällde: 2016"
    )
    contacts: tuple[Contact, ...] = Field((), description="Hur man når tjänsten, ett sätt på varje rad")
    publish: Publish = Field(
        description="yes visas; after_check: nummer visas efter kontroll, webbplats efter sitt eget publish; "
        "url_only: bara webbplatsen; no: aldrig"
    )
    confidence: Confidence = CONFIDENCE
    note: Prose | None = Field(None, description="Till redaktionen; visas aldrig")
    sources: tuple[Source, ...] = Field(min_length=1, description="Var uppgifterna är lästa")


class Moved(Record):
    """A service that has no page of its own any more: it has closed, or another has taken over."""

    id: Id = Field(description="Det id som tjänsten hade: filens namn i data/services, utan .yml")
    to: Id | None = Field(
        None, description="Tjänsten som har tagit över, id i data/services; utelämnas när ingen har det"
    )
    note: Prose | None = Field(None, description="Till redaktionen: vem som sa det, och när; visas aldrig")


class Right(Record):
    """One thing that a person has a right to, or should know, in plain words."""

    topic: Id = Field(description="Id i data/topics.yml")
    order: int = Field(ge=1, le=999)
    short: int | None = Field(None, ge=1, le=20, description="Ordning i kortversionen på första sidan")
    statement: Annotated[Prose, Translatable()] = Field(description="Lättläst, du-tilltal")
    easy: tuple[Line, ...] = Field(
        (), description="Samma sak på lättläst svenska, en kort mening på varje rad; ändra båda"
    )
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
    avoid: dict[LanguageCode, tuple[Line, ...]] = Field(
        {}, description="Ord som inte får användas, per språk; de säger något annat än vi menar"
    )
    note: Prose | None = None
    sources: tuple[TermSource, ...] = ()


class Need(Record):
    """What a person wants help with."""

    id: Id
    label: Annotated[Line, Translatable(vital=True)]
    now: bool = Field(False, description="true = behovet gäller den här stunden; den som har öppet går före")
    strict: bool = Field(False, description="true = den som ger just detta står före dem som kan visa vidare")
    unanswered: Unanswered = False


class Situation(Record):
    """What a person is in."""

    id: Id
    label: Annotated[Line, Translatable(vital=True)]
    about_child: bool = Field(False, description="true = det gäller ett barn; tjänster för barn går före")
    unanswered: Unanswered = False


class Group(Record):
    """A heading in the list of services."""

    id: Id
    label: Annotated[Line, Translatable(vital=True)]


class Topic(Record):
    """A heading on the page of rights."""

    id: Id
    label: Annotated[Line, Translatable()]


FOLDERS: Mapping[str, type[Record]] = {
    "regions": Region,
    "services": Service,
    "members": Member,
    "rights": Right,
    "signs": Sign,
    "glossary": Term,
    "neutral": NeutralWords,
}
"""The folders of data/ that hold one record a file."""
ROWS: Mapping[str, type[Record]] = {
    "languages": Language,
    "spoken_languages": SpokenLanguage,
    "sites": Site,
    "groups": Group,
    "situations": Situation,
    "needs": Need,
    "audiences": Audience,
    "wishes": Wish,
    "topics": Topic,
    "browsers": Browser,
    "moved": Moved,
}
"""The files of data/ that hold one record a row."""
