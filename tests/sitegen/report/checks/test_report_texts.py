"""Paragraphs with figures in them, figures as they are shown, the text for reviews, and the template."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import projects
import report_fiction as fiction
from sitegen import cli
from sitegen.core import Project
from sitegen.records import Passage
from sitegen.report import checks, read_reports
from sitegen.report.editions import from_book
from sitegen.report.figures import prose_figures
from sitegen.report.figures.book import Book, Unresolved
from sitegen.report.publish import plain_text


@pytest.fixture
def book(tmp_path: Path) -> Book:
    fiction.write(tmp_path)
    return read_reports.read(tmp_path).book


def test_a_paragraph_has_its_figures_in_the_language_it_is_in(book: Book) -> None:
    [passage] = book.reports["paahitt"].summary
    assert prose_figures.expand(book, "paahitt", passage, "sv") == (
        "Vi mötte 300 personer, de flesta i en stad. Andelen var 64,0\u00a0procent den 3 maj 2031."
    )
    assert prose_figures.expand(book, "paahitt", passage, "en") == (
        "We met 300 people, most in a town. The share was 64.0\u00a0percent on 3 May 2031."
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{de-flesta} i en stad", "De flesta i en stad"),
        ("Så var det. {de-flesta} i en stad", "Så var det. De flesta i en stad"),
        ("Vi mötte {moten}. {de-flesta} i en stad", "Vi mötte 300. De flesta i en stad"),
        ("Vi mötte (t.ex. {de-flesta}) i en stad", "Vi mötte (t.ex. de flesta) i en stad"),
    ],
)
def test_words_that_begin_a_sentence_get_a_capital(book: Book, written: str, said: str) -> None:
    passage = Passage(sv=written, en=written)
    assert prose_figures.expand(book, "paahitt", passage, "sv") == said


@pytest.mark.parametrize(
    ("ref", "sv", "en"),
    [
        ("unga", "15–24", "15–24"),
        ("status.klart", "80", "80"),
        ("status.base", "125", "125"),
        ("per-person", "2,5", "2.5"),
        ("uppgiven", "12,7\u00a0procent", "12.7\u00a0percent"),
        ("utan-fabrik", "47\u00a0procent", "47\u00a0percent"),
        ("liten", "9 av 10", "9 of 10"),
        ("pengar", "1\u00a0kronor", "SEK\u00a01"),
        ("over-tid.2030", "100", "100"),
        ("paahitt/moten", "300", "300"),
        ("de-flesta", "de flesta", "most"),
    ],
)
def test_a_reference_is_shown_as_what_it_is(book: Book, ref: str, sv: str, en: str) -> None:
    assert prose_figures.shown(book, "paahitt", ref, "sv") == sv
    assert prose_figures.shown(book, "paahitt", ref, "en") == en


@pytest.mark.parametrize("ref", ["dolda", "plats.stad.unga", "plats.land.unga", "ingenting", "status.nej"])
def test_what_may_not_be_shown_is_not(book: Book, ref: str) -> None:
    with pytest.raises(Unresolved):
        prose_figures.shown(book, "paahitt", ref, "sv")


@pytest.mark.parametrize(
    "allowed",
    ["år 2025", "den 16 oktober 2025", "lagen 2009:400", "5 kap. 15 §", "Kampanj 215", "{moten} och {a-2}"],
)
def test_digits_that_count_nothing_may_stand_in_prose(allowed: str) -> None:
    assert list(prose_figures.loose_digits(allowed)) == []


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("420 personer", "420"),
        ("3 115 133 kr", "3 115 133"),
        ("24,5 %", "24,5 %"),
        ("1999 personer 7 år", "7"),
        ("transkvinnor ③", "③"),
        ("transkvinnor (½)", "½"),
    ],
)
def test_digits_that_count_something_may_not(written: str, found: str) -> None:
    assert list(prose_figures.loose_digits(written)) == [found]


def test_the_text_for_reviews_has_every_table_figure_and_claim(book: Book) -> None:
    report = book.reports["paahitt"]
    shown = plain_text.text_of(from_book.published(book, {})["paahitt"])
    for name in (*report.tables, *report.figures, *report.series, *report.claims, *report.universes):
        assert f"[{name}]" in shown
    assert "Avslutat        80  64,0\u00a0%" in shown
    assert re.search(r"Stad +U +180", shown) and re.search(r"Land +\.\. +90", shown)


def test_a_new_report_begins_as_a_file_that_has_no_problems(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["--root", str(tmp_path), "new", "report", "statistik-2031"]) == 0
    assert "data/reports/statistik-2031.yml" in capsys.readouterr().out
    reading = read_reports.read(tmp_path)
    assert list(reading.reports) == ["statistik-2031"]
    assert [problem for problem in checks.check(reading) if problem.severity != "note"] == []


def test_everything_in_the_template_is_right_when_its_comments_are_taken_away(tmp_path: Path) -> None:
    project = projects.copy_real(tmp_path / "copy")
    assert cli.main(["--root", str(project.root), "new", "report", "statistik-2031"]) == 0
    path = project.root / read_reports.FOLDER / "statistik-2031.yml"
    lines = path.read_text("utf-8").replace("{n: 0,", "{n: 420,").split("\n")
    opened = [re.sub(r"^#(?! \S)", "", line) for line in lines]
    path.write_text("\n".join(opened), "utf-8")
    reading = read_reports.read(project.root)
    report = reading.reports["statistik-2031"]
    assert report.tables and report.figures and report.claims and report.links and report.series
    assert report.disclosure[0].decided.signed
    found = [p.render() for p in checks.check(reading) if p.severity != "note" and "2031" in p.path]
    assert found == []


@pytest.mark.parametrize("id", ["Statistik 2031", "statistik_2031", "å", "../x", ""])
def test_a_report_is_not_begun_under_a_name_that_is_no_id(
    tmp_path: Path, id: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["--root", str(tmp_path), "new", "report", id]) == 1
    assert "är inget id; skriv t.ex." in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


def test_a_report_that_exists_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = fiction.write(tmp_path)
    assert cli.main(["--root", str(tmp_path), "new", "report", "paahitt"]) == 1
    assert "finns redan" in capsys.readouterr().err
    assert path.read_text("utf-8") == fiction.REPORT


def test_reports_are_shown_by_id_or_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fiction.write(tmp_path)
    fiction.write(tmp_path, fiction.REPORT.replace("Påhittad statistik", "En annan"), id="annan")
    assert cli.main(["--root", str(tmp_path), "report", "show", "annan"]) == 0
    assert "Påhittad" not in capsys.readouterr().out
    assert cli.main(["--root", str(tmp_path), "report", "show"]) == 0
    said = capsys.readouterr().out
    assert "Påhittad statistik" in said and "En annan" in said


def test_the_project_of_tests_has_no_reports_and_no_problems_of_them(small: Project) -> None:
    assert read_reports.read(small.root).reports == {}


@pytest.mark.parametrize("begins", ["=NOW() ", "+", "-18 ", "@SUM "])
def test_a_label_that_a_spreadsheet_would_run_is_an_error(tmp_path: Path, begins: str) -> None:
    for place in ("sv: Avslutat,", "sv: Personer vi mötte,", "en: Closed}"):
        fiction.write(tmp_path, fiction.REPORT.replace(place, f'{place[:4]}"{begins}ord"{place[-1]}', 1))
        found = [
            problem for problem in checks.check(read_reports.read(tmp_path)) if "formel" in problem.message
        ]
        assert len(found) == 1, place
        assert found[0].line


def test_a_label_that_says_below_in_words_passes(tmp_path: Path) -> None:
    fiction.write(tmp_path, fiction.REPORT.replace("sv: Avslutat,", "sv: Under arton - alla,", 1))
    assert not any("formel" in problem.message for problem in checks.check(read_reports.read(tmp_path)))
