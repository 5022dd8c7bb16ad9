"""What one may answer on the finder's page, and what each answer does to each row, by the rule of ranking."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from sitegen.language import LocalizedText
from sitegen.records import SWEDEN
from sitegen.records.ranking import Answers, Columns, HourState, Setting, misfits
from sitegen.records.ranking.columns import WALLED
from sitegen.records.ranking.penalties import HOUR_LATER, HOUR_NOW, HOUR_UNASKED, base
from sitegen.records.ranking.reach import CHANNELS
from sitegen.records.ranking.walls import answer_wall
from sitegen.sites.finder.answer_places import places
from sitegen.sites.finder.answer_style import AnsweredQuestion, Effect
from sitegen.sites.finder.contexts import FilterOption, FilterQuestion, Screen
from sitegen.web import PageMaker, SiteContext

BED, WRITE, ALL = "sb", "sc", "sa"
"""The screens that are no situations, by the ids of their radio buttons."""
SCREEN = "v"
"""The letter of what the screen itself says."""
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
NAMED_BY_QUESTION = "nprx"
"""Those whose answers are long in some languages: a row says which question it misses, not which answer."""
TONIGHT, IN_WRITING = "bed-tonight", "no-voice"
"""What the screens about a bed and about writing answer, by id in data/."""

LINES = {"chat": "ch", "text_telephone": "tt"}
"""The classes of what stands after a number, and leads its row for who will not or cannot speak."""
TALK = "talk"
"""The need, by its id in data/, of whom nobody local may be known to talk with."""
FAR = "ur"
"""The class of the note that nobody local is known."""

Given = Mapping[str, Mapping[str, Answers]]
"""What each answer says in the rule's words, by the letter of its question and its token in the page."""


def given(site_context: SiteContext) -> Given:
    """Return every answer of the page, the screens first."""
    found = {key: dict(_answers(site_context, key)) for key in ASKED}
    return {SCREEN: screens(site_context), **found}


def screens(site_context: SiteContext) -> dict[str, Answers]:
    """Return what each screen but the first says."""
    ids = site_context.catalogue.situations
    found = {f"s{number}": Answers(situation=id) for number, id in enumerate(ids, start=1)}
    if TONIGHT in site_context.catalogue.needs:
        found[BED] = Answers(need=TONIGHT)
    if IN_WRITING in site_context.catalogue.wishes:
        found[WRITE] = Answers(channel=IN_WRITING)
    return {**found, ALL: Answers()}


def _answers(site_context: SiteContext, key: str) -> Iterator[tuple[str, Answers]]:
    if ASKED[key] == "place":
        for number, place in enumerate(places(site_context), start=1):
            yield f"{key}{number}", Answers(place=place.county, town=place.town)
        return
    for number, id in enumerate(_ids(site_context, ASKED[key]), start=1):
        yield f"{key}{number}", _one(ASKED[key], id)


def _one(question: str, id: str) -> Answers:
    """Return one answer alone."""
    found: dict[str, Answers] = {
        "need": Answers(need=id),
        "age": Answers(age=id),
        "gender": Answers(gender=id),
        "permit": Answers(permit=id),
        "for_whom": Answers(for_whom=id),
        "channel": Answers(channel=id),
        "avoid": Answers(avoid=id),
    }
    return found[question]


def _ids(site_context: SiteContext, question: str) -> Iterator[str]:
    """Yield the answers to a question by their ids in data/, in the order of the data."""
    catalogue = site_context.catalogue
    if question == "need":
        yield from catalogue.needs
    for rows in (catalogue.audiences, catalogue.wishes):
        yield from (id for id, row in rows.items() if row.question == question)


def situations(maker: PageMaker) -> tuple[Screen, ...]:
    """Return the screens that say what is happening."""
    rows = maker.site_context.catalogue.situations.values()
    return tuple(
        Screen(id=f"s{number}", label=maker.translator.localized("situation.label", row.label))
        for number, row in enumerate(rows, start=1)
    )


def ways(maker: PageMaker) -> tuple[Screen, ...]:
    """Return the screens that are no situations: a bed tonight, in writing, everything."""
    translator = maker.translator
    bed = translator("filter", "Jag behöver sova tryggt i natt")
    write = translator("filter", "Jag vill chatta eller skriva")
    found = (
        Screen(id=BED, label=LocalizedText(bed, maker.language), icon="d"),
        Screen(id=WRITE, label=LocalizedText(write, maker.language), icon="c"),
        Screen(id=ALL, label=LocalizedText(translator("page", "Alla kontakter"), maker.language)),
    )
    return tuple(screen for screen in found if screen.id in screens(maker.site_context))


