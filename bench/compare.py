"""Our finder beside Hugo, Eleventy, Zensical and stock MkDocs, in one run: `python bench/compare.py 40 400`.

Each size is written once as a project of each generator with the same services, languages and regions
(`rivals/`), then built in turn, three times; the medians are compared, so that what else the machine does
falls on all alike. The table and the drawing of the last run stay in `results/`, with the one before beside
it. `--install` fetches Eleventy, Zensical and MkDocs into `.cache/bench`; Hugo comes from the system.
"""

from __future__ import annotations

import argparse
import dataclasses
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests"), str(ROOT)]

from bench import synthetic
from bench.rivals import content, measure, projects, results
from bench.rivals.content import Content
from bench.rivals.measure import Run

from sitegen.core import Project
from sitegen.records import catalogue

TOOLS = ROOT / ".cache" / "bench"
PYTHON_PACKAGES = ("mkdocs==1.6.1", "mkdocs-material==9.8.1", "mkdocs-static-i18n==1.3.1", "zensical==0.0.73")
NODE_PACKAGES = ("@11ty/eleventy@3.1.8",)
RUNS = 3


@dataclass(frozen=True, slots=True)
class Generator:
    """A generator: how its project is written, what builds it, where its pages come out, its largest size."""

    name: str
    write: Callable[[Content, Path], None]
    command: tuple[str, ...]
    out: str
    largest: int = 100_000

    def installed(self) -> bool:
        """Return whether the command is there."""
        return shutil.which(self.command[0]) is not None


def generators() -> tuple[Generator, ...]:
    """Return the generators that ours is compared with; the stock ones in Python stop at 400 services."""
    mkdocs, zensical = str(TOOLS / "venv/bin/mkdocs"), str(TOOLS / "venv/bin/zensical")
    eleventy = str(TOOLS / "node_modules/.bin/eleventy")
    return (
        Generator("Hugo", projects.write_hugo, ("hugo", "--minify", "--quiet"), "public"),
        Generator("Eleventy", projects.write_eleventy, (eleventy, "--quiet"), "_site"),
        Generator("Zensical", projects.write_zensical, (zensical, "build"), "site", largest=400),
        Generator("MkDocs", projects.write_mkdocs, (mkdocs, "build", "-q"), "site", largest=400),
    )


def main() -> int:
    """Read the command line; install, or measure and write the results."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, default=(40, 400), help="how many services")
    parser.add_argument("--runs", type=int, default=RUNS, help="of how many runs the median is taken")
    parser.add_argument("--install", action="store_true", help="fetch what is compared, then stop")
    asked = parser.parse_args()
    if asked.install:
        install()
        return 0
    found = [row for size in asked.sizes for row in compare(size, asked.runs)]
    print(results.write(ROOT / "bench" / "results", found, asked.runs))
    return 0


def install() -> None:
    """Fetch the generators that come from the registries of Python and Node."""
    TOOLS.mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, "-m", "venv", "venv"], cwd=TOOLS, check=True)
    subprocess.run(["venv/bin/pip", "install", "-q", *PYTHON_PACKAGES], cwd=TOOLS, check=True)
    subprocess.run(["npm", "install", "--silent", "--no-fund", *NODE_PACKAGES], cwd=TOOLS, check=True)


def compare(size: int, runs: int) -> Iterator[results.Row]:
    """Yield the medians of each generator that is installed, for a number of services."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        own = synthetic.write(
            Project(ROOT), catalogue.read(Project(ROOT)).catalogue(), base / "Own" / "project", size
        )
        same = content.read(own)
        wanted = [g for g in generators() if g.installed() and size <= g.largest]
        for generator in wanted:
            generator.write(same, _home(base, generator))
        command = (sys.executable, str(ROOT / "bench" / "own_build.py"), "project", "out")
        ours = Generator("Own", lambda *_: None, command, "out")
        yield from _rounds((ours, *wanted), base, size, runs)


def _home(base: Path, generator: Generator) -> Path:
    """Return the empty folder of a generator; Hugo and Eleventy copy theirs there themselves."""
    home = base / generator.name
    if generator.name in {"Zensical", "MkDocs"}:
        home.mkdir()
    return home


def _rounds(compared: Sequence[Generator], base: Path, size: int, runs: int) -> Iterator[results.Row]:
    """Build each in turn, `runs` times over, and yield the medians."""
    measured: dict[str, list[Run]] = {generator.name: [] for generator in compared}
    for _ in range(runs):
        for generator in compared:
            home = base / generator.name
            shutil.rmtree(home / generator.out, ignore_errors=True)
            measured[generator.name].append(measure.run(generator.command, home))
    for generator in compared:
        pages = sum(1 for _ in (base / generator.name / generator.out).rglob("*.html"))
        yield results.Row(generator.name, size, pages, *_medians(measured[generator.name]))


def _medians(measured: Sequence[Run]) -> tuple[float, ...]:
    """Return the medians of wall, processor and memory."""
    return tuple(
        statistics.median(getattr(run, field.name) for run in measured) for field in dataclasses.fields(Run)
    )


if __name__ == "__main__":
    sys.exit(main())
