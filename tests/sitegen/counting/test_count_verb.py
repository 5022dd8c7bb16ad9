"""The verb: logs in, two files out that hold no more than may be told; replaced only when both are whole."""

from __future__ import annotations

import csv
import gzip
import io
import re
import sys
from pathlib import Path

import pytest
import yaml

import projects
from logs import PHONE, ROBOT, line
from sitegen import cli
from sitegen.core.project import HERE
from sitegen.counting import count_verb as counting
from sitegen.counting.log_tally import KINDS
from sitegen.web import Key
from sitegen.web.addresses import folder

pytestmark = pytest.mark.real_day
ADS = "campaigns/kop-inte/data/ads"
# The month of the logs is over, and no check in the repository's records is of a day to come.
AFTER = max("2027-01-15", projects.REAL_TODAY)


@pytest.fixture(scope="module")
def codes() -> list[str]:
    rows = yaml.safe_load((projects.ROOT / ADS / "landings.yml").read_text("utf-8"))
    return [row["id"] for row in rows]


def visits(code: str, day: int, count: int, kind: str = "ad") -> list[bytes]:
    address = folder(Key(kind, code), "sv")
    return [line(f"{day:02}/Dec/2026:12:00:00 +0100", f"GET /{address} HTTP/1.1")] * count


def count(*arguments: object) -> int:
    return cli.main(["--root", str(HERE.root), "--today", AFTER, "count", *map(str, arguments)])


@pytest.fixture
def log(tmp_path: Path, codes: list[str]) -> Path:
    """A month in which one ad had visitors on two days, another a few, and a robot came."""
    rows = [*visits(codes[0], 3, 12), *visits(codes[0], 4, 2), *visits(codes[0], 5, 3)]
    rows += [*visits(codes[1], 3, 4), *visits(codes[0], 3, 6, "tap"), line(agent=ROBOT), b"\x00\x01"]
    month = [line(f"{day:02}/Dec/2026:00:00:00 +0100", "GET / HTTP/1.1") for day in (1, 31)]
    path = tmp_path / "access.log"
    path.write_bytes(b"\n".join([month[0], *rows, month[1]]) + b"\n")
    return path


def read(folder: Path) -> tuple[dict[str, object], list[list[str]]]:
    content = yaml.safe_load((folder / "besok.yml").read_text("utf-8"))
    rows = list(csv.reader(io.StringIO((folder / "besok.csv").read_text("utf-8-sig"))))
    return content, rows


def test_days_and_months_are_told_and_small_counts_are_not(
    tmp_path: Path, log: Path, codes: list[str]
) -> None:
    assert count(log, "--out", tmp_path / "out") == 0
    content, rows = read(tmp_path / "out")
    first, second = (content["landings"][code] for code in codes[:2])  # type: ignore[index]
    assert {str(day): number for day, number in first["visits"]["days"].items()} == {"2026-12-03": 12}
    assert first["visits"]["months"] == {"2026-12": 17}
    assert first["taps"]["at_least"] == 6
    assert second["visits"] == {"at_least": "U", "months": {"2026-12": "U"}, "days": {}}
    assert ["2026-12-04", codes[0], "visits", "U"] in rows
    assert len(rows) == 1 + 31 * 2 * len(codes)


def test_no_number_under_five_stands_in_the_table(tmp_path: Path, log: Path) -> None:
    count(log, "--out", tmp_path / "out")
    _, (head, *rows) = read(tmp_path / "out")
    assert head == ["day", "code", "event", "count"]
    assert all(row[3] == "U" or int(row[3]) >= 5 for row in rows)


def test_nothing_about_a_visitor_stands_in_the_files(tmp_path: Path, log: Path) -> None:
    count(log, "--out", tmp_path / "out")
    written = b"".join(path.read_bytes() for path in (tmp_path / "out").iterdir())
    for word in (b"203.0.113", PHONE.encode(), b"Mozilla", b"Googlebot", b"12:00:00"):
        assert word not in written


