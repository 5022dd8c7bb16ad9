"""Which day it is, for everything that depends on the date, and which second the build claims."""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
from pathlib import Path
from zoneinfo import ZoneInfo

from sitegen.core.problems import SetupError, quoted

STOCKHOLM = ZoneInfo("Europe/Stockholm")
TODAY_VARIABLE = "SITEGEN_TODAY"
EPOCH_VARIABLE = "SOURCE_DATE_EPOCH"
ARCHIVE = ".git_archival.txt"
ARCHIVED = re.compile(r"^commit-time: ([1-9][0-9]{0,10})$", re.MULTILINE)
LAST_COMMIT = ("git", "log", "-1", "--format=%ct", "--no-show-signature")
ENGLISH = {"LC_ALL": "C"}
LAST = 253402300800
"""The first second of the year 10000, which no date can hold."""
OR_SAY = f"eller sätt {EPOCH_VARIABLE} till sekunder sedan 1970"


def today() -> dt.date:
    """Return the day that `--today` has set, or today's date in Stockholm.

    The MkDocs process gets it as an environment variable. Raises `SetupError` when that holds no date.
    """
    given = os.environ.get(TODAY_VARIABLE)
    if not given:
        return dt.datetime.now(STOCKHOLM).date()
    try:
        return dt.date.fromisoformat(given)
    except ValueError:
        message = f"{TODAY_VARIABLE} är {quoted(given)}; skriv en dag som 2026-12-01, eller ta bort variabeln"
        raise SetupError(message) from None


def hold_today() -> None:
    """Keep today's date for the rest of the process, and for those that it begins, past midnight too."""
    os.environ[TODAY_VARIABLE] = today().isoformat()


def epoch(root: Path) -> int:
    """Return the time that is stamped on what is built, in seconds since 1970.

    It is SOURCE_DATE_EPOCH, else the commit's time: as `git archive` has written it into a copy without a
    history, or as git tells it. Raises `SetupError` when none of them says it: a made-up time would give
    other bytes than everybody else's.
    """
    given = os.environ.get(EPOCH_VARIABLE)
    if not given:
        return _time_in_archive(root) or _time_of_commit(root)
    if not (given.isascii() and given.isdigit() and int(given) < LAST):
        wanted = "skriv sekunder sedan 1970, som 1796083200, eller ta bort variabeln"
        raise SetupError(f"{EPOCH_VARIABLE} är {quoted(given)}; {wanted}")
    return int(given)


def _time_in_archive(root: Path) -> int:
    """Return the commit's time that `git archive` wrote, in seconds since 1970.

    0 in a checkout, where the line still holds git's pattern.
    """
    path = root / ARCHIVE
    found = ARCHIVED.search(path.read_text("utf-8")) if path.is_file() else None
    return int(found[1]) if found else 0


def _time_of_commit(root: Path) -> int:
    """Return the time of the last commit as git tells it, in seconds since 1970. Raises `SetupError`."""
    try:
        answer = subprocess.run(
            LAST_COMMIT, cwd=root, env=os.environ | ENGLISH, capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        raise SetupError(f"programmet git saknas; installera det, {OR_SAY}") from None
    if answer.stdout.strip().isdigit():
        return int(answer.stdout)
    if "dubious ownership" in answer.stderr:
        way_out = f"kör git config --global --add safe.directory {root}"
        raise SetupError(f"mappen ägs av en annan användare, så git svarar inte; {way_out}, {OR_SAY}")
    raise SetupError(f"git vet inte när {root} ändrades; bygg i en klon med minst en commit, {OR_SAY}")


def timestamp(moment: int) -> str:
    """Return a time in seconds since 1970 as ISO 8601 in UTC: `2026-12-01T00:00:00Z`."""
    return dt.datetime.fromtimestamp(moment, dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
