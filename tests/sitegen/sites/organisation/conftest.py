"""The repository's own records about the organisation, in both languages of the prose."""

from __future__ import annotations

import datetime as dt

import pytest

import projects
from sitegen.build.mkdocs_input import with_reports_and_sheets
from sitegen.records import Catalogue
from sitegen.report import read_reports
from sitegen.report.publish import report_writer
from sitegen.sites import site_pages
from sitegen.sites.organisation.organisation_context import OrganisationContext
from sitegen.sites.organisation.pages import orgs

TODAY = dt.date.fromisoformat(projects.REAL_TODAY)


@pytest.fixture(scope="session")
def both(real_records: Catalogue) -> dict[str, OrganisationContext]:
    """An office for each language."""
    finder = site_pages.pages_of(projects.REAL, real_records, TODAY)
    reports = read_reports.read(projects.REAL.root).for_readers
    writers = tuple(report_writer.writers(projects.REAL, real_records, reports, whole=False))
    found = with_reports_and_sheets(
        projects.REAL, real_records, orgs(projects.REAL, finder.makers()), writers, whole=False
    )
    return {org.language: org for org in found}


@pytest.fixture(params=["sv", "en"])
def org(both: dict[str, OrganisationContext], request: pytest.FixtureRequest) -> OrganisationContext:
    """Each of them."""
    return both[request.param]
