"""Which day it is, for everything that depends on the date, and which second the build claims."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from pathlib import Path
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")
TODAY_VARIABLE = "SITEGEN_TODAY"
EPOCH_VARIABLE = "SOURCE_DATE_EPOCH"


def today() -> dt.date:
    """The day that `--today` has set (it reaches the MkDocs process as a variable), or today in Stockholm."""
    given = os.environ.get(TODAY_VARIABLE)
    return dt.date.fromisoformat(given) if given else dt.datetime.now(STOCKHOLM).date()


def epoch(root: Path) -> int:
    """Seconds since 1970 stamped on what is built: SOURCE_DATE_EPOCH, else the commit's time, else 0."""
    given = os.environ.get(EPOCH_VARIABLE)
    if given:
        return int(given)
    answer = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=root, capture_output=True, text=True, check=False
    )
    return int(answer.stdout.strip() or 0)


def stamp(moment: int) -> str:
    """A moment in seconds since 1970 as files name it: `2026-12-01T00:00:00Z`."""
    return dt.datetime.fromtimestamp(moment, dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
