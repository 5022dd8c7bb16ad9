"""How long an editor waits from a save to the page: `python bench/serve.py`.

Copies what editors write and the generator into a folder, begins a preview of it, and saves each of five
kinds of files again and again. As a browser does, a client waits for news and asks for the page until it
shows what was saved. Prints the median and the slowest, and the median of the server's processor time
meanwhile, which says more where others use the machine too.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import string
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[1]
COPIED = ("data", "docs", "locales", "overrides", "campaigns", "scripts")
ROUNDS = 10
MARKS = tuple(f"prov{letter}" for letter in string.ascii_lowercase)
"""Words without digits: a translation has the numbers of its source."""
GOAL = 1.0
LONGEST = 20.0
"""What is not shown by then never will be: there is a fault, or the page has another text now."""


@dataclass(frozen=True)
class Edit:
    """A text of a file that editors change, and a page that shows it."""

    kind: str
    site: str
    file: str
    text: str
    page: str


EDITS = (
    Edit("service", "main", "data/services/origo.yml", r"\nname: (.*)", "/sok-hjalp/"),
    Edit(
        "translation",
        "main",
        "locales/en/LC_MESSAGES/messages.po",
        r'\nmsgstr "(Phone numbers and chats in Sweden)',
        "/en/sok-hjalp/",
    ),
    Edit("Markdown", "main", "docs/sv/om.md", r"\n(# .*)", "/om/"),
    Edit(
        "report figure",
        "main",
        "data/reports/nsp-2025.yml",
        r"sv: (Personer som behövde längre stöd)",
        "/statistik/nsp/2025/",
    ),
    Edit("campaign text", "kop-inte", "campaigns/kop-inte/docs/sv/om.md", r"\n([A-ZÅÄÖ][^.\n]+)", "/om/"),
)


def main() -> int:
    """Read the command line, save and wait, print a line for each kind."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each is saved")
    parser.add_argument("--only", choices=[edit.kind for edit in EDITS], help="one kind of file")
    options = parser.parse_args()
    rounds, edits = options.rounds, [edit for edit in EDITS if options.only in (None, edit.kind)]
    print(f"kind             median s   slowest processor s   (goal < {GOAL} s, {rounds} rounds)", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(Path(folder) / "copy")
        for site in dict.fromkeys(edit.site for edit in edits):
            with preview(copy, site) as (address, server):
                for edit in (edit for edit in edits if edit.site == site):
                    found = [seen(copy, address, server, edit, mark) for mark in MARKS[:rounds]]
                    waits, used = ([row[column] for row in found] for column in (0, 1))
                    numbers = (statistics.median(waits), max(waits), statistics.median(used))
                    print(f"{edit.kind:<15}" + "".join(f"{number:10.2f}" for number in numbers), flush=True)
    return 0


def copied(folder: Path) -> Path:
    """Copy what a preview is made from."""
    for name in COPIED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (*ROOT.glob("mkdocs*.yml"), *ROOT.glob("*.md")):
        shutil.copy(path, folder)
    return folder


@contextmanager
def preview(folder: Path, site: str) -> Iterator[tuple[str, int]]:
    """Begin a preview and yield its address and process, once its pages of prose are at hand."""
    command = [sys.executable, str(folder / "scripts" / "cli.py"), "serve", site, "--port", "0"]
    environment = {"SOURCE_DATE_EPOCH": str(int(time.time())), **os.environ}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        try:
            assert process.stdout
            found = re.search(r"http://[\d.:]+", process.stdout.readline())
            assert found, "the preview did not begin"
            fetched(f"{found[0]}/om/")
            yield found[0], process.pid
        finally:
            process.terminate()


def seen(folder: Path, address: str, server: int, edit: Edit, mark: str) -> tuple[float, float]:
    """Return the seconds from a save until the page shows it, and those that processors worked for it."""
    page = address + edit.page
    now = version(page)
    path = folder / edit.file
    text = path.read_text("utf-8")
    found = re.search(edit.text, text)
    assert found, f"{edit.file} has changed; give {Path(__file__).name} another text of it"
    changed = text[: found.end(1)] + f" {mark}" + text[found.end(1) :]
    start, used = time.perf_counter(), processor_seconds(server)
    path.write_text(changed, "utf-8")
    shown = ""
    while mark not in shown:
        if time.perf_counter() - start > LONGEST:
            raise SystemExit(f"{edit.kind}: {edit.page} does not show what was saved: {shown[-3000:]}")
        now = fetched(f"{address}/_preview/{now}")  # as the open page does, which asks for nothing before
        shown = fetched(page)
    waited, used = time.perf_counter() - start, processor_seconds(server) - used
    path.write_text(text, "utf-8")
    while mark in shown:
        now = fetched(f"{address}/_preview/{now}")
        shown = fetched(page)
    return waited, used


def processor_seconds(server: int) -> float:
    """Return the processor time of the server, and of the processes that MkDocs has left behind for it."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            left = f"preview-of-{server}-".encode() in (stat.parent / "environ").read_bytes()
            ticks += int(fields[11]) + int(fields[12]) if left or stat.parent.name == str(server) else 0
    return ticks / os.sysconf("SC_CLK_TCK")


def version(page: str) -> str:
    """Return the version that a page says it shows."""
    found = re.search(r"/_preview/(\d+)", fetched(page))
    return found[1] if found else ""


def fetched(address: str) -> str:
    """Return what a preview answers."""
    try:
        with urlopen(address) as answer:
            return str(answer.read().decode())
    except HTTPError as error:
        return error.read().decode()


if __name__ == "__main__":
    sys.exit(main())
