"""A fictional report in the small project: every kind of cell, a case, a break, long words, both signs."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import projects
from sitegen.core import Project
from sitegen.reading.validate import validate
from sitegen.reading.yaml_tree import parse
from sitegen.report import read_reports
from sitegen.report.checks import origin
from sitegen.report.editions import archive
from sitegen.report.editions.from_book import edition_of
from sitegen.report.figures.book import Book
from sitegen.report.model import Report
from sitegen.report.publish import report_writer
from sitegen.report.publish.report_writer import Writer
from sitegen.report.report_texts import REPORT_TEXTS
from sitegen.sites.checked_records import read_checked

ID = "prov-2031"
TOTALS = re.compile(r"control: [\d.]+, *\n? *control_by_place: [\d.]+")
FILE = Path(__file__).parent / "sitegen" / "report" / f"{ID}.yml"


def totalled(text: str) -> str:
    """A report with the control totals that its numbers have."""
    tree, _ = parse(text, FILE.name)
    assert tree is not None
    report, _ = validate(Report, tree)
    if report is None:  # a text that is not to be read
        return text
    found = origin.totals(report)
    return TOTALS.sub(f"control: {found.control}, control_by_place: {found.by_place}", text, count=1)


def earlier() -> str:
    """The report as it was first published: one conviction fewer, and nothing to correct yet."""
    text = FILE.read_text("utf-8")
    for now, then in (
        ("version: 1.1.0\nstatus", "version: 1.0.0\nstatus"),
        ("published: 2032-05-02", "published: 2032-04-01"),
        ("domd: {n: 450", "domd: {n: 449"),
    ):
        assert text.count(now) == 1
        text = text.replace(now, then)
    head, _, rest = text.partition("corrections:\n")
    return totalled(head + rest.partition("\n")[2])


def lay_out(folder: Path) -> Project:
    """The small project with the report in two frozen editions, and the real words in both languages."""
    project = projects.lay_out(folder)
    (project.data / "reports").mkdir()
    for text in (earlier(), FILE.read_text("utf-8")):
        (project.data / "reports" / FILE.name).write_text(text, "utf-8")
        archive.write(project.root, edition_of(book(project), ID))
    for code in REPORT_TEXTS.languages:
        shutil.copyfile(REPORT_TEXTS.po(projects.REAL, code), REPORT_TEXTS.po(project, code))
    return project


def data_alone(folder: Path) -> Book:
    """The report as data, without a project around it."""
    (folder / "data" / "reports").mkdir(parents=True)
    shutil.copyfile(FILE, folder / "data" / "reports" / FILE.name)
    return read_reports.read(folder).book


def book(project: Project) -> Book:
    """The reports of a project."""
    return read_reports.read(project.root).book


def writers(project: Project) -> dict[str, Writer]:
    """What writes pages, by language."""
    reports = read_reports.read(project.root).for_readers
    return {writer.code: writer for writer in report_writer.writers(project, read_checked(project), reports)}
