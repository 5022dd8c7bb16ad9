"""All measurements one after the other, into `results/`: `python bench/all.py`, about a quarter of an hour.

Run it where nothing else runs. `--small` tries each of them in a minute or two. What is compared with us has
to be fetched before: `python bench/compare.py --install`, and Hugo from the system.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results"
WHOLE = {
    "commands": (),
    "serve": ("--rounds", "10"),
    "compare": ("40", "400"),
    "growth": ("40", "400", "4000", "--languages", "9", "9", "12"),
}
SMALL = {
    "commands": ("--quick", "--runs", "1"),
    "serve": ("--rounds", "1", "--only", "service"),
    "compare": ("40", "--runs", "1"),
    "growth": ("20", "40", "--languages", "9", "9"),
}
KEPT = {"serve"}
"""Measurements that write no results themselves: what they print is kept."""


def main() -> int:
    """Read the command line, run each measurement, say how long it took; end with 1 when any has failed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--small", action="store_true", help="try each at its smallest")
    parser.add_argument("--only", nargs="*", choices=WHOLE, help="these alone")
    asked = parser.parse_args()
    chosen = SMALL if asked.small else WHOLE
    codes = [measured(name, chosen[name]) for name in asked.only or chosen]
    return max(codes)


def measured(name: str, options: tuple[str, ...]) -> int:
    """Run a measurement and show what it says; return its exit code."""
    start = time.monotonic()
    command = [sys.executable, str(HERE / f"{name}.py"), *options]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    print(f"{name}: {time.monotonic() - start:.0f} s\n\n{done.stdout}", flush=True)
    if name in KEPT and not done.returncode:
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / f"{name}.txt").write_text(done.stdout, "utf-8")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
