"""The rule that puts services in order for what somebody has answered; adr/0056 says why it is so."""

from __future__ import annotations

from sitegen.records.ranking.given_answers import ANSWERED, Answers
from sitegen.records.ranking.penalties import CLASS, hour_penalty, penalty
from sitegen.records.ranking.rank import Answer, RankedRow, answer, starters
from sitegen.records.ranking.reach import HourState, hour_state, lead_contact
from sitegen.records.ranking.reasons import Reason
from sitegen.records.ranking.walls import misfits, wall

__all__ = (
    "ANSWERED",
    "CLASS",
    "Answer",
    "Answers",
    "HourState",
    "RankedRow",
    "Reason",
    "answer",
    "hour_penalty",
    "hour_state",
    "lead_contact",
    "misfits",
    "penalty",
    "starters",
    "wall",
)
