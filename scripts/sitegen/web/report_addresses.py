"""Addresses of reports: pages under /statistik/, files under /data/rapporter/.

An edition keeps its address: what is published under a version is not changed, a new version is. Files
have a folder of their own, so that hosts need one rule for them all. A page's folder starts in that of its
language, a file's path in the site's root.
"""

from __future__ import annotations

import datetime as dt
from typing import Protocol

START = "statistik/"
TRENDS = f"{START}over-tid/"
LEDGER = f"{START}siffror/"
FILES = "data/rapporter/"
CATALOGUE = f"{FILES}catalog.jsonld"
STYLE = "assets/reports.css"
LEDGER_STYLE = "assets/siffror.css"
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
    def folder(self) -> str:
        """What the edition's folders are called: `v1.0.0`, or `utkast-2026-11-30` for a draft."""

    @property
    def newest_folder(self) -> str:
        """The same of the report's newest edition."""


def edition_folder(version: str, drafted: dt.date | None) -> str:
    """Return what the folders of an edition are called: by its version, or by the day of a draft.

    A draft changes under one version, so that a quotation of it would lead to other numbers later on.
    """
    return f"v{version}" if drafted is None else f"utkast-{drafted.isoformat()}"


def overview(report: AddressedReport) -> str:
    """Return the folder of the page that introduces a report, the same for all its editions."""
    return f"{START}{KIND_FOLDERS[report.kind]}{report.year}/"


def edition(report: AddressedReport) -> str:
    """Return the folder of the page of the whole edition, which it has for good."""
    return f"{overview(report)}{report.folder}/"


def chapter(report: AddressedReport, name: str) -> str:
    """Return the folder of the page of a chapter of an edition."""
    return f"{edition(report)}{name}/"


def newest(report: AddressedReport) -> str:
    """Return the folder of the page of the report's newest edition."""
    return f"{overview(report)}{report.newest_folder}/"


def former_draft(report: AddressedReport, day: dt.date) -> str:
    """Return the folder of the page that a draft had until another day's took its place."""
    return f"{overview(report)}{edition_folder('', day)}/"


def differences(report: AddressedReport) -> str:
    """Return the folder of the page of what differs between the editions of a report."""
    return f"{overview(report)}skillnader/"


def files(report: AddressedReport) -> str:
    """Return the folder of an edition's files."""
    return f"{FILES}{report.id}/{report.folder}/"


def csv(report: AddressedReport, table: str) -> str:
    """Return the path of the CSV file of a table, by the table's name."""
    return f"{files(report)}{table}.csv"


def local_csv(report: AddressedReport, table: str) -> str:
    """Return the path of the CSV file of a table as spreadsheets in Swedish open it: with semicolons."""
    return f"{files(report)}{table}-excel.csv"


def picture(report: AddressedReport, table: str, language: str, kind: str) -> str:
    """Return the path of the picture of a chart, `svg` or `png`."""
    return f"{files(report)}{table}-{language}.{kind}"


def trend(name: str, end: str) -> str:
    """Return the path of a file of a series over the years: `medlemmarna.csv`, `medlemmarna-sv.png`."""
    return f"{FILES}over-tid/{name}{end}"


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
