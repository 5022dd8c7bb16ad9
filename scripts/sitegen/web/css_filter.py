"""Filters of lists: radio buttons and a style sheet, so that they work by keyboard and without script.

The items (`.one`) of the lists after the questions (`.pick`) carry their tokens as classes, where the list
is long in bundles (`.bundle`) under headings; what an answer does not ask for is hidden. Browsers without
`:has()` show neither the questions nor this style, but the whole list.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import product


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One radio button; `token` is what the style sheet knows it by."""

    token: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of a filter; its first answer asks for nothing."""

    key: str
    legend: str
    options: tuple[Answer, ...]


def style(questions: Iterable[Question], found: Iterable[Collection[str]]) -> str:
    """The style sheet of a filter: what an answer hides, and when nothing is left.

    `found` are the tokens of each item, as many as its classes.
    """
    answers = [[option.token for option in question.options[1:]] for question in questions]
    items = [set(tokens) for tokens in found]
    rules = [_hiding(token) for group in answers for token in group]
    combined = [*product(*answers), *((token,) for group in answers for token in group)]
    empty = [chosen for chosen in combined if not any(set(chosen) <= tokens for tokens in items)]
    rules += [f".pick{''.join(map(_checked, chosen))}~.none{{display:block}}" for chosen in empty]
    return "@supports selector(:has(a)){" + "".join(rules) + "}\n"


def _hiding(token: str) -> str:
    """The items that an answer does not ask for, and the bundles that have no other."""
    asked = f".pick{_checked(token)}~"
    return f"{asked}* .one:not(.{token}),{asked}.bundle:not(:has(.{token})){{display:none}}"


def _checked(token: str) -> str:
    return f":has(.pick-{token}:checked)"
