"""The finder: emergency, one best contact, what is happening, and all contacts in the order of the answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from markupsafe import Markup

from sitegen.records import Service
from sitegen.records.ranking import CLASS, Answers
from sitegen.records.ranking.rank import rank
from sitegen.sites.finder import (
    answer_style,
    finder_answers,
    finder_notes,
    finder_rows,
    listed_services,
    others_page,
    rights_page,
    safety_page,
    service_rows,
)
from sitegen.sites.finder.answer_style import AnsweredQuestion
from sitegen.sites.finder.call_cards import call_card
from sitegen.sites.finder.contexts import FinderPage, FinderRow, SignPage
from sitegen.web import Key, Link, PageMaker

P = TypeVar("P", bound=FinderPage)
SIGN = Key("sign")
FIRST_SCREEN = (Answers(gender="woman"), Answers(gender="man"), Answers(age="child"))
"""Whose first contacts the first screen has: one large, the others in cells beside each other."""
HOME = "s0"
LARGE = "--ba:var(--E);--bb:var(--F);--bc:1.9375rem;--bp:.875rem;--br:8px 8px 0 0;--be:none;--bo:inline;--bs:' · ';--o:-999999999"
"""What makes a row the large card, as values of the properties in finder.css; it stands before all others."""


def finder(maker: PageMaker, key: Key) -> FinderPage:
    """Return the context of the one document."""
    services = listed_services.exposed(maker.site_context)
    rows = {id: finder_rows.row(maker, id, service, key) for id, service in services.items()}
    return document(FinderPage, maker, key, rows, tuple(end_links(maker, key)))


def document(
    kind: type[P], maker: PageMaker, key: Key, rows: Mapping[str, FinderRow], links: tuple[Link, ...]
) -> P:
    """Return the context of a document with these rows, by the ids of their services."""
    catalogue = maker.site_context.catalogue
    services = {id: catalogue.services[id] for id in ordered(maker, Answers()) if id in rows}
    answered = finder_answers.answered(maker, services)
    first = _first_of_screens(maker, services)
    return kind(
        frame=replace(maker.frame(key, services.values()), style=_style(maker, services, answered, first)),
        emergency=listed_services.emergency_row(maker, key),
        ways=finder_answers.ways(maker),
        situations=finder_answers.situations(maker),
        questions=tuple(finder_answers.questions(maker)),
        rows=tuple(_with_classes(maker, rows, services, answered, first)),
        card=call_card(maker),
        notes=tuple(finder_notes.notes(maker)),
        tonight=finder_notes.tonight(maker),
        rights=finder_notes.first_rights(maker),
        links=links,
    )


def ordered(maker: PageMaker, given: Answers) -> tuple[str, ...]:
    """Return all services in the order of the rule for some answers, as on a page without a clock."""
    return tuple(row.id for row in rank(finder_answers.setting_of(maker), given, None))


def _first_of_screens(maker: PageMaker, services: Mapping[str, Service]) -> Mapping[str, str]:
    """Return the first service of each screen, by the screen's token."""
    given = finder_answers.screens(maker)
    found = {token: next(id for id in ordered(maker, given[token]) if id in services) for token in given}
    return {HOME: _made_for(maker, services, FIRST_SCREEN[0]), **found}


def _made_for(maker: PageMaker, services: Mapping[str, Service], answers: Answers) -> str:
    """Return the first service for an answer about who somebody is that is for nobody else."""
    who = maker.site_context.catalogue.audiences[answers.gender or answers.age or ""]
    made = (
        id
        for id in ordered(maker, answers)
        if id in services
        if services[id].eligibility.genders == (who.gender,) or (answers.age and services[id].eligibility.ages == who.ages)
    )
    return next(made)


def _with_classes(
    maker: PageMaker,
    rows: Mapping[str, FinderRow],
    services: Mapping[str, Service],
    answered: tuple[AnsweredQuestion, ...],
    first: Mapping[str, str],
) -> Iterator[FinderRow]:
    """Yield the rows in their order, with the classes that the style knows them by."""
    costs = _costs(maker, services)
    setting = finder_answers.setting_of(maker)
    home = {_made_for(maker, services, answers): answers for answers in FIRST_SCREEN}
    for id in sorted(services, key=lambda id: id != first[HOME]):
        own = [f"b{token[1:]}" for token, best in first.items() if best == id]
        own += ["h"] if id in home else []
        own += ["h0"] if finder_answers.always_open(setting, services[id]) else []
        own += [f"l{costs[finder_answers.unanswered(setting, services[id])]}"]
        own += finder_answers.other_leads(maker, services[id])
        label = finder_answers.first_label(maker, home[id]) if id in home else None
        yield replace(rows[id], classes=" ".join((*own, answer_style.classes(answered, id))), label=label)


def _costs(maker: PageMaker, services: Mapping[str, Service]) -> Mapping[int, int]:
    """Return what rows cost before anything is answered, each with a number of its own."""
    setting = finder_answers.setting_of(maker)
    found = sorted({finder_answers.unanswered(setting, service) for service in services.values()})
    return {cost: number for number, cost in enumerate(found)}


def _style(
    maker: PageMaker,
    services: Mapping[str, Service],
    answered: tuple[AnsweredQuestion, ...],
    first: Mapping[str, str],
) -> Markup:
    """Return the style of the document: what all languages share, and after it what its rows and answers do."""
    hidden = ":not(.j):not(:has(form [value]:checked))"
    large = ",".join(
        f"main{hidden} #{token}:checked~.l .b{token[1:]}" for token in first if token != HOME
    )
    costs = "".join(f".l{number}{{--o:{cost}}}" for cost, number in _costs(maker, services).items())
    parts = (
        *(costs, finder_answers.urgency_style(maker), finder_answers.screen_style(maker)),
        answer_style.style(answered, CLASS, maker.translator("filter", "passar inte:")),
        finder_notes.note_style(maker),
        f"#{HOME}:checked~.l .b0,.j .b{{{LARGE}}}@supports selector(:has(*)){{{large}{{{LARGE}}}}}",
    )
    return maker.site_context.assets.finder_style + Markup("".join(parts))


def sign(maker: PageMaker, key: Key) -> SignPage:
    """Return the context of what partners embed: languages, 112, who to call."""
    services = listed_services.exposed(maker.site_context)
    first = {id: services[id] for id in listed_services.pinned(maker, services)}
    return SignPage(
        frame=maker.frame(key, first.values()),
        emergency=listed_services.emergency_row(maker, key),
        heading=listed_services.heading(maker, first.values()),
        first=tuple(service_rows.row(maker, id, service, key) for id, service in first.items()),
    )


def end_links(maker: PageMaker, key: Key) -> Iterator[Link]:
    """Yield links to the pages that the finder leads on to."""
    translator = maker.translator
    yield maker.link(
        key, rights_page.RIGHTS, translator("page", "Dina rättigheter och vad som händer när du ringer")
    )
    yield maker.link(key, safety_page.SAFETY, translator("page", "Spår i telefonen och på räkningen"))
    yield maker.link(
        key,
        others_page.OTHERS,
        translator("page", "För dig som möter utsatta i ditt arbete, eller vill sluta skada andra"),
    )
