"""Keep what pure functions return, by what they are given: what has not changed is not worked out again.

What a function marked `kept` returns must follow from its arguments and from code alone: no clock, no file,
no order of a set. `repr` must tell its arguments wholly, or they are bytes, sets, or dataclasses of such.
Everything that is kept may be thrown away at any time, and is, when code or a library changes.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, fields, is_dataclass
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
DAYS = 14
"""For so long a value is kept that nobody asks for."""
MOST_BYTES = 100_000_000
"""So much is kept of one function: it is in memory as long as a build runs, seven times what ours take."""
OWN = Path(__file__).resolve().parents[2]


Kept = dict[bytes, tuple[int, bytes]]
"""Pickled values, each with the day when it was last asked for, by the digest of what they were made of.

Those that were not asked for the longest stand first.
"""


@dataclass(slots=True)
class _Values:
    """What is kept of one function, and what of it this run has added."""

    by_digest: Kept
    new: Kept = field(default_factory=dict)
    bytes_kept: int = 0

    def __post_init__(self) -> None:
        self.bytes_kept = sum(len(value) for _, value in self.by_digest.values())

    def find(self, digest: bytes, today: int) -> bytes | None:
        """Return a pickled value that is kept; from a day when it was not asked for it is kept anew."""
        day, value = self.by_digest.get(digest, (0, None))
        if value is not None and day != today:
            self.add(digest, value, today)
        return value

    def add(self, digest: bytes, value: bytes, today: int) -> None:
        """Keep a value where there is room, or where some can be made of what nobody asked for today."""
        self._forget(digest)
        while self.bytes_kept + len(value) > MOST_BYTES and (oldest := self._oldest_before(today)):
            self._forget(oldest)
        if self.bytes_kept + len(value) <= MOST_BYTES:
            self.by_digest[digest] = self.new[digest] = (today, value)
            self.bytes_kept += len(value)

    def _oldest_before(self, today: int) -> bytes | None:
        oldest = next(iter(self.by_digest), None)
        return oldest if oldest and self.by_digest[oldest][0] < today else None

    def _forget(self, digest: bytes) -> None:
        _, value = self.by_digest.pop(digest, (0, b""))
        self.bytes_kept -= len(value)


@dataclass(frozen=True, slots=True)
class _Store:
    """What is kept in a folder for one state of the code, a file a function; read when it is asked for."""

    folder: Path
    stamp: bytes
    today: int = field(default_factory=lambda: int(time.time() // (24 * 60 * 60)))
    functions: dict[str, _Values] = field(default_factory=dict)

    def values(self, name: str) -> _Values:
        if name not in self.functions:
            self.functions[name] = _Values(_read(self.folder / name, self.stamp))
        return self.functions[name]

    def save(self) -> None:
        for name, values in self.functions.items():
            if values.new:
                # Another process may have written since this one read.
                found = {**_read(self.folder / name, self.stamp), **values.new}
                _write(self.folder / name, self.stamp, _fresh(found, self.today - DAYS))


_stores: list[_Store] = []
LONG, MOST_LONG = 1000, 64
"""So long is a value that is told once, and so many of them are remembered."""
_long: dict[int, tuple[object, str]] = {}
"""Long frozen values by their identity, which is theirs as long as they stand here, and their digests."""


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


def save() -> None:
    """Write what is new: for a process that ends before those who said `keeping` do."""
    for store in _stores:
        with suppress(OSError):
            store.save()


def kept(function: Callable[P, R]) -> Callable[P, R]:
    """Mark a function whose values are kept where `keeping` says; elsewhere it is called as it is.

    Whoever asks gets a copy of his own.
    """
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def found(*args: P.args, **kwargs: P.kwargs) -> R:
        return kept_under(name, (args, kwargs), lambda: function(*args, **kwargs))

    return found


def kept_under(name: str, key: object, make: Callable[[], R]) -> R:
    """Return what `make` returns, kept under a name and a key that tells all that it is made of.

    It is for what takes long to be given what it is made of: a key may hold the digest of a file.
    """
    if not _stores:
        return make()
    store = _stores[-1]
    values, digest = store.values(name), _digest(key)
    known = values.find(digest, store.today)
    if known is None:
        made = make()
        values.add(digest, pickle.dumps(made, pickle.HIGHEST_PROTOCOL), store.today)
        return made
    value: R = pickle.loads(known)
    return value


def _digest(value: object) -> bytes:
    return hashlib.sha256(_told(value).encode("utf-8", "surrogatepass")).digest()


def _told(value: object) -> str:
    """Return a value in letters: the same in every process, whatever the order of its sets."""
    if type(value) is str or value is None:
        return repr(value)
    if isinstance(value, bytes):
        return f"b{hashlib.sha256(value).hexdigest()}"
    if isinstance(value, set | frozenset):
        return f"{{{','.join(sorted(map(_told, value)))}}}"
    if isinstance(value, tuple):
        return f"({','.join(map(_told, value))})"
    if isinstance(value, dict):
        return f"{{{','.join(f'{_told(key)}:{_told(one)}' for key, one in value.items())}}}"
    if is_dataclass(value) and not isinstance(value, type):
        return _told_of_dataclass(value)
    return repr(value)


def _told_of_dataclass(value: Any) -> str:
    """Return a dataclass in letters: what is given again and again, page by page, is told once."""
    if id(value) in _long and _long[id(value)][0] is value:
        return _long[id(value)][1]
    told = f"{type(value).__qualname__}{_told(tuple(getattr(value, f.name) for f in fields(value)))}"
    if len(told) > LONG and type(value).__dataclass_params__.frozen:
        _long[id(value)] = (value, hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest())
        while len(_long) > MOST_LONG:
            del _long[next(iter(_long))]
        return _long[id(value)][1]
    return told


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


def _read(path: Path, stamp: bytes) -> Kept:
    """Return what a file holds for this state of the code; nothing when it is missing, cut or damaged."""
    try:
        content = path.read_bytes()
    except OSError:
        return {}
    head, digest, body = content[:32], content[32:64], content[64:]
    if head != stamp or hashlib.sha256(body).digest() != digest:
        return {}
    found: Kept = pickle.loads(body)
    return found


def _fresh(found: Kept, day: int) -> Kept:
    """Return what was asked for after a day, the latest last; only they where there is no room for all."""
    fresh: list[tuple[bytes, tuple[int, bytes]]] = []
    room = MOST_BYTES
    for digest, (asked, value) in sorted(found.items(), key=lambda one: one[1][0], reverse=True):
        room -= len(value)
        if asked <= day or room < 0:
            break
        fresh.append((digest, (asked, value)))
    return dict(reversed(fresh))


def _write(path: Path, stamp: bytes, values: Kept) -> None:
    """Write a file so that others see it whole or not at all."""
    body = pickle.dumps(values, pickle.HIGHEST_PROTOCOL)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}")
    part.write_bytes(stamp + hashlib.sha256(body).digest() + body)
    part.replace(path)
