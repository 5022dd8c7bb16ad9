"""Counting a log: exact against a counter that is slow and plainly right, whatever the lines are."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import random
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import logs
from logs import PHONE, ROBOT, counted, counted_bytes, kind, line, slowly
from sitegen.counting import log_reader
from sitegen.counting.log_tally import KINDS, LogTally

DAY = dt.date(2026, 11, 15)


def agrees(content: bytes) -> None:
    """Both counters find the same, and every line is of one kind."""
    tally = counted_bytes(content)
    kinds, cells = slowly(content)
    assert +tally.kinds == kinds
    assert tally.cells == cells
    assert tally.lines == content.count(b"\n") + (not content.endswith(b"\n") and content != b"")
    assert tally.kinds.keys() <= KINDS.keys()


class TestAVisit:
    def test_is_a_page_fetched_or_asked_after_by_a_browser(self) -> None:
        tally = counted(line(), line(status=304))
        assert tally.cells == {(DAY, "21", "visits"): 2}

    def test_to_contact_is_a_tap(self) -> None:
        assert counted(line(asked="GET /a/kontakt/21/ HTTP/1.1")).cells == {(DAY, "21", "taps"): 1}

    def test_is_counted_from_the_formats_common_and_combined(self) -> None:
        tally = counted(line(agent=None), line())
        assert (tally.kinds["counted"], tally.without_agent) == (2, 1)

    @pytest.mark.parametrize(
        ("when", "day"),
        [
            ("15/Nov/2026:22:59:59 +0000", 15),
            ("15/Nov/2026:23:00:00 +0000", 16),
            ("15/Nov/2026:23:59:60 +0100", 15),
            ("16/Nov/2026:04:29:59 +0530", 15),
            ("16/Nov/2026:04:30:00 +0530", 16),
            ("15/Nov/2026:18:00:00 -0500", 16),
            ("24/Oct/2026:22:30:00 +0000", 25),  # summer time, which ends in the night to the 25th
            ("25/Oct/2026:22:30:00 +0000", 25),
        ],
    )
    def test_belongs_to_the_day_in_stockholm(self, when: str, day: int) -> None:
        assert [cell[0].day for cell in counted(line(when)).cells] == [day]

    @pytest.mark.parametrize("content", [line(), line() + b"\r\n", line() + b"\n", b"vhost:443 " + line()])
    def test_needs_no_newline_and_bears_other_ends(self, content: bytes) -> None:
        assert counted_bytes(content).kinds["counted"] == 1


class TestWhatIsSkipped:
    @pytest.mark.parametrize(
        ("content", "name"),
        [
            (line(asked="GET / HTTP/1.1"), "other"),
            (line(asked="GET /?a=/a/21/ HTTP/1.1"), "other"),
            (line(agent=ROBOT), "robot"),
            (line(agent="-"), "robot"),
            (line(agent=""), "robot"),
            (line(beyond=' "prefetch;prerender"'), "prefetch"),
            (line(asked="HEAD /a/21/ HTTP/1.1"), "method"),
            (line(asked="POST /a/21/ HTTP/1.1"), "method"),
            (line(asked="GET /a/evil/ HTTP/1.1"), "address"),
            (line(asked="GET /a/99/ HTTP/1.1"), "address"),
            (line(asked="GET /a/%2e%2e/21/ HTTP/1.1"), "address"),
            (line(asked="GET /a/../a/21/ HTTP/1.1"), "address"),
            (line(asked="GET /A/21/ HTTP/1.1"), "address"),
            (line(asked="GET /a/21 HTTP/1.1"), "address"),
            (line(asked="GET /a/21// HTTP/1.1"), "address"),
            (line(asked="GET /a/٢١/ HTTP/1.1"), "address"),
            (line(asked="GET /a/21/?x=1 HTTP/1.1"), "query"),
            (line(asked="GET /a/21/?fbclid=Ab-1_c HTTP/1.1"), "counted"),
            (line(asked="GET /en/a/21/?gclid=1&utm_source=x&utm_medium= HTTP/1.1"), "address"),
            (line(asked="GET /a/21/?gclid=1&utm_source=x&utm_medium= HTTP/1.1"), "counted"),
            (line(asked="GET /a/kontakt/21/?msclkid=x HTTP/1.1"), "counted"),
            (line(asked="GET /a/21/? HTTP/1.1"), "counted"),
            (line(asked="GET /a/21/?fbclid=x&x=1 HTTP/1.1"), "query"),
            (line(asked="GET /a/21/?xfbclid=1 HTTP/1.1"), "query"),
            (line(asked="GET /a/29/?fbclid=1 HTTP/1.1"), "address"),
            (line(asked="GET /a/21/?fbclid=1", status=404), "unreadable"),
            (line(status=301), "status"),
            (line(status=404), "status"),
            (line("30/Sep/2026:12:00:00 +0200"), "early"),
            (line("01/Jan/1970:00:00:00 +0000"), "early"),
            (line("01/Dec/2026:00:00:00 +0100"), "future"),
            (line("01/Jan/2036:00:00:00 +0100"), "future"),
            (line("15/Foo/2026:12:00:00 +0100"), "date"),
            (line("31/Nov/2026:12:00:00 +0100"), "date"),
            (line("15/nov/2026:12:00:00 +0100"), "date"),
            (line("15/Nov/2026:24:00:00 +0100"), "date"),
            (line("15/Nov/2026:12:60:00 +0100"), "date"),
            (line("15/Nov/2026:12:00:61 +0100"), "date"),
            (line("15/Nov/2026:12:00:00 +1500"), "date"),
            (line("01/Jan/0001:00:00:00 +0100"), "date"),
            (line("15/Nov/0000:12:00:00 +0100"), "date"),
            (b"", "unreadable"),
            (b"\x00" * 300, "unreadable"),
            (bytes(range(11, 256)), "unreadable"),
            (b'{"path": "/a/21/", "status": 200}', "unreadable"),
            (line()[:70], "unreadable"),
            (line(asked='GET /a/21/ "HTTP/1.1'), "unreadable"),
            (line() + b"x" * log_reader.LONGEST, "long"),
        ],
    )
    def test_is_told_by_its_kind(self, content: bytes, name: str) -> None:
        assert kind(content) == name
        agrees(content)

    def test_is_nothing_more(self) -> None:
        """A line's kind is its own: what stands around it takes nothing from it."""
        before, after = [line() for _ in range(3)], [line("16/Nov/2026:12:00:00 +0100") for _ in range(4)]
        tally = counted(*before, b"\x00\xff" * 600_000, line()[:60], *after)
        assert +tally.kinds == {"counted": 7, "long": 1, "unreadable": 1}

    @pytest.mark.parametrize(
        "length", [log_reader.LONGEST - 1, log_reader.LONGEST, log_reader.LONGEST + 1, 1_000_000]
    )
    @pytest.mark.parametrize("place", [0, log_reader.BLOCK - 100, log_reader.BLOCK - log_reader.LONGEST])
    def test_is_the_same_wherever_a_block_ends(self, length: int, place: int) -> None:
        filler = (line() + b"\n") * (place // (len(line()) + 1))
        agrees(filler + b"x" * length + b"\n" + line() + b"\n" + line())

    def test_is_a_line_that_never_ends(self) -> None:
        tally = counted_bytes(b"y" * (3 * log_reader.BLOCK))
        assert +tally.kinds == {"long": 1}


class TestPackedLogs:
    whole = b"".join(line(f"{day:02}/Nov/2026:12:00:00 +0100") + b"\n" for day in range(1, 29)) * 400

    def test_are_known_by_their_first_bytes(self) -> None:
        assert counted_bytes(gzip.compress(self.whole)).cells == counted_bytes(self.whole).cells

    def test_may_be_put_one_after_another(self) -> None:
        twice = gzip.compress(self.whole) + gzip.compress(self.whole)
        assert counted_bytes(twice).kinds["counted"] == 2 * counted_bytes(self.whole).kinds["counted"]

    @pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
    def test_that_break_off_are_counted_as_far_as_they_go(self, share: float) -> None:
        packed = gzip.compress(random.Random(1).randbytes(30_000) + b"\n" + self.whole, 6)
        tally = counted_bytes(packed[: int(len(packed) * share)])
        assert tally.torn == 1
        assert tally.kinds["torn"] <= 1
        assert tally.kinds["counted"] <= 28 * 400

    def test_lose_the_line_that_breaks_off_and_no_other(self) -> None:
        packed = gzip.compress(self.whole)
        cut = packed[: len(packed) // 2]
        readable = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(cut)
        tally = counted_bytes(cut)
        assert tally.kinds["counted"] == readable.count(b"\n") > 0
        assert tally.kinds["torn"] == tally.lines - tally.kinds["counted"] == 1

    @pytest.mark.parametrize("damage", [b"\x1f\x8b", b"\x1f\x8b\x08\x00", b"\x1f\x8bnot packed at all, " * 9])
    def test_that_are_none_are_told(self, damage: bytes) -> None:
        tally = counted_bytes(damage)
        assert (tally.torn, tally.kinds["counted"]) == (1, 0)


# A slow machine is no fault of the counter's.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
ODD_TIMES = st.sampled_from([
    "15/Nov/2026:12:00:00 +0100", "30/Nov/2026:23:30:00 +0000", "30/Nov/2026:22:59:60 +0000",
    "29/Feb/2026:12:00:00 +0100", "01/Oct/2026:00:00:00 +0200", "30/Sep/2026:22:00:00 +0000",
    "16/Nov/2026:04:45:00 +0545", "15/Maj/2026:12:00:00 +0100", "15/Nov/2026 12:00:00 +01000",
])  # fmt: skip
ASKED = st.builds(
    "{} {}{}{} {}".format,
    st.sampled_from(["GET", "GET", "GET", "HEAD", "get", ""]),
    st.sampled_from(["", "", "/en", "/en/en", "https://host.example"]),
    st.sampled_from(["/a/21/", "/a/22/", "/a/700/", "/a/kontakt/21/", "/A/21/", "/a/", "/a/21", "/lagen/"]),
    st.sampled_from(
        ["", "", "?q", "?fbclid=q", "?utm_id=1&gclid=2", "?gclid=1&q", "?", "#", "\\x00", "é", "x"]
    ),
    st.sampled_from(["HTTP/1.1", "HTTP/2.0", "HTTP/", ""]),
)
LINES = st.one_of(
    st.builds(
        line,
        ODD_TIMES | st.datetimes(dt.datetime(2026, 9, 1), dt.datetime(2027, 1, 1)).map(
            lambda at: f"{at:%d/%b/%Y:%H:%M:%S} +0100"
        ),
        ASKED,
        st.sampled_from([200, 200, 304, 301, 404]),
        agent=st.sampled_from([PHONE, PHONE, ROBOT, "curl/8", "-", "", 'say \\"hej\\"', None]),
        beyond=st.sampled_from(["", "", ' "prefetch"', ' "-"', "\r"]),
    ),
    st.binary(max_size=80).map(lambda raw: raw.replace(b"\n", b"")),
)  # fmt: skip


@patient
@given(st.lists(LINES, max_size=12), st.sampled_from([b"", b"\n", b"\n\n"]))
def test_it_finds_what_the_slow_counter_finds(found: list[bytes], end: bytes) -> None:
    content = b"\n".join(found) + end
    if not content.startswith(log_reader.GZIP):
        agrees(content)


@patient
@given(st.lists(LINES, min_size=1, max_size=6), st.data())
def test_it_finds_the_same_in_a_damaged_log(found: list[bytes], data: st.DataObject) -> None:
    content = bytearray(b"\n".join(found))
    for _ in range(data.draw(st.integers(1, 4)) if content else 0):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    if not content.startswith(log_reader.GZIP):
        agrees(bytes(content))


def test_it_finds_the_same_in_a_long_log_that_is_read_in_pieces() -> None:
    chance = random.Random(5)
    agents = (PHONE, PHONE, ROBOT, "curl/8.5.0", None)
    rows = [
        line(
            f"{chance.randint(1, 31):02}/{chance.choice(('Oct', 'Nov', 'Dec'))}/2026"
            f":{chance.randint(0, 23):02}:30:00 {chance.choice(('+0000', '+0100', '-0330'))}",
            f"GET {chance.choice(('/', '/a/21/', '/a/22/', '/a/kontakt/22/', '/a/9/'))} HTTP/1.1",
            chance.choice((200, 200, 304, 404)),
            agent=chance.choice(agents),
        )
        for _ in range(20_000)
    ]
    agrees(b"\n".join(rows))


def test_several_logs_add_up(tmp_path: Path) -> None:
    tally = LogTally(logs.TARGETS, logs.TODAY)
    for content in (line(), gzip.compress(line()), b""):
        tally.add(io.BytesIO(content))
    assert tally.cells == {(DAY, "21", "visits"): 2}


def test_nothing_of_the_visitor_stays() -> None:
    """What a tally holds after a log: days, codes and counts; of a line not even a part."""
    tally = counted(line(), line(agent=ROBOT), line(asked="GET /a/hemligt/ HTTP/1.1"))
    held = repr(tally)
    for word in ("203.0.113.7", "Chrome", "Googlebot", "hemligt"):
        assert word not in held


class TestThePeriod:
    def test_is_that_of_the_log_and_not_only_of_the_visits(self) -> None:
        tally = counted(
            line("01/Nov/2026:00:00:10 +0100", "GET / HTTP/1.1"),
            line("15/Nov/2026:12:00:00 +0100"),
            line("30/Nov/2026:23:59:00 +0100", "GET / HTTP/1.1"),
        )
        assert tally.period is not None
        assert (tally.period.first, tally.period.last) == (dt.date(2026, 11, 1), dt.date(2026, 11, 30))

    def test_is_neither_before_the_first_ad_nor_after_yesterday(self) -> None:
        tally = counted(
            line("01/Jan/1970:00:00:00 +0000", "GET / HTTP/1.1"),
            line(),
            line("01/Jan/2030:00:00:00 +0000", "GET / HTTP/1.1"),
        )
        assert tally.period is not None
        assert (tally.period.first, tally.period.last) == (DAY, DAY)

    def test_is_none_without_a_day_to_count(self) -> None:
        assert counted(b"", line("01/Jan/2030:00:00:00 +0000")).period is None
