"""The order itself: which services answer what somebody has answered, and which answer had to be dropped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from sitegen.records.catalogue import SWEDEN, Catalogue
from sitegen.records.model import Contact
from sitegen.records.ranking.columns import WALLED, Columns
from sitegen.records.ranking.given_answers import Answers
from sitegen.records.ranking.penalties import (
    AS_NEAR,
    BELOW,
    CLASS,
    Setting,
    urgency_of,
)
from sitegen.records.ranking.reach import CHANNELS, PERSON, HourState
from sitegen.records.ranking.reasons import Reason, missed, reasons
from sitegen.records.ranking.understood import Understood, understood

ANSWER_ROWS = 3
TALK = "talk"
"""The need of data/needs.yml that whoever answers a line can meet."""
Dropped = Literal["need", "situation", "speaks", "channel", "open_channel", "place"]
"""What no row of the answer meets.

`speaks`: nobody is known to understand her; `open_channel`: her channel is there, and none is known to be
open; `place`: nobody local is known.
"""
DROPPED: tuple[Dropped, ...] = get_args(Dropped)


@dataclass(frozen=True, slots=True)
class RankedRow:
    """One service in the order, with the contact that leads its row."""

    id: str
    contact: Contact | None
    state: HourState
    score: int
    reasons: tuple[Reason, ...] = ()

    @property
    def fit(self) -> int:
        """The class of fit: 0 meets need and situation, 1 misses the situation, 2 the need, 3 both."""
        return self.score // CLASS

    @property
    def below(self) -> bool:
        """Whether the service states a limit that leaves her out."""
        return self.score >= BELOW


@dataclass(frozen=True, slots=True)
class RankedAnswer:
    """What the finder answers: one to three rows, then the rest in order, and which answers were dropped."""

    rows: tuple[RankedRow, ...]
    others: tuple[RankedRow, ...]
    dropped: tuple[Dropped, ...]


def answer(
    catalogue: Catalogue, answers: Answers, language: str, today: dt.date, moment: dt.datetime | None = None
) -> RankedAnswer:
    """Return the services for what somebody has answered, best first.

    `moment` carries its time zone; without one nothing closes, as on a page without script. Who is behind a
    wall is in neither list. The rows of the answer are of the best class of fit alone, so that they may be
    one or two, but for somebody to reach, when that class has nobody.
    """
    columns = Columns(Setting(catalogue, language, today), moment, answers.role)
    ranked = order(columns, answers)
    rows = best_rows(columns, answers, ranked)
    shown = {row.id for row in rows}
    others = (row for row in ranked if row.id not in shown)
    return RankedAnswer(
        rows=tuple(_labelled(columns.setting, answers, row) for row in rows),
        others=tuple(_labelled(columns.setting, answers, row) for row in others),
        dropped=dropped(columns.setting, answers, rows),
    )


def rank(setting: Setting, answers: Answers, moment: dt.datetime | None) -> tuple[RankedRow, ...]:
    """Return every service that no wall hides, by its score and with its labels."""
    found = order(Columns(setting, moment, answers.role), answers)
    return tuple(_labelled(setting, answers, row) for row in found)


def order(columns: Columns, answers: Answers) -> tuple[RankedRow, ...]:
    """Return the same without labels; ties stand by id, so that two builds agree."""
    leads, states, scores = (
        columns.leads(answers.channel),
        columns.states(answers.channel),
        columns.scores(answers),
    )
    numbers = sorted(range(len(scores)), key=scores.__getitem__)
    return tuple(
        RankedRow(columns.ids[n], leads[n], states[n], scores[n]) for n in numbers if scores[n] < WALLED
    )


def best_rows(columns: Columns, answers: Answers, ranked: Sequence[RankedRow]) -> tuple[RankedRow, ...]:
    """Return the one to three rows that answer, of all in their order."""
    rows = tuple(row for row in ranked[:ANSWER_ROWS] if row.fit == ranked[0].fit)
    if rows and not reachable(rows[0], answers.channel):
        first = first_reached(columns, answers, ranked)
        others = (row for row in rows if first is None or row.id != first.id)
        rows = (*((first,) if first else ()), *others)[:ANSWER_ROWS]
    return _with_open_row(columns.setting, answers, rows, ranked)


def _labelled(setting: Setting, answers: Answers, row: RankedRow) -> RankedRow:
    return replace(row, reasons=tuple(reasons(setting, row.id, answers, row.contact)))


def reachable(row: RankedRow, channel: str | None) -> bool:
    """Return whether somebody answers at a row's contact; for who cannot use her voice, without it."""
    if row.contact is None or row.contact.kind not in PERSON:
        return False
    return channel != "no-voice" or row.contact.kind in CHANNELS["no-voice"]


