"""How much the plainest of servers bears: the built help page behind nginx, asked for by wrk on the loopback.

    .venv/bin/python bench/load.py [--page th/sok-hjalp/] [--connections 200] [--seconds 15] [--threads 2]

nginx serves dist/main with the file that the build writes for its operators, as one process and packed
beforehand; wrk (from the distribution) asks on the same machine, so both share its cores. Prints requests
a second and every error. Ends with 1 when there was any.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "scripts")]

from browser import nginx, wire

FAULTS = re.compile(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)")
REFUSED = re.compile(r"Non-2xx or 3xx responses: (\d+)")
LINES = re.compile(r"^ *(Requests/sec|Transfer/sec|Latency|\d+ requests in).*$", re.MULTILINE)


def main() -> int:
    """Serve, load, print; the number of errors decides the exit code."""
    options = arguments()
    wrk = shutil.which("wrk")
    if wrk is None:
        sys.exit("wrk is missing; on Debian or Ubuntu: apt-get install wrk")
    if not (options.site / nginx.SNIPPET).is_file():
        sys.exit(f"{options.site} holds no built site; run `make site` first")
    with tempfile.TemporaryDirectory() as work, nginx.serve(options.site, Path(work), log="off") as base:
        said = load(wrk, base + options.page, options)
        weight = wire.get(base + options.page).total
    faults = errors(said)
    print(f"/{options.page}: {weight:,} bytes, {options.connections} connections, {options.seconds} s")
    print("\n".join(match[0].strip() for match in LINES.finditer(said)))
    print(f"{faults} errors")
    return int(faults > 0)


def load(wrk: str, url: str, options: argparse.Namespace) -> str:
    """Run wrk and return what it says at the end."""
    command = [wrk, f"-t{options.threads}", f"-c{options.connections}", f"-d{options.seconds}s", "--latency"]
    command += ["-H", "Accept-Encoding: gzip", url]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def errors(said: str) -> int:
    """Return how many connections failed and answers were no success, by what wrk said."""
    return sum(int(number) for p in (FAULTS, REFUSED) for m in p.finditer(said) for number in m.groups())


def arguments() -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--site", type=Path, default=ROOT / "dist" / "main")
    parser.add_argument("--page", default="th/sok-hjalp/", help="the page's address from the site's root")
    parser.add_argument("--connections", type=int, default=200)
    parser.add_argument("--seconds", type=int, default=15)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
