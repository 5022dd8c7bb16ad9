"""How fast `count` reads access logs, and how much memory that takes: `.venv/bin/python bench/count.py`.

Writes a log of a million and of five million lines (the same each time, from a seed), counts each in a
process of its own, and prints lines and megabytes a second and the most memory that the process held.
A fifth of the lines ask for landing pages, one in a thousand is damaged. `--lines N` takes another number.
"""

from __future__ import annotations

import argparse
import datetime as dt
import multiprocessing
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))

from sitegen.counting.log_tally import LogTally, Target

FIRST = dt.date(2026, 1, 1)
TODAY = dt.date(2027, 1, 1)
CODES = tuple(str(number) for number in range(21, 33))
SECONDS_A_YEAR = 364 * 24 * 3600
PAGES = ("/", "/lagen/", "/en/", "/hjalp/", "/favicon.ico", "/robots.txt", "/sluta/", "/wp-login.php")
SYSTEMS = ("Windows NT 10.0; Win64; x64", "Linux; Android 10; K", "iPhone; CPU iPhone OS 17_4 like Mac OS X")
ROBOTS = (
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "curl/8.5.0",
    "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
)
DAMAGED = (
    "",
    "\x00\x01\x02",
    '203.0.113.9 - - [x] "GET',
    "{}",
    '203.0.113.9 - - [01/Foo/2026:00:00:00 +0000] "',
)
BATCH = 50_000


def agents(chance: random.Random) -> list[str]:
    """As many agents as a busy site sees, one in ten a robot's."""
    people = [
        f"Mozilla/5.0 ({chance.choice(SYSTEMS)}) AppleWebKit/537.36 (KHTML, like Gecko) "
        f"Chrome/{chance.randint(80, 140)}.0.{chance.randint(1000, 9999)}.0 Safari/537.36"
        for _ in range(1800)
    ]
    return people + list(ROBOTS) * 67


def lines(count: int) -> Iterator[str]:
    """Yield the lines of the log in the order of time, with addresses for documentation (RFC 5737)."""
    chance = random.Random(215)
    known = agents(chance)
    start = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    for number in range(count):
        if chance.random() < 0.001:
            yield chance.choice(DAMAGED)
            continue
        at = start + dt.timedelta(seconds=number * SECONDS_A_YEAR // count)
        asked = f"/a/{chance.choice(CODES)}/" if chance.random() < 0.2 else chance.choice(PAGES)
        yield (
            f"203.0.113.{chance.randint(0, 255)} - - [{at:%d/%b/%Y:%H:%M:%S} +0000] "
            f'"GET {asked} HTTP/1.1" {chance.choice((200, 200, 200, 304, 404))} {chance.randint(200, 9000)} '
            f'"-" "{chance.choice(known)}"'
        )


def write(path: Path, count: int) -> None:
    """Write a log of so many lines to a file."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        batch: list[str] = []
        for line in lines(count):
            batch.append(line)
            if len(batch) == BATCH:
                file.write("\n".join(batch) + "\n")
                batch.clear()
        file.writelines(f"{line}\n" for line in batch)


def measure(path: Path) -> tuple[int, int, float, float, float]:
    """Lines, visits, seconds, those of the processor, and the most memory in MB, of counting a log here."""
    targets = {f"/a/{code}/".encode(): Target(code, "visits", FIRST) for code in CODES}
    tally = LogTally(targets, TODAY)
    start, began = time.perf_counter(), time.process_time()
    with path.open("rb") as file:
        tally.add(file)
    seconds, busy = time.perf_counter() - start, time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return tally.lines, tally.cells.total(), seconds, busy, memory


def main() -> None:
    """Measure both sizes and print them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--lines", type=int, nargs="+", default=[1_000_000, 5_000_000])
    counts = options.parse_args().lines
    # A process that is spawned holds nothing of the one that made the log.
    context = multiprocessing.get_context("spawn")
    print("     lines      MB    visits  seconds   lines/s   MB/s | processor s  MB/s | memory MB")
    with tempfile.TemporaryDirectory() as folder:
        for count in counts:
            path = Path(folder) / "access.log"
            write(path, count)
            megabytes = path.stat().st_size / 1e6
            with context.Pool(1) as pool:
                found, visits, seconds, busy, memory = pool.apply(measure, (path,))
            print(
                f"{found:10,} {megabytes:7.0f} {visits:9,} {seconds:8.2f} {found / seconds:9,.0f} "
                f"{megabytes / seconds:6.0f} | {busy:11.2f} {megabytes / busy:5.0f} | {memory:9.1f}"
            )


if __name__ == "__main__":
    main()
