"""Make the pages about stopping: steps, weekly worksheets and the first talk, with what each rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from babel.dates import get_day_names

from sitegen.records import Passage, Service
from sitegen.sites.campaign import claim_cards, contexts
from sitegen.sites.campaign.campaign_context import HELP, TALK, WORKSHEET, CampaignMaker
from sitegen.sites.campaign.contexts import SourcedText, TalkBlock, WorksheetBlock
from sitegen.sites.campaign.help_model import SourcedRecord, TalkQuestion, WeekWorksheet
from sitegen.sites.campaign.text_pages import page_text
from sitegen.sites.finder import service_page
from sitegen.web import Key, Link
from sitegen.web.file_addresses import SHEETS_PAPER

Condition = Callable[[Service], bool]
KNOWN: Mapping[str, Condition] = {
    "anonymous": lambda service: service.anonymous == "yes",
    "cost": lambda service: service.cost == "free",
    "interpreter": lambda service: service.interpreter == "yes",
    "relatives": lambda service: "relatives" in service.eligibility.roles,
}


def stop_page(maker: CampaignMaker, key: Key) -> contexts.StopPage:
    """Return the context of the page of steps, with links to where to go on."""
    translator = maker.translator
    ends = {
        WORKSHEET: translator("kop-inte", "Arbetsblad, vecka för vecka"),
        TALK: translator("kop-inte", "Så går det första samtalet till"),
        HELP: translator("kop-inte", "Vart du kan vända dig"),
    }
    steps = maker.help.steps.values()
    return contexts.StopPage(
        frame=maker.page_frame(key),
        text=page_text(maker, key),
        steps=tuple(sourced_text(maker, key, step, step.title) for step in steps),
        links=tuple(maker.link(key, end, label) for end, label in ends.items()),
    )


def sourced_text(maker: CampaignMaker, key: Key, row: SourcedRecord, title: Passage) -> SourcedText:
    """Return a text with the claims and sources it rests on, or the statement that it is an exercise."""
    exercise = maker.translator("kop-inte", "Det här är en övning, ingen prövad metod.")
    return SourcedText(
        title=title.in_language(maker.language),
        says=row.says.in_language(maker.language),
        exercise=exercise if row.exercise else "",
        claims=tuple(claim_cards.claim_card(maker, key, id) for id in row.claims),
        sources=tuple(source_links(maker, row)),
    )


def source_links(maker: CampaignMaker, row: SourcedRecord) -> Iterator[Link]:
    """Yield links to the sources that a record names, from the records of services."""
    services = maker.site_context.catalogue.services
    for ref in row.sources:
        id, _, name = ref.partition("/")
        source = next(source for source in services[id].sources if source.id == name)
        link = service_page.source_link(maker, source)
        yield Link(href=link.href, label=f"{services[id].name}: {link.label}", note=link.note)


def worksheet_page(maker: CampaignMaker, key: Key) -> contexts.WorksheetPage:
    """Return the context of the page of worksheets, with a link to the same as a file."""
    label = maker.translator("kop-inte", "Alla blad som PDF")
    return contexts.WorksheetPage(
        frame=maker.page_frame(key),
        text=page_text(maker, key),
        sheets=worksheets(maker),
        paper=maker.file_link(key, SHEETS_PAPER, label),
    )


def worksheets(maker: CampaignMaker) -> tuple[WorksheetBlock, ...]:
    """Return the worksheets in the order of weeks."""
    weeks = maker.help.weeks.values()
    return tuple(worksheet_block(maker, number, week) for number, week in enumerate(weeks, start=1))


def worksheet_block(maker: CampaignMaker, number: int, week: WeekWorksheet) -> WorksheetBlock:
    """Return one week's worksheet in the maker's language."""
    translator = maker.translator
    reviewed = translator("kop-inte", "Granskat av {who}.", who=week.reviewed or "")
    draft = translator("kop-inte", "Redaktionen har skrivit bladet. Ingen mottagning har granskat det än.")
    return WorksheetBlock(
        number=translator("kop-inte", "Vecka {number}", number=number),
        text=sourced_text(maker, WORKSHEET, week, week.title),
        reviewed=reviewed if week.reviewed else draft,
        tasks=tuple(
            contexts.TaskBlock(ask=task.ask.in_language(maker.language), lines=task.lines)
            for task in week.tasks
        ),
        days=tuple(day_names(maker.language)) if week.grid else (),
        columns=tuple(column.in_language(maker.language) for column in week.columns),
    )


def day_names(language: str) -> Iterator[str]:
    """Return the names of the days of the week, Monday first."""
    names = get_day_names("wide", "stand-alone", language)
    return (str(names[number]).capitalize() for number in range(7))


def talk_page(maker: CampaignMaker, key: Key) -> contexts.TalkPage:
    """Return the context of the page of questions about the first talk."""
    rows = maker.help.talk.values()
    return contexts.TalkPage(
        frame=maker.page_frame(key),
        text=page_text(maker, key),
        answers=tuple(talk_block(maker, key, row) for row in rows),
    )


def talk_block(maker: CampaignMaker, key: Key, row: TalkQuestion) -> TalkBlock:
    """Return a question with what is known, and the receptions of which it is known."""
    return TalkBlock(
        id=row.id,
        text=sourced_text(maker, key, row, row.ask),
        places=tuple(receptions_where(maker, key, KNOWN[row.known])) if row.known else (),
        own=tuple(question.in_language(maker.language) for question in row.own),
    )


def receptions_where(maker: CampaignMaker, key: Key, holds: Condition) -> Iterator[Link]:
    """Yield links to the receptions whose service meets a condition, each to its county on the help page."""
    catalogue = maker.site_context.catalogue
    finder = maker.href(key, HELP)
    for id in maker.help.units:
        service = catalogue.services[id]
        if holds(service):
            (county,) = catalogue.counties_of(service)
            yield Link(href=f"{finder}#{county.id}", label=service.name)
