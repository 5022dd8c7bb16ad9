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

LETTERS = ("", *"abcdefghijklmnopqrstuvwxyz")
MOST = 2**31 - 1
"""The last place that browsers keep apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What an answer does to a row: how far down it goes, whether it says why, whether it is shown at all."""

    penalty: int = 0
    missed: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredQuestion:
    """One question: the letter of its property, its answers as the rows' words for them, and what they do.

    `labels` are by token, `effects` by token and row. The answers of a `screen` are screens.
    """

    key: str
    labels: Mapping[str, str]
    effects: Mapping[str, Mapping[str, Effect]]
    screen: bool = False

    def usual(self) -> Effect:
        """Return what most answers do to most rows."""
        found = Counter(effect for rows in self.effects.values() for effect in rows.values())
        return max(found, key=lambda effect: (found[effect], -effect.penalty), default=Effect())

    def unusual(self) -> dict[Effect, str]:
        """Return every other effect with its letter."""
        usual = self.usual()
        others = dict.fromkeys(e for rows in self.effects.values() for e in rows.values() if e != usual)
        ordered = sorted(others, key=lambda effect: (effect.hidden, effect.penalty, effect.missed))
        return dict(zip(ordered, LETTERS, strict=False))

    def classes(self, row: str) -> tuple[str, ...]:
        """Return the classes of a row, by which the style knows what the answers do to it."""
        letters = self.unusual()
        found = ((token, rows[row]) for token, rows in self.effects.items())
        return tuple(token + letters[effect] for token, effect in found if effect in letters)


def classes(questions: Sequence[AnsweredQuestion], row: str) -> str:
    """Return the classes of a row for all questions."""
    return " ".join(name for question in questions for name in question.classes(row))


def style(questions: Sequence[AnsweredQuestion], fits_below: int, words: str) -> str:
    """Return the style of the answers. A row whose sum reaches `fits_below` does not fit, and is not counted.

    `words` stand before the answers that a row misses: “passar inte: ”.
    """
    total = "+".join(f"var(--{key},0)" for key in ("o", *(question.key for question in questions)))
    misses = "".join(f'var(--{question.key}x,"")' for question in questions if not question.screen)
    screens = "".join(rule for question in questions if question.screen for rule in _rules(question))
    answers = "".join(rule for question in questions if not question.screen for rule in _rules(question))
    fitting = f"counter-increment:k clamp(0,{fits_below} - ({total}),1)"
    return (
        f".r{{order:calc({total})!important}}{screens}@supports selector(:has(*)){{"
        f'main{{--no:" {_quoted(words)} "}}.r{{{fitting}}}.m::after{{content:{misses}}}{answers}}}'
    )


def _rules(question: AnsweredQuestion) -> Iterator[str]:
    """Yield the rules of one question: what its answers are called, what they do, which rows they hide."""
    for token, label in question.labels.items():
        if not question.screen:
            yield f'main:has(#{token}:checked){{--{question.key}y:"{_quoted(label)}"}}'
    usual, letters = question.usual(), question.unusual()
    tokens = tuple(question.effects)
    if usual.hidden:
        for token in tokens:
            shown = "".join(f":not(.{token}{letter})" for letter in letters.values())
            yield f"{_when(question, token)} .r{shown}{{display:none}}"
    elif usual != Effect():
        yield f"{','.join(f'{_when(question, token)} .r' for token in tokens)}{{{_does(question, usual)}}}"
    for effect, letter in letters.items():
        having = [t for t in tokens if effect in question.effects[t].values()]
        rows = ",".join(f"{_when(question, token)} .{token}{letter}" for token in having)
        yield f"{rows}{{{_does(question, effect)}}}"


def _when(question: AnsweredQuestion, token: str) -> str:
    return f"#{token}:checked~.l" if question.screen else f"main:has(#{token}:checked)"


def _does(question: AnsweredQuestion, effect: Effect) -> str:
    if effect.hidden:
        return "display:none"
    key, place = question.key, f"--{question.key}:{effect.penalty}"
    if question.screen:
        return f"{place};order:{effect.penalty}"
    return f"{place};--{key}x:{f'var(--no)var(--{key}y)' if effect.missed else 'initial'}"


def _quoted(text: str) -> str:
    """Return a text as it may stand between the quotation marks of a style sheet in a page."""
    return text.replace("\\", "").replace('"', "”").replace("<", "‹")
