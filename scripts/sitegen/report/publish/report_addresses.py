"""Addresses of reports: pages under /statistik/, files under /data/rapporter/.

An edition keeps its address: what is published under a version is not changed, a new version is. Files
have a folder of their own, so that hosts need one rule for them all.
"""

from __future__ import annotations

from sitegen.report.editions.published import Published

START = "statistik/"
TRENDS = f"{START}over-tid/"
LEDGER = f"{START}siffror/"
FILES = "data/rapporter/"
CATALOGUE = f"{FILES}catalog.jsonld"
# The year's statistics are what most people look for, and stand right under the start.
KINDS = {"statistics": "", "support-programme": "nsp/", "activity": "verksamhet/", "press": "press/"}


def overview(report: Published) -> str:
    """Return the folder of the page that introduces a report, the same for all its editions."""
    return f"{START}{KINDS[report.kind]}{report.edition.year}/"


def edition(report: Published) -> str:
    """Return the folder of the page of the whole edition, which it has for good."""
    return f"{overview(report)}v{report.version}/"


def newest(report: Published) -> str:
    """Return the folder of the page of the report's newest edition."""
    return f"{overview(report)}v{report.newest}/"


def differences(report: Published) -> str:
    """Return the folder of the page of what differs between the editions of a report."""
    return f"{overview(report)}skillnader/"


def files(report: Published) -> str:
    """Return the folder of an edition's files."""
    return f"{FILES}{report.id}/v{report.version}/"


def csv(report: Published, table: str) -> str:
    """Return the path of the CSV file of a table, by the table's name."""
    return f"{files(report)}{table}.csv"


def workbook(report: Published) -> str:
    """Return the path of the spreadsheet with all tables."""
    return f"{files(report)}{report.id}.xlsx"


def json(report: Published) -> str:
    """Return the path of the whole edition as data."""
    return f"{files(report)}{report.id}.json"


def package(report: Published) -> str:
    """Return the path of the file that describes the CSV files to programs."""
    return f"{files(report)}datapackage.json"


def pdf(report: Published, language: str) -> str:
    """Return the path of the edition to print and to read aloud."""
    return f"{files(report)}{report.id}-{language}.pdf"
