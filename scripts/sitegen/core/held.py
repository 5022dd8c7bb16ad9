"""Hold what pure functions return in memory, for a process that reads the same again and again: a preview.

A value is found by the function and by all that it is given: another text is another value. Whoever asks
gets the same object, so it must be one that nobody changes. Only a process that says `holding` holds
anything, and code does not change in a process. What nobody asks for between two rounds is let go.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Generic, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
K = TypeVar("K")
MISSING = object()


@dataclass(slots=True)
class _Held:
    """Values by what they are made of: those asked for in this round, and those of the one before."""

    now: dict[Hashable, Any] = field(default_factory=dict)
    before: dict[Hashable, Any] = field(default_factory=dict)

    def value(self, key: Hashable, make: Callable[[], Any]) -> Any:
        found = self.now.get(key, MISSING)
        if found is MISSING:
            found = self.before.get(key, MISSING)
        if found is MISSING:
            found = make()
        self.now[key] = found  # a round may have begun meanwhile: what was found is returned all the same
        return found


_holders: list[_Held] = []


@contextmanager
def holding() -> Iterator[None]:
    """Let the functions marked `held` remember what they have returned, until this ends."""
    held_here = _Held()
    _holders.append(held_here)
    try:
        yield
    finally:
        _holders.remove(held_here)


def next_round() -> None:
    """Let go what has not been asked for since the last time that this was said."""
    for one in _holders:
        one.before, one.now = one.now, {}


def held(function: Callable[P, R]) -> Callable[P, R]:
    """Mark a function whose values are held where `holding` says; elsewhere it is called as it is."""

    @wraps(function)
    def found(*args: P.args, **kwargs: P.kwargs) -> R:
        if not _holders:
            return function(*args, **kwargs)
        key = (function, args, tuple(kwargs.items()))
        value: R = _holders[-1].value(key, lambda: function(*args, **kwargs))
        return value

    return found


@dataclass(slots=True)
class Latest(Generic[K, R]):
    """The value that was made last, and what of: only what differs from that is made anew."""

    _made: tuple[K, R] | None = None

    def value(self, key: K, make: Callable[[], R]) -> R:
        """Return the value for a key: the last one, or what `make` makes when the key is another."""
        if self._made is None or self._made[0] != key:
            self._made = (key, make())
        return self._made[1]
