"""The records of data/reports/: one edition of one report a file. No I/O here.

A report holds protected figures only. There is no place in it for rows about persons, and a table
has two dimensions at most. Percentages are never a figure's own value when its counts are known:
they are computed, and what the source prints stands beside them (`percent`, `printed`, `total`) so
that a change in one of the two is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, Field, StringConstraints, WithJsonSchema

from sitegen.reading import Location
from sitegen.records import Localized, Passage, Record
from sitegen.records.localized import Label
from sitegen.records.model import Date, Id, Line, Prose
from sitegen.report.cells import Cell, CellField
from sitegen.report.display_model import FigureChart, Lead, Ref
from sitegen.report.formula import Formula, LinkFormula

NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")

DimensionClass = Literal["identity", "sensitive", "process"]
About = Literal["people", "organisation", "public"]
Remedy = Literal["merge", "band", "suppress", "round", "drop", "publish"]
Grade = Literal["error", "warning", "note"]
OfPeople = Literal["persons", "cases", "reports", "needs", "interventions"]
Things = Literal["countries", "organisations", "members", "meetings", "languages", "regions", "impressions"]
Money = Literal["sek", "sek-per-day"]
Rates = Literal["percent", "per-person"]
Qualifier = Literal["about", "over", "under", "almost", "at-least", "at-most"]
Unit = Literal[OfPeople, Things, "clicks", Money, "days", "months", "years", Rates, "texts"]


def decimal(value: object) -> object:
    """Return a number with the decimals that it was typed with. Raises `ValueError`, with the way out."""
    if isinstance(value, Decimal):
        return value
    if not NUMBER.fullmatch(str(value)):
        raise ValueError("skriv talet med decimalpunkt och utan mellanslag, t.ex. 32.2")
    return Decimal(str(value))


Number = Annotated[Decimal, BeforeValidator(decimal), WithJsonSchema({"type": "number"})]
Version = Annotated[str, StringConstraints(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$")]
Year = Annotated[int, Field(ge=1990, le=2100)]


class Decision(Record):
    """Who has decided that figures may be published as they stand."""

    by: Line = Field(description="Roll, inte personnamn: styrelsen; eller att beslutet väntar")
    on: Date
    signed: bool = Field(False, description="true = beslutet är fattat; annars är det ett utkast")
    ground: Literal["total"] | None = Field(
        None, description="total = en total för hela landet, utan egenskaper; gäller även före underskriften"
    )
    reason: Line | None = None
    review: Date | None = Field(None, description="När beslutet ska prövas igen")


class Disclosure(Record):
    """What has been done so that nobody can be pointed out, where, and who decided."""

    about: tuple[Ref, ...] = Field((), description="Vad det gäller; tomt när uppgiften är helt utelämnad")
    remedy: Remedy
    sv: Line = Field(description="Vad läsaren får veta")
    en: Line
    decided: Decision

    @property
    def words(self) -> Localized:
        """Return what readers are told."""
        return Localized(sv=self.sv, en=self.en)


class ReportSource(Record):
    """The document that the figures come from, and who has typed and read them against it."""

    title: Line
    place: Line | None = Field(None, description="Avsnitt eller sida")
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
    typed_by: Line = Field(description="Roll, inte personnamn")
    checked_by: Line | None = Field(None, description="En annan roll än den som skrev in")
    on: Date | None = None
    control: Number | None = Field(
        None, description="Kontrollsumman: alla inskrivna tal i filen; report control ID räknar ut den"
    )
    control_by_place: Number | None = Field(
        None, description="Platssumman: varje inskrivet tal gånger sin plats; report control ID räknar ut den"
    )


class Measured(Label):
    """What is counted or measured, in what unit and of whom, with what readers should know of it."""

    unit: Unit = "persons"
    about: About = Field("people", description="people = de utsatta; organisation = föreningens egna siffror")
    note: Label | None = None


class Universe(Measured):
    """A named group that figures are counted in: a denominator."""

    n: CellField
    of: Ref | None = Field(None, description="Gruppen som den är en del av")
    children: bool = Field(False, description="true = bara barn; då gäller den strängare gränsen")


class Base(Record):
    """How many answered the question that a table shows."""

    answered: CellField
    asked: CellField | None = None
    missing: CellField | Literal["not_stated"] = "not_stated"


class Column(Label):
    """One value of a table's second dimension."""

    unit: Unit | None = Field(None, description="Bara när kolumnerna har olika enheter")
    children: bool = False


class Row(Label):
    """One value of a table's first dimension, with its count, or a cell for each column."""

    n: CellField | None = None
    cells: dict[Id, CellField] = Field({}, description="Kolumnens id: värde, i tabeller med två dimensioner")
    percent: Number | None = Field(None, description="Andelen som källan trycker; räknas alltid om")
    cluster: dict[Id, CellField] = Field({}, description="Hur många av dem som hör till ett enda ärende")
    qualifier: Qualifier | None = Field(
        None, description="at-least när delar överlappar: talet är ett lägsta"
    )
    merges: tuple[Label, ...] = Field((), description="Kategorierna som är sammanslagna i raden")
    children: bool = False
    note: Label | None = None

    @property
    def counts(self) -> Mapping[str, Cell]:
        """Return the printed cells by column; that of a table with one dimension under the empty name."""
        return self.cells if self.n is None else {"": self.n, **self.cells}

    @staticmethod
    def place(column: str) -> Location:
        """Return where the cell of a column stands in a row."""
        return ("cells", column) if column else ("n",)


