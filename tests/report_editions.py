"""Fictional reports, as files: no figure here is anybody's."""

from __future__ import annotations

from pathlib import Path

from sitegen.report import read_reports
from sitegen.report.read_reports import Reading

HEAD = """\
# yaml-language-server: $schema=../schemas/report.json
title: {sv: Prov, en: Trial}
kind: support-programme
year: 2031
version: 1.0.0
status: draft
source: {title: Påhittad, typed_by: provet}
summary: [{sv: Påhittade siffror., en: Made-up figures.}]
"""


def reading(folder: Path, **reports: str) -> Reading:
    """The reports as read from data/reports/ of a folder; without faults of form."""
    home = folder / "data" / "reports"
    home.mkdir(parents=True, exist_ok=True)
    for id, body in reports.items():
        (home / f"{id.replace('_', '-')}.yml").write_text(HEAD + body, "utf-8")
    found = read_reports.read(folder)
    assert found.problems == ()
    return found
