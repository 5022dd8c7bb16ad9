"""The order itself: which services answer what somebody has answered, and which answer had to be dropped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sitegen.core.clock import STOCKHOLM
from sitegen.records.catalogue import SWEDEN, Catalogue
from sitegen.records.model import Contact, Service
from sitegen.records.ranking.given_answers import Answers
from sitegen.records.ranking.penalties import (
    AVOIDED,
    BELOW,
    CLASS,
    Setting,
    base,
    hour_penalty,
    penalty,
    urgency_of,
)
from sitegen.records.ranking.reach import CHANNELS, PERSON, HourState, hour_state, lead_contact
from sitegen.records.ranking.reasons import Reason, missed, reasons
from sitegen.records.ranking.understood import Understood, understood
from sitegen.records.ranking.walls import wall

ANSWER_ROWS = 3
TALK = "talk"
"""The need of data/needs.yml that whoever answers a line can meet."""
Dropped = Literal["need", "situation", "speaks", "channel", "open_channel", "place"]
"""What no row of the answer meets.

`speaks`: nobody is known to understand her; `open_channel`: her channel is there, and none is known to be
open; `place`: nobody local is known.
"""


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
class Answer:
    """What the finder answers: one to three rows, then the rest in order, and which answers were dropped."""

    rows: tuple[RankedRow, ...]
    others: tuple[RankedRow, ...]
    dropped: tuple[Dropped, ...]


def answer(
    catalogue: Catalogue, answers: Answers, language: str, today: dt.date, moment: dt.datetime | None = None
) -> Answer:
    """Return the services for what somebody has answered, best first.

    `moment` carries its time zone; without one nothing closes, as on a page without script. Who is behind a
    wall is in neither list. The rows of the answer are of the best class of fit alone, so that they may be
    one or two, but for somebody to reach, when that class has nobody.
    """
    setting = Setting(catalogue, language, today)
    ranked = order(setting, answers, moment)
    rows = best_rows(setting, answers, ranked, moment)
    shown = {row.id for row in rows}
    others = (row for row in ranked if row.id not in shown)
    return Answer(
        rows=tuple(_labelled(setting, answers, row) for row in rows),
        others=tuple(_labelled(setting, answers, row) for row in others),
        dropped=tuple(_dropped(setting, answers, rows)),
    )


def rank(setting: Setting, answers: Answers, moment: dt.datetime | None) -> tuple[RankedRow, ...]:
    """Return every service that no wall hides, by its score and with its labels."""
    return tuple(_labelled(setting, answers, row) for row in order(setting, answers, moment))


def order(setting: Setting, answers: Answers, moment: dt.datetime | None) -> tuple[RankedRow, ...]:
    """Return the same without labels; ties stand by id, so that two builds agree."""
    catalogue = setting.catalogue
    found = (
        _row(setting, id, answers, moment)
        for id in catalogue.services
        if wall(catalogue, id, answers, setting.today) is None
    )
    return tuple(sorted(found, key=lambda row: (row.score, row.id)))


def best_rows(
    setting: Setting, answers: Answers, ranked: Sequence[RankedRow], moment: dt.datetime | None
) -> tuple[RankedRow, ...]:
    """Return the one to three rows that answer, of all in their order."""
    rows = tuple(row for row in ranked[:ANSWER_ROWS] if row.fit == ranked[0].fit)
    if rows and not reachable(rows[0], answers.channel):
        rows = _with_reachable_row(setting, answers, rows, moment)
    return _with_open_row(setting, answers, rows, ranked)


def _row(setting: Setting, id: str, answers: Answers, moment: dt.datetime | None) -> RankedRow:
    service = setting.catalogue.services[id]
    contact = lead_contact(service, answers.channel, setting.language, setting.today)
    state = hour_state(service, contact, setting.today, moment and moment.astimezone(STOCKHOLM))
    costs = (penalty(setting, service, question, given) for question, given in answers.given.items())
    hour = hour_penalty(state, urgency_of(setting.catalogue, answers.need))
    return RankedRow(id, contact, state, base(service) + sum(costs) + hour)


def _labelled(setting: Setting, answers: Answers, row: RankedRow) -> RankedRow:
    return replace(row, reasons=tuple(reasons(setting, row.id, answers, row.contact)))


def reachable(row: RankedRow, channel: str | None) -> bool:
    """Return whether somebody answers at a row's contact; for who cannot use her voice, without it."""
    if row.contact is None or row.contact.kind not in PERSON:
        return False
    return channel != "no-voice" or row.contact.kind in CHANNELS["no-voice"]


def _with_reachable_row(
    setting: Setting, answers: Answers, rows: tuple[RankedRow, ...], moment: dt.datetime | None
) -> tuple[RankedRow, ...]:
    """Return the answer with somebody to reach first: one of its rows, or somebody to talk with.

    Who gives what she needs may have nothing but a page; somebody to talk with can say where to turn.
    """
    to_talk = order(setting, replace(answers, need=TALK), moment)
    found = (row for row in (*rows, *to_talk) if reachable(row, answers.channel))
    first = next((row for row in found if not row.below and not _avoided(row)), None)
    if first is None:
        return rows
    return (first, *(row for row in rows if row.id != first.id))[:ANSWER_ROWS]


def _avoided(row: RankedRow) -> bool:
    return row.score % CLASS >= AVOIDED


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


def _dropped(setting: Setting, answers: Answers, rows: Sequence[RankedRow]) -> Iterator[Dropped]:
    """Yield the answers that no row of the answer meets."""
    for question in ("need", "situation"):
        if rows and all(question in missed(setting, row.id, answers) for row in rows):
            yield question
    services = [(row, setting.catalogue.services[row.id]) for row in rows]
    if not any(_understands(setting, answers, row, service) for row, service in services):
        yield "speaks"
    if kinds := CHANNELS.get(answers.channel or ""):
        met = [row for row in rows if row.contact and row.contact.kind in kinds]
        if not met:
            yield "channel"
        elif urgency_of(setting.catalogue, answers.need) == "now" and not any(is_open(row) for row in met):
            yield "open_channel"
    if answers.place and all(SWEDEN in service.coverage for _, service in services):
        yield "place"


def _understands(setting: Setting, answers: Answers, row: RankedRow, service: Service) -> bool:
    level = understood(service, answers.speaks or setting.language, setting.today)
    return reachable(row, answers.channel) and level < Understood.UNKNOWN


KINDS_OF_PEOPLE = (
    Answers(gender="woman"),
    Answers(gender="man"),
    Answers(age="child"),
    Answers(situation="labour"),
    Answers(gender="trans"),
    Answers(situation="crisis"),
)
"""Who comes without an answer: each has a row of its own on the first screen."""


def starters(
    catalogue: Catalogue, language: str, today: dt.date, moment: dt.datetime | None = None
) -> tuple[RankedRow, ...]:
    """Return the rows before anything is answered: the first of each kind of person, none of them twice.

    Who is open, with an interpreter into the page's language, stands first.
    """
    first = [answer(catalogue, kind, language, today, moment).rows[:1] for kind in KINDS_OF_PEOPLE]
    own = {row.id: row for rows in first for row in rows}
    setting = Setting(catalogue, language, today)
    services = catalogue.services
    return tuple(
        sorted(
            own.values(), key=lambda row: (row.state, understood(services[row.id], language, setting.today))
        )
    )
