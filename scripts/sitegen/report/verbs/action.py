"""What an action on reports is made of, and the arguments that several of them take."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sitegen.core import Project, SetupError, did_you_mean
from sitegen.report.model import Report
from sitegen.report.read_reports import Reading


@dataclass(frozen=True, slots=True)
class ReportAction:
    """`report NAME`: what runs it (the exit code is returned), its line of help, and what adds its arguments.

    The docstring of `run` is what `report NAME --help` says.
    """

    name: str
    run: Callable[[Project, argparse.Namespace], int]
    help: str
    arguments: Callable[[argparse.ArgumentParser], None]


def add_id(verb: argparse.ArgumentParser) -> None:
    """Add the argument that names a report."""
    verb.add_argument("id", metavar="ID", help="which report: the name of its file")


def report_named(reading: Reading, id: str) -> Report:
    """Return the report of an id. Raises `SetupError`, with the id that could be meant."""
    if id not in reading.reports:
        raise SetupError(f"ingen rapport heter {id}{did_you_mean(id, reading.reports)}")
    return reading.reports[id]


def add_data(verb: argparse.ArgumentParser) -> None:
    """Add the option that names another folder with reports."""
    verb.add_argument("--data", type=Path, metavar="FOLDER", help="another folder that holds data/reports")


def data_folder(project: Project, options: argparse.Namespace) -> Path:
    """Return the folder that holds data/reports: the one that `--data` names, or the project's."""
    return Path(options.data).absolute() if options.data else project.root