class Table(Measured):
    """Counts over one or two dimensions. It is also the chart."""

    universe: Id
    base: Base | None = None
    dims: dict[Id, DimensionClass] = Field(min_length=1, max_length=2)
    columns: dict[Id, Column] = Field({})
    rows: dict[Id, Row] = Field(min_length=1)
    total: CellField | None = Field(None, description="Totalen som källan trycker; räknas alltid om")
    multi: bool = Field(False, description="true = en person kan stå i flera rader; då finns ingen total")
    headline: Passage | None = Field(None, description="Vad diagrammet visar: en mening med {hänvisningar}")
    highlight: tuple[Id, ...] = Field((), description="Raderna som rubriken talar om; de får huvudfärgen")
    stacked: bool = Field(False, description="true = en delad stapel, av högst tre delar av en helhet")
    rest: Id | None = Field(
        None, description="Siffran för det som ingen rad räknar; streckad i en delad stapel"
    )
    shares: bool = Field(True, description="false = raderna är inte delar av en helhet")
    where: Line | None = Field(None, description="Var i källan tabellen står")

    def unit_of(self, column: str) -> Unit:
        """Return what a column counts: what it says itself, else what its table does."""
        return (self.columns[column].unit if column in self.columns else None) or self.unit


class Figure(Measured):
    """A single number: computed (`num`, perhaps over `den`), or only stated by the source (`value`)."""

    show: Literal["count", "percent", "mean", "amount"] = "count"
    num: Formula | None = Field(None, description="Täljaren, eller hela talet; t.ex. rattsprocess.dom")
    den: Formula | None = Field(None, description="Nämnaren")
    value: Number | None = Field(None, description="Tal som källan bara uppger, utan antal bakom")
    low: Number | None = None
    high: Number | None = None
    of: Formula | None = Field(None, description="Basen som en uppgiven andel påstås gälla")
    base: Label | None = Field(None, description="Basen i ord, när den inte är en grupp i filen")
    printed: Number | None = Field(None, description="Vad källan trycker, med dess decimaler")
    without: Id | None = Field(None, description="Ärendet under clusters som en uppgiven andel är utan")
    count: Number | None = Field(None, description="Antalet som källan ger bredvid en uppgiven andel")
    rounding: Literal["exact", "rounded"] = Field(
        "exact", description="rounded = källan trycker ett rundare tal än decimalerna visar"
    )
    qualifier: Qualifier | None = None
    disputed: bool = Field(False, description="true = källan säger emot sig själv; note säger hur, på en rad")
    shown: Literal["both", "none"] = Field(
        "none", description="Omtvistad siffra: both = båda talen visas, none = inget av dem"
    )
    other: Number | None = Field(None, description="Det andra talet som källan ger, när båda visas")
    where: Line | None = None


class Point(Record):
    """A year of a series: a reference to the figure of that year's report."""

    year: Year
    value: Formula
    note: Label | None = None


class Break(Label):
    """From this year the series is counted in another way; the words say how."""

    at: Year


class Series(Measured):
    """The same thing over the years."""

    points: tuple[Point, ...] = Field(min_length=2)
    breaks: tuple[Break, ...] = ()


class Cluster(Label):
    """One case that dominates: a table is also shown without it where all of its people are known there."""

    n: CellField
    of: Ref


class Claim(Label):
    """Words that carry a number: `nästan 83 procent`. Both languages are held against the value."""

    value: Formula | None = Field(None, description="Vad orden handlar om: en andel eller ett antal")
    than: Formula | None = Field(None, description="Vad det jämförs med: fler än förra året")
    unverifiable: Line | None = Field(
        None, description="Varför orden inte kan prövas, t.ex. att diagrammet saknas"
    )


class SourcedPassage(Passage):
    """A paragraph on how figures are made, or to be quoted: it says nothing that its source does not."""

    place: Line | None = Field(
        None, description="Var i underlaget det står; webbplatsen för det som gäller hur siffrorna visas här"
    )


class Statement(Passage):
    """What the source says in words: a result, a case or an observation; figures in it are references."""

    kind: Literal["result", "case", "observation"] = "result"
    chart: bool = Field(False, description="true = resultatet hör till ett diagram som saknas")
    where: Line = Field(description="Avsnittet i underlaget där det står")
    place: Line | None = Field(None, description="Stället i underlaget, t.ex. stat2025:128")
    read: Literal["source", "review"] = Field(
        "source",
        description="review = återgivet ur en granskning; visas inte förrän det är läst mot underlaget",
    )

    @property
    def is_read(self) -> bool:
        """Return whether somebody has read it against the source: until then readers do not get it."""
        return self.read == "source"


