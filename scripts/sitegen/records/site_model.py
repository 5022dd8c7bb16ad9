"""The records of sites and languages, and of what browsers keep of a visit. No I/O here."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from sitegen.records.record import Address, Date, Id, LanguageCode, Line, Origin, Record, Source, Url

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
    easy: Line | None = Field(
        None, description="Vad språkets lättlästa sidor heter; utan ett sådant namn finns inga"
    )
    short: str | None = Field(
        None, pattern=r"^[a-z]$", description="Kortsidans korta adress på språket, en bokstav: t ger /t/"
    )


class Site(Record):
    """One of the sites, and where it is published."""

    id: Id
    name: Line | None = Field(None, description="Kampanjens namn, överst på varje sida; bara campaign")
    base_url: Url
    exit_url: Url | None = Field(
        None,
        description="Dit Lämna sidan leder: vardaglig, lätt, öppnas i webbläsaren; bara campaign är utan",
    )
    config: Line = Field(description="Sajtens mkdocs-fil")
    family: Id = Field(
        "finder",
        description="finder = Sök hjälp och prosa, card = sidan bakom ett kort, campaign = en kampanj",
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
    publish: Literal["yes", "no"] = Field(
        "yes",
        description="no = ett utkast: syns i make serve och granskas, men make site bygger det inte",
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
