"""The records about the organisation itself, as editors write them. No I/O here.

They hold public roles and what the organisation has published about itself; never anything about the
people that its members meet. Where a figure belongs to a report it stands there, not here.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from sitegen.records import Record
from sitegen.records.model import Date, Id, Line, Prose, Translatable, Url

CalendarYear = Annotated[int, Field(ge=2000, le=2100)]
Month = Annotated[str, StringConstraints(pattern=r"^20\d\d-(0[1-9]|1[0-2])$")]
When = Annotated[str, StringConstraints(pattern=r"^20\d\d(-(0[1-9]|1[0-2]))?$")]
Sou = Annotated[str, StringConstraints(pattern=r"^20\d\d:\d{1,3}$")]
Said = Annotated[Line, Translatable()]
Told = Annotated[Prose, Translatable()]

Kind = Literal["report", "method", "review", "debate", "consultation", "submission", "press"]
PublicationTopic = Literal["statistics", "nsp", "law", "demand", "online", "children", "labour", "support"]
DraftOrNot = Annotated[
    Literal["yes", "no"],
    Field(description="no = ett utkast, som inte står någonstans; yes, eller ingen rad, när det visas"),
]
DOCUMENT = Field(description="Underlaget: id i data/documents.yml")


class Document(Record):
    """A document of the organisation's own that facts were taken from. The row's id is how others name it."""

    id: Id
    title: Line
    year: CalendarYear = Field(description="Året som dokumentet handlar om")


class Aim(Record):
    """One aim of the organisation."""

    id: Id
    text: Told


class TextOfYear(Record):
    """What is told of a year."""

    year: CalendarYear
    text: Told
    source: Id


class Milestone(TextOfYear):
    """Something that happened in a year."""

    source: Id = Field(description="Id i data/documents.yml")


class Seat(Record):
    """A person's public role on the board."""

    name: Line
    role: Said
    affiliation: Line | None = Field(None, description="Organisationen som personen kommer från")
    background: Annotated[Line | None, Translatable()] = Field(
        None, description="När källan anger en erfarenhet i stället"
    )
    note: Annotated[Line | None, Translatable()] = None


class Board(Record):
    """The board as the annual meeting elected it."""

    year: CalendarYear
    elected: When = Field(description="Årsmötets månad")
    members: tuple[Seat, ...] = Field(min_length=1)
    source: Id


class Membership(Record):
    """One of the forms of membership, and what it gives at the annual meeting."""

    id: Id
    name: Said
    who: Told
    note: Told


class NamedText(Record):
    """What is told of somebody by name."""

    name: Line
    text: Told
    source: Id


class Network(NamedText):
    """A network that the organisation takes part in."""


class Funder(NamedText):
    """Who pays for what."""


class Staffing(TextOfYear):
    """The office in a year, as roles; never names."""


class Letter(Record):
    """A newsletter that was sent; the archive shows that it was, and its address when there is one."""

    month: Month = Field(description="Månaden då brevet skickades, ÅÅÅÅ-MM")
    audience: Said = Field(description="Till vilka brevet gick, t.ex. Medlemmar")
    url: Url | None = Field(None, description="Var brevet kan läsas; bara om alla får läsa det")
    publish: DraftOrNot = "yes"
    added: Date = Field(description="Dagen då brevet lades in här; flödet talar då om det")
    source: Id = DOCUMENT


class Organisation(Record):
    """The organisation: one file, data/organisation.yml."""

    name: Line
    website: Url
    contact: Annotated[str | None, StringConstraints(max_length=200)] = Field(
        None, description="Kansliets e-post (funktionsadress); utan den visar sidorna ingen mejllänk"
    )
    order_page: Url | None = Field(
        None,
        description="Mappen dist/print där den har publicerats, med snedstreck sist: där partner ser och "
        "beställer det som trycks; utan den nämns ingen beställning",
    )
    kind: Told
    mission: tuple[Aim, ...] = Field(min_length=1)
    history: tuple[Milestone, ...] = Field(min_length=1)
    boards: tuple[Board, ...] = Field(min_length=1)
    memberships: tuple[Membership, ...] = Field(min_length=1)
    staff: tuple[Staffing, ...] = ()
    networks: tuple[Network, ...] = ()
    funders: tuple[Funder, ...] = ()
    newsletters: tuple[Letter, ...] = ()


class Phase(Record):
    """One form of support in the programme, and how long it may last."""

    id: Id
    name: Said
    max_days: int | None = Field(None, ge=1, le=366)
    after: Id | None = Field(None, description="Id för den form som den här följer direkt på")
    step_days: int | None = Field(None, ge=1, le=366, description="Söks för högst så många dagar i taget")
    adult_sek: int | None = Field(None, ge=0, description="Kronor per dygn och vuxen")
    child_sek: int | None = Field(None, ge=0, description="Tillägg i kronor per dygn")
    amount: Annotated[Line | None, Translatable()] = Field(None, description="När beloppet inte är per dygn")
    text: Told
    show: tuple[Said, ...] = Field((), description="Vad en ansökan om den ska visa")


