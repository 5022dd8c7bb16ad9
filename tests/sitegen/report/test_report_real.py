"""The organisation's own reports: whole, without contradictions, and no number in them changes unseen."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

import report_fiction as fiction
from projects import ROOT
from sitegen.reading import Location
from sitegen.report import checks, read_reports
from sitegen.report.disclosure import small_counts
from sitegen.report.figures import prose_figures
from sitegen.report.publish import plain_text
from sitegen.report.read_reports import Reading

READING = read_reports.read(ROOT)
GOLDEN = ROOT / "tests" / "cases" / "reports"
FOUND = checks.check(READING)
BEFORE = {(p.path, p.line, p.column, p.message) for p in FOUND}
WHOLE = re.compile(r"[0-9]+")
DECIMAL = re.compile(r"[0-9]+\.[0-9]+")
BAND = re.compile(r"([0-9]+)–([0-9]+)")
COUNTED = {"n", "total", "answered", "asked", "value", "low", "high", "percent", "printed", "other", "count"}
# Swedish, then English: each word and what turns the claim around.
REVERSED = (
    *(("mer än", "mindre än"), ("fler än", "färre än"), ("mindre än", "mer än"), ("färre än", "fler än")),
    *(("i högre grad", "i lägre grad"), ("to a higher degree", "to a lower degree")),
    *(("nästan", "drygt"), ("lika många", "färre"), ("en majoritet", "en minoritet")),
    *(("more than", "less than"), ("less than", "more than"), ("fewer than", "more than")),
    *(("almost", "just over"), ("as many as", "fewer than"), ("a majority", "a minority")),
)


def test_the_five_documents_are_there() -> None:
    assert set(READING.reports) == {
        "statistik-2025",
        "nsp-2025",
        "verksamhet-2025",
        "verksamhet-2024",
        "press-2023",
    }


def test_no_report_contradicts_itself_or_another() -> None:
    assert [p.render() for p in FOUND if p.severity != "note"] == []


@pytest.mark.parametrize("id", READING.reports)
def test_a_change_of_a_figure_shows_in_review(id: str) -> None:
    """`UPDATE_CASES=1 pytest tests/sitegen/report` writes the text anew; then read the diff."""
    shown, path = plain_text.text_of(READING.for_readers[id]), GOLDEN / f"{id}.txt"
    if os.environ.get("UPDATE_CASES"):
        path.write_text(shown, "utf-8")
    assert path.read_text("utf-8") == shown


@pytest.mark.parametrize("id", READING.reports)
def test_every_table_and_series_has_a_place_on_the_page(id: str) -> None:
    report = READING.reports[id]
    shown = {name for chapter in report.chapters.values() for name in chapter.shows}
    assert {*report.tables, *report.series} <= shown
    for language in ("sv", "en"):
        for _, passage in prose_figures.passages(report):
            assert "{" not in prose_figures.expand(READING.book, id, passage, language)


@pytest.mark.parametrize("id", READING.reports)
def test_what_has_been_done_for_protection_is_said_and_awaits_its_decision(id: str) -> None:
    report = READING.reports[id]
    changed = [row for table in report.tables.values() for row in table.rows.values() if row.merges]
    bands = [u for u in report.universes.values() if u.n.kind == "band"]
    assert bool(changed or bands) <= bool(report.disclosure)
    for entry in report.disclosure:
        if entry.remedy == "publish":  # before the board has signed only what points at nobody
            assert entry.decided.reason and entry.decided.review
            assert all(small_counts.points_at_nobody(report, name) for name in entry.about)
    assert report.status == "draft" or all(entry.decided.signed for entry in report.disclosure)


def numbers() -> Iterator[tuple[str, Location, str, str]]:
    """Every number of every report, and another that could be typed in its place."""
    for id, loaded in READING.loaded.items():
        for location, written in loaded.tree.texts():
            if location[-1] in COUNTED or "cells" in location or "cluster" in location:
                for other in others(written):
                    yield id, location, written, other


def others(written: str) -> list[str]:
    if WHOLE.fullmatch(written):
        return [str(int(written) + 1), *([str(int(written) - 1)] if int(written) else [])]
    if DECIMAL.fullmatch(written):
        step = Decimal(1).scaleb(int(Decimal(written).as_tuple().exponent))
        return [str(Decimal(written) + step), str(Decimal(written) - step)]
    if band := BAND.fullmatch(written):
        return [f"{int(band[1]) + 1}–{band[2]}", f"{band[1]}–{int(band[2]) - 1}"]
    return []


def is_caught(id: str, location: Location, new: str) -> bool:
    """Whether the reports have a problem that they did not have, when one value is another."""
    changed = fiction.with_value(READING.loaded[id], location, new)
    if changed is None:
        return True
    reading = Reading({**READING.loaded, id: changed}, ())
    # The control total, which comes last, finds most of them: with it first the others need not run.
    found = (problem for check in reversed(checks.ALL) for problem in check(reading))
    return any(p.severity != "note" and (p.path, p.line, p.column, p.message) not in BEFORE for p in found)


@pytest.mark.parametrize("id", READING.reports)
def test_no_count_or_percentage_changes_unseen(id: str) -> None:
    changes = [change for change in numbers() if change[0] == id]
    assert changes
    assert [change for change in changes if not is_caught(id, change[1], change[3])] == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_claim_is_turned_around_unseen(language: str) -> None:
    """Those that no figure stands behind are noted as such, and are not changed here."""
    tried, unseen = 0, []
    for id, loaded in READING.loaded.items():
        for name, claim in loaded.record.claims.items():
            if claim.unverifiable is not None:
                continue
            said = getattr(claim, language)
            turned = next(said.replace(old, new) for old, new in REVERSED if said.startswith(old))
            tried += 1
            if not is_caught(id, ("claims", name, language), turned):
                unseen.append((id, name, turned))
    assert tried and unseen == []


def test_a_claim_turned_around_in_both_languages_is_false_of_its_figure(tmp_path: Path) -> None:
    source = (ROOT / read_reports.FOLDER / "press-2023.yml").read_text("utf-8")
    assert "sv: mer än hälften, en: more than half" in source
    for path in (ROOT / read_reports.FOLDER).glob("*.yml"):
        target = tmp_path / read_reports.FOLDER / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        changed = path.read_text("utf-8").replace(
            "sv: mer än hälften, en: more than half, value: andel-anmalt",
            "sv: mindre än hälften, en: less than half, value: andel-anmalt",
        )
        target.write_text(changed, "utf-8")
    found = [p.message for p in checks.check(read_reports.read(tmp_path)) if p.severity == "error"]
    assert [message.split(":")[0] for message in found] == [
        "“mindre än hälften” stämmer inte",
        "“less than half” stämmer inte",
    ]
