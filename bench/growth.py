"""How a site grows with its services: `python bench/growth.py 40 400 4000 --languages 9 9 12`.

Each size is made in a process of its own: records read and checked, every page made and written, policies,
packing, gates. Prints and keeps (`results/growth.*`) processor seconds of each step, milliseconds a page
against the smallest size, the memory of the largest process, and what the finder weighs packed. Pages of
prose are missing, so that gates have dead links to tell of; their number stands beside.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests"), str(ROOT)]

from bench import synthetic
from bench.rivals import measure, results

from sitegen.build import site_build
from sitegen.core import Project
from sitegen.core.clock import today
from sitegen.gates import check_site
from sitegen.gates.built_site import BuiltSite
from sitegen.records import catalogue
from sitegen.sites import checked_records, site_pages

SIZES, LANGUAGES = (40, 400, 4000), (9, 9, 12)
STEPS = ("read", "pages", "host", "pack", "gates")
Numbers = dict[str, float]


def main() -> int:
    """Read the command line; measure one size here, or each in a process of its own."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="how many services")
    parser.add_argument("--languages", nargs="*", type=int, default=LANGUAGES, help="how many, for each size")
    parser.add_argument("--one", action="store_true", help="measure this size here, and print it as JSON")
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(measured(asked.sizes[0], asked.languages[0])))
        return 0
    pairs = zip(asked.sizes, asked.languages, strict=True)
    print(written(ROOT / "bench" / "results", [elsewhere(size, languages) for size, languages in pairs]))
    return 0


def elsewhere(size: int, languages: int) -> Numbers:
    """Return the numbers of one size, with wall, processor and memory of the process that made it."""
    command = [sys.executable, __file__, str(size), "--languages", str(languages), "--one"]
    with tempfile.TemporaryDirectory() as folder:
        run = measure.run(command, Path(folder))
        said: Numbers = json.loads((Path(folder) / ".output").read_text("utf-8").splitlines()[-1])
    return {"services": size, "languages": languages, **said, "wall": run.wall, "MB": run.memory}


def measured(size: int, languages: int) -> Numbers:
    """Return processor seconds of each step, and how much was made."""
    found: Numbers = {}
    with tempfile.TemporaryDirectory() as folder:
        real, stage = Project(ROOT), Path(folder) / "site"
        records = catalogue.read(real).catalogue()
        project = synthetic.write(real, records, Path(folder) / "project", size, languages)
        with step(found, "read"):
            records = checked_records.read_checked(project)
        with step(found, "pages"):
            files = site_pages.pages_of(project, records, today()).write(stage)
        made = sum((stage / path).stat().st_size for path in files)
        finish(found, project, stage)
        finder = gzip.compress((stage / "sok-hjalp/index.html").read_bytes(), 9)
    pages = sum(path.endswith(".html") for path in files)
    return {
        **found,
        "page_count": pages,
        "site_MB": made / 1e6,
        "finder": len(finder),
    }


def finish(found: Numbers, project: Project, stage: Path) -> None:
    """Do with a made site what a build does after MkDocs, and note the seconds."""
    records = checked_records.read_checked(project)
    site = records.sites["main"]
    with step(found, "host"):
        site_build.add_host_files(project, records, site, stage)
    with step(found, "pack"):
        site_build.pack(stage)
    with step(found, "gates"):
        found["faults"] = len(check_site(BuiltSite(stage, records, site.base_url)))


@contextmanager
def step(found: Numbers, name: str) -> Iterator[None]:
    """Note the processor seconds of what is done here, in this process and in those it has shared with."""
    start = processor()
    yield
    found[name] = processor() - start


def processor() -> float:
    """Return the processor seconds of this process and of those that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def written(folder: Path, rows: Sequence[Numbers]) -> str:
    """Write the table and its numbers into a folder, keep those of the run before; return the table."""
    folder.mkdir(exist_ok=True)
    file = folder / "growth.json"
    before = json.loads(file.read_text("utf-8"))["rows"] if file.exists() else []
    title = results.title(1)
    file.write_text(json.dumps({"title": title, "rows": rows, "before": before}, indent=1) + "\n", "utf-8")
    table = f"{title}\n\n{head()}" + "".join(line(row, rows[0], before) for row in rows)
    (folder / "growth.md").write_text(table, "utf-8")
    return table


def head() -> str:
    """Return the head of the table."""
    names = ("services", "languages", "pages", *(f"{name} s" for name in STEPS), "ms a page", "× smallest")
    names = (*names, "wall s", "peak MB", "finder gz", "faults", "run before: ms a page")
    return f"| {' | '.join(names)} |\n|{' --: |' * len(names)}\n"


def line(row: Numbers, smallest: Numbers, before: Sequence[Numbers]) -> str:
    """Return a row of the table."""
    former = [
        each(b) for b in before if (b["services"], b["languages"]) == (row["services"], row["languages"])
    ]
    values = (
        f"{row['services']:.0f}", f"{row['languages']:.0f}", f"{row['page_count']:.0f}",
        *(f"{row[name]:.2f}" for name in STEPS),
        f"{each(row):.2f}", f"{each(row) / each(smallest):.2f}", f"{row['wall']:.1f}", f"{row['MB']:.0f}",
        f"{row['finder']:.0f}", f"{row['faults']:.0f}", f"{former[0]:.2f}" if former else "–",
    )  # fmt: skip
    return f"| {' | '.join(values)} |\n"


def each(row: Numbers) -> float:
    """Return the milliseconds of processor that a page took, all steps together."""
    return sum(row[name] for name in STEPS) / row["page_count"] * 1000


if __name__ == "__main__":
    sys.exit(main())
