"""Filters by style sheet alone: radio buttons and `:has()`, which work by keyboard and without script.

All rules stand where `:has()` is known; other browsers show everything. The style is made of tokens: an
answer (a radio button) has one, and what it asks for carries it as a class.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import product

from sitegen.language import LocalizedText
from sitegen.web.contexts import Value


class Answer(Value):
    """One radio button; `token` is what the style sheet knows it by."""

    token: str
    label: LocalizedText


class Question(Value):
    """One fieldset of a filter, its answers in order."""

    key: str
    legend: str
    options: tuple[Answer, ...]


def question(key: str, legend: str, answers: Mapping[str, str], language: str) -> Question:
    """Return a question whose labels are all in one language (an id); `answers` are labels by token."""
    options = (Answer(token=token, label=LocalizedText(label, language)) for token, label in answers.items())
    return Question(key=key, legend=legend, options=tuple(options))


def revealing_style(answers: Mapping[str, Collection[str]]) -> str:
    """Return the style that shows hidden elements: each selector with the ids of the answers that show it.

    An element that no answer leads to stays hidden: `{"#skane": ["v-skane"], ".w-vard": []}` has one rule.
    """
    return _where_has_is_known(
        _when_checked(ids, selector, "block") for selector, ids in answers.items() if ids
    )


def list_style(questions: Iterable[Question], found: Iterable[Collection[str]]) -> str:
    """Return the style of a list of items: what an answer hides, and when the words of an empty list show.

    The items (`.one`) of the lists after the questions (`.pick`) carry their tokens as classes; a long list
    stands in bundles (`.bundle`) under headings. The first answer of a question asks for nothing. `found` are
    the tokens of each item.
    """
    answers = [[option.token for option in question.options[1:]] for question in questions]
    items = [set(tokens) for tokens in found]
    rules = [_hiding(token) for group in answers for token in group]
    combined = [*product(*answers), *((token,) for group in answers for token in group)]
    empty = [chosen for chosen in combined if not any(set(chosen) <= tokens for tokens in items)]
    rules += [f".pick{''.join(map(_picked, chosen))}~.none{{display:block}}" for chosen in empty]
    return _where_has_is_known(rules, probe="a") + "\n"


def _where_has_is_known(rules: Iterable[str], probe: str = "*") -> str:
    return f"@supports selector(:has({probe})){{{''.join(rules)}}}"


def _when_checked(ids: Iterable[str], selector: str, display: str) -> str:
    """Return the rule that shows or hides elements when one of the radio buttons with these ids is chosen."""
    return f"main:has({','.join(f'#{id}:checked' for id in ids)}) {selector}{{display:{display}}}"


def _hiding(token: str) -> str:
    """Return the rule that hides the items without a token, and the bundles that have no item with it."""
    asked = f".pick{_picked(token)}~"
    return f"{asked}* .one:not(.{token}),{asked}.bundle:not(:has(.{token})){{display:none}}"


def _picked(token: str) -> str:
    return f":has(.pick-{token}:checked)"
