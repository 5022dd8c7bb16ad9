"""What every room uses: problems, the folders of the project, the day, and forms of plain text."""

from __future__ import annotations

from sitegen.core.errors import DataError, Files, raise_errors
from sitegen.core.languages import PROSE_LANGUAGES, SOURCE_LANGUAGE
from sitegen.core.problems import Check, Problem, SetupError, Severity, did_you_mean, quoted
from sitegen.core.project import Project
