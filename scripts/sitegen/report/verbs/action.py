"""What a verb of reports is made of."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from sitegen.core.project import Project


@dataclass(frozen=True, slots=True)
class ReportAction:
    """`report NAME`: what runs it (the exit code is returned), its line of help, and what adds its arguments.

    The docstring of `run` is what `report NAME --help` says.
    """

    name: str
    run: Callable[[Project, argparse.Namespace], int]
    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
