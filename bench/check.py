"""How long `make check` takes, from the command to its answer: `python bench/check.py`."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUNS = 5
GOAL = 2.0


def main() -> int:
    """Time a few runs, each in a process of its own as an editor has it."""
    seconds = sorted(one_run() for _ in range(RUNS))
    records = sum(1 for _ in (ROOT / "data").rglob("*.yml"))
    best, median = seconds[0], seconds[RUNS // 2]
    print(f"{records} files in data/: best {best:.2f} s, median {median:.2f} s (goal < {GOAL} s)")
    return 0


def one_run() -> float:
    """Seconds for one check."""
    start = time.perf_counter()
    command = [sys.executable, str(ROOT / "scripts" / "cli.py"), "check"]
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