def questions(maker: PageMaker) -> Iterator[FilterQuestion]:
    """Yield the questions with their answers."""
    words = question_words(maker)
    for key in ASKED:
        labels = answer_labels(maker, key)
        if not labels:
            continue
        options = tuple(FilterOption(token=token, label=label) for token, label in labels.items())
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


def answer_labels(maker: PageMaker, key: str) -> dict[str, LocalizedText]:
    """Return what the answers to a question are called, by token; places are in Swedish."""
    catalogue, say = maker.site_context.catalogue, maker.translator.localized
    if ASKED[key] == "place":
        found = [LocalizedText(place.label, "sv") for place in places(maker.site_context)]
    elif ASKED[key] == "need":
        found = [say("need.label", need.label) for need in catalogue.needs.values()]
    else:
        rows = (("audience.label", catalogue.audiences), ("wish.label", catalogue.wishes))
        asked = ((kind, row) for kind, found in rows for row in found.values())
        found = [say(kind, row.label) for kind, row in asked if row.question == ASKED[key]]
    return {f"{key}{number}": label for number, label in enumerate(found, start=1)}


def columns_of(site_context: SiteContext, language: str) -> Columns:
    """Return what each answer costs each service on a page that has no clock."""
    return Columns(Setting(site_context.catalogue, language, site_context.today))


def answered(
    site_context: SiteContext,
    columns: Columns,
    ids: Collection[str],
    labels: Mapping[str, Mapping[str, str]] | None = None,
) -> tuple[AnsweredQuestion, ...]:
    """Return what every answer does to every row (`ids`), with labels by letter and token."""
    return tuple(
        AnsweredQuestion(
            key=key,
            labels=(labels or {}).get(key, {}),
            effects={
                # No row says that it misses a screen.
                token: {
                    id: replace(effect, missed=effect.missed and key != SCREEN)
                    for id, effect in effects(columns, ids, said)
                }
                for token, said in own.items()
                if token != ALL
            },
            screen=key == SCREEN,
        )
        for key, own in given(site_context).items()
    )


def effects(columns: Columns, ids: Collection[str], said: Answers) -> Iterator[tuple[str, Effect]]:
    """Yield what some answers do to each row, against what the row costs while they are not given."""
    asked = [(question, answer) for question, answer in said.given.items() if answer is not None]
    costs = [columns.costs(question, answer) for question, answer in asked]
    before = [columns.costs(question, None) for question, _ in asked]
    for number, id in enumerate(columns.ids):
        if id in ids:
            walled = any(column[number] >= WALLED for column in costs)
            added = sum(column[number] for column in costs) - sum(column[number] for column in before)
            yield (
                id,
                Effect(hidden=True) if walled else Effect(added=added, missed=_misses(columns, id, said)),
            )


def _misses(columns: Columns, id: str, said: Answers) -> bool:
    service = columns.setting.catalogue.services[id]
    if said.need and said.need not in (*service.needs, *service.needs_near):
        return True
    if said.channel and (kinds := CHANNELS.get(said.channel)):
        return not {contact.kind for contact in service.contacts}.intersection(kinds)
    return any(misfits(columns.setting.catalogue, id, said))


def unanswered(columns: Columns) -> Mapping[str, int]:
    """Return what each row costs before anything is answered, but for the hour."""
    none = [columns.costs(question, None) for question in Answers().given]
    sums = (sum(costs) for costs in zip(*none, strict=True))
    services = zip(columns.ids, columns.services, sums, strict=True)
    return {id: base(service) + cost for id, service, cost in services}


def always_open(columns: Columns, channel: str | None = None) -> frozenset[str]:
    """Return the services that are known never to close, by the contact that leads them in a channel."""
    states = zip(columns.ids, columns.states(channel), strict=True)
    return frozenset(id for id, state in states if state == HourState.OPEN)


