"""The style that puts rows in the order of the answers: what each answer adds, says and hides, by class.

A row has one custom property a question, and its place is their sum (`order`). What an answer does to most
rows is one rule; the others carry a class, the answer's token and a letter for what it does: `n3a`. A screen
(`#s3`) is a sibling of the list, so its rules hold on every engine; the answers under it need `:has()`, and
stand where that is known.
"""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True, order=True)
class Effect:
    """What an answer does to a row: whether it hides it, how far down it goes, whether the row says why."""

    hidden: bool = False
    added: int = 0
    missed: bool = False


NOTHING = Effect()


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
    def usual(self) -> Mapping[str, Effect]:
        """What each answer does to most of the rows that it leaves in sight."""
        return {token: _most_common(rows.values()) for token, rows in self.effects.items()}

    @cached_property
    def letters(self) -> Mapping[Effect, str]:
        """Every effect with its letter."""
        return dict(zip(sorted(self._found()), string.ascii_lowercase, strict=False))

    @cached_property
    def rarely_shown(self) -> frozenset[str]:
        """The rows that most answers hide: a class of their own (`rw`) spares them one for each."""
        return frozenset(
            row
            for row in next(iter(self.effects.values()), ())
            if sum(rows[row].hidden for rows in self.effects.values()) > len(self.effects) / 2
            if not any(rows[row] == self.usual[token] for token, rows in self.effects.items())
        )

    def classes(self, row: str) -> tuple[str, ...]:
        """Return the classes of a row, by which the style knows what the answers do to it."""
        rare = row in self.rarely_shown
        found = ((token, rows[row]) for token, rows in self.effects.items())
        own = (
            token + self.letters[effect]
            for token, effect in found
            if effect != self.usual[token] and not (rare and effect.hidden)
        )
        return (*((f"{self.key}w",) if rare else ()), *own)

    def rules(self) -> Iterator[str]:
        """Yield the rules: what the answers are called, and which rows have each effect."""
        for token, label in self.labels.items():
            yield f'{self._when(token)}{{--{self.key}y:"{_quoted(label)}"}}'
        if self.labels:
            given, chip = f"main:has([name={self.key}][value]:checked)", f".k{self.key}"
            yield f"{given} {chip}{{display:inline-block}}{chip}::before{{content:var(--{self.key}y)}}"
        for effect, letter in self.letters.items():
            # An element yields to a class, wherever its rule stands.
            usual = [
                f"{self._when(token)} li" for token, own in self.usual.items() if own == effect != NOTHING
            ]
            apart = [
                f"{self._when(token)} .{token}{letter}" for token in self.effects if self._sets(token, effect)
            ]
            if usual or apart:
                yield f"{','.join((*usual, *apart))}{{{self._does(effect)}}}"
        if self.rarely_shown:
            hidden = ",".join(
                f"{self._when(token)} .{self.key}w{self._unless_shown(token)}" for token in self.effects
            )
            yield f"{hidden}{{display:none}}"

    def _found(self) -> set[Effect]:
        return {effect for rows in self.effects.values() for effect in rows.values()}

    def _sets(self, token: str, effect: Effect) -> bool:
        """Return whether an answer has an effect on some rows, by their class, that it has not on most."""
        rare = self.rarely_shown if effect.hidden else ()
        rows = self.effects[token].items()
        return effect != self.usual[token] and any(own == effect and row not in rare for row, own in rows)

    def _unless_shown(self, token: str) -> str:
        """Return the selector of the rows that an answer hides, among those that most answers hide."""
        shown = {self.effects[token][row] for row in self.rarely_shown if not self.effects[token][row].hidden}
        return "".join(f":not(.{token}{self.letters[effect]})" for effect in sorted(shown))

    def _when(self, token: str) -> str:
        return f"#{token}:checked~.l" if self.screen else f"main:has(#{token}:checked)"

    def _does(self, effect: Effect) -> str:
        if effect.hidden:
            return "display:none"
        if self.screen:
            return f"--{self.key}:{effect.added};order:{max(effect.added, 0)}"
        said = f";--{self.key}x:{'var(--no)var(--' + self.key + 'y)' if effect.missed else 'initial'}"
        return f"--{self.key}:{effect.added}{said if effect.missed or self._is_usually_missed else ''}"

    @cached_property
    def _is_usually_missed(self) -> bool:
        return any(effect.missed for effect in self.usual.values())


def classes(questions: Sequence[AnsweredQuestion], row: str) -> str:
    """Return the classes of a row for all questions."""
    return " ".join(name for question in questions for name in question.classes(row))


def style(questions: Sequence[AnsweredQuestion], fits_below: int, misses: str) -> str:
    """Return the style of the answers. A row whose sum reaches `fits_below` does not fit, and is not counted.

    `misses` stands before the answers that a row misses: “passar inte:”.
    """
    asked = [question for question in questions if not question.screen]
    total = " + ".join(f"var(--{name},0)" for name in ("o", *(question.key for question in questions)))
    texts = "".join(f'var(--{question.key}x,"")' for question in asked)
    return (
        f".l>.r{{--t:calc({total} + var(--h)*var(--u));order:var(--t)!important}}"
        + "".join(rule for question in questions if question.screen for rule in question.rules())
        + f'@supports selector(:has(*)){{main{{--no:" · {_quoted(misses)} "}}.m::after{{content:{texts}}}'
        + f".r{{counter-increment:k clamp(0,{fits_below} - var(--t),1)}}"
        + "".join(rule for question in asked for rule in question.rules())
        + "}"
    )


def _most_common(effects: Iterable[Effect]) -> Effect:
    found = Counter(effect for effect in effects if not effect.hidden)
    return max(found, key=lambda effect: (found[effect], -effect.added), default=NOTHING)


def _quoted(text: str) -> str:
    """Return a text as it may stand between the quotation marks of a style sheet in a page."""
    return text.replace("\\", "").replace('"', "”").replace("<", "‹")
