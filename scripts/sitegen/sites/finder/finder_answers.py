"""What one may answer on the finder's page, and what each answer does to each row, by the rule of ranking."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from sitegen.language import LocalizedText
from sitegen.records.ranking import Answers, Columns, HourState, Setting, misfits
from sitegen.records.ranking.columns import WALLED
from sitegen.records.ranking.penalties import HOUR_LATER, HOUR_NOW, HOUR_UNASKED, base
from sitegen.records.ranking.reach import CHANNELS
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
    translator = maker.translator
    bed = translator("filter", "Jag behöver sova tryggt i natt")
    write = translator("filter", "Jag vill chatta eller skriva")
    return (
        Screen(id=BED, label=LocalizedText(bed, maker.language), icon="d"),
        Screen(id=WRITE, label=LocalizedText(write, maker.language), icon="c"),
        Screen(id=ALL, label=LocalizedText(translator("page", "Alla kontakter"), maker.language)),
    )


def questions(maker: PageMaker) -> Iterator[FilterQuestion]:
    """Yield the questions with their answers."""
    words = question_words(maker)
    for key, choices in all_choices(maker).items():
        options = tuple(FilterOption(token=choice.token, label=choice.label) for choice in choices)
        yield FilterQuestion(key=key, word=words[key], options=options)


def question_words(maker: PageMaker) -> Mapping[str, str]:
    """Return what stands on the button of each question."""
    translator = maker.translator
    return {
        "n": translator("filter", "Behov"),
        "a": translator("filter", "Ålder"),
        "g": translator("filter", "Kön"),
        "p": translator("filter", "Tillstånd"),
        "f": translator("filter", "För vem"),
        "r": translator("filter", "Plats"),
        "c": translator("filter", "Kontakt"),
        "x": translator("filter", "Utan polis"),
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


def columns_of(maker: PageMaker) -> Columns:
    """Return what each answer costs each service on a page that has no clock."""
    site_context = maker.site_context
    return Columns(Setting(site_context.catalogue, maker.language, site_context.today))


def answered(maker: PageMaker, columns: Columns, ids: Collection[str]) -> tuple[AnsweredQuestion, ...]:
    """Return what every answer does to every row (`ids`); the first of them are the screens."""
    own = {token: given for token, given in screens(maker).items() if token != ALL}
    found = [AnsweredQuestion(key=SCREEN, labels={}, effects=_effects(columns, ids, own), screen=True)]
    for key, choices in all_choices(maker).items():
        # What is long in all languages is called by its question.
        short = question_words(maker)[key] if key in "nprx" else ""
        labels = {choice.token: short or choice.label.text for choice in choices}
        effects = _effects(columns, ids, {choice.token: choice.given for choice in choices})
        found.append(AnsweredQuestion(key=key, labels=labels, effects=effects))
    return tuple(found)


def screens(maker: PageMaker) -> Mapping[str, Answers]:
    """Return what each screen but the first says, in the rule's words."""
    ids = maker.site_context.catalogue.situations
    own = {f"s{number}": Answers(situation=id) for number, id in enumerate(ids, start=1)}
    return {**own, BED: Answers(need=TONIGHT), WRITE: Answers(channel=IN_WRITING), ALL: Answers()}


def _effects(
    columns: Columns, ids: Collection[str], answers: Mapping[str, Answers]
) -> dict[str, dict[str, Effect]]:
    return {token: dict(effects(columns, ids, given)) for token, given in answers.items()}


def effects(columns: Columns, ids: Collection[str], given: Answers) -> Iterator[tuple[str, Effect]]:
    """Yield what some answers do to each row, against what the row costs while they are not given."""
    asked = [(question, answer) for question, answer in given.given.items() if answer is not None]
    costs = [columns.costs(question, answer) for question, answer in asked]
    before = [columns.costs(question, None) for question, _ in asked]
    for number, id in enumerate(columns.ids):
        if id in ids:
            walled = any(column[number] >= WALLED for column in costs)
            added = sum(column[number] for column in costs) - sum(column[number] for column in before)
            yield id, Effect(hidden=True) if walled else Effect(added=added, missed=_misses(columns, id, given))


def _misses(columns: Columns, id: str, given: Answers) -> bool:
    service = columns.setting.catalogue.services[id]
    if given.need and given.need not in (*service.needs, *service.needs_near):
        return True
    if given.channel and (kinds := CHANNELS.get(given.channel)):
        return not {contact.kind for contact in service.contacts}.intersection(kinds)
    return any(misfits(columns.setting.catalogue, id, given))


def unanswered(columns: Columns) -> Mapping[str, int]:
    """Return what each row costs before anything is answered, but for the hour."""
    none = [columns.costs(question, None) for question in Answers().given]
    sums = (sum(costs) for costs in zip(*none, strict=True))
    services = zip(columns.ids, columns.services, sums, strict=True)
    return {id: base(service) + cost for id, service, cost in services}


def urgency_style(maker: PageMaker) -> str:
    """Return the style that weighs the hour by the need: how much a step of `HourState` costs."""
    needs = maker.site_context.catalogue.needs.values()
    now = ",".join(f"#n{number}:checked" for number, need in enumerate(needs, start=1) if need.now)
    return (
        f"main{{--u:{HOUR_UNASKED}}}#{BED}:checked~.l{{--u:{HOUR_NOW}}}@supports selector(:has(*)){{"
        f"main:has([name=n][value]:checked){{--u:{HOUR_LATER}}}main:has({now}){{--u:{HOUR_NOW}}}}}"
    )


def tokens(maker: PageMaker) -> Mapping[tuple[str, str], str]:
    """Return the token of each answer, by its question and its id in data/."""
    found = {**screens(maker), **{c.token: c.given for choices in all_choices(maker).values() for c in choices}}
    return {
        (question, id): token
        for token, given in found.items()
        for question, id in given.given.items()
        if id is not None and token not in (BED, WRITE)
    }


def always_open(columns: Columns, channel: str | None = None) -> frozenset[str]:
    """Return the services that are known never to close, by the contact that leads their rows in a channel."""
    states = zip(columns.ids, columns.states(channel), strict=True)
    return frozenset(id for id, state in states if state == HourState.OPEN)


def other_leads(maker: PageMaker, columns: Columns) -> Iterator[tuple[str, str]]:
    """Yield the rows that another contact, of unknown hours, leads in some channel, each with a class for it.

    The hour of a row is that of the contact that leads it, and the script reads that of the first one.
    """
    channels = {WRITE: IN_WRITING, **{c.token: c.given.channel for c in all_choices(maker)["c"]}}
    for token, channel in channels.items():
        for id in sorted(always_open(columns) - always_open(columns, channel)):
            yield id, f"{token}h"


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
