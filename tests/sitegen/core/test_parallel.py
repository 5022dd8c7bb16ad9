"""Work that processes share comes back as if one had done it."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import pytest

from sitegen.core import kept, parallel

NUMBERS = range(1000)


@pytest.fixture(autouse=True)
def two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes, whatever the machine, and no thread that only the test runner needs."""
    monkeypatch.setenv(parallel.PROCESSES_VARIABLE, "2")
    monkeypatch.setattr(threading, "enumerate", lambda: [threading.current_thread()])


def doubled(numbers: Sequence[int]) -> list[int]:
    return [2 * number for number in numbers]


def whose(numbers: Sequence[int]) -> int:
    return os.getpid()


def test_what_is_made_comes_in_the_order_of_the_items() -> None:
    made = parallel.shared(doubled, NUMBERS)
    assert len(made) == 2 and [number for share in made for number in share] == doubled(NUMBERS)


def test_the_first_share_is_done_here_and_the_other_elsewhere() -> None:
    here, there = parallel.shared(whose, NUMBERS)
    assert here == os.getpid() != there


@pytest.mark.parametrize(("items", "least", "shares"), [(0, 1, 1), (1, 1, 1), (2, 1, 2), (99, 50, 1)])
def test_what_is_not_worth_a_process_gets_none(items: int, least: int, shares: int) -> None:
    assert len(parallel.shared(whose, range(items), least)) == shares


def test_where_another_thread_runs_nothing_is_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    others = [threading.current_thread(), threading.Thread()]
    monkeypatch.setattr(threading, "enumerate", lambda: others)
    assert parallel.shared(whose, NUMBERS) == [os.getpid()]
    others[1].name = parallel.HARMLESS
    assert len(parallel.shared(whose, NUMBERS)) == 2


def test_a_fault_in_another_process_is_raised_here_as_it_is() -> None:
    class Unsendable(Exception):
        def __reduce__(self) -> str:
            raise TypeError

    def refuse(numbers: Sequence[int]) -> None:
        if 999 in numbers:
            raise Unsendable("999")

    with pytest.raises(Unsendable, match="999"):
        parallel.shared(refuse, NUMBERS)


def test_a_process_that_dies_has_its_share_done_here() -> None:
    mine = os.getpid()

    def die(numbers: Sequence[int]) -> int:
        if os.getpid() != mine:
            os._exit(0)
        return sum(numbers)

    assert sum(parallel.shared(die, NUMBERS)) == sum(NUMBERS)


def test_what_another_process_has_worked_out_is_kept(tmp_path: Path) -> None:
    def work(numbers: Sequence[int]) -> list[int]:
        return [kept.kept_under("double", number, lambda number=number: 2 * number) for number in numbers]

    with kept.keeping(tmp_path):
        made = parallel.shared(work, NUMBERS)
    with kept.keeping(tmp_path):
        again = [kept.kept_under("double", number, lambda: None) for number in NUMBERS]
    assert again == [*chain(*made)]
