"""How building grows with the number of services: `python bench/catalogue.py`.

Builds the finder family of a synthetic catalogue in all languages through the package, without
MkDocs and without writing, and prints processor seconds (what else the machine does then matters
little) and milliseconds per service. Linear growth is a last column that stays level.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests"), str(ROOT)]

from bench import synthetic

from sitegen.core import Project
from sitegen.core.clock import today
from sitegen.records import catalogue
from sitegen.sites import checked_records, site_pages

SIZES = (125, 250, 500, 1000)
"""Numbers of services; fewer than 125 leave a need without anybody to call, which is an error."""

HEAD = "services  pages      MB    read s  build s  build ms/service  against smallest"


def main() -> int:
    """Read the command line, measure each size, print a line for each."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="how many services")
    sizes = parser.parse_args().sizes
    with tempfile.TemporaryDirectory() as folder:
        # The first build also loads the Thai dictionary and reads the hours; that is not growth.
        measure(Path(folder), SIZES[0])
    print(HEAD, flush=True)
    smallest = 0.0
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            pages, weight, reading, building = measure(Path(folder), size)
        each = building / size * 1000
        smallest = smallest or each
        print(
            f"{size:8} {pages:6} {weight / 1e6:7.1f} {reading:9.2f} {building:8.2f}"
            f" {each:17.2f} {each / smallest:17.2f}",
            flush=True,
        )
    return 0


def measure(folder: Path, size: int) -> tuple[int, int, float, float]:
    """Pages, bytes, seconds for reading and checking, seconds for making all pages."""
    real = Project(ROOT)
    project = synthetic.write(real, catalogue.read(real).catalogue(), folder / "project", size)
    start = time.process_time()
    records = checked_records.read_checked(project)
    read = time.process_time()
    files = site_pages.pages_of(project, records, today()).files()
    end = time.process_time()
    languages = sum(path.endswith("sok-hjalp/index.html") for path in files)
    assert languages == len(records.languages), f"only {languages} languages were offered"
    return len(files), sum(map(len, files.values())), read - start, end - read


if __name__ == "__main__":
    sys.exit(main())
