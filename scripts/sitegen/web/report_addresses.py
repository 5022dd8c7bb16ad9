"""Addresses of reports: pages under /statistik/, files under /data/rapporter/.

An edition keeps its address: what is published under a version is not changed, a new version is. Files
have a folder of their own, so that hosts need one rule for them all. A page's folder starts in that of its
language, a file's path in the site's root.
"""

from __future__ import annotations

from typing import Protocol, TypeVar

from pydantic import BaseModel

START = "statistik/"
TRENDS = f"{START}over-tid/"
LEDGER = f"{START}siffror/"
FILES = "data/rapporter/"
CATALOGUE = f"{FILES}catalog.jsonld"
STYLE = "assets/reports.css"
# The year's statistics are what most people look for, and stand right under the start.
KIND_FOLDERS = {"statistics": "", "support-programme": "nsp/", "activity": "verksamhet/", "press": "press/"}
Record = TypeVar("Record", bound=BaseModel)


class VersionedReport(Protocol):
    """What the addresses of a report are made of: its kind, the year it is about, and its version."""

    @property
    def kind(self) -> str:
        """One of `KIND_FOLDERS`."""

    @property
    def year(self) -> int:
        """The year of its figures."""

    @property
    def version(self) -> str:
        """The version of the edition: `1.0.0`."""


def as_of(report: Record, version: str) -> Record:
    """Return a report as the addresses of another edition of it have it."""
    return report.model_copy(update={"version": version})


def overview(report: VersionedReport) -> str:
    """Return the folder of the page that introduces a report: `statistik/2025/`."""
    return f"{START}{KIND_FOLDERS[report.kind]}{report.year}/"


def edition(report: VersionedReport) -> str:
    """Return the folder of the page with the whole report, in this version for good."""
    return f"{overview(report)}v{report.version}/"


def differences(report: VersionedReport) -> str:
    """Return the folder of the page that tells what differs between the editions of a report."""
    return f"{overview(report)}skillnader/"


def files(id: str, report: VersionedReport) -> str:
    """Return the folder of an edition's files: `data/rapporter/<id>/v1.0.0/`."""
    return f"{FILES}{id}/v{report.version}/"


def csv(id: str, report: VersionedReport, table: str, part: str = "") -> str:
    """Return the path of a table's CSV file, or of what is left of the table without a case (`part`)."""
    return f"{files(id, report)}{table}{f'-utan-{part}' if part else ''}.csv"


def workbook(id: str, report: VersionedReport) -> str:
    """Return the path of the spreadsheet with all tables."""
    return f"{files(id, report)}{id}.xlsx"


def json(id: str, report: VersionedReport) -> str:
    """Return the path of the file with all of the report as data."""
    return f"{files(id, report)}{id}.json"


def package(id: str, report: VersionedReport) -> str:
    """Return the path of the file that describes the CSV files to programs."""
    return f"{files(id, report)}datapackage.json"


def pdf(id: str, report: VersionedReport, language: str) -> str:
    """Return the path of the report to print and to read aloud, in a language."""
    return f"{files(id, report)}{id}-{language}.pdf"
