"""Problems as the hosts of code show them: beside the line that they are about."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from sitegen.core.problems import Problem, visible

ON_GITHUB = "GITHUB_ACTIONS"
LEVELS = {"error": "error", "warning": "warning", "note": "notice"}
SEVERITIES = {"error": "critical", "warning": "minor", "note": "info"}
SHOWN = frozenset({"error", "warning"})


def annotate(problems: Iterable[Problem]) -> None:
    """Print the problems in the form that GitHub Actions shows at file and line; elsewhere nothing."""
    if os.environ.get(ON_GITHUB) == "true":
        for line in github_lines(problems):
            print(line)


def github_lines(problems: Iterable[Problem]) -> Iterator[str]:
    """Yield `::error file=…,line=…,col=…::message` for errors and warnings, in order."""
    for one in sorted(problem for problem in problems if problem.severity in SHOWN):
        places = {"file": one.path, "line": one.line, "col": one.column}
        told = ",".join(f"{name}={_property(str(at))}" for name, at in places.items() if at)
        yield f"::{LEVELS[one.severity]} {told}::{_escaped(visible(one.message))}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def save_code_quality(path: Path, problems: Iterable[Problem]) -> None:
    """Write the problems as GitLab reads them (Code Quality report)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [_code_quality(one) for one in sorted(problems)]
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _code_quality(one: Problem) -> dict[str, object]:
    name = hashlib.sha256(f"{one.path} {one.line} {one.column} {one.message}".encode()).hexdigest()
    return {
        "description": visible(one.message),
        "check_name": "check",
        "fingerprint": name,
        "severity": SEVERITIES[one.severity],
        "location": {"path": one.path, "lines": {"begin": max(1, one.line)}},
    }
