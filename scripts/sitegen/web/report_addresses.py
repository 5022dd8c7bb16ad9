"""Addresses of reports: pages under /statistik/, files under /data/rapporter/.

An edition keeps its address: what is published under a version is not changed, a new version is. Files
have a folder of their own, so that hosts need one rule for them all. A page's folder starts in that of its
language, a file's path in the site's root.
"""

from __future__ import annotations

from typing import Protocol

START = "statistik/"
TRENDS = f"{START}over-tid/"
LEDGER = f"{START}siffror/"
FILES = "data/rapporter/"
CATALOGUE = f"{FILES}catalog.jsonld"
STYLE = "assets/reports.css"
# The year's statistics are what most people look for, and stand right under the start.
KIND_FOLDERS = {"statistics": "", "support-programme": "nsp/", "activity": "verksamhet/", "press": "press/"}


class AddressedReport(Protocol):
    """What the addresses of an edition of a report are made of."""

    @property
    def id(self) -> str:
        """The report's id, the same in every edition."""

    @property
    def kind(self) -> str:
        """One of `KIND_FOLDERS`."""

    @property
    def year(self) -> int:
        """The year that the report is about."""

    @property
    def version(self) -> str:
        """The version of the edition: `1.0.0`."""

    @property
    def newest(self) -> str:
        """The version of the report's newest edition."""


def overview(report: AddressedReport) -> str:
    """Return the folder of the page that introduces a report, the same for all its editions."""
    return f"{START}{KIND_FOLDERS[report.kind]}{report.year}/"


def edition(report: AddressedReport) -> str:
    """Return the folder of the page of the whole edition, which it has for good."""
    return f"{overview(report)}v{report.version}/"


def newest(report: AddressedReport) -> str:
    """Return the folder of the page of the report's newest edition."""
    return f"{overview(report)}v{report.newest}/"


def differences(report: AddressedReport) -> str:
    """Return the folder of the page of what differs between the editions of a report."""
    return f"{overview(report)}skillnader/"


def files(report: AddressedReport) -> str:
    """Return the folder of an edition's files."""
    return f"{FILES}{report.id}/v{report.version}/"


def csv(report: AddressedReport, table: str) -> str:
    """Return the path of the CSV file of a table, by the table's name."""
    return f"{files(report)}{table}.csv"


def workbook(report: AddressedReport) -> str:
    """Return the path of the spreadsheet with all tables."""
    return f"{files(report)}{report.id}.xlsx"


def json(report: AddressedReport) -> str:
    """Return the path of the whole edition as data."""
    return f"{files(report)}{report.id}.json"


def package(report: AddressedReport) -> str:
    """Return the path of the file that describes the CSV files to programs."""
    return f"{files(report)}datapackage.json"


def pdf(report: AddressedReport, language: str) -> str:
    """Return the path of the edition to print and to read aloud."""
    return f"{files(report)}{report.id}-{language}.pdf"
