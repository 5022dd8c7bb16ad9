"""The measured history as the project keeps it: rows of data/browsers.yml, and the table in SAFETY.md."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import yaml

from sitegen.records.model import Browser, Leaving

RENEW = (
    "if that is what browsers now do: .venv/bin/pytest tests/browser/test_history.py --renew; "
    "then look at the difference"
)
START, END = "<!-- history: start -->\n", "<!-- history: end -->\n"
HEAD = """\
# yaml-language-server: $schema=schemas/browsers.json
# Vad webbläsare sparar av ett besök. Mätt i riktiga webbläsare; skrivs inte för hand, se SAFETY.md.
"""
COLUMNS = ("Browser", "Left by", "Back shows", "The history list shows", "Addresses in its files",
           "In files of tabs")  # fmt: skip
WORDS = {
    "link": "the button, no script",
    "button": "the button",
    "keys": "Shift three times",
    "stayed": "not left, tab and browser closed",
}


def differences(browser: Browser, measured: Mapping[str, Leaving]) -> Iterator[str]:
    """Every cell where what was measured is not what is written."""
    for way, cells in measured.items():
        for name, found in cells.model_dump().items():
            written = getattr(getattr(browser, way), name)
            if written != found:
                yield f"{browser.id}, {way}, {name}: written {written}, measured {found}; {RENEW}"


def renew(file: Path, id: str, version: str, measured: Mapping[str, Leaving]) -> None:
    """Write a browser's row anew; the other rows stay."""
    rows = yaml.safe_load(file.read_text("utf-8"))
    row = next(row for row in rows if row["id"] == id)
    cells = {way: _plain(leaving) for way, leaving in measured.items()}
    row.update(version=version, measured=dt.date.today(), **cells)
    text = yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, default_flow_style=None, width=1000)
    file.write_text(HEAD + text, "utf-8")


def _plain(leaving: Leaving) -> dict[str, object]:
    """A record as YAML has it."""
    return {name: value if isinstance(value, bool) else list(value) for name, value in leaving}


def renew_table(file: Path, browsers: Sequence[Browser]) -> None:
    """Write the table anew into its place."""
    before, _, rest = file.read_text("utf-8").partition(START)
    after = rest.partition(END)[2]
    file.write_text(before + START + table(browsers) + END + after, "utf-8")


def written_table(file: Path) -> str:
    """The table as it stands in the document."""
    return file.read_text("utf-8").partition(START)[2].partition(END)[0]


def table(browsers: Sequence[Browser]) -> str:
    """All browsers and ways of leaving, in Markdown."""
    head = f"| {' | '.join(COLUMNS)} |\n" + "| --- " * len(COLUMNS) + "|\n"
    return head + "".join(_row(b, w) for b in browsers for w in WORDS)


def _row(browser: Browser, way: str) -> str:
    cells: Leaving = getattr(browser, way)
    listed = [page if page in (*cells.titled, "exit") else f"{page} (retitled)" for page in cells.listed]
    columns = (
        f"{browser.name} {browser.version}",
        WORDS[way],
        ", ".join(cells.back) or "nothing of the site",
        ", ".join(listed) or "nothing",
        ", ".join(cells.kept) or "nothing",
        "addresses of the site" if cells.tabs else "nothing of the site",
    )
    return f"| {' | '.join(columns)} |\n"
