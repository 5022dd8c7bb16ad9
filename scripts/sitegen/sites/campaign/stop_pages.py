"""Stopping: the steps, the worksheets week by week, and the first talk, each with what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from babel.dates import get_day_names

from sitegen.records.model import Service
from sitegen.sites.campaign import claim_cards
from sitegen.sites.campaign.contexts import (
    Sheet,
    StepBlock,
    StopPage,
    TalkAnswer,
    TalkPage,
    TaskLines,
    WorksheetPage,
)
from sitegen.sites.campaign.help_lines import said
from sitegen.sites.campaign.help_model import Answer, Grounded, Week, Words
from sitegen.sites.campaign.page_frame import HELP, TALK, WORKSHEET, around
from sitegen.sites.campaign.paper_files import SHEETS_PAPER, paper
from sitegen.sites.campaign.text_pages import text
from sitegen.sites.finder import service_page
from sitegen.web import addresses
from sitegen.web.addresses import Key
from sitegen.web.contexts import Link
from sitegen.web.page_maker import PageMaker

Holds = Callable[[Service], bool]
KNOWN: Mapping[str, Holds] = {
    "anonymous": lambda service: service.anonymous == "yes",
    "cost": lambda service: service.cost == "free",
    "interpreter": lambda service: service.interpreter == "yes",
    "relatives": lambda service: "relatives" in service.eligibility.roles,
}


def stop_page(maker: PageMaker, key: Key) -> StopPage:
    """The steps, and where to go on."""
    translator = maker.translator
    ends = {
        WORKSHEET: translator("kop-inte", "Arbetsblad, vecka för vecka"),
        TALK: translator("kop-inte", "Så går det första samtalet till"),
        HELP: translator("kop-inte", "Vart du kan vända dig"),
    }
    steps = maker.site_context.material.aid.steps.values()
    return StopPage(
        around=around(maker, key),
        text=text(maker, key),
        steps=tuple(ground(maker, key, step, step.title, step.says) for step in steps),
        links=tuple(maker.link(key, end, label) for end, label in ends.items()),
    )


def ground(maker: PageMaker, key: Key, row: Grounded, title: Words, says: Words) -> StepBlock:
    """Words with what they rest on: sources, claims, or the plain statement that it is an exercise."""
    exercise = maker.translator("kop-inte", "Det här är en övning, ingen prövad metod.")
    return StepBlock(
        title=said(maker, title),
        says=said(maker, says),
        exercise=exercise if row.exercise else "",
        claims=tuple(claim_cards.card(maker, key, id) for id in row.claims),
        sources=tuple(sources(maker, row)),
    )


def sources(maker: PageMaker, row: Grounded) -> Iterator[Link]:
    """The sources that the words rest on, from the records of services."""
    services = maker.site_context.catalogue.services
    for ref in row.sources:
        id, _, name = ref.partition("/")
        source = next(source for source in services[id].sources if source.id == name)
        link = service_page.source_link(maker, source)
        yield Link(href=link.href, label=f"{services[id].name}: {link.label}", note=link.note)


def worksheet_page(maker: PageMaker, key: Key) -> WorksheetPage:
    """The sheets as a page, and the same as a file."""
    label = maker.translator("kop-inte", "Alla blad som PDF")
    return WorksheetPage(
        around=around(maker, key),
        text=text(maker, key),
        sheets=sheets(maker),
        paper=paper(maker, key, SHEETS_PAPER, label),
    )


def sheets(maker: PageMaker) -> tuple[Sheet, ...]:
    """The worksheets in order."""
    weeks = maker.site_context.material.aid.weeks.values()
    return tuple(sheet(maker, number, week) for number, week in enumerate(weeks, start=1))


def sheet(maker: PageMaker, number: int, week: Week) -> Sheet:
    """One week's worksheet in the desk's language."""
    translator = maker.translator
    reviewed = translator("kop-inte", "Granskat av {who}.", who=week.reviewed or "")
    draft = translator("kop-inte", "Redaktionen har skrivit bladet. Ingen mottagning har granskat det än.")
    return Sheet(
        number=translator("kop-inte", "Vecka {number}", number=number),
        title=said(maker, week.title),
        says=said(maker, week.says),
        ground=ground(maker, WORKSHEET, week, week.title, week.says),
        reviewed=reviewed if week.reviewed else draft,
        tasks=tuple(TaskLines(ask=said(maker, task.ask), lines=task.lines) for task in week.tasks),
        days=tuple(days(maker.language)) if week.grid else (),
        columns=tuple(said(maker, column) for column in week.columns),
    )


def days(language: str) -> Iterator[str]:
    """The days of the week, Monday first."""
    names = get_day_names("wide", "stand-alone", language)
    return (str(names[number]).capitalize() for number in range(7))


def talk_page(maker: PageMaker, key: Key) -> TalkPage:
    """What is known of the first talk."""
    rows = maker.site_context.material.aid.talk.values()
    return TalkPage(
        around=around(maker, key),
        text=text(maker, key),
        answers=tuple(answer(maker, key, row) for row in rows),
    )


def answer(maker: PageMaker, key: Key, row: Answer) -> TalkAnswer:
    """One question, what is known, and of which receptions."""
    return TalkAnswer(
        id=row.id,
        ground=ground(maker, key, row, row.ask, row.says),
        places=tuple(places(maker, key, KNOWN[row.known])) if row.known else (),
        own=tuple(said(maker, question) for question in row.own),
    )


def places(maker: PageMaker, key: Key, holds: Holds) -> Iterator[Link]:
    """The receptions of which something holds, leading to their county in the finder."""
    catalogue = maker.site_context.catalogue
    finder = addresses.link((key, maker.language), (HELP, maker.language))
    for id in maker.site_context.material.aid.units:
        service = catalogue.services[id]
        if holds(service):
            (county,) = catalogue.counties_of(service)
            yield Link(href=f"{finder}#{county.id}", label=service.name)
