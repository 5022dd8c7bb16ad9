"""Stopping: the steps, the worksheets week by week, and the first talk, each with what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from babel.dates import get_day_names

from sitegen import pages, urls
from sitegen.campaign import claims
from sitegen.campaign.aidmodel import Answer, Grounded, Week, Words
from sitegen.campaign.contexts import (
    Sheet,
    StepBlock,
    StopPage,
    TalkAnswer,
    TalkPage,
    TaskLines,
    WorksheetPage,
)
from sitegen.campaign.frame import HELP, TALK, WORKSHEET, around
from sitegen.campaign.lines import said
from sitegen.campaign.papers import SHEETS_PAPER, paper
from sitegen.campaign.texts import text
from sitegen.contexts import Link
from sitegen.desk import Desk
from sitegen.model import Service
from sitegen.urls import Key

Holds = Callable[[Service], bool]
KNOWN: Mapping[str, Holds] = {
    "anonymous": lambda service: service.anonymous == "yes",
    "cost": lambda service: service.cost == "free",
    "interpreter": lambda service: service.interpreter == "yes",
    "relatives": lambda service: "relatives" in service.eligibility.roles,
}


def stop_page(desk: Desk, key: Key) -> StopPage:
    """The steps, and where to go on."""
    voice = desk.voice
    ends = {
        WORKSHEET: voice("kop-inte", "Arbetsblad, vecka för vecka"),
        TALK: voice("kop-inte", "Så går det första samtalet till"),
        HELP: voice("kop-inte", "Vart du kan vända dig"),
    }
    steps = desk.shelf.material.aid.steps.values()
    return StopPage(
        around=around(desk, key),
        text=text(desk, key),
        steps=tuple(ground(desk, key, step, step.title, step.says) for step in steps),
        links=tuple(desk.link(key, end, label) for end, label in ends.items()),
    )


def ground(desk: Desk, key: Key, row: Grounded, title: Words, says: Words) -> StepBlock:
    """Words with what they rest on: sources, claims, or the plain statement that it is an exercise."""
    exercise = desk.voice("kop-inte", "Det här är en övning, ingen prövad metod.")
    return StepBlock(
        title=said(desk, title),
        says=said(desk, says),
        exercise=exercise if row.exercise else "",
        claims=tuple(claims.card(desk, key, id) for id in row.claims),
        sources=tuple(sources(desk, row)),
    )


def sources(desk: Desk, row: Grounded) -> Iterator[Link]:
    """The sources that the words rest on, from the records of services."""
    services = desk.shelf.catalogue.services
    for ref in row.sources:
        id, _, name = ref.partition("/")
        source = next(source for source in services[id].sources if source.id == name)
        link = pages.source_link(desk, source)
        yield Link(href=link.href, label=f"{services[id].name}: {link.label}", note=link.note)


def worksheet_page(desk: Desk, key: Key) -> WorksheetPage:
    """The sheets as a page, and the same as a file."""
    label = desk.voice("kop-inte", "Alla blad som PDF")
    return WorksheetPage(
        around=around(desk, key),
        text=text(desk, key),
        sheets=sheets(desk),
        paper=paper(desk, key, SHEETS_PAPER, label),
    )


def sheets(desk: Desk) -> tuple[Sheet, ...]:
    """The worksheets in order."""
    weeks = desk.shelf.material.aid.weeks.values()
    return tuple(sheet(desk, number, week) for number, week in enumerate(weeks, start=1))


def sheet(desk: Desk, number: int, week: Week) -> Sheet:
    """One week's worksheet in the desk's language."""
    voice = desk.voice
    reviewed = voice("kop-inte", "Granskat av {who}.", who=week.reviewed or "")
    draft = voice("kop-inte", "Redaktionen har skrivit bladet. Ingen mottagning har granskat det än.")
    return Sheet(
        number=voice("kop-inte", "Vecka {number}", number=number),
        title=said(desk, week.title),
        says=said(desk, week.says),
        ground=ground(desk, WORKSHEET, week, week.title, week.says),
        reviewed=reviewed if week.reviewed else draft,
        tasks=tuple(TaskLines(ask=said(desk, task.ask), lines=task.lines) for task in week.tasks),
        days=tuple(days(desk.language)) if week.grid else (),
        columns=tuple(said(desk, column) for column in week.columns),
    )


def days(language: str) -> Iterator[str]:
    """The days of the week, Monday first."""
    names = get_day_names("wide", "stand-alone", language)
    return (str(names[number]).capitalize() for number in range(7))


def talk_page(desk: Desk, key: Key) -> TalkPage:
    """What is known of the first talk."""
    rows = desk.shelf.material.aid.talk.values()
    return TalkPage(
        around=around(desk, key), text=text(desk, key), answers=tuple(answer(desk, key, row) for row in rows)
    )


def answer(desk: Desk, key: Key, row: Answer) -> TalkAnswer:
    """One question, what is known, and of which receptions."""
    return TalkAnswer(
        id=row.id,
        ground=ground(desk, key, row, row.ask, row.says),
        places=tuple(places(desk, key, KNOWN[row.known])) if row.known else (),
        own=tuple(said(desk, question) for question in row.own),
    )


def places(desk: Desk, key: Key, holds: Holds) -> Iterator[Link]:
    """The receptions of which something holds, leading to their county in the finder."""
    catalogue = desk.shelf.catalogue
    finder = urls.link((key, desk.language), (HELP, desk.language))
    for id in desk.shelf.material.aid.units:
        service = catalogue.services[id]
        if holds(service):
            (county,) = catalogue.counties_of(service)
            yield Link(href=f"{finder}#{county.id}", label=service.name)
