"""How long the audit of the reports takes, by what is hidden in them: `python bench/reports.py`."""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from sitegen.report import read_reports
from sitegen.report.checks import people_guard
from sitegen.report.disclosure import reconstruct

GOAL = 2.0
SIZES = ((3, 3), (5, 5), (6, 5), (8, 8))
HEAD = """\
title: {sv: Prov, en: Trial}
kind: statistics
year: 2031
version: 1.0.0
status: draft
source: {title: Prov, typed_by: Prov}
summary: [{sv: Prov, en: Trial}]
universes: {alla: {n: 9000, sv: Alla, en: All}}
"""


def main() -> int:
    """Time the project's own reports, then invented tables in which every cell is hidden."""
    start = time.perf_counter()
    reading = read_reports.read(ROOT)
    list(people_guard.problems(ROOT, reading))
    print(f"{len(reading.reports)} reports: {time.perf_counter() - start:.2f} s (goal < {GOAL} s)")
    for rows, columns in SIZES:
        seconds, faults = _hidden(rows, columns)
        print(f"{rows} × {columns} hidden cells with all their sums: {seconds:.2f} s, {faults} faults")
    return 0


def _hidden(rows: int, columns: int) -> tuple[float, int]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "data" / "reports"
        home.mkdir(parents=True)
        (home / "prov.yml").write_text(HEAD + _table(rows, columns), "utf-8")
        reading = read_reports.read(Path(folder))
        start = time.perf_counter()
        found = list(reconstruct.check(reading, dt.date(2031, 12, 1)))
        return time.perf_counter() - start, len([p for p in found if p.severity == "error"])


def _table(rows: int, columns: int) -> str:
    """Return a crossed table of 7 everywhere, with every sum printed and every cell hidden."""
    names = [f"c{number}" for number in range(columns)]
    head = ", ".join(f"{name}: {{sv: {name}, en: {name}}}" for name in names)
    cells = ", ".join(f"{name}: U" for name in names)
    lines = [f"      r{number}: {{cells: {{{cells}}}, sv: R, en: R}}" for number in range(rows)]
    sums = [f"t.r{number} == {7 * columns}" for number in range(rows)]
    sums += [f"t.total.{name} == {7 * rows}" for name in names]
    links = "\n".join(f"  - {{holds: {one}}}" for one in sums)
    return (
        "tables:\n  t:\n    sv: T\n    en: T\n    universe: alla\n    dims: {a: identity, b: sensitive}\n"
        f"    columns: {{{head}}}\n    rows:\n" + "\n".join(lines) + f"\nlinks:\n{links}\n"
    )


if __name__ == "__main__":
    sys.exit(main())
