"""The style that puts rows in the order of the answers: what each answer adds, says and hides, by class.

A row has one custom property a question, and its place is their sum (`order`). What an answer does to most
rows is one rule; the others carry a class for each thing that some answers do to them alike: `n3`. A screen
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
SIGNS = string.digits + string.ascii_uppercase
SharedEffect = tuple[Effect, tuple[str, ...]]
"""What some answers do alike to a row, and the tokens of those answers."""


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
    def names(self) -> Mapping[SharedEffect, str]:
        """What some answers do alike to a row that is not like most, each with its class."""
        rows = next(iter(self.effects.values()), ())
        found = sorted({shared for row in rows for shared in self._shared(row)})
        return {shared: name(self.key, number) for number, shared in enumerate(found)}

    def classes(self, row: str) -> tuple[str, ...]:
        """Return the classes of a row, by which the style knows what the answers do to it."""
        return tuple(self.names[shared] for shared in self._shared(row))

    def rules(self) -> Iterator[str]:
        """Yield the rules: what the answers are called, and which rows have each effect."""
        yield from self._label_rules()
        for effect in sorted({*self.usual.values(), *(effect for effect, _ in self.names)}):
            # An element yields to a class, wherever its rule stands.
            usual = tuple(token for token, own in self.usual.items() if own == effect != NOTHING)
            selectors = [f"{given} li" for given in self._given(usual)]
            for (own, tokens), class_name in self.names.items():
                selectors += [f"{given} .{class_name}" for given in self._given(tokens) if own == effect]
            if selectors:
                # Sorted, each repeats nearly all of the one before it: less on the wire.
                yield f"{','.join(sorted(selectors))}{{{self._does(effect)}}}"

    def _label_rules(self) -> Iterator[str]:
        """Yield the rules that name each answer: in its own words, or in those of the question."""
        words = set(self.labels.values())
        if len(words) == 1:
            yield f'main{{--{self.key}y:"{_quoted(words.pop())}"}}'
        else:
            for token, label in self.labels.items():
                yield f'main:has(#{token}:checked){{--{self.key}y:"{_quoted(label)}"}}'
        if self.labels:
            yield f".k{self.key}::before{{content:var(--{self.key}y)}}"

    def _shared(self, row: str) -> tuple[SharedEffect, ...]:
        """Return what the answers do to a row where it is not like most, with those that do the same."""
        found: dict[Effect, list[str]] = {}
        for token, rows in self.effects.items():
            if rows[row] != self.usual[token]:
                found.setdefault(rows[row], []).append(token)
        return tuple((effect, tuple(tokens)) for effect, tokens in found.items())

    def _given(self, tokens: Sequence[str]) -> Iterator[str]:
        """Yield what matches while one of some answers is given; those of a screen have a selector each."""
        if self.screen:
            yield from (f"#{token}:checked~.l" for token in tokens)
        elif 2 * len(tokens) > len(self.effects):
            others = [f"#{token}" for token in self.effects if token not in tokens] or [f"#{self.key}0"]
            # The name weighs nothing, so that what holds for most rows still yields to a class.
            yield f"main:has(:where([name={self.key}][value]):checked:not({','.join(others)}))"
        elif tokens:
            yield f"main:has({','.join(f'#{token}:checked' for token in tokens)})"

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


def name(key: str, number: int) -> str:
    """Return a class in as few signs as it takes: a key and one letter or digit, as long as those last."""
    return key + (SIGNS[number] if number < len(SIGNS) else str(number))


def classes(questions: Sequence[AnsweredQuestion], row: str) -> str:
    """Return the classes of a row for all questions."""
    return " ".join(name for question in questions for name in question.classes(row))


def style(questions: Sequence[AnsweredQuestion], misses: str) -> str:
    """Return the style of the answers; `misses` stands before those that a row misses: “passar inte:”."""
    asked = [question for question in questions if not question.screen]
    total = " + ".join(f"var(--{name},0)" for name in ("o", *(question.key for question in questions)))
    texts = "".join(f'var(--{question.key}x,"")' for question in asked)
    chips = ",".join(f"main:has([name={q.key}][value]:checked) .k{q.key}" for q in asked if q.labels)
    return (
        f".l>.r{{order:calc({total} + var(--h)*var(--u))!important}}"
        + "".join(rule for question in questions if question.screen for rule in question.rules())
        + f'@supports selector(:has(*)){{main{{--no:" · {_quoted(misses)} "}}.m::after{{content:{texts}}}'
        + (f"{chips}{{display:inline-block}}" if chips else "")
        + "".join(rule for question in asked for rule in question.rules())
        + "}"
    )


def held_place(state: str) -> str:
    """Return the rule that holds, in a cell, the place of the longest words that the script writes there."""
    return f'.l .h i:not([class]) .o::before{{content:"{_quoted(state)}";visibility:hidden}}'


def _most_common(effects: Iterable[Effect]) -> Effect:
    found = Counter(effect for effect in effects if not effect.hidden)
    return max(found, key=lambda effect: (found[effect], -effect.added), default=NOTHING)


def _quoted(text: str) -> str:
    """Return a text as it may stand between the quotation marks of a style sheet in a page."""
    return text.replace("\\", "").replace('"', "”").replace("<", "‹")
