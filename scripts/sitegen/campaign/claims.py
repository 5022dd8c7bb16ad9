"""Claims as readers see them: what is said, what it rests on, where it was read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen import urls
from sitegen.campaign.contexts import ClaimCard, ClaimRow, SourceLine
from sitegen.campaign.frame import SOURCES
from sitegen.campaign.model import BothLine, BothProse, Claim, ClaimSource, Figure
from sitegen.campaign.quantities import in_language
from sitegen.desk import Desk
from sitegen.urls import Key
from sitegen.voices import SOURCE_LANGUAGE, Voice

ANCHOR = "k-"


def said(text: BothLine | BothProse, language: str) -> str:
    """A text in a language; a check has seen to that it is there where a page shows it."""
    return text.sv if language == SOURCE_LANGUAGE else text.en or text.sv


def figure(claim: Claim, number: int, language: str) -> str:
    """The figure of a number, as the language writes it."""
    assert claim.figure is not None
    return in_language(claim.figure.values[number - 1], language)


def card(desk: Desk, key: Key, id: str) -> ClaimCard:
    """A claim for a page: its words, its basis, and a link to its row among the sources."""
    claim = desk.shelf.material.claims[id]
    return ClaimCard(
        id=id,
        statement=said(claim.statement, desk.language),
        basis=basis(desk.voice, claim.figure) if claim.figure and claim.figure.design != "law" else "",
        limits=said(claim.limits, desk.language) if claim.limits else "",
        uncertain=claim.confidence == "medium",
        named=desk.voice.listed(dict.fromkeys(short(desk.voice, source) for source in claim.sources)),
        href=urls.link((key, desk.language), (SOURCES, desk.language)) + f"#{ANCHOR}{id}",
    )


def row(desk: Desk, key: Key, id: str) -> ClaimRow:
    """A claim on the page of sources: the card, and everything about where it was read."""
    sources = desk.shelf.material.claims[id].sources
    return ClaimRow(
        anchor=ANCHOR + id,
        card=card(desk, key, id),
        sources=tuple(source_line(desk.voice, source) for source in sources),
    )


def source_line(voice: Voice, source: ClaimSource) -> SourceLine:
    """A source with title, publisher and year, and how it was read."""
    return SourceLine(
        title=source.title,
        href=source.url or "",
        published=f"{source.publisher}, {year(voice, source)}",
        seen=seen_words(voice)[source.seen],
    )


def short(voice: Voice, source: ClaimSource) -> str:
    """A source as it is named beside a claim: the publisher without authors, and the year."""
    return f"{source.publisher.partition(' (')[0]} {year(voice, source)}"


def year(voice: Voice, source: ClaimSource) -> str:
    """The year of a source, which may be an estimate."""
    return voice("source", "omkring {year}", year=source.year) if source.year_estimated else str(source.year)


def basis(voice: Voice, figure: Figure) -> str:
    """How a figure was found out, when, and among whom, in one line."""
    return ". ".join(_basis(voice, figure)) + "."


def _basis(voice: Voice, figure: Figure) -> Iterator[str]:
    yield f"{design_words(voice)[figure.design]}, {figure.year.replace('-', '–')}"
    people = said(figure.population, voice.code)
    number = in_language(f"{figure.n:,}".replace(",", " "), voice.code) if figure.n else ""
    counted = voice("source", "{population}, totalt {number}", population=people, number=number)
    whole = counted if number else people
    yield whole[:1].upper() + whole[1:]
    if figure.self_reported:
        yield voice("source", "Bygger på vad de själva har uppgett")


def design_words(voice: Voice) -> Mapping[str, str]:
    """What ways of finding out are called."""
    return {
        "law": voice("source", "Lagtext"),
        "survey": voice("source", "Enkät"),
        "interviews": voice("source", "Intervjustudie"),
        "review": voice("source", "Forskningsöversikt"),
        "trial": voice("source", "Behandlingsstudie med lottade grupper"),
        "register": voice("source", "Registrerade uppgifter"),
        "evaluation": voice("source", "Utvärdering"),
        "statement": voice("source", "Bedömning"),
    }


def seen_words(voice: Voice) -> Mapping[str, str]:
    """How a source was read."""
    return {
        "law-copy": voice("source", "Vi har läst lagtexten i en kopia."),
        "archived-page": voice("source", "Vi har läst en arkiverad kopia av sidan."),
        "abstract": voice("source", "Vi har bara läst sammanfattningen."),
        "own-document": voice("source", "Plattformens eget underlag."),
        "not-opened": voice("source", "Vi har inte läst källan själva."),
    }


def topic_words(voice: Voice) -> Mapping[str, str]:
    """The headings of the page of sources, in order."""
    return {
        "prevalence": voice("source", "Hur vanligt det är"),
        "who-buys": voice("source", "De som köper"),
        "law": voice("source", "Lagen"),
        "remote-sex": voice("source", "På nätet"),
        "consequences": voice("source", "Vad som händer sedan"),
        "harm": voice("source", "Skadan"),
        "exploitation-link": voice("source", "Kopplingen till människohandel"),
        "children": voice("source", "Barn"),
        "myths": voice("source", "Myter"),
        "stop-buying": voice("source", "Att sluta"),
        "campaign": voice("source", "Kampanjen"),
    }
