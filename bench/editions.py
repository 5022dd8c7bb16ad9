"""How long reports take, in all their forms, and the preview of one: `python bench/editions.py`."""

from __future__ import annotations

import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from sitegen.core.project import Project
from sitegen.report import read_reports
from sitegen.report.publish import pages, preview, report_files
from sitegen.sites.checked_records import read_checked

ALL_GOAL, PREVIEW_GOAL = 20.0, 2.0


def main() -> int:
    """Time each step once in one process, by the clock and by the processor."""
    project = Project(ROOT)
    records = read_checked(project)
    book = read_reports.read(ROOT).book
    total = 0.0
    for name, make in (
        ("pages", lambda: len(list(pages.made(project, records)))),
        ("CSV, JSON, XLSX", lambda: len(report_files.made(project, records, False))),
        ("the same with PDFs", lambda: len(report_files.made(project, records, True))),
    ):
        start, cpu = time.perf_counter(), time.process_time()
        count = make()
        seconds = time.perf_counter() - start
        total += seconds
        print(f"{name}: {count} in {seconds:.1f} s ({time.process_time() - cpu:.1f} s of processor)")
    print(f"all formats of {len(book.reports)} reports: {total:.1f} s (goal < {ALL_GOAL} s)")
    writer = pages.Writer(project, book, records.sites["main"], pages.speakers(project, records)[0])
    start = time.perf_counter()
    preview.document(writer, next(iter(book.reports)))
    print(f"preview of one: {time.perf_counter() - start:.2f} s (goal < {PREVIEW_GOAL} s)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
