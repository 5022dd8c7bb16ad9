"""The rule that puts services in order for what somebody has answered; adr/0057 says why it is so."""

from __future__ import annotations

from sitegen.records.ranking.answering import (
    RankedAnswer,
    RankedRow,
    answer,
    best_rows,
    dropped,
    first_reached,
    order,
    rank,
    starters,
)
from sitegen.records.ranking.columns import Columns
from sitegen.records.ranking.given_answers import ANSWERED, Answers
from sitegen.records.ranking.penalties import CLASS, Setting, hour_penalty, penalty
from sitegen.records.ranking.reach import HourState, hour_state, lead_contact
from sitegen.records.ranking.reasons import Reason
from sitegen.records.ranking.walls import misfits, wall

__all__ = (
    "ANSWERED",
    "CLASS",
    "Answers",
    "Columns",
    "HourState",
    "RankedAnswer",
    "RankedRow",
    "Reason",
    "Setting",
    "answer",
    "best_rows",
    "dropped",
    "first_reached",
    "hour_penalty",
    "hour_state",
    "lead_contact",
    "misfits",
    "order",
    "penalty",
    "rank",
    "starters",
    "wall",
)
