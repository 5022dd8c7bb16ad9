"""The exceptions that stop a build, each with all that a person needs to read; and files in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sitegen.core.problems import Problem

Files = Mapping[str, bytes]


class DataError(Exception):
    """Records hold errors; `problems` lists them."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} fel i data/")
        self.problems = problems


def raise_errors(problems: Iterable[Problem]) -> None:
    """Raise `DataError` with those of the problems that are errors; do nothing when none is."""
    errors = tuple(problem for problem in problems if problem.severity == "error")
    if errors:
        raise DataError(errors)


class BuildError(Exception):
    """A site could not be built; the message is what a person needs to read."""


class SiteProblems(Exception):
    """A built site has faults, so dist/ was left as it was; `problems` lists them."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} fel i den byggda webbplatsen")
        self.problems = problems