def test_the_summary_adds_up_to_the_lines(
    tmp_path: Path, log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    count(log, "--out", tmp_path / "out")
    said = capsys.readouterr().out
    total, *kinds = [int(found.replace(" ", "")) for found in re.findall(r"^ *(\d[\d ]*?) +\D", said, re.M)]
    assert total == log.read_bytes().count(b"\n") == sum(kinds)
    assert KINDS["robot"] in said and KINDS["unreadable"] in said


@pytest.mark.slow
def test_packed_logs_and_standard_input_give_the_same(
    tmp_path: Path, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That the three ways to give a log are one, by a count of each."""
    packed = tmp_path / "access.log.1.gz"
    packed.write_bytes(gzip.compress(log.read_bytes()))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(log.read_bytes())))
    for name, source in (("plain", log), ("packed", packed), ("input", "-")):
        assert count(source, "--out", tmp_path / name) == 0
    found = [projects.tree(tmp_path / name) for name in ("plain", "packed", "input")]
    assert found[0] == found[1] == found[2]


def test_a_new_count_takes_the_place_of_the_former(tmp_path: Path, log: Path) -> None:
    count(log, "--out", tmp_path / "out")
    before = projects.tree(tmp_path / "out")
    log.write_bytes(log.read_bytes() * 2)
    assert count(log, "--out", tmp_path / "out") == 0
    assert projects.tree(tmp_path / "out").keys() == before.keys()
    assert projects.tree(tmp_path / "out") != before


@pytest.mark.slow
def test_a_count_that_fails_leaves_the_former_as_it_was(
    tmp_path: Path, log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """That a count changes all of its folder or nothing, by counts that are made whole."""
    count(log, "--out", tmp_path / "out")
    before = projects.tree(tmp_path / "out")
    empty = tmp_path / "empty.log"
    empty.write_bytes(b"")
    assert count(empty, "--out", tmp_path / "out") == 1
    assert count(tmp_path / "none.log", "--out", tmp_path / "out") == 1
    said = capsys.readouterr().err
    assert "ingen dag att räkna" in said and "går inte att läsa" in said
    assert projects.tree(tmp_path / "out") == before


def given_twice(tmp_path: Path, log: Path, how: str) -> tuple[Path, Path]:
    """The log, and another with lines of it."""
    content, other = log.read_bytes(), tmp_path / "access.log.1"
    if how == "the same file":
        return log, log
    if how == "a packed copy":
        other = other.with_suffix(".1.gz")
        other.write_bytes(gzip.compress(content))
    if how == "a copy with more after it":
        other.write_bytes(content + line("31/Dec/2026:23:59:59 +0100", "GET /a/ HTTP/1.1") + b"\n")
    return log, other


@pytest.mark.parametrize("how", ["the same file", "a packed copy", "a copy with more after it"])
def test_lines_that_are_given_twice_are_refused_with_both_names_and_their_days(
    tmp_path: Path, log: Path, how: str, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = given_twice(tmp_path, log, how)
    assert count(first, second, "--out", tmp_path / "out") == 1
    said = capsys.readouterr().err
    assert f"{first} och {second} har samma rader (2026-12-0" in said
    assert not (tmp_path / "out").exists()


def test_two_logs_of_different_days_are_counted_together(tmp_path: Path, log: Path, codes: list[str]) -> None:
    other = tmp_path / "access.log.1"
    other.write_bytes(b"\n".join(visits(codes[0], 9, 7)) + b"\n")
    assert count(log, other, "--out", tmp_path / "out") == 0
    days = read(tmp_path / "out")[0]["landings"][codes[0]]["visits"]["days"]  # type: ignore[index]
    assert [day.day for day in days] == [3, 9]


def test_visits_that_were_not_counted_for_what_stands_after_the_address_are_warned_of(
    tmp_path: Path, log: Path, codes: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    address = folder(Key("ad", codes[0]), "sv")
    rows = [
        line("05/Dec/2026:12:00:00 +0100", f"GET /{address}?{query} HTTP/1.1") for query in ("x", "fbclid=x")
    ]
    log.write_bytes(log.read_bytes() + b"\n".join([rows[1]] * 30) + b"\n")
    assert count(log, "--out", tmp_path / "out") == 0
    assert "tillagt efter ?; be säljaren" not in capsys.readouterr().out
    log.write_bytes(log.read_bytes() + b"\n".join([rows[0]] * 60) + b"\n")
    assert count(log, "--out", tmp_path / "out") == 0
    assert "tillagt efter ?; be säljaren" in capsys.readouterr().out


def test_a_folder_with_anything_else_in_it_is_left_alone(tmp_path: Path, log: Path) -> None:
    (tmp_path / "papper").mkdir()
    (tmp_path / "papper" / "viktigt.txt").write_text("kvar", "utf-8")
    assert count(log, "--out", tmp_path / "papper") == 1
    assert [path.name for path in (tmp_path / "papper").iterdir()] == ["viktigt.txt"]


def test_both_languages_of_a_page_count_as_one_ad(codes: list[str]) -> None:
    found = counting.targets(counting.read_ads(HERE))
    assert len(found) == 4 * len(codes)
    for language in ("sv", "en"):
        for kind, event in (("ad", "visits"), ("tap", "taps")):
            target = found[f"/{folder(Key(kind, codes[0]), language)}".encode()]
            assert (target.code, target.event) == (codes[0], event)


def test_the_published_campaign_has_views_and_no_clicks_of_ours(tmp_path: Path, log: Path) -> None:
    count(log, "--out", tmp_path / "out")
    content, _ = read(tmp_path / "out")
    (funnel,) = [row for row in content["funnels"] if row["campaign"] == "flashback-2025"]  # type: ignore[attr-defined]
    assert (funnel["views"]["count"], funnel["views"]["bound"]) == (1_500_000, "about")
    assert (funnel["clicks_by_seller"]["count"], funnel["clicks_by_seller"]["bound"]) == (4000, "over")
    assert (funnel["visits_at_least"], funnel["taps_at_least"]) == ("inte mätt", "inte mätt")
