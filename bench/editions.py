"""How long reports take, in all their forms: `python bench/editions.py`."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from sitegen.core import Project
from sitegen.report import read_reports
from sitegen.report.publish import report_files, report_pages, report_writer
from sitegen.sites.checked_records import read_checked

ALL_GOAL = 20.0


def main() -> int:
    """Time each step once in one process, by the clock and by the processor."""
    project = Project(ROOT)
    records = read_checked(project)
    reports = read_reports.read(ROOT).for_readers
    writers = tuple(report_writer.writers(project, records, reports))
    preview = tuple(report_writer.writers(project, records, reports, whole=False))
    total = 0.0
    steps: tuple[tuple[str, Callable[[], int]], ...] = (
        ("pages", lambda: len(list(report_pages.all_pages(writers)))),
        ("CSV, JSON, XLSX", lambda: len(report_files.all_files(project, preview))),
        ("the same with PDFs", lambda: len(report_files.all_files(project, writers))),
    )
    for name, make in steps:
        start, cpu = time.perf_counter(), time.process_time()
        count = make()
        seconds = time.perf_counter() - start
        total += seconds
        print(f"{name}: {count} in {seconds:.1f} s ({time.process_time() - cpu:.1f} s of processor)")
    print(f"all formats of {len(reports)} reports: {total:.1f} s (goal < {ALL_GOAL} s)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
