"""The commented file that a new report begins as."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from sitegen.core import SetupError, quoted
from sitegen.reading.loader import KEBAB
from sitegen.reading.validate import kebab
from sitegen.report.read_reports import FOLDER

TEMPLATE = Path(__file__).with_name("report_skeleton.yml").read_text("utf-8")
"""The file, as of the year 2031."""
FILLERS = frozenset({"Rapportens namn", "Name of the report", "Underlagets namn"})
"""What of the template nobody may get to read."""


def year_of(id: str, today: dt.date) -> int:
    """Return the year that the id ends with, or the last whole one."""
    found = re.search(r"(?:19|20)\d\d$", id)
    return int(found[0]) if found else today.year - 1


def write(root: Path, id: str, year: int) -> Path:
    """Write the template as data/reports/<id>.yml. Raises SetupError when the id or the file will not do."""
    if not KEBAB.fullmatch(id):
        raise SetupError(f"{quoted(id)} är inget id; skriv t.ex. {kebab(id) or 'statistik-2026'}")
    path = root / FOLDER / f"{id}.yml"
    if path.exists():
        raise SetupError(f"{FOLDER}/{id}.yml finns redan; den skrivs inte över")
    path.parent.mkdir(parents=True, exist_ok=True)
    text = re.sub("203[01]", lambda found: str(year + int(found[0]) - 2031), TEMPLATE)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path
