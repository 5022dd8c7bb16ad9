"""What one may answer on the finder's page, and what each answer does to each row, by the rule of ranking."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sitegen.language import LocalizedText
from sitegen.records.model import Service
from sitegen.records.ranking import Answers, HourState, penalty, wall
from sitegen.records.ranking.penalties import HOUR_LATER, HOUR_NOW, HOUR_UNASKED, Setting, base
from sitegen.records.ranking.reach import CHANNELS, hour_state, lead_contact
from sitegen.records.ranking.walls import misfits
from sitegen.sites.finder.answer_style import AnsweredQuestion, Effect
from sitegen.sites.finder.contexts import FilterOption, FilterQuestion, Screen
from sitegen.sites.finder.places import places
from sitegen.web import PageMaker

BED, WRITE, ALL = "sb", "sc", "sa"
ASKED = {
    "n": "need",
    "a": "age",
    "g": "gender",
    "p": "permit",
    "f": "for_whom",
    "r": "place",
    "c": "channel",
    "x": "avoid",
}
"""The questions under a screen, by the letter that each has in the page."""
SCREEN = "v"
TONIGHT, IN_WRITING = "bed-tonight", "no-voice"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: its token in the page, what it is called, and what it says in the rule's words."""

    token: str
    label: LocalizedText
    given: Answers


def situations(maker: PageMaker) -> tuple[Screen, ...]:
    """Return the screens that say what is happening."""
    return tuple(
        Screen(id=f"s{number}", label=maker.translator.localized("situation.label", situation.label))
        for number, situation in enumerate(maker.site_context.catalogue.situations.values(), start=1)
    )


def ways(maker: PageMaker) -> tuple[Screen, ...]:
    """Return the screens that are no situations: a bed tonight, in writing, everything."""
    say = maker.translator
    bed, write = say("filter", "Jag behöver sova tryggt i natt"), say("filter", "Jag vill chatta eller skriva")
    return (
        Screen(id=BED, label=LocalizedText(bed, maker.language), icon="d"),
        Screen(id=WRITE, label=LocalizedText(write, maker.language), icon="c"),
        Screen(id=ALL, label=LocalizedText(say("page", "Alla kontakter"), maker.language)),
    )


def questions(maker: PageMaker) -> Iterator[FilterQuestion]:
    """Yield the questions with their answers."""
    words = question_words(maker)
    for key, choices in all_choices(maker).items():
        options = tuple(FilterOption(token=choice.token, label=choice.label) for choice in choices)
        yield FilterQuestion(key=key, word=words[key], options=options)


def question_words(maker: PageMaker) -> Mapping[str, str]:
    """Return what stands on the button of each question."""
    say = maker.translator
    return {
        "n": say("filter", "Behov"),
        "a": say("filter", "Ålder"),
        "g": say("filter", "Kön"),
        "p": say("filter", "Tillstånd"),
        "f": say("filter", "För vem"),
        "r": say("filter", "Plats"),
        "c": say("filter", "Kontakt"),
        "x": say("filter", "Utan polis"),
    }


def all_choices(maker: PageMaker) -> Mapping[str, tuple[Choice, ...]]:
    """Return the answers to each question, by its letter."""
    return {key: tuple(_choices(maker, key)) for key in ASKED}


def _choices(maker: PageMaker, key: str) -> Iterator[Choice]:
    catalogue, question = maker.site_context.catalogue, ASKED[key]
    if question == "place":
        for number, place in enumerate(places(maker.site_context), start=1):
            yield Choice(f"r{number}", LocalizedText(place.label, "sv"), Answers(place=place.county, town=place.town))
        return
    rows: Mapping[str, tuple[str, str]] = (
        {id: ("need.label", need.label) for id, need in catalogue.needs.items()}
        if question == "need"
        else {
            id: (kind, row.label)
            for kind, found in (("audience.label", catalogue.audiences), ("wish.label", catalogue.wishes))
            for id, row in found.items()
            if row.question == question
        }
    )
    for number, (id, (kind, label)) in enumerate(rows.items(), start=1):
        yield Choice(f"{key}{number}", maker.translator.localized(kind, label), Answers(**{question: id}))


def answered(maker: PageMaker, services: Mapping[str, Service]) -> tuple[AnsweredQuestion, ...]:
    """Return what every answer does to every row; the first of them are the screens."""
    setting = setting_of(maker)
    found = [_screens(maker, setting, services)]
    for key, choices in all_choices(maker).items():
        effects = {c.token: _effects(setting, services, c.given) for c in choices}
        # What is long in all languages is called by its question.
        short = question_words(maker)[key] if key in "rx" else ""
        labels = {choice.token: short or choice.label.text for choice in choices}
        found.append(AnsweredQuestion(key=key, labels=labels, effects=effects))
    return tuple(found)


def setting_of(maker: PageMaker) -> Setting:
    """Return what the rule counts from: the records, the page's language, the day."""
    return Setting(maker.site_context.catalogue, maker.language, maker.site_context.today)


