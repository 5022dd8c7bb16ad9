"""Access logs for tests, and a counter that is slow and plainly right to compare with.

Addresses are those kept for documentation (RFC 5737); the agents are of the forms that browsers send.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from zoneinfo import ZoneInfo

from crawleruseragents import CRAWLER_USER_AGENTS_DATA

from sitegen.counting.log_reader import LONGEST
from sitegen.counting.log_tally import CountedEvent, Event, LogTally, Target

TODAY = dt.date(2026, 12, 1)
FIRST = dt.date(2026, 10, 1)
PHONE = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36"
ROBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
EVENTS: dict[str, Event] = {"": "visits", "kontakt/": "taps"}
TARGETS: Mapping[bytes, Target] = {
    f"/a/{inner}{code}/".encode(): Target(code, event, FIRST)
    for code in ("21", "22", "700")
    for inner, event in EVENTS.items()
}


def line(
    when: str = "15/Nov/2026:12:00:00 +0100",
    asked: str = "GET /a/21/ HTTP/1.1",
    status: int = 200,
    *,
    agent: str | None = PHONE,
    beyond: str = "",
) -> bytes:
    """One line of a log, combined, or common when there is no agent."""
    common = f'203.0.113.7 - - [{when}] "{asked}" {status} 5120'
    return (common if agent is None else f'{common} "-" "{agent}"{beyond}').encode()


def counted(*lines: bytes, end: bytes = b"\n", today: dt.date = TODAY) -> LogTally:
    """What comes of these lines."""
    return counted_bytes(b"\n".join(lines) + end, today)


def counted_bytes(content: bytes, today: dt.date = TODAY) -> LogTally:
    """What comes of a log with this content."""
    tally = LogTally(TARGETS, today)
    tally.add(io.BytesIO(content))
    return tally


def kind(content: bytes) -> str:
    """The kind of a single line."""
    ((found, count),) = (+counted(content).kinds).items()
    assert count == 1
    return found


FOLLOWING = {"fbclid", "gclid", "msclkid", "ttclid", "gbraid", "wbraid"}
COMMON = re.compile(r'^[^ ]+ [^"\[]*\[([^\n]{26})\] "(.*)$', re.DOTALL)
ASKED = re.compile(
    r'^([A-Z]+) ([^ "]+) HTTP/[0-9.]+" ([0-9]{3}) ([0-9]+|-)'
    r'( "([^"\\]|\\.)*" "((?:[^"\\]|\\.)*)"(.*))?$',
    re.DOTALL,
)
TIME = re.compile(r"^\d\d/[A-Z][a-z][a-z]/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}$", re.ASCII)
ROBOTS = [re.compile(entry["pattern"]) for entry in CRAWLER_USER_AGENTS_DATA]


def slowly(content: bytes, today: dt.date = TODAY) -> tuple[Counter[str], Counter[CountedEvent]]:
    """Kinds and cells of a log, a line at a time."""
    kinds: Counter[str] = Counter()
    cells: Counter[CountedEvent] = Counter()
    lines = content.split(b"\n")
    for raw in lines if lines[-1] else lines[:-1]:
        found, cell = _one(raw, today)
        kinds[found] += 1
        if cell is not None:
            cells[cell] += 1
    return kinds, cells


def _one(raw: bytes, today: dt.date) -> tuple[str, CountedEvent | None]:
    if len(raw) > LONGEST:
        return "long", None
    common = COMMON.match(raw.decode("latin-1"))
    if common is None:
        return "unreadable", None
    when, rest = common.groups()
    if not re.match(r"^[A-Z]+ /(en/)?[aA]/", rest):
        return "other", None
    asked = ASKED.match(rest[:-1] if rest.endswith("\r") else rest)
    if asked is None:
        return "unreadable", None
    return _request(when, asked, today)


def _request(when: str, asked: re.Match[str], today: dt.date) -> tuple[str, CountedEvent | None]:
    method, address, status, _, has_agent, _, agent, beyond = asked.groups()
    day = _day(when)
    path, _, query = address.partition("?")
    added = [parameter.partition("=")[0] for parameter in query.split("&")]
    is_followed = all(name in FOLLOWING or name.startswith("utm_") for name in added if query)
    target = TARGETS.get(path.encode("latin-1")) if is_followed else None
    if day is None:
        return "date", None
    if method != "GET":
        return "method", None
    if target is None:
        return ("query" if path.encode("latin-1") in TARGETS else "address"), None
    if status not in ("200", "304"):
        return "status", None
    if has_agent and "prefetch" in beyond:
        return "prefetch", None
    if has_agent and (agent in ("", "-") or _listed(agent)):
        return "robot", None
    if day >= today:
        return "future", None
    if day < target.first:
        return "early", None
    return "counted", (day, target.code, target.event)


@cache
def _listed(agent: str) -> bool:
    return any(robot.search(agent) for robot in ROBOTS)


def _day(when: str) -> dt.date | None:
    """By the standard library's own reader of times, which knows no leap seconds and no limit of offsets."""
    if not TIME.match(when) or int(when[-4:-2]) * 60 + int(when[-2:]) > 14 * 60:
        return None
    readable = when.replace(":60 ", ":59 ")
    try:
        at = dt.datetime.strptime(readable, "%d/%b/%Y:%H:%M:%S %z")
        return at.astimezone(ZoneInfo("Europe/Stockholm")).date()
    except (ValueError, OverflowError):
        return None
