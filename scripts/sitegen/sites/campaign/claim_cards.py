"""Turn claims into contexts: what is said, what it rests on, where it was read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.language import Translator
from sitegen.sites.campaign.campaign_context import SOURCES, CampaignMaker
from sitegen.sites.campaign.claim_pictures import claim_picture
from sitegen.sites.campaign.contexts import ClaimCard, ClaimRow, ClaimSourceLine
from sitegen.sites.campaign.model import CampaignClaim, ClaimFigure, ClaimSource
from sitegen.sites.campaign.number_words import number_in_language
from sitegen.web import Key

ANCHOR = "k-"


def figure_value(claim: CampaignClaim, number: int, language: str) -> str:
    """Return a figure of a claim by its number (from 1), as the language writes it."""
    assert claim.figure is not None
    return number_in_language(claim.figure.values[number - 1], language)


def claim_card(maker: CampaignMaker, key: Key, id: str) -> ClaimCard:
    """Return the card of the claim with this id, as the page `key` shows it.

    It has the claim's words, its basis, and a link to its row on the page of sources.
    """
    claim = maker.site_context.material.claims[id]
    named = (short_source(maker.translator, source) for source in claim.sources)
    return ClaimCard(
        statement=claim.statement.in_language(maker.language),
        basis=figure_basis(maker.translator, claim.figure),
        limits=claim.limits.in_language(maker.language) if claim.limits else "",
        uncertain=claim.confidence == "medium",
        named=maker.translator.listed(dict.fromkeys(named)),
        href=maker.href(key, SOURCES) + f"#{ANCHOR}{id}",
        picture=claim_picture(maker.translator, claim),
    )


def claim_row(maker: CampaignMaker, key: Key, id: str) -> ClaimRow:
    """Return a claim for the page of sources: its card and all its sources."""
    sources = maker.site_context.material.claims[id].sources
    lines = tuple(source_line(maker.translator, source) for source in sources)
    return ClaimRow(anchor=ANCHOR + id, card=claim_card(maker, key, id), sources=lines)


def source_line(translator: Translator, source: ClaimSource) -> ClaimSourceLine:
    """Return a source with title, publisher and year, and how it was read."""
    return ClaimSourceLine(
        title=source.title,
        href=source.url or "",
        published=f"{source.publisher}, {source_year(translator, source)}",
        seen=seen_words(translator)[source.seen],
    )


def short_source(translator: Translator, source: ClaimSource) -> str:
    """Return the name of a source beside a claim: the publisher without authors, and the year."""
    return f"{source.publisher.partition(' (')[0]} {source_year(translator, source)}"


def source_year(translator: Translator, source: ClaimSource) -> str:
    """Return the year of a source, called an estimate where it is one."""
    about = translator("source", "omkring {year}", year=source.year)
    return about if source.year_estimated else str(source.year)


def figure_basis(translator: Translator, figure: ClaimFigure | None) -> str:
    """Return the method, time and population of a figure in one line; nothing for the words of a law."""
    if figure is None or figure.design == "law":
        return ""
    return ". ".join(_basis(translator, figure)) + "."


def _basis(translator: Translator, figure: ClaimFigure) -> Iterator[str]:
    """Yield the sentences of the line without full stops."""
    yield f"{design_words(translator)[figure.design]}, {figure.year.replace('-', '–')}"
    people = figure.population.in_language(translator.code)
    number = number_in_language(f"{figure.n:,}".replace(",", " "), translator.code) if figure.n else ""
    counted = translator("source", "{population}, totalt {number}", population=people, number=number)
    whole = counted if number else people
    yield whole[:1].upper() + whole[1:]
    if figure.self_reported:
        yield translator("source", "Bygger på vad de själva har uppgett")


def design_words(translator: Translator) -> Mapping[str, str]:
    """Return the name of each study design."""
    return {
        "law": translator("source", "Lagtext"),
        "survey": translator("source", "Enkät"),
        "interviews": translator("source", "Intervjustudie"),
        "review": translator("source", "Forskningsöversikt"),
        "trial": translator("source", "Behandlingsstudie med lottade grupper"),
        "register": translator("source", "Registrerade uppgifter"),
        "evaluation": translator("source", "Utvärdering"),
        "statement": translator("source", "Bedömning"),
    }


def seen_words(translator: Translator) -> Mapping[str, str]:
    """Return the sentence for each way in which a source was read."""
    return {
        "law-copy": translator("source", "Vi har läst lagtexten i en kopia."),
        "archived-page": translator("source", "Vi har läst en arkiverad kopia av sidan."),
        "abstract": translator("source", "Vi har bara läst sammanfattningen."),
        "own-document": translator("source", "Plattformens eget underlag."),
        "not-opened": translator("source", "Vi har inte läst källan själva."),
    }


def topic_words(translator: Translator) -> Mapping[str, str]:
    """Return the heading of each topic, in the order of the page of sources."""
    return {
        "prevalence": translator("source", "Hur vanligt det är"),
        "who-buys": translator("source", "De som köper"),
        "law": translator("source", "Lagen"),
        "remote-sex": translator("source", "På nätet"),
        "consequences": translator("source", "Vad som händer sedan"),
        "harm": translator("source", "Skadan"),
        "exploitation-link": translator("source", "Kopplingen till människohandel"),
        "children": translator("source", "Barn"),
        "myths": translator("source", "Myter"),
        "stop-buying": translator("source", "Att sluta"),
        "campaign": translator("source", "Kampanjen"),
    }
