"""How long the commands take that people wait for: `python bench/commands.py`.

In a copy of the repository in which nothing was made before: the help, a check and a build of everything,
each once with nothing kept and then again, the median of some runs. Wall, processor of all processes, and
the memory of the largest; kept in `results/commands.*` with the run before.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests"), str(ROOT)]

from bench import serve
from bench.rivals import measure, results
from bench.rivals.measure import Run

COMMANDS = (("--help",), ("check",), ("build", "main"), ("build",))
GOALS = {"--help warm": 0.15, "check cold": 2.0, "check warm": 0.7, "build cold": 40.0, "build warm": 10.0}
RUNS = 3
HEAD = (
    "| command | wall s | processor s | peak MB | goal: wall s | run before: wall s |\n"
    "| --- | --: | --: | --: | --: | --: |\n"
)
Row = tuple[str, Run]


def main() -> int:
    """Read the command line, measure each command cold and warm, write and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--runs", type=int, default=RUNS, help="of how many runs the median is taken when warm"
    )
    parser.add_argument("--quick", action="store_true", help="without the builds of everything")
    asked = parser.parse_args()
    commands = COMMANDS[:2] if asked.quick else COMMANDS
    print(written(ROOT / "bench" / "results", list(rows(commands, asked.runs)), asked.runs))
    return 0


def rows(commands: Sequence[tuple[str, ...]], runs: int) -> Iterator[Row]:
    """Yield each command with what it took at first, and the median of what it took again."""
    for command in commands:
        with tempfile.TemporaryDirectory() as folder:
            copy = serve.copied(Path(folder) / "copy")
            yield f"{' '.join(command)} cold", run(copy, command)
            again = [run(copy, command) for _ in range(runs)]
            yield (
                f"{' '.join(command)} warm",
                Run(*(statistics.median(v) for v in zip(*map(values, again), strict=True))),
            )


def values(one: Run) -> tuple[float, ...]:
    """Return wall, processor and memory of a run."""
    return tuple(asdict(one).values())


def run(copy: Path, command: Sequence[str]) -> Run:
    """Run a command of the copy, whose compiled modules are beside nothing else."""
    environment = {
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "1796083200"),
        "PYTHONPYCACHEPREFIX": str(copy / ".cache" / "pycache"),
        "PYTHONDONTWRITEBYTECODE": "",
    }
    return measure.run((sys.executable, "scripts/cli.py", *command), copy, environment)


def written(folder: Path, found: Sequence[Row], runs: int) -> str:
    """Write the table and its numbers into a folder, keep those of the run before; return the table."""
    folder.mkdir(exist_ok=True)
    file = folder / "commands.json"
    before = json.loads(file.read_text("utf-8"))["rows"] if file.exists() else {}
    said = {name: asdict(one) for name, one in found}
    title = results.title(runs)
    file.write_text(json.dumps({"title": title, "rows": said, "before": before}, indent=1) + "\n", "utf-8")
    table = f"{title}\n\n{HEAD}" + "".join(line(name, one, before) for name, one in found)
    (folder / "commands.md").write_text(table, "utf-8")
    return table


def line(name: str, one: Run, before: dict[str, dict[str, float]]) -> str:
    """Return a row of the table."""
    goal = f"{GOALS[name]:.2f}" if name in GOALS else "–"
    former = f"{before[name]['wall']:.2f}" if name in before else "–"
    return f"| `{name}` | {one.wall:.2f} | {one.cpu:.2f} | {one.memory:.0f} | {goal} | {former} |\n"


if __name__ == "__main__":
    sys.exit(main())
