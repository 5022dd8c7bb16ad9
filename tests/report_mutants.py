"""One fault at a time in the code that guards people, and the claim that must fail of it.

The code of a module is compiled anew with one text changed, and its functions run that code until the
claim has been tried: everything else, whoever has imported what, stays as it is.
"""

from __future__ import annotations

import inspect
import tempfile
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sitegen.core.kept import keeping

Claim = Callable[[Path], object]


@dataclass(frozen=True, slots=True)
class Mutant:
    """The one place of a module where `old` stands becomes `new`; `claim` then fails."""

    module: types.ModuleType
    old: str
    new: str
    claim: Claim

    def __str__(self) -> str:
        return f"{self.module.__name__.rpartition('.')[2]}: {' '.join(self.old.split())[:60]}"


@contextmanager
def planted(mutant: Mutant) -> Iterator[None]:
    """Run with the fault in place. A row that changes no function is a fault of the table."""
    source = inspect.getsource(mutant.module)
    assert source.count(mutant.old) == 1, f"{mutant.old!r} stands there {source.count(mutant.old)} times"
    broken = types.ModuleType(mutant.module.__name__)
    broken.__file__ = mutant.module.__file__
    text = source.replace(mutant.old, mutant.new)
    exec(compile(text, str(mutant.module.__file__), "exec"), broken.__dict__)
    others = dict(functions(broken, mutant.module.__name__))
    own = dict(functions(mutant.module, mutant.module.__name__))
    former = {name: function.__code__ for name, function in own.items()}
    changed = [name for name in own if name in others and others[name].__code__ != former[name]]
    assert changed, f"no function is changed by {mutant.new!r}"
    try:
        for name in changed:
            own[name].__code__ = others[name].__code__
        forget(mutant.module)
        with keeping_apart():
            yield
    finally:
        for name in changed:
            own[name].__code__ = former[name]
        forget(mutant.module)


@contextmanager
def keeping_apart() -> Iterator[None]:
    """Keep what faulty code returns where nobody else finds it, and find nothing of the code as it is."""
    with tempfile.TemporaryDirectory() as folder, keeping(Path(folder)):
        yield


def functions(module: types.ModuleType, name: str) -> Iterator[tuple[str, types.FunctionType]]:
    """Every function that a module itself defines, those of its classes too."""
    for inner, value in list(module.__dict__.items()):
        if getattr(value, "__module__", "") != name:
            continue
        parts = list(vars(value).items()) if isinstance(value, type) else [("", value)]
        for part, found in parts:
            plain = function_of(found)
            if plain is not None and plain.__module__ == name:
                yield f"{inner}.{part}", plain


def function_of(value: object) -> types.FunctionType | None:
    """The function behind a property, a cache or a static method."""
    if isinstance(value, property):
        value = value.fget
    elif isinstance(value, cached_property):
        value = value.func
    elif isinstance(value, staticmethod | classmethod):
        value = value.__func__
    value = getattr(value, "__wrapped__", value)
    return value if isinstance(value, types.FunctionType) else None


def forget(module: types.ModuleType) -> None:
    """Empty the caches of a module: they hold what the other code has made."""
    for value in module.__dict__.values():
        if hasattr(value, "cache_clear"):
            value.cache_clear()
