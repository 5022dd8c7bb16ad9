"""Find out whether two logs hold the same lines: one given twice, one packed and one not, or an overlap.

Of each log little is kept, however long it is: how long its content is and a checksum, its days, and
hashes of lines that were counted: the first and the last, which logs that overlap a little have in
common, and those that happen to be the smallest, which logs that overlap much have. A hash is made of
the line from its time on, never of an address.
"""

from __future__ import annotations

import datetime as dt
import heapq
import zlib
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

MOST_HASHES = 1024
EDGE = 256
# One line in common may be chance: two visitors in the same second, with the same kind of phone.
FEWEST = 2
MONTHS = b"JanFebMarAprMayJunJulAugSepOctNovDec"
DAY = 24 * 3600
DayRange = tuple[dt.date, dt.date]
LineHash = tuple[int, bytes]
"""A fingerprint, and the beginning of the line with its time."""
LineMoments = Mapping[int, int]
"""The moments of lines, in seconds, by the fingerprints of the lines."""


@dataclass(slots=True)
class LogTrace:
    """What is kept of one log while it is read."""

    name: str = ""
    length: int = 0
    checksum: int = 0
    first: dt.date | None = None
    last: dt.date | None = None
    # The largest of the kept first, as its negative; with each the moment of its line.
    _heap: list[tuple[int, int]] = field(default_factory=list)
    _known: set[int] = field(default_factory=set)
    _head: list[LineHash] = field(default_factory=list)
    _tail: deque[LineHash] = field(default_factory=lambda: deque(maxlen=EDGE))

    def add_block(self, block: bytes) -> None:
        """Add a piece of the content, unpacked, to length and checksum."""
        self.length += len(block)
        self.checksum = zlib.crc32(block, self.checksum)

    def add_day(self, day: dt.date) -> None:
        """Add a day on which the log has lines."""
        self.first = min(self.first or day, day)
        self.last = max(self.last or day, day)

    def add_line(self, line: bytes, day: dt.date) -> None:
        """Add a line that was counted, given from its time on."""
        self.add_day(day)
        line_hash = int.from_bytes(blake2b(line, digest_size=8).digest(), "big")
        if len(self._head) < EDGE:
            self._head.append((line_hash, line[:20]))
        self._tail.append((line_hash, line[:20]))
        if line_hash not in self._known and (len(self._heap) < MOST_HASHES or line_hash < -self._heap[0][0]):
            self._keep(line_hash, seconds_at(line))

    def _keep(self, line_hash: int, at: int) -> None:
        """Add a hash to the smallest, and let the largest of them go."""
        entry = (-line_hash, at)
        self._known.add(line_hash)
        if len(self._heap) < MOST_HASHES:
            heapq.heappush(self._heap, entry)
        else:
            self._known.discard(-heapq.heapreplace(self._heap, entry)[0])

    def fingerprint(self) -> LogFingerprint:
        """Return what is kept of the log to compare it with others, once the whole of it has been read."""
        span = (self.first, self.last) if self.first and self.last else None
        head, tail = ({key: seconds_at(at) for key, at in edge} for edge in (self._head, self._tail))
        smallest = {-negative: at for negative, at in self._heap}
        return LogFingerprint(self.name, self.length, self.checksum, span, smallest, head, tail)


def seconds_at(line: bytes) -> int:
    """Return the time that a line begins with, in seconds since year 1; the time zone is not read.

    The line begins as `15/Nov/2026:12:00:00 +0100] …`.
    """
    day = dt.date(int(line[7:11]), MONTHS.index(line[3:6]) // 3 + 1, int(line[:2]))
    return day.toordinal() * DAY + int(line[12:14]) * 3600 + int(line[15:17]) * 60 + int(line[18:20])


@dataclass(frozen=True, slots=True)
class LogFingerprint:
    """What is kept of a whole log; `span` are the first and the last of its days that could be counted."""

    name: str
    length: int
    checksum: int
    span: DayRange | None
    smallest: LineMoments
    head: LineMoments
    tail: LineMoments

    @property
    def limit(self) -> int:
        """The hash up to which all of the log's are among the smallest."""
        return max(self.smallest) if len(self.smallest) == MOST_HASHES else 2**64


def shared_days(one: LogFingerprint, other: LogFingerprint) -> DayRange | None:
    """Return the days whose lines two logs have in common; None when they are different logs."""
    if one.span is None or other.span is None:
        return None
    if (one.length, one.checksum) == (other.length, other.checksum):
        return one.span
    if one.span[0] > other.span[1] or other.span[0] > one.span[1]:
        return None
    limit = min(one.limit, other.limit)
    kept = ({key: at for key, at in log.smallest.items() if key <= limit} for log in (one, other))
    return _shared_range(*kept) or _shared_range(one.tail, other.head) or _shared_range(one.head, other.tail)


def _shared_range(first: LineMoments, second: LineMoments) -> DayRange | None:
    """Return the days between which at least half of the counted lines of one log are lines of the other.

    Logs of two servers have the same days and may share lines by chance; a log and its copy share all.
    """
    shared = first.keys() & second.keys()
    if len(shared) < FEWEST:
        return None
    start, end = min(first[line_hash] for line_hash in shared), max(first[line_hash] for line_hash in shared)
    fewest = min(sum(start <= at <= end for at in hashes.values()) for hashes in (first, second))
    if 2 * len(shared) < fewest:
        return None
    return dt.date.fromordinal(start // DAY), dt.date.fromordinal(end // DAY)
