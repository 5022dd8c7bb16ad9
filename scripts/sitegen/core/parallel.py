"""Share work among processes: each is a fork of this one, so that nothing is read or imported again.

A fork has all values of this process, and what it changes is its own. So only pure work is shared, which
returns what it has made, or writes files that no other share writes. Where threads run nothing is shared:
a fork would have their locks and not them.
"""

from __future__ import annotations

import itertools
import os
import pickle
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import BinaryIO, TypeVar

from sitegen.core import kept

T = TypeVar("T")
R = TypeVar("R")
HARMLESS = "harmless"
"""The name of a thread whose locks no share takes: it tells a person what is waited for."""
PROCESSES_VARIABLE = "SITEGEN_PROCESSES"
"""Says how many processes may work at a time; else it is as many as there are processors."""


def processes() -> int:
    """Return how many processes may share work here: one where threads run, or no process can be forked."""
    threads = [thread for thread in threading.enumerate() if thread.name != HARMLESS]
    if len(threads) > 1 or not hasattr(os, "fork"):
        return 1
    return int(os.environ.get(PROCESSES_VARIABLE) or len(os.sched_getaffinity(0)))


def shared(work: Callable[[Sequence[T]], R], items: Sequence[T], least: int = 1) -> list[R]:
    """Return what `work` makes of each share of the items, in their order; no share is less than `least`.

    A share that fails elsewhere is worked out anew here, so that its exception is raised as it is.
    """
    first, *others = slices(items, min(processes(), len(items) // max(least, 1)))
    sys.stdout.flush()
    begun = [_begun(work, share) for share in others]
    made = work(first)
    return [made, *(_ended(work, share, *one) for share, one in zip(others, begun, strict=True))]


def slices(items: Sequence[T], count: int) -> list[Sequence[T]]:
    """Return the items in so many slices of much the same length, at least one."""
    ends = [len(items) * number // max(count, 1) for number in range(max(count, 1) + 1)]
    return [items[start:end] for start, end in itertools.pairwise(ends)]


def _begun(work: Callable[[Sequence[T]], R], share: Sequence[T]) -> tuple[int, BinaryIO]:
    """Begin a share in a process of its own; return its number, and where it will tell what it has made."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, os.fdopen(reading, "rb")
    code = 1
    try:
        os.close(reading)
        with os.fdopen(writing, "wb") as told:
            pickle.dump(work(share), told, pickle.HIGHEST_PROTOCOL)
        kept.save()
        code = 0
    finally:
        os._exit(code)  # nothing that this process would do at its end is the fork's to do


def _ended(work: Callable[[Sequence[T]], R], share: Sequence[T], child: int, told: BinaryIO) -> R:
    """Return what a process has made of its share."""
    with told:
        content = told.read()
    _, status = os.waitpid(child, 0)
    if os.waitstatus_to_exitcode(status):
        return work(share)
    with suppress(EOFError):
        made: R = pickle.loads(content)
        return made
    return work(share)
