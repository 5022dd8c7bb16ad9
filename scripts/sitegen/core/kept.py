"""Keep what pure functions return, by what they are given: what has not changed is not worked out again.

What a function marked `kept` returns must follow from its arguments and from code alone: no clock, no file,
no order of a set. `repr` must tell its arguments wholly: texts, bytes, numbers, classes, tuples, dataclasses.
Everything that is kept may be thrown away at any time, and is, when code or a library changes.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
FEW = 4
"""What nobody asked for goes when a file holds so many times what was asked for."""
OWN = Path(__file__).resolve().parents[2]


@dataclass(slots=True)
class _Values:
    """What is kept of one function: pickled values by the digest of what it was given."""

    by_digest: dict[bytes, bytes]
    asked: set[bytes] = field(default_factory=set)
    new: bool = False


@dataclass(frozen=True, slots=True)
class _Store:
    """What is kept in a folder for one state of the code, a file a function; read when it is asked for."""

    folder: Path
    stamp: bytes
    functions: dict[str, _Values] = field(default_factory=dict)

    def values(self, name: str) -> _Values:
        if name not in self.functions:
            self.functions[name] = _Values(_read(self.folder / name, self.stamp))
        return self.functions[name]

    def save(self) -> None:
        for name, values in self.functions.items():
            if values.new:
                _write(self.folder / name, self.stamp, _worth_keeping(values))


_stores: list[_Store] = []


@contextmanager
def keeping(folder: Path, code: Path = OWN) -> Iterator[None]:
    """Let the functions marked `kept` use a folder, and write what is new there at the end.

    It need not exist. A folder that cannot be written to is no fault: everything is then worked out.
    """
    store = _Store(folder, _stamp(code))
    _stores.append(store)
    try:
        yield
    finally:
        _stores.remove(store)
        with suppress(OSError):
            store.save()


def kept(function: Callable[P, R]) -> Callable[P, R]:
    """Mark a function whose values are kept where `keeping` says; elsewhere it is called as it is.

    Whoever asks gets a copy of his own.
    """
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def found(*args: P.args, **kwargs: P.kwargs) -> R:
        if not _stores:
            return function(*args, **kwargs)
        values = _stores[-1].values(name)
        digest = hashlib.sha256(repr((args, kwargs)).encode("utf-8", "surrogatepass")).digest()
        values.asked.add(digest)
        if digest not in values.by_digest:
            made = function(*args, **kwargs)
            values.by_digest[digest], values.new = pickle.dumps(made, pickle.HIGHEST_PROTOCOL), True
            return made
        value: R = pickle.loads(values.by_digest[digest])
        return value

    return found


def _stamp(code: Path) -> bytes:
    """Return a digest of all that code does: the files of a folder, the libraries and Python itself."""
    found = hashlib.sha256(repr((sys.version, _libraries())).encode())
    for path in sorted(path for path in code.rglob("*") if path.suffix != ".pyc" and path.is_file()):
        found.update(f"\0{path.relative_to(code).as_posix()}\0".encode())
        found.update(path.read_bytes())
    return found.digest()


def _libraries() -> list[str]:
    """Return the installed libraries with their versions, as the names of their folders tell them."""
    places = (Path(place) for place in sys.path if place.endswith("site-packages"))
    return sorted(path.name for place in places if place.is_dir() for path in place.glob("*.dist-info"))


def _read(path: Path, stamp: bytes) -> dict[bytes, bytes]:
    """Return what a file holds for this state of the code; nothing when it is missing, cut or damaged."""
    try:
        content = path.read_bytes()
    except OSError:
        return {}
    head, digest, body = content[:32], content[32:64], content[64:]
    if head != stamp or hashlib.sha256(body).digest() != digest:
        return {}
    found: dict[bytes, bytes] = pickle.loads(body)
    return found


def _write(path: Path, stamp: bytes, values: dict[bytes, bytes]) -> None:
    """Write a file so that others see it whole or not at all."""
    body = pickle.dumps(values, pickle.HIGHEST_PROTOCOL)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}")
    part.write_bytes(stamp + hashlib.sha256(body).digest() + body)
    part.replace(path)


def _worth_keeping(values: _Values) -> dict[bytes, bytes]:
    if len(values.by_digest) <= FEW * len(values.asked):
        return values.by_digest
    return {digest: values.by_digest[digest] for digest in values.asked}
