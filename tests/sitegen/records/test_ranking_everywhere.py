"""What holds for every combination of answers in every language, by the records of the repository."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

import pytest

import projects
from sitegen.core.clock import STOCKHOLM
from sitegen.records import Catalogue, Service, helps_exposed, shown_contacts
from sitegen.records.ranking import (
    ANSWERED,
    Answers,
    Columns,
    HourState,
    RankedRow,
    Setting,
    answer,
    best_rows,
    dropped,
    order,
    rank,
    starters,
)
from sitegen.records.ranking.answering import reachable
from sitegen.records.ranking.understood import Understood, understood

TODAY = dt.date.fromisoformat(projects.REAL_TODAY)
NIGHT = dt.datetime(2026, 12, 5, 3, 0, tzinfo=STOCKHOLM)
POLICE = "polisen-114-14"
NEVER_FIRST = {
    *("nationella-stodprogrammet", "talita", "noomi", "unga-kvinnors-varn"),
    *("betanketid-migrationsverket", "mika-evonhuset", "informationsverige-vald"),
}
ASKED = [question for question in ANSWERED if question not in ("place", "town")]


def options(records: Catalogue, question: str) -> list[str | None]:
    """Every answer to a question, and none."""
    if question == "place":
        return [None, *records.counties(), *records.regions]
    rows: Iterable[str]
    if question in ("situation", "need"):
        rows = records.situations if question == "situation" else records.needs
    else:
        known = {**records.audiences, **records.wishes}
        rows = [id for id, row in known.items() if row.question == question]
    return [None, *rows]


def every(records: Catalogue, *questions: str) -> Iterator[Answers]:
    """Every combination of answers to some questions."""
    for given in product(*(options(records, question) for question in questions)):
        values: dict[str, Any] = dict(zip(questions, given, strict=True))
        yield Answers(**values)


def kinds_of_languages(records: Catalogue) -> dict[str, Columns]:
    """One language of each kind: where every cost and every hour is the same, so is every answer."""
    found: dict[object, tuple[str, Columns]] = {}
    for language in records.languages:
        columns = Columns(Setting(records, language, TODAY))
        costs = tuple(columns.costs(q, a) for q in ASKED for a in options(records, q))
        hours = tuple(columns.states(channel) for channel in options(records, "channel"))
        found.setdefault((costs, hours), (language, columns))
    return dict(found.values())


def faults(columns: Columns, given: Answers) -> Iterator[str]:
    """What is wrong with the answer to one combination."""
    ranked = order(columns, given)
    rows = best_rows(columns, given, ranked)
    services = [columns.setting.catalogue.services[row.id] for row in rows]
    ids = {row.id for row in rows}
    if not rows or not reachable(rows[0], given.channel):
        yield "nobody to reach first"
    if rows and rows[0].below:
        yield "the first is for others"
    if len(rows) > 3 or len(ids) < len(rows):
        yield "more than three rows, or one twice"
    if ids & NEVER_FIRST:
        yield "a page or a place that nobody can call is there"
    if POLICE in ids and given.need != "police":
        yield "the police are there unasked"
    if given.need == "police" and not given.avoid and given.permit is None and POLICE not in ids:
        yield "the police were asked for, and are not there"
    if any(service.emergency for service in services) and given.need != "danger":
        yield "112 is counted among the rows"
    yield from unfit(given, services)
    yield from avoided(given, services)
    yield from unsaid(columns.setting, given, rows)


def unfit(given: Answers, services: list[Service]) -> Iterator[str]:
    for service in services:
        ages = service.eligibility.ages
        if (given.age == "child" and (ages.min or 0) >= 18) or (
            given.age == "adult" and (ages.max or 99) < 26
        ):
            yield "the row is for another age"
        if given.age in ("young", "adult") and service.about_child:
            yield "the row is about children"
        if not helps_exposed(service):
            yield "the row is for those who work with it, or do it"


def avoided(given: Answers, services: list[Service]) -> Iterator[str]:
    if given.permit in ("undocumented", "detained") or given.avoid:
        authorities = [bool(service.authority) for service in services]
        if authorities != sorted(authorities):
            yield "an authority stands above an organisation"


def unsaid(setting: Setting, given: Answers, rows: tuple[RankedRow, ...]) -> Iterator[str]:
    """Where no row meets everything, the answer that was dropped is named."""
    meets = [row for row in rows if meets_all(setting, given, row)]
    if not meets and not set(dropped(setting, given, rows)) - {"place"}:
        yield "nothing meets it all, and no answer is said to be dropped"


def meets_all(setting: Setting, given: Answers, row: RankedRow) -> bool:
    service = setting.catalogue.services[row.id]
    need = given.need is None or given.need in (*service.needs, *service.needs_near)
    own = (*service.situations, *service.situations_near)
    situation = given.situation is None or not service.situations or given.situation in own
    level = understood(service, given.speaks or setting.language, setting.today)
    return need and situation and level < Understood.UNKNOWN and reachable(row, given.channel)


def told(columns: Columns, combinations: Iterable[Answers]) -> Counter[str]:
    return Counter(fault for given in combinations for fault in faults(columns, given))


def test_somebody_answers_whatever_has_happened_whoever_it_is_in_nine_languages(
    real_records: Catalogue,
) -> None:
    questions = ("situation", "need", "gender", "age")
    for language, columns in kinds_of_languages(real_records).items():
        assert told(columns, every(real_records, *questions)) == {}, language


@pytest.mark.parametrize("channel", ["chat", "write", "visit", "no-voice"])
def test_somebody_answers_in_each_channel(real_records: Catalogue, channel: str) -> None:
    combinations = every(real_records, "situation", "need", "gender")
    columns = Columns(Setting(real_records, "th", TODAY), NIGHT)
    asked = (Answers(one.situation, one.need, one.gender, channel=channel) for one in combinations)
    assert told(columns, asked) == {}


def test_who_avoids_authorities_meets_organisations_first(real_records: Catalogue) -> None:
    questions = ("situation", "need", "gender", "permit", "avoid")
    assert told(Columns(Setting(real_records, "ro", TODAY), NIGHT), every(real_records, *questions)) == {}


def test_somebody_answers_wherever_one_is(real_records: Catalogue) -> None:
    columns = Columns(Setting(real_records, "sv", TODAY))
    assert told(columns, every(real_records, "situation", "need", "gender", "place")) == {}


def test_somebody_answers_for_another_person(real_records: Catalogue) -> None:
    columns = Columns(Setting(real_records, "en", TODAY))
    assert told(columns, every(real_records, "situation", "need", "age", "for_whom")) == {}


def some(records: Catalogue, count: int) -> list[Answers]:
    """Combinations of answers to all questions, the same in every run."""
    dice = random.Random(14)
    found: list[dict[str, Any]] = [
        {question: dice.choice(options(records, question)) for question in ASKED} for _ in range(count)
    ]
    return [Answers(**values) for values in found]


def test_neither_language_nor_clock_takes_anybody_away(real_records: Catalogue) -> None:
    for given in some(real_records, 20):
        shown = {
            frozenset(row.id for row in rank(Setting(real_records, language, TODAY), given, moment))
            for language in ("sv", "th", "ar")
            for moment in (None, NIGHT)
        }
        assert len(shown) == 1


def test_the_cost_of_an_answer_depends_on_no_other(real_records: Catalogue) -> None:
    """So that a style sheet may add them: a score is what each answer costs alone, and the hour."""
    setting = Setting(real_records, "pl", TODAY)
    columns = Columns(setting)
    for given in some(real_records, 60):
        alone = [columns.costs(question, answer) for question, answer in given.given.items()]
        hours = columns.scores(given)
        rest = [score - sum(costs) for score, *costs in zip(hours, *alone, strict=True)]
        again = columns.scores(Answers(need=given.need, channel=given.channel))
        few = [columns.costs(question, None) for question in ANSWERED if question not in ("need", "channel")]
        own = (columns.costs("need", given.need), columns.costs("channel", given.channel))
        assert rest == [score - sum(costs) for score, *costs in zip(again, *few, *own, strict=True)]


def test_what_is_shown_may_be_shown(real_records: Catalogue) -> None:
    for given in some(real_records, 40):
        for row in answer(real_records, given, "fr", TODAY, NIGHT).rows:
            service = real_records.services[row.id]
            assert row.contact is None or row.contact in shown_contacts(service, TODAY)


def test_an_interpreter_is_promised_only_where_a_source_says_so(real_records: Catalogue) -> None:
    for id, service in real_records.services.items():
        for language in (*real_records.languages, "other-language"):
            if understood(service, language, TODAY) in (Understood.NAMED, Understood.MOST):
                assert service.interpreter == "yes" or service.many_languages, id


def test_a_line_that_may_not_answer_says_whom_to_call_instead(real_records: Catalogue) -> None:
    safety = real_records.services["terrafem"].safety or ""
    assert "Kvinnofridslinjen" in safety and "112" in safety


def test_before_any_answer_each_kind_of_person_has_a_row(real_records: Catalogue) -> None:
    rows = starters(real_records, "th", TODAY, NIGHT)
    assert rows[0].id == "kvinnofridslinjen" and rows[0].state == HourState.OPEN
    assert {row.id for row in rows} == {
        *("kvinnofridslinjen", "stodlinjen-for-man", "bris", "fackligt-center-papperslosa"),
        *("stodlinjen-for-transpersoner", "sjalvmordslinjen"),
    }
