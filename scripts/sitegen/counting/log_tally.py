"""Count the lines of a log: what each is, and for visits the day in Stockholm and the landing page.

What counts as a visit: GET of a landing page's address, with nothing after it but what ad platforms add to
follow whoever taps, answered with 200 or 304 (the browser asked
whether its copy still holds: somebody came back), by an agent that is no robot. What counts as a tap: the
same for the page behind the contact button. A page in English counts as the same ad.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import BinaryIO, Literal

from sitegen.core.clock import STOCKHOLM
from sitegen.counting.log_reader import LogReader, line_blocks
from sitegen.counting.repeated_logs import LogFingerprint, LogTrace
from sitegen.counting.robots import is_robot
from sitegen.records import click_ids

Event = Literal["visits", "taps"]
EVENTS: tuple[Event, ...] = ("visits", "taps")
ANSWERED = frozenset({b"200", b"304"})

KINDS: Mapping[str, str] = {
    "counted": "räknade besök och tryck på kontakt",
    "other": "förfrågningar till andra sidor",
    "robot": "robotar, och den som inte säger vilken webbläsare den är",
    "prefetch": "sidor som en webbläsare hämtade i förväg",
    "method": "annat än GET",
    "address": "adresser under /a/ som ingen annons har",
    "query": "annonsers adresser med något annat tillagt efter ? än annonsnätens egna märken",
    "status": "svar som inte är en sida: omdirigeringar och fel",
    "early": "besök före annonsens första dag",
    "future": "dagar som inte är slut, eller inte har varit",
    "date": "dagar och klockslag som inte finns",
    "unreadable": "rader som inte har loggens form",
    "long": "rader över 64 kB",
    "torn": "rader som bryts av där en packad fil slutar",
}
"""Every line is of one kind, so that the kinds add up to the lines. Swedish: staff read the summary."""

# One pass in C over many lines: `addr ident user [when] "METHOD …`. Only what asks for something under /a/
# is taken out, and never the address before the bracket. A time is always 26 characters long.
LINE = re.compile(rb'(?m)^[^ \n]++ [^\n"\[]*+\[(?:(.{26}\] "[A-Z]++ /(?:en/)?[aA]/[^\n]*+)|.{26}\] "[^\n]*+)')
WHEN = re.compile(rb'[^ \n]++ [^\n"\[]*+\[(.{14}):([0-5][0-9]):(?:[0-5][0-9]|60) ([+-][0-9]{4})\] "')
AFTER_TIME = (
    rb'\] "([A-Z]++) ([^ "]++) HTTP/[0-9.]++" ([0-9]{3}) (?:[0-9]++|-)'
    rb'(?: "(?:[^"\\]|\\.)*+" "((?:[^"\\]|\\.)*+)"(.*))?'
)
# The hour, `22/Nov/2026:23`, then the minute, the second (a leap second too) and the offset from UTC.
REQUEST = re.compile(rb"(.{14}):([0-5][0-9]):(?:[0-5][0-9]|60) ([+-][0-9]{4})" + AFTER_TIME, re.DOTALL)
MISTIMED = re.compile(rb".{26}" + AFTER_TIME, re.DOTALL)
HOUR = re.compile(rb"[0-9]{2}/[A-Z][a-z]{2}/[0-9]{4}:[0-9]{2}")
PREFETCH = b"prefetch"
CLICK_IDS = re.compile(click_ids.ONLY.pattern.encode())
WIDEST_OFFSET = dt.timedelta(hours=14)

CountedEvent = tuple[dt.date, str, Event]


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a log covers, both ends included."""

    first: dt.date
    last: dt.date

    def days(self) -> Iterator[dt.date]:
        """Yield every day of the period."""
        for number in range((self.last - self.first).days + 1):
            yield self.first + dt.timedelta(days=number)


@dataclass(frozen=True, slots=True)
class Target:
    """A counted address: the landing page's code, what a request for it means, the ad's first day."""

    code: str
    event: Event
    first: dt.date


