"""The style that puts rows in the order of the answers: what each answer adds, says and hides, by class.

A row has one custom property a question, and its place is their sum (`order`). What most rows get from an
answer is one rule for the question; the others carry a class, the answer's token and a letter for what it
does: `n3a`. A screen (`#s3`) is a sibling of the list, so its rules hold on every engine; the answers under
it need `:has()`, and stand where that is known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

LETTERS = ("", *"abcdefghijklmnopqrstuvwxyz")


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What an answer does to a row: how far down it goes, whether it says that it is missed, whether it hides."""

    added: int = 0
    missed: bool = False
    hidden: bool = False


@dataclass(frozen=True, kw_only=True)
class AnsweredQuestion:
    """One question: the letter of its property, what its answers are called, and what they do to which row.

    `labels` are by token, `effects` by token and row. The answers of a `screen` are screens.
    """

    key: str
    labels: Mapping[str, str]
    effects: Mapping[str, Mapping[str, Effect]]
    screen: bool = False

    @cached_property
    def usual(self) -> Effect:
        """What most answers do to most rows."""
        found = Counter(effect for rows in self.effects.values() for effect in rows.values())
        return max(found, key=lambda effect: (found[effect], -effect.added), default=Effect())

    @cached_property
    def letters(self) -> Mapping[Effect, str]:
        """Every other effect with its letter."""
        others = {e for rows in self.effects.values() for e in rows.values() if e != self.usual}
        ordered = sorted(others, key=lambda effect: (effect.hidden, effect.added, effect.missed))
        return dict(zip(ordered, LETTERS, strict=False))

    def classes(self, row: str) -> tuple[str, ...]:
        """Return the classes of a row, by which the style knows what the answers do to it."""
        found = ((token, rows[row]) for token, rows in self.effects.items())
        return tuple(token + self.letters[effect] for token, effect in found if effect in self.letters)

    def when(self, token: str) -> str:
        """Return the selector of what holds the rows, while an answer is given."""
        return f"#{token}:checked~.l" if self.screen else f"main:has(#{token}:checked)"

    def tokens(self, effect: Effect) -> tuple[str, ...]:
        """Return the answers that have an effect on some row."""
        return tuple(token for token, rows in self.effects.items() if effect in rows.values())


def classes(questions: Sequence[AnsweredQuestion], row: str) -> str:
    """Return the classes of a row for all questions."""
    return " ".join(name for question in questions for name in question.classes(row))


def style(questions: Sequence[AnsweredQuestion], fits_below: int, misses: str) -> str:
    """Return the style of the answers. A row whose sum reaches `fits_below` does not fit, and is not counted.

    `misses` stands before the answers that a row misses: “passar inte:”.
    """
    screens = "".join(rule for question in questions if question.screen for rule in _rules(question))
    asked = [question for question in questions if not question.screen]
    total = "+".join(f"var(--{name},0)" for name in ("o", *(question.key for question in questions)))
    total += "+var(--h)*var(--u)"
    texts = "".join(f'var(--{question.key}x,"")' for question in asked)
    missed = "".join(f" - var(--{question.key}m,0)" for question in asked)
    return (
        f".l>.r{{order:calc({total})!important}}{screens}@supports selector(:has(*)){{"
        f'main{{--no:" · {_quoted(misses)} "}}.r{{counter-increment:k clamp(0,{fits_below} - ({total}){missed},1)}}'
        f".m::after{{content:{texts}}}{''.join(rule for question in asked for rule in _rules(question))}}}"
    )


def _rules(question: AnsweredQuestion) -> Iterator[str]:
    """Yield the rules of one question: what its answers are called, what they do, which rows they hide."""
    for token, label in question.labels.items():
        yield f'{question.when(token)}{{--{question.key}y:"{_quoted(label)}"}}'
    tokens, usual = tuple(question.effects), question.usual
    if usual != Effect():
        yield f"{','.join(f'{question.when(token)} .r' for token in tokens)}{{{_does(question, usual)}}}"
    for effect, letter in question.letters.items():
        rows = ",".join(f"{question.when(t)} .{t}{letter}" for t in question.tokens(effect))
        yield f"{rows}{{{_does(question, effect)}}}"


def _does(question: AnsweredQuestion, effect: Effect) -> str:
    if effect.hidden:
        return "display:none"
    key, added = question.key, f"--{question.key}:{effect.added}"
    if question.screen:
        return f"{added};order:{max(effect.added, 0)}"
    said = f"var(--no)var(--{key}y)" if effect.missed else "initial"
    return f"{added};--{key}x:{said};--{key}m:{'99999999' if effect.missed else 0}"


def _quoted(text: str) -> str:
    """Return a text as it may stand between the quotation marks of a style sheet in a page."""
    return text.replace("\\", "").replace('"', "”").replace("<", "‹")
