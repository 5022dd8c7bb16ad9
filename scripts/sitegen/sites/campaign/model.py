"""Records of the campaign as editors write them: claims, heads of pages, allowed quantities. No I/O here."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from sitegen.core import SOURCE_LANGUAGE
from sitegen.records import Record
from sitegen.records.model import Confidence, Id, LanguageCode, Line, Prose, Url

ClaimTopic = Literal[
    "law",
    "remote-sex",
    "harm",
    "who-buys",
    "prevalence",
    "exploitation-link",
    "children",
    "myths",
    "consequences",
    "stop-buying",
    "campaign",
]
StudyDesign = Literal["law", "survey", "interviews", "review", "trial", "register", "evaluation", "statement"]
HowRead = Literal["law-copy", "archived-page", "abstract", "own-document", "not-opened"]
FigureText = Annotated[str, StringConstraints(pattern=r"^\S(.*\S)?$", max_length=40)]
FigurePeriod = Annotated[str, StringConstraints(pattern=r"^\d{4}([–/-]\d{4})?$")]


class ProseHead(Record):
    """The YAML between the two lines --- at the top of a page's file."""

    title: Line = Field(description="Sidans rubrik")
    description: Line = Field(description="En mening om sidan, för sökmotorer")
    menu: Line | None = Field(None, description="Kort namn i menyn; utelämnas för rubriken")
    lead: Line | None = Field(None, description="Meningen under rubriken")
    call: Id | None = Field(
        None, description="Vem knappen längst ner ringer, en rad i data/aid/national.yml; annars kontaktsidan"
    )


class ClaimText(Record):
    """A text of a claim, which may wait for its English: the claim is then on no English page."""

    sv: str
    en: str | None = None

    def in_language(self, code: str) -> str:
        """Return the text in a language, the Swedish one where the English is missing."""
        return self.sv if code == SOURCE_LANGUAGE else self.en or self.sv


class ClaimStatement(ClaimText):
    """What a claim says."""

    sv: Prose
    en: Prose | None = None


class ClaimLine(ClaimText):
    """A line that belongs to a claim."""

    sv: Line
    en: Line | None = None


class ClaimFigure(Record):
    """What was counted, among whom, when and how."""

    values: tuple[FigureText, ...] = Field(
        (), description="Talen, skrivna på svenska: 9,5. {id} i texten visar det första, {id.2} det andra"
    )
    unit: Line | None = Field(None, description="Vad talen är: procent, personer")
    year: FigurePeriod = Field(description="Året som talen gäller, eller 2009–2011")
    population: ClaimLine = Field(description="Vilka som ingick, med liten bokstav: män 16–84 år i Sverige")
    n: int | None = Field(None, ge=1, description="Hur många som ingick")
    design: StudyDesign = Field(description="Hur man kom fram till det")
    self_reported: bool = Field(False, description="true = det bygger på vad de tillfrågade själva uppger")


class ClaimDots(Record):
    """A number of people drawn as dots, filled and not; both numbers stand in the statement."""

    filled: int = Field(ge=1, description="Hur många prickar som är fyllda")
    of: int = Field(ge=2, le=100, description="Hur många prickar det är")
    about: bool = Field(False, description="true = källan säger omkring")


class ClaimBand(Record):
    """A share of which only the lowest and the highest value are known, drawn on 0 to 100 per cent."""

    low: int = Field(ge=0, le=100)
    high: int = Field(ge=0, le=100)


class ClaimSource(Record):
    """A publication in which a claim was read."""

    title: Line
    publisher: Line
    year: int = Field(ge=1950, le=2100)
    year_estimated: bool = Field(False, description="true = året är en uppskattning")
    url: Url | None = Field(None, description="Utelämnas för underlag som inte är publicerade")
    says: Prose = Field(description="Vad källan säger, med egna ord")
    seen: HowRead = Field(
        description="law-copy = lagtexten i en kopia, archived-page = arkiverad kopia, abstract = bara "
        "sammanfattningen, own-document = föreningens eget underlag, not-opened = inte läst"
    )


class CampaignClaim(Record):
    """One statement of the campaign and the sources it rests on. The file name is its id."""

    topic: ClaimTopic
    statement: ClaimStatement = Field(description="Påståendet med egna ord; varje tal ska finnas i en källa")
    figure: ClaimFigure | None = None
    dots: ClaimDots | None = Field(None, description="Ritas som prickar bredvid påståendet")
    band: ClaimBand | None = Field(None, description="Ritas som ett band på en skala bredvid påståendet")
    rounded: Line | None = Field(
        None, description="När påståendet säger ett tal enklare än källan: hur det är avrundat"
    )
    limits: ClaimLine | None = Field(
        None, description="Vad läsaren behöver veta om underlaget; måste finnas när confidence är medium"
    )
    sources: tuple[ClaimSource, ...] = Field(min_length=1)
    confidence: Confidence = Field(description="low visas aldrig; medium visas med limits")
    publish: Literal["yes", "after_check", "no"] = Field(
        description="after_check väntar på någon (skriv vem i note); bara yes visas"
    )
    note: Prose | None = Field(None, description="För redaktionen, visas inte")

    @property
    def shown(self) -> bool:
        """Return whether a page may show the claim."""
        return self.publish == "yes" and self.confidence != "low"


class AllowedQuantity(Record):
    """A number or quantity word that prose may hold without a claim, with the reason."""

    id: Id
    text: Line = Field(description="Orden som de står i texten: 112, de två sidorna")
    languages: tuple[LanguageCode, ...] = Field(min_length=1)
    reason: Line = Field(description="Varför det inte är ett påstående")
