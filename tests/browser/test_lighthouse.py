"""Lighthouse for a phone on the finder in the two languages that ask most of a browser."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from browser.chrome import ARGUMENTS, executable
from built.faults import none
from built.site import Site

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# Performance is measured in time, on a machine that also does other things: the best of three counts.
# The other scores do not depend on time and are the same in every run.
TRIES = 3
TIMED = ("performance", "cumulative-layout-shift")


def run(tools: Path, url: str, report: Path) -> dict[str, object]:
    """One Lighthouse report."""
    command = [
        "node", str(tools / "lighthouse" / "cli" / "index.js"), url, "--quiet",
        f"--chrome-flags=--headless=new {' '.join(a for a in ARGUMENTS if ' ' not in a)}",
        "--output=json", f"--output-path={report}",
        f"--only-categories={','.join(CATEGORIES)}",
    ]  # fmt: skip
    environment = {**os.environ, "CHROME_PATH": executable()}
    answer = subprocess.run(
        command, capture_output=True, text=True, timeout=180, env=environment, check=False
    )
    assert report.is_file(), f"exit {answer.returncode}: {answer.stderr[-2000:]}"
    return dict(json.loads(report.read_text("utf-8")))


@pytest.mark.parametrize("language", ["th", "ar"])
def test_lighthouse_gives_the_finder_full_marks(
    site: Site, base: str, tools: Path, tmp_path: Path, language: str
) -> None:
    for number in range(TRIES):
        lost = lost_marks(run(tools, base + site.finder(language).path, tmp_path / f"{number}.json"))
        if not set(lost) & set(TIMED):
            break
    none(f"{name} {why}" for name, why in lost.items())


def lost_marks(report: dict[str, object]) -> dict[str, object]:
    """The categories under 100 with the audits that cost something, and a layout that shifts."""
    categories: dict[str, dict[str, object]] = report["categories"]  # type: ignore[assignment]
    audits: dict[str, dict[str, object]] = report["audits"]  # type: ignore[assignment]
    lost: dict[str, object] = {}
    for name in CATEGORIES:
        category = categories[name]
        if category["score"] != 1:
            refs: list[dict[str, object]] = category["auditRefs"]  # type: ignore[assignment]
            poor = [str(r["id"]) for r in refs if r["weight"] and audits[str(r["id"])]["score"] != 1]
            lost[name] = (category["score"], poor)
    if audits["cumulative-layout-shift"]["numericValue"]:
        lost["cumulative-layout-shift"] = audits["cumulative-layout-shift"]["numericValue"]
    return lost