@dataclass(slots=True)
class LogTally:
    """What has been counted so far: visits and taps by day and landing page, and lines by kind."""

    targets: Mapping[bytes, Target]
    today: dt.date
    cells: Counter[CountedEvent] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    without_agent: int = 0
    torn: int = 0
    taps_logged: bool = False
    first: dt.date | None = None
    last: dt.date | None = None
    _trace: LogTrace = field(default_factory=LogTrace)

    @property
    def lines(self) -> int:
        """The number of all lines that were read: the sum of the kinds."""
        return self.kinds.total()

    @property
    def period(self) -> Period | None:
        """The days that the log covers, of those that can be counted; None when it covers no such day."""
        return Period(self.first, self.last) if self.first and self.last else None

    def add(self, source: BinaryIO, name: str = "") -> LogFingerprint:
        """Count a log to its end, and return the fingerprint by which its lines are known again."""
        self._trace = LogTrace(name)
        unpacked = LogReader(source, self._trace.add_block)
        for piece in line_blocks(unpacked, self.kinds):
            self._cover(piece)
            found = LINE.findall(piece)
            plain = found.count(b"")
            self.kinds["unreadable"] += piece.count(b"\n") - len(found)
            self.kinds["other"] += plain
            self.kinds.update(map(self._kind, filter(None, found)))
        self.torn += unpacked.torn
        return self._trace.fingerprint()

    def _kind(self, request: bytes) -> str:
        """Return of what kind a request for something under /a/ is; a visit or tap is added to its day."""
        match = REQUEST.fullmatch(request.removesuffix(b"\r"))
        if match is None:
            return "date" if MISTIMED.fullmatch(request.removesuffix(b"\r")) else "unreadable"
        hour, minute, offset, method, address, status, agent, beyond = match.groups()
        day = day_of(hour, minute, offset)
        if day is None:
            return "date"
        if method != b"GET":
            return "method"
        target = self._target(address)
        if target is None:
            return "query" if address.partition(b"?")[0] in self.targets else "address"
        self.taps_logged |= target.event == "taps"
        if status not in ANSWERED:
            return "status"
        if beyond and PREFETCH in beyond:
            return "prefetch"
        if agent is not None and is_robot(agent):
            return "robot"
        return self._visit(day, target, request, known=agent is not None)

    def _target(self, address: bytes) -> Target | None:
        """Return the page that an address leads to, whatever ad platforms have put after it."""
        path, _, query = address.partition(b"?")
        return self.targets.get(path) if not query or CLICK_IDS.fullmatch(query) else None

    def _visit(self, day: dt.date, target: Target, request: bytes, *, known: bool) -> str:
        if day >= self.today:
            return "future"
        if day < target.first:
            return "early"
        self.cells[day, target.code, target.event] += 1
        self._widen(day)
        self._trace.add_line(request, day)
        self.without_agent += not known
        return "counted"

    def _cover(self, piece: bytes) -> None:
        """Widen the period by the first and the last line of a block: logs are written in order."""
        for start in {0, piece.rfind(b"\n", 0, -1) + 1}:
            match = WHEN.match(piece, start)
            day = day_of(*match.groups()) if match else None
            if day and self._opened <= day < self.today:
                self._widen(day)
                self._trace.add_day(day)

    def _widen(self, day: dt.date) -> None:
        self.first = min(self.first or day, day)
        self.last = max(self.last or day, day)

    @property
    def _opened(self) -> dt.date:
        """The day before which nothing is counted."""
        return min((target.first for target in self.targets.values()), default=self.today)


def day_of(hour: bytes, minute: bytes, offset: bytes) -> dt.date | None:
    """Return the day in Stockholm of a log's time; None where no such time exists.

    `22/Nov/2026:23`, `30`, `+0000` is the 23rd.
    """
    # Stockholm is whole hours from UTC: minutes matter only where the log's own offset has some.
    return _day(hour, b"00" if offset.endswith(b"00") else minute, offset)


@lru_cache(maxsize=4096)
def _day(hour: bytes, minute: bytes, offset: bytes) -> dt.date | None:
    if not HOUR.fullmatch(hour):
        return None
    said = hour + b":" + minute + b" " + offset
    try:
        moment = dt.datetime.strptime(said.decode(), "%d/%b/%Y:%H:%M %z")
        away = abs(moment.utcoffset() or dt.timedelta())
        return moment.astimezone(STOCKHOLM).date() if away <= WIDEST_OFFSET else None
    except (ValueError, OverflowError):
        return None
