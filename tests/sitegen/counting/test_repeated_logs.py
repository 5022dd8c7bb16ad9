"""Logs that hold the same lines are told from those that do not, and little is kept of each."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import random
from collections.abc import Iterable

import pytest

from logs import PHONE, TARGETS, TODAY, line
from sitegen.counting import repeated_logs
from sitegen.counting.log_tally import LogTally
from sitegen.counting.repeated_logs import LogFingerprint, shared_days

START = dt.datetime(2026, 11, 2, tzinfo=dt.UTC)


def visits(seconds: Iterable[int], agent: str = PHONE) -> list[bytes]:
    """A visit at each of these seconds from the start on, and as many requests for something else."""
    times = [f"{START + dt.timedelta(seconds=second):%d/%b/%Y:%H:%M:%S} +0000" for second in seconds]
    return [row for at in times for row in (line(at, agent=agent), line(at, "GET / HTTP/1.1", agent=agent))]


def kept(rows: list[bytes], packed: bool = False) -> LogFingerprint:
    """What is kept of a log of these lines."""
    content = b"\n".join(rows) + b"\n"
    return LogTally(TARGETS, TODAY).add(io.BytesIO(gzip.compress(content) if packed else content))


MINUTES = range(0, 5 * 86400, 60)
DAY = (dt.date(2026, 11, 2), dt.date(2026, 11, 2))


def test_the_same_log_packed_or_not_is_known_again() -> None:
    rows = visits(range(0, 3000, 1000))
    assert shared_days(kept(rows), kept(rows, packed=True)) == DAY


def test_a_single_visit_is_known_again_when_all_of_the_log_is_the_same() -> None:
    assert shared_days(kept(visits([5])), kept(visits([5]))) == DAY


@pytest.mark.parametrize("shared", [2, 3, 250, 1000, 7000])
def test_logs_that_overlap_are_known_by_the_lines_in_common(shared: int) -> None:
    rows = visits(MINUTES)
    middle = len(rows) // 2
    first, second = kept(rows[: middle + shared]), kept(rows[middle - shared :])
    span = shared_days(first, second)
    assert span == shared_days(second, first)
    assert span is not None and DAY[0] <= span[0] <= span[1] < dt.date(2026, 11, 7)


def test_a_copy_made_while_the_log_grew_is_known_again() -> None:
    rows = visits(range(0, 86400, 600))
    assert shared_days(kept(rows[:-20]), kept(rows)) == DAY
    assert shared_days(kept(rows), kept(rows[20:])) == DAY


def test_logs_that_follow_each_other_are_different() -> None:
    rows = visits(MINUTES)
    assert shared_days(kept(rows[:7000]), kept(rows[7000:])) is None


def test_logs_of_two_servers_are_different_though_they_share_a_line_now_and_then() -> None:
    chance = random.Random(215)
    first, second = (sorted(chance.sample(range(86400), 8000)) for _ in range(2))
    assert len({*first} & {*second}) > 500
    assert shared_days(kept(visits(first)), kept(visits(second))) is None


def test_logs_without_a_day_that_can_be_counted_are_no_copies() -> None:
    assert shared_days(kept([]), kept([])) is None
    assert shared_days(kept([b"\x00"]), kept([b"\x00"])) is None


def test_what_is_kept_of_a_log_has_a_bound() -> None:
    known = kept(visits(range(20_000)))
    assert len(known.smallest) == repeated_logs.MOST_HASHES
    assert len(known.head) == len(known.tail) == repeated_logs.EDGE
    assert known.limit < 2**64 // 8
