"""A fictional report in the small project: every kind of cell, a case, a break, long words, both signs."""

from __future__ import annotations

import shutil
from pathlib import Path

import projects
from sitegen.output import read_checked
from sitegen.paths import Project
from sitegen.report import pages, read
from sitegen.report.formulas import Book
from sitegen.report.pages import Writer
from sitegen.textsets import REPORTS

ID = "prov-2031"
FILE = Path(__file__).parent / "sitegen" / "report" / f"{ID}.yml"


def lay_out(folder: Path) -> Project:
    """The small project with the report, and the real words around it in both languages."""
    project = projects.lay_out(folder)
    (project.data / "reports").mkdir()
    shutil.copyfile(FILE, project.data / "reports" / FILE.name)
    for code in REPORTS.languages:
        shutil.copyfile(REPORTS.po(projects.REAL, code), REPORTS.po(project, code))
    return project


def data_alone(folder: Path) -> Book:
    """The report as data, without a project around it."""
    (folder / "data" / "reports").mkdir(parents=True)
    shutil.copyfile(FILE, folder / "data" / "reports" / FILE.name)
    return read.read(folder).book


def book(project: Project) -> Book:
    """The reports of a project."""
    return read.read(project.root).book


def writers(project: Project) -> dict[str, Writer]:
    """What writes pages, by language."""
    records = read_checked(project)
    site, found = records.sites["main"], book(project)
    return {voice.code: Writer(project, found, site, voice) for voice in pages.speakers(project, records)}