def other_leads(site_context: SiteContext, columns: Columns) -> Iterator[tuple[str, str]]:
    """Yield the rows that another contact, of unknown hours, leads in some channel, each with a class for it.

    The hour of a row is that of the contact that leads it; the script reads that of the first one.
    """
    channels = {WRITE: IN_WRITING, **{token: said.channel for token, said in _answers(site_context, "c")}}
    for token, channel in channels.items():
        for id in sorted(always_open(columns) - always_open(columns, channel)):
            yield id, f"{token}h"


def urgency_style(site_context: SiteContext) -> str:
    """Return the style that weighs the hour by the need: how much a step of `HourState` costs."""
    needs = site_context.catalogue.needs.values()
    now = ",".join(f"#n{number}:checked" for number, need in enumerate(needs, start=1) if need.now)
    urgent = f"main:has({now}){{--u:{HOUR_NOW}}}" if now else ""
    return (
        f"main{{--u:{HOUR_UNASKED}}}#{BED}:checked~.l{{--u:{HOUR_NOW}}}@supports selector(:has(*)){{"
        f"main:has([name=n][value]:checked){{--u:{HOUR_LATER}}}{urgent}}}"
    )


def screen_style(site_context: SiteContext, led_by_another: Collection[str]) -> str:
    """Return the style that shows the heading of each screen, and knows rows that another contact leads."""
    heads = ",".join(f"#{token}:checked~.w #v{token}" for token in screens(site_context))
    led = ",".join(
        f"main:has(#{name[:-1]}:checked) .{name}" for name in sorted(led_by_another) if name != f"{WRITE}h"
    )
    unknown = f"{{--h:{int(HourState.UNKNOWN)}!important}}"
    first = ",".join(_leading_lines(site_context))
    asked = f"{led}{unknown}" if led else ""
    asked += f"{first}{{order:-1}}" if first else ""
    return (
        f"{heads}{{display:block}}#{WRITE}:checked~.l .{WRITE}h{unknown}#{WRITE}:checked~.l .c~.c{{order:-1}}"
        f"@supports selector(:has(*)){{{asked}}}"
    )


def _leading_lines(site_context: SiteContext) -> Iterator[str]:
    """Yield what matches the line that leads a row while its channel is answered."""
    for token, said in _answers(site_context, "c"):
        kinds = CHANNELS.get(said.channel or "", ())
        for kind, name in LINES.items():
            if kind in kinds:
                yield f"main:has(#{token}:checked) .{name}"


def places_alone(site_context: SiteContext) -> Mapping[str, frozenset[str]]:
    """Return the places where nobody local is known to talk with, each with the needs that are met there."""
    catalogue, services = site_context.catalogue, site_context.exposed
    found: dict[str, frozenset[str]] = {}
    for token, said in _answers(site_context, "r"):
        near = [
            service
            for id, service in services.items()
            if SWEDEN not in service.coverage
            if not any(
                answer_wall(catalogue, id, question, answer) for question, answer in said.given.items()
            )
        ]
        found[token] = frozenset(need for one in near for need in (*one.needs, *one.needs_near))
    return {token: needs for token, needs in found.items() if TALK not in needs}


def far_style(site_context: SiteContext) -> str:
    """Return the style that shows that nobody local is known, unless somebody there may meet the need."""
    named = {answer.need: token for token, answer in _answers(site_context, "n")}
    groups: dict[frozenset[str], list[str]] = {}
    for token, needs in places_alone(site_context).items():
        groups.setdefault(needs, []).append(f"#{token}:checked")
    selectors = []
    for needs, own in groups.items():
        met = ",".join(f"#{named[need]}:checked" for need in sorted(needs))
        unmet = f":not(:has(#n0:checked,{met}))" if needs else ""
        selectors.append(f"main:has({','.join(own)}){unmet} .{FAR}")
    return f"{','.join(selectors)}{{display:block}}" if selectors else ""


def tokens(site_context: SiteContext) -> Mapping[tuple[str, str], str]:
    """Return the token of each answer, by its question and its id in data/."""
    return {
        (question, id): token
        for own in given(site_context).values()
        for token, said in own.items()
        for question, id in said.given.items()
        if id is not None and token not in (BED, WRITE)
    }


def first_label(maker: PageMaker, said: Answers) -> LocalizedText:
    """Return for whom a contact of the first screen is: the answer that it is the first for."""
    audience = maker.site_context.catalogue.audiences[said.gender or said.age or ""]
    return maker.translator.localized("audience.label", audience.label)