def screens(maker: PageMaker) -> Mapping[str, Answers]:
    """Return what each screen but the first says, in the rule's words."""
    ids = maker.site_context.catalogue.situations
    own = {f"s{number}": Answers(situation=id) for number, id in enumerate(ids, start=1)}
    return {**own, BED: Answers(need=TONIGHT), WRITE: Answers(channel=IN_WRITING), ALL: Answers()}


def _screens(maker: PageMaker, setting: Setting, services: Mapping[str, Service]) -> AnsweredQuestion:
    effects = {token: _effects(setting, services, given) for token, given in screens(maker).items() if token != ALL}
    return AnsweredQuestion(key=SCREEN, labels={}, effects=effects, screen=True)


def _effects(setting: Setting, services: Mapping[str, Service], given: Answers) -> dict[str, Effect]:
    return {id: effect(setting, id, service, given) for id, service in services.items()}


def effect(setting: Setting, id: str, service: Service, given: Answers) -> Effect:
    """Return what one answer does to one row, against what the row costs while it is not given."""
    if wall(setting.catalogue, id, given, setting.today):
        return Effect(hidden=True)
    asked = {question: answer for question, answer in given.given.items() if answer is not None}
    added = sum(
        penalty(setting, service, question, answer) - penalty(setting, service, question, None)
        for question, answer in asked.items()
    )
    return Effect(added=added, missed=_misses(setting, id, service, given))


def _misses(setting: Setting, id: str, service: Service, given: Answers) -> bool:
    if given.need and given.need not in (*service.needs, *service.needs_near):
        return True
    if given.channel and (kinds := CHANNELS.get(given.channel)):
        return not {contact.kind for contact in service.contacts}.intersection(kinds)
    return any(misfits(setting.catalogue, id, given))


def unanswered(setting: Setting, service: Service) -> int:
    """Return what a row costs before anything is answered, but for the hour."""
    return base(service) + sum(penalty(setting, service, question, None) for question in Answers().given)


def urgency_style(maker: PageMaker) -> str:
    """Return the style that weighs the hour by the need: how much a step of `HourState` costs."""
    needs = maker.site_context.catalogue.needs.values()
    now = ",".join(f"#n{number}:checked" for number, need in enumerate(needs, start=1) if need.now)
    return (
        f"main{{--u:{HOUR_UNASKED}}}#{BED}:checked~.l{{--u:{HOUR_NOW}}}@supports selector(:has(*)){{"
        f"main:has([name=n][value]:checked){{--u:{HOUR_LATER}}}main:has({now}){{--u:{HOUR_NOW}}}}}"
    )


def always_open(setting: Setting, service: Service) -> bool:
    """Return whether a service's line is known never to close."""
    contact = lead_contact(service, None, setting.language, setting.today)
    return hour_state(service, contact, setting.today, None) == HourState.OPEN




def tokens(maker: PageMaker) -> Mapping[tuple[str, str], str]:
    """Return the token of each answer, by its question and its id in data/."""
    found = {**screens(maker), **{c.token: c.given for choices in all_choices(maker).values() for c in choices}}
    return {
        (question, id): token
        for token, given in found.items()
        for question, id in given.given.items()
        if id is not None and token not in (BED, WRITE)
    }


def other_leads(maker: PageMaker, service: Service) -> list[str]:
    """Return the classes of a row that is led by another contact, of unknown hours, in some channel.

    The hour of a row is that of the contact that leads it, and the script reads that of the first one.
    """
    setting = setting_of(maker)
    if not always_open(setting, service):
        return []
    channels = {WRITE: IN_WRITING, **{c.token: c.given.channel for c in all_choices(maker)["c"]}}
    return [
        f"{token}h"
        for token, channel in channels.items()
        if hour_state(service, lead_contact(service, channel, setting.language, setting.today), setting.today, None)
        != HourState.OPEN
    ]


def screen_style(maker: PageMaker) -> str:
    """Return the style of the screens: which heading each has, and which rows are not led by their first contact."""
    heads = ",".join(f"#{token}:checked~.w #v{token}" for token in screens(maker))
    channels = [choice.token for choice in all_choices(maker)["c"]]
    led = ",".join(f"main:has(#{token}:checked) .{token}h" for token in channels)
    unknown = f"{{--h:{int(HourState.UNKNOWN)}!important}}"
    return (
        f"{heads}{{display:block}}#{WRITE}:checked~.l .{WRITE}h{unknown}"
        f"@supports selector(:has(*)){{{led}{unknown}}}"
    )


def first_label(maker: PageMaker, given: Answers) -> LocalizedText:
    """Return for whom a contact of the first screen is: the answer that it is the first for."""
    audience = maker.site_context.catalogue.audiences[given.gender or given.age or ""]
    return maker.translator.localized("audience.label", audience.label)
