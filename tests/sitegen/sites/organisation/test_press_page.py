"""What those who write may quote: the reports' own paragraphs and figures, each with its section."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

import projects
from sitegen.records import Catalogue
from sitegen.report import read_reports
from sitegen.report.editions.published import SUMMARY
from sitegen.report.publish import report_pages, report_writer
from sitegen.report.publish.report_sections import CHAPTER
from sitegen.report.publish.report_writer import Writer
from sitegen.sites.organisation import parts, press_page
from sitegen.sites.organisation.inputs import KeyFigure, Quoted
from sitegen.sites.organisation.organisation_context import OrganisationContext

PAGES = [projects.ROOT / "docs" / code / "press.md" for code in ("sv", "en")]


@pytest.fixture
def reports(org: OrganisationContext) -> tuple[Quoted, ...]:
    """What is quoted, in one of the languages."""
    return org.quotes


@pytest.fixture
def writer(org: OrganisationContext, real_records: Catalogue) -> Writer:
    """Who writes the reports' own pages in that language."""
    reports = read_reports.read(projects.REAL.root).published.for_readers
    found = report_writer.writers(projects.REAL, real_records, reports)
    return next(writer for writer in found if writer.code == org.language)


def figures(found: tuple[Quoted, ...]) -> list[tuple[str, KeyFigure]]:
    return [(report.id, figure) for report in found for figure in report.figures]


def test_every_report_with_a_paragraph_to_quote_is_there_and_the_newest_is_first(
    writer: Writer, reports: tuple[Quoted, ...]
) -> None:
    held = {id for id, report in writer.reports.items() if report.quote}
    assert {report.id for report in reports} == held and held
    years = [report.year for report in reports]
    assert years == sorted(years, reverse=True)


def test_the_paragraph_names_its_year_its_source_and_its_edition(reports: tuple[Quoted, ...]) -> None:
    for report in reports:
        assert str(report.year) in report.text and report.source
        assert report.address.startswith("https://manniskohandel.se/")
        assert re.search(r"/(v\d+\.\d+\.\d+|utkast-\d{4}-\d\d-\d\d)/$", report.address)


def test_a_figure_reads_as_in_its_report(writer: Writer, reports: tuple[Quoted, ...]) -> None:
    for id, figure in figures(reports):
        page = report_pages.overview(writer, writer.reports[id])
        first = {one.label: one.shown for one in page.figures}
        number = figure.number.split("\xa0")[0]
        assert number in first.get(figure.label, " ".join(page.summary)).split()


def test_each_figure_leads_to_a_section_that_there_is(writer: Writer, reports: tuple[Quoted, ...]) -> None:
    found = figures(reports)
    assert len(found) > 8
    for id, figure in found:
        path, _, section = figure.section.href.partition("#")
        report = writer.reports[id]
        chapters = {CHAPTER + name for name in report.chapters}
        whole = path.endswith(f"{report.folder}/")
        assert section in chapters if whole else section == SUMMARY


def test_a_position_names_the_document_that_it_stands_in(org: OrganisationContext) -> None:
    found = press_page.positions_part(org)
    titles = tuple(document.title for document in org.archive.documents.values())
    assert found.source.startswith(titles) and re.search(r"20\d\d", found.source)
    assert found.whom and len(found.titles) == len(org.archive.advocacy.recommendations)
    assert found.link.href == "../krav/"


def test_the_newest_reports_figures_stand_open_and_each_charts_paragraph_is_a_tap_away(
    org: OrganisationContext,
) -> None:
    found = unescape(str(parts.html(projects.REAL, org, "press-quotes")))
    newest, open_part = org.quotes[0], found.partition("<details")[0]
    assert newest.figures and newest.charts
    assert all(f">{figure.number}<" in open_part and figure.label in open_part for figure in newest.figures)
    assert newest.text.split(".")[0] in open_part
    for chart in newest.charts:
        assert f"<summary>{chart.headline}</summary>" in found and chart.text not in open_part


def test_the_press_page_names_an_address_first_when_there_is_one(org: OrganisationContext) -> None:
    record = org.archive.organisation.model_copy(update={"contact": "press@forening.example"})
    known = replace(org, archive=replace(org.archive, organisation=record))
    assert "mailto:press@forening.example" in str(parts.html(projects.REAL, known, "press-contact"))
    for path in PAGES:
        marks = re.findall(r"<!-- part: (press-[a-z]+) -->", path.read_text("utf-8"))
        assert marks[:2] == ["press-contact", "press-quotes"]


@pytest.mark.parametrize("path", PAGES, ids=["sv", "en"])
def test_no_number_is_typed_on_the_page(path: object) -> None:
    assert not re.search(r"\d", path.read_text("utf-8"))  # type: ignore[attr-defined]
