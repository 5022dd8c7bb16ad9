"""The table and the drawing of a comparison, kept with the run before it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

HEAD = (
    "| services | generator | pages | wall s | against Hugo | processor s | against Hugo | MB | ms a page |"
    " run before: wall × Hugo |\n| --: | --- | --: | --: | --: | --: | --: | --: | --: | --: |\n"
)
BAR, ROOM, WIDTH = 22, 120, 640


@dataclass(frozen=True, slots=True)
class Row:
    """Medians of one generator at one size: seconds of wall and processor, MB of its largest process."""

    generator: str
    size: int
    pages: int
    wall: float
    cpu: float
    memory: float


def write(folder: Path, rows: Sequence[Row], runs: int) -> str:
    """Write `compare.json`, `.md` and `.svg` into a folder, keep the former numbers; return the table."""
    folder.mkdir(exist_ok=True)
    file = folder / "compare.json"
    before = [Row(**row) for row in json.loads(file.read_text("utf-8"))["rows"]] if file.exists() else []
    said_first = title(runs)
    table = f"{said_first}\n\n{HEAD}" + "".join(_line(row, rows, before) for row in rows)
    said = {"title": said_first, "rows": [dataclasses.asdict(row) for row in rows]}
    file.write_text(json.dumps(said, indent=1) + "\n", "utf-8")
    (folder / "compare.md").write_text(table, "utf-8")
    (folder / "compare.svg").write_text(_drawing(rows, said_first), "utf-8")
    return table


def title(runs: int) -> str:
    """Return when, on what machine, and of how many runs a table says the medians."""
    machine = f"{os.cpu_count()} × {platform.machine()}, Python {platform.python_version()}"
    day = dt.datetime.now(tz=dt.UTC).date().isoformat()
    return f"{day}, {machine}, medians of {runs}"


def _line(row: Row, rows: Sequence[Row], before: Sequence[Row]) -> str:
    values = (
        row.size, row.generator, row.pages,
        f"{row.wall:.2f}", _ratio(row, rows, "wall"),
        f"{row.cpu:.2f}", _ratio(row, rows, "cpu"),
        f"{row.memory:.0f}", f"{row.cpu / row.pages * 1000:.2f}", _ratio(row, before, "wall"),
    )  # fmt: skip
    return "| " + " | ".join(map(str, values)) + " |\n"


def _ratio(row: Row, rows: Sequence[Row], name: str) -> str:
    """Return a value of the row's generator and size against Hugo's among some rows, if both are there."""
    own, hugo = (_found(rows, generator, row.size) for generator in (row.generator, "Hugo"))
    return f"{getattr(own, name) / getattr(hugo, name):.2f}" if own and hugo else "–"


def _found(rows: Sequence[Row], generator: str, size: int) -> Row | None:
    return next((row for row in rows if (row.generator, row.size) == (generator, size)), None)


def _drawing(rows: Sequence[Row], title: str) -> str:
    """Return bars of processor seconds a size, the longest of each size as long as the drawing is wide."""
    parts, top = [f'<text x="0" y="16">{escape(title)}: processor seconds</text>'], 32
    for size in dict.fromkeys(row.size for row in rows):
        same = [row for row in rows if row.size == size]
        longest = max(row.cpu for row in same)
        parts.append(f'<text x="0" y="{top + 16}">{size} services</text>')
        for number, row in enumerate(same, start=1):
            y, length = top + number * BAR, (WIDTH - 2 * ROOM) * row.cpu / longest
            parts += [
                f'<text x="0" y="{y + 15}">{row.generator}</text>',
                f'<rect x="{ROOM}" y="{y + 3}" width="{length:.1f}" height="{BAR - 6}" fill="#0a4a4f"/>',
                f'<text x="{ROOM + length + 6:.1f}" y="{y + 15}">{row.cpu:.2f}</text>',
            ]
        top += (len(same) + 2) * BAR
    style = "font:13px system-ui,sans-serif;fill:#1b1a17"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top}" style="{style}">'
    return f"{head}{''.join(parts)}</svg>\n"
