"""What is given away to print at home: accessible, the same twice, with the pages' words and numbers."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from page import validate_pdf

import projects
from prints import text_of
from sitegen.core import clock
from sitegen.printing import pdf_writer
from sitegen.printing.campaign_papers import all_papers, pdf_jobs
from sitegen.records.catalogue import read
from sitegen.sites import site_pages
from sitegen.sites.campaign import help_records
from sitegen.sites.site_pages import SitePages

PATHS = {
    "sluta/arbetsblad/blad.pdf": "sv",
    "testet/fragor.pdf": "sv",
    "en/stop/worksheets/sheets.pdf": "en",
    "en/the-test/questions.pdf": "en",
}
SHEETS = {"sluta/arbetsblad/blad.pdf": "sv", "en/stop/worksheets/sheets.pdf": "en"}
HELP = help_records.read(projects.REAL, "campaigns/kop-inte/data/aid").help_records()


def finder(site: str) -> SitePages:
    """What a site is made from."""
    return site_pages.pages_of(projects.REAL, read(projects.REAL).catalogue(), clock.today(), site=site)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The papers as files."""
    folder = tmp_path_factory.mktemp("papers")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in projects.environment(projects.REAL).items():
            patch.setenv(name, value)
        for path, content in all_papers(finder("kop-inte")).items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
    return folder


def test_each_language_has_the_test_and_the_worksheets(papers: Path) -> None:
    found = {path.relative_to(papers).as_posix() for path in papers.rglob("*.pdf")}
    assert found == set(PATHS)


@pytest.mark.parametrize("path", PATHS)
def test_an_independent_validator_finds_nothing(papers: Path, path: str) -> None:
    report = validate_pdf(papers / path, profile="ua1")
    assert report.rules.total > 100
    assert [(fault.rule_id, fault.message) for fault in report.failures] == []


@pytest.mark.parametrize("path", PATHS)
def test_a_paper_says_its_language_and_nothing_of_who_made_it(papers: Path, path: str) -> None:
    with pikepdf.open(papers / path) as document:
        assert str(document.Root.Lang) == PATHS[path]
        assert document.docinfo.get("/Author") is None


@pytest.mark.parametrize("path", SHEETS)
def test_each_week_has_one_page_and_the_numbers_a_last_one(papers: Path, path: str) -> None:
    with pikepdf.open(papers / path) as document:
        assert len(document.pages) == len(HELP.weeks) + 1


@pytest.mark.parametrize("path", SHEETS)
def test_the_sheets_hold_every_question_and_only_numbers_that_may_be_shown(papers: Path, path: str) -> None:
    text = text_of((papers / path).read_bytes())
    for week in HELP.weeks.values():
        for task in week.tasks:
            assert getattr(task.ask, SHEETS[path]) in text
    assert "90101" in text and "112" in text and "020-555 666" in text
    assert "020-66 77 88" not in text and "020-35 40 40" not in text


def test_two_makings_give_the_same_bytes() -> None:
    maker = finder("kop-inte").makers()[0]
    (first, *_) = [job for _, job in pdf_jobs(projects.REAL, maker)]
    assert pdf_writer.made_pdf(first).pdf == pdf_writer.made_pdf(first).pdf


def test_other_sites_give_no_papers() -> None:
    assert all_papers(finder("main")) == {}
