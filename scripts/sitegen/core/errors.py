"""What stops a build, each with all that a person needs to read; and files in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sitegen.core.problems import Problem

Files = Mapping[str, bytes]


class DataError(Exception):
    """The records have errors; `problems` says which."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} fel i data/")
        self.problems = problems


def raise_errors(problems: Iterable[Problem]) -> None:
    """Raise `DataError` with the errors among some problems, when there are any."""
    errors = tuple(problem for problem in problems if problem.severity == "error")
    if errors:
        raise DataError(errors)


class BuildError(Exception):
    """The site could not be built; the message is what a person needs to read."""


class SiteProblems(Exception):
    """The site was built but does not hold what it must; dist/ is as it was."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} fel i den byggda webbplatsen")
        self.problems = problems