def first_reached(columns: Columns, answers: Answers, ranked: Sequence[RankedRow]) -> RankedRow | None:
    """Return who stands first: somebody to reach who is as near as the first row, or else to talk with.

    Who gives what she needs may have nothing but a page; somebody to talk with can say where to turn.
    """
    near = (row for row in ranked if row.score - ranked[0].score < AS_NEAR)
    found = next((row for row in near if reachable(row, answers.channel)), None)
    if found is None:
        to_talk = order(columns, replace(answers, need=TALK))
        found = next((row for row in to_talk if reachable(row, answers.channel)), None)
    return found


def _with_open_row(
    setting: Setting, answers: Answers, rows: tuple[RankedRow, ...], ranked: Sequence[RankedRow]
) -> tuple[RankedRow, ...]:
    """Return the answer with somebody who is open in it, in the last place, where the need is of now."""
    if urgency_of(setting.catalogue, answers.need) != "now" or any(is_open(row) for row in rows):
        return rows
    same = (row for row in ranked if rows and row.fit == rows[0].fit)
    opened = next((row for row in same if is_open(row) and reachable(row, answers.channel)), None)
    return (*rows[: ANSWER_ROWS - 1], opened) if opened else rows


def is_open(row: RankedRow) -> bool:
    """Return whether somebody answers now, or probably does."""
    return row.state in (HourState.OPEN, HourState.PROBABLY)


def dropped(setting: Setting, answers: Answers, rows: Sequence[RankedRow]) -> tuple[Dropped, ...]:
    """Return the answers that no row of the answer meets; what the first one misses, where none meets all."""
    each = [set(_unmet(setting, answers, row)) for row in rows]
    nobody = set[Dropped](DROPPED).intersection(*each) if each else set()
    if not nobody and each and all(each):
        nobody = each[0]
    local = any(SWEDEN not in setting.catalogue.services[row.id].coverage for row in rows)
    far = {"place"} if answers.place and not local else set()
    return tuple(question for question in DROPPED if question in nobody | far)


def _unmet(setting: Setting, answers: Answers, row: RankedRow) -> Iterator[Dropped]:
    """Yield what a row does not meet, but for the place: most services are for the whole country."""
    missing = tuple(missed(setting, row.id, answers))
    if "need" in missing:
        yield "need"
    if "situation" in missing:
        yield "situation"
    if not _understands(setting, answers, row):
        yield "speaks"
    kinds = CHANNELS.get(answers.channel or "")
    if kinds and (row.contact is None or row.contact.kind not in kinds):
        yield "channel"
    elif kinds and urgency_of(setting.catalogue, answers.need) == "now" and not is_open(row):
        yield "open_channel"


def _understands(setting: Setting, answers: Answers, row: RankedRow) -> bool:
    service = setting.catalogue.services[row.id]
    level = understood(service, answers.speaks or setting.language, setting.today)
    return reachable(row, answers.channel) and level < Understood.UNKNOWN


KINDS_OF_PEOPLE = (
    ("gender", Answers(gender="woman")),
    ("gender", Answers(gender="man")),
    ("age", Answers(age="child")),
    ("situation", Answers(situation="labour")),
    ("gender", Answers(gender="trans")),
    ("situation", Answers(situation="crisis")),
)
"""Who comes without an answer, as the one answer that says it: each has a row on the first screen."""


def starters(
    catalogue: Catalogue, language: str, today: dt.date, moment: dt.datetime | None = None
) -> tuple[RankedRow, ...]:
    """Return the rows before anything is answered: for each kind of person the first that is made for them.

    Who is open, with an interpreter into the page's language, stands first. The hour changes the order alone.
    """
    setting = Setting(catalogue, language, today)
    still = Columns(setting)
    made = {_first_made_for(still, question, kind) for question, kind in KINDS_OF_PEOPLE}
    rows = [row for row in order(Columns(setting, moment), Answers()) if row.id in made]
    return tuple(
        sorted(rows, key=lambda row: (row.state, understood(catalogue.services[row.id], language, today)))
    )


def _first_made_for(columns: Columns, question: str, kind: Answers) -> str | None:
    """Return the first service for which the answer to a question costs nothing: it is made for that kind."""
    costs = dict(zip(columns.ids, columns.costs(question, kind.given[question]), strict=True))
    return next((row.id for row in order(columns, kind) if costs[row.id] == 0), None)