class SupportStep(Record):
    """A step on the way into the programme, and what else decides at it."""

    text: Said
    beside: tuple[Literal["principle", "unaccompanied", "granted_when", "acute"], ...] = Field(
        (), description="Fälten här i filen vars text visas bredvid steget"
    )


class Category(Record):
    """Who counts as a recipient."""

    id: Id
    name: Said
    text: Told


class Certified(Record):
    """When an actor was certified."""

    when: When
    text: Told
    source: Id


class Application(Record):
    """How an actor applies, as far as a source says: the conditions, and what the forms ask for."""

    before: tuple[Said, ...] = Field(min_length=1, description="Vad som ska vara gjort innan man söker")
    person: tuple[Said, ...] = Field(min_length=1, description="Vad som ska framgå om den som ansökan gäller")
    forms: Url | None = Field(None, description="Var blanketterna finns; utan den nämns de inte")


class Programme(Record):
    """The national support programme (NSP): one file, data/nsp.yml."""

    year: CalendarYear = Field(description="Året som nivåerna gäller")
    mandate: Told
    rights: tuple[Said, ...] = Field(min_length=1)
    support: tuple[Said, ...] = Field(min_length=1)
    principle: Told
    granted_when: tuple[Said, ...] = Field(min_length=1)
    acute: Told
    categories: tuple[Category, ...] = Field(min_length=1)
    unaccompanied: Told
    phases: tuple[Phase, ...] = Field(min_length=1)
    steps: tuple[SupportStep, ...] = Field(min_length=1, description="Hur en insats blir till, i ordning")
    requirements: tuple[Said, ...] = Field(min_length=1)
    apply: Told
    application: Application
    follow_up: Told
    plans: tuple[Said, ...] = ()
    certified: tuple[Certified, ...] = ()
    reach: Told = Field(description="I hur stor del av landet programmet finns, och vad som hindrar")
    trends: tuple[Said, ...] = ()
    outlook: Told
    source: Id


class Publication(Record):
    """Something that the organisation has published. The file name is its id."""

    kind: Kind = Field(
        description="report rapport, method metodstöd, review granskning, debate debattartikel, "
        "consultation remissvar, submission framställan, press pressmeddelande"
    )
    title: Line = Field(description="Titeln som den står på skriften")
    title_en: Line = Field(description="Titeln på engelska; den svenska visas bredvid")
    date: When | None = Field(None, description="ÅÅÅÅ eller ÅÅÅÅ-MM; utelämnas när källan inte anger den")
    about: CalendarYear | None = Field(None, description="Året som skriften handlar om, när det är ett annat")
    topics: tuple[PublicationTopic, ...] = Field(
        min_length=1,
        description="Vad den handlar om: statistics statistik, nsp stödprogrammet, law lagen, demand "
        "efterfrågan, online nätet, children barn, labour arbetslivet, support stödet",
    )
    text: Told = Field(description="En eller två meningar om vad som står i den")
    published_in: Line | None = Field(None, description="Tidning eller mottagare")
    sou: Sou | None = Field(None, description="Utredningens nummer, t.ex. 2025:28")
    report: Id | None = Field(None, description="Rapportens id i data/reports, när den finns här")
    url: Url | None = Field(None, description="Var den kan läsas")
    publish: DraftOrNot = "yes"
    added: Date = Field(description="Dagen då posten lades in här; flöden talar då om den")
    source: Id = DOCUMENT


class Entry(Record):
    """Something that was done in a month."""

    month: Month = Field(description="Månaden, ÅÅÅÅ-MM")
    date: Date | None = Field(None, description="Dagen, ÅÅÅÅ-MM-DD, när källan anger den")
    text: Told = Field(description="Vad som gjordes, i en eller två meningar")
    publish: DraftOrNot = "yes"
    source: Id = DOCUMENT


class Recurring(Record):
    """What was done several times in a year, or all through it."""

    text: Told
    source: Id


class YearOfWork(Record):
    """A year's activities. The file name is the year."""

    entries: tuple[Entry, ...] = Field(min_length=1)
    recurring: tuple[Recurring, ...] = ()
    note: Prose | None = Field(None, description="Till redaktionen; visas aldrig")


class Recommendation(Record):
    """What somebody is asked to do."""

    title: Said
    text: Told


class Demand(TextOfYear):
    """Something that was called for in a year."""


class Reference(Record):
    """A text by others that ours lean on."""

    title: Line
    text: Told
    source: Id


class Campaign(Record):
    """A campaign for the public, and how it reached people."""

    name: Line
    since: When
    text: Told
    reach: Told
    source: Id


class Advocacy(Record):
    """What the organisation calls for and warns of, and its campaigns: one file, data/advocacy.yml."""

    year: CalendarYear
    addressed_to: Said
    recommendations: tuple[Recommendation, ...] = Field(min_length=1)
    recommendations_source: Id
    demands: tuple[Demand, ...] = ()
    concerns: tuple[Told, ...] = ()
    concerns_source: Id
    references: tuple[Reference, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
