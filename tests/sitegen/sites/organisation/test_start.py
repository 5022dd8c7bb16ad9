"""The start page: the newest figures, what was published last, what is called for; all from records."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from markdown.extensions.toc import slugify

import projects
from sitegen.sites.organisation import parts, start
from sitegen.sites.organisation.organisation_context import OrganisationContext


def html(org: OrganisationContext, name: str) -> str:
    return unescape(str(parts.html(projects.REAL, org, name)))


def test_the_newest_statistics_stand_there_under_their_headline(
    org: OrganisationContext,
) -> None:
    found = html(org, "start-newest")
    newest = next(one for one in org.quotes if one.kind == "statistics")
    assert newest.headline in found and newest.status in found
    assert all(f">{figure.number}<" in found and figure.label in found for figure in newest.figures)


def test_a_number_stands_apart_from_what_it_counts(org: OrganisationContext) -> None:
    figure = next(one for one in org.quotes if one.kind == "statistics").figures[0]
    assert figure.number.isdigit() and figure.unit in ("personer", "persons")
    assert f'<b class="figure">{figure.number}</b> <span class="unit">{figure.unit}</span>' in html(
        org, "start-newest"
    )


def test_links_to_the_report_lead_from_the_start_page(org: OrganisationContext) -> None:
    links = re.findall(r'href="([^"]+)"', html(org, "start-newest"))
    newest = next(one for one in org.quotes if one.kind == "statistics")
    assert [f"../{link}" for link in links] == [
        *(figure.section.href for figure in newest.figures),
        newest.title.href,
    ]


def test_without_statistics_nothing_is_said_of_them(org: OrganisationContext) -> None:
    assert html(replace(org, quotes=()), "start-newest").strip() == ""


def test_the_latest_publications_and_the_first_demands_lead_to_all_of_each(org: OrganisationContext) -> None:
    part, found = start.latest_part(org), html(org, "start-latest")
    assert [row.id for row in part.rows] == list(org.publications)[: start.FEW]
    assert part.titles == tuple(row.title for row in org.advocacy.recommendations)[: start.FEW]
    assert 'href="publikationer/"' in found and 'href="krav/"' in found


@pytest.mark.parametrize("language", ["sv", "en"])
def test_joining_and_the_years_side_by_side_are_one_tap_away(language: str) -> None:
    page = (projects.REAL.root / "docs" / language / "index.md").read_text("utf-8")
    about = (projects.REAL.root / "docs" / language / "om.md").read_text("utf-8")
    anchors = [slugify(heading, "-") for heading in re.findall("^## (.*)$", about, re.MULTILINE)]
    (joining,) = re.findall(r"\(om\.md#([a-z-]+)\)", page)
    assert joining in anchors and "(statistik/over-tid/index.md)" in page


def test_a_year_stands_in_its_reports_numbers_and_its_months_are_folded(
    org: OrganisationContext,
) -> None:
    found = html(org, "activities")
    reports = [one for one in org.quotes if one.kind == "activity"]
    assert reports
    for report in reports:
        year = found.partition(f'id="y{report.year}"')[2].partition("<h2")[0]
        assert all(f">{figure.number}<" in year.partition("<details")[0] for figure in report.figures)
    months = {entry.month for year in org.archive.years.values() for entry in year.entries}
    assert found.count("<details") == len(months)