class FigureLink(Record):
    """Something that must hold between figures, in one report or across several."""

    holds: LinkFormula = Field(
        description="t.ex. direkt == direkt-vuxna + direkt-barn; även <= och ~ (lika, avrundat)"
    )
    grade: Literal["error", "warning"] = Field(
        "error", description="warning = det borde stämma, men källan säger inte säkert att det är samma sak"
    )
    why: Line | None = None


class Correction(Label):
    """What has been changed since an earlier version. The old value is only kept when it may be shown."""

    about: Ref
    at: tuple[Ref, ...] = Field(
        (), description="Rutorna och siffrorna som är ändrade (tabell.rad); de får märket r överallt"
    )
    on: Date
    version: Version = Field(description="Utgåvan som rättelsen kom med")
    old: Line | None = None
    new: Line | None = None
    noticed_by: Line | None = Field(None, description="Roll, inte personnamn")


class Finding(Record):
    """What is wrong in the source, for editors: what it says, what the figures give, what we publish."""

    grade: Grade
    about: tuple[Ref, ...] = ()
    where: Line | None = None
    says: Prose
    computed: Prose
    published: Prose
    told: Label | None = Field(None, description="En rad till läsarna, utan tal: vad som inte går ihop")


class Lost(Label):
    """A chart or table of the source whose values are not in the text that we have."""

    where: Line


class Chapter(Label):
    """A part of the report's page: a heading, some text, and what is shown under it."""

    text: tuple[Passage, ...] = ()
    says: tuple[Id, ...] = Field((), description="Uttalanden ur statements, i ordning")
    shows: tuple[Id, ...] = Field((), description="Tabeller, siffror och serier, i ordning")


def parts(value: object, location: Location = ()) -> Iterator[tuple[Location, object]]:
    """Yield what a record, a mapping or a list holds directly, each with its place in the file."""
    if isinstance(value, BaseModel):
        for field in type(value).model_fields:
            yield (*location, field), getattr(value, field)
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield (*location, name), inner
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield (*location, index), inner


def walk(value: object, location: Location = ()) -> Iterator[tuple[Location, object]]:
    """Yield a record and all that it holds, at any depth, each with its place in the file."""
    yield location, value
    for place, inner in parts(value, location):
        yield from walk(inner, place)


class Report(Record):
    """One edition of one report. The file name is its id."""

    title: Label
    kind: Literal["statistics", "support-programme", "activity", "press"]
    year: Year = Field(description="Året som siffrorna gäller")
    version: Version
    publish: Literal["yes", "no"] = Field(
        "yes", description='"no" = rapporten finns bara i förhandsvisningen, make serve'
    )
    status: Literal["draft", "preliminary", "final", "withdrawn"]
    published: Date | None = Field(None, description="När utgåvan kom ut; utelämnas när det inte är känt")
    source: ReportSource
    drafted: Date | None = Field(
        None, description="Utkastets dag; den står i adressen och ändras när utkastet ändras"
    )
    former_drafts: tuple[Date, ...] = Field(
        (), description="Dagar som utkastet har haft förut; på deras adresser står vad som gäller nu"
    )
    lead: Lead | None = None
    summary: tuple[Passage, ...] = Field(min_length=1)
    quote: SourcedPassage | None = Field(None, description="Stycket för den som vill citera, med förbehåll")
    method: tuple[SourcedPassage, ...] = ()
    limits: tuple[SourcedPassage, ...] = Field((), description="Vad siffrorna inte visar")
    universes: dict[Id, Universe] = Field({})
    clusters: dict[Id, Cluster] = Field({})
    tables: dict[Id, Table] = Field({})
    figures: dict[Id, Figure] = Field({})
    series: dict[Id, Series] = Field({})
    claims: dict[Id, Claim] = Field({})
    statements: dict[Id, Statement] = Field({}, description="Vad rapporten säger i ord")
    charts: dict[Id, FigureChart] = Field({}, description="Enskilda tal som läses bredvid varandra")
    links: tuple[FigureLink, ...] = ()
    chapters: dict[Id, Chapter] = Field({})
    disclosure: tuple[Disclosure, ...] = ()
    corrections: tuple[Correction, ...] = ()
    findings: tuple[Finding, ...] = ()
    lost: tuple[Lost, ...] = ()

    @property
    def named(self) -> Mapping[str, Mapping[str, Record]]:
        """Return all that has a name in the report, by its kind: the key of the file that it stands under."""
        kinds = ("universes", "tables", "figures", "series", "clusters", "claims", "statements")
        return {kind: getattr(self, kind) for kind in kinds}

    def told(self, chapter: Chapter) -> tuple[Id, ...]:
        """Return the statements of a chapter that readers get."""
        return tuple(one for one in chapter.says if self.statements[one].is_read)

    @property
    def is_issued(self) -> bool:
        """Return whether the edition has left the drafts: readers count on that it stays as it is."""
        return self.status in ("preliminary", "final")
