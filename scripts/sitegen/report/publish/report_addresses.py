"""Addresses of reports: pages under /statistik/, files under /data/rapporter/.

An edition keeps its address: what is published under a version is not changed, a new version is. Files
have a folder of their own, so that hosts need one rule for them all.
"""

from __future__ import annotations

from sitegen.report.model import Report

START = "statistik/"
TRENDS = f"{START}over-tid/"
LEDGER = f"{START}siffror/"
FILES = "data/rapporter/"
CATALOGUE = f"{FILES}catalog.jsonld"
# The year's statistics are what most people look for, and stand right under the start.
KINDS = {"statistics": "", "support-programme": "nsp/", "activity": "verksamhet/", "press": "press/"}


def as_of(report: Report, version: str) -> Report:
    """The report as the addresses of another edition of it have it."""
    return report.model_copy(update={"version": version})


def overview(report: Report) -> str:
    """The page that introduces a report."""
    return f"{START}{KINDS[report.kind]}{report.year}/"


def edition(report: Report) -> str:
    """The whole report, in this version for good."""
    return f"{overview(report)}v{report.version}/"


def differences(report: Report) -> str:
    """What differs between the editions of a report."""
    return f"{overview(report)}skillnader/"


def files(id: str, report: Report) -> str:
    """The folder of an edition's files."""
    return f"{FILES}{id}/v{report.version}/"


def csv(id: str, report: Report, table: str, part: str = "") -> str:
    """The CSV file of a table, or of what is left of it without a case."""
    return f"{files(id, report)}{table}{f'-utan-{part}' if part else ''}.csv"


def workbook(id: str, report: Report) -> str:
    """The spreadsheet with all tables."""
    return f"{files(id, report)}{id}.xlsx"


def json(id: str, report: Report) -> str:
    """All of the report as data."""
    return f"{files(id, report)}{id}.json"


def package(id: str, report: Report) -> str:
    """What describes the CSV files to programs."""
    return f"{files(id, report)}datapackage.json"


def pdf(id: str, report: Report, language: str) -> str:
    """The report to print and to read aloud."""
    return f"{files(id, report)}{id}-{language}.pdf"
