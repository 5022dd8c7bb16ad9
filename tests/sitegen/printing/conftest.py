"""Everything that is printed, made once a run."""

from __future__ import annotations

from pathlib import Path

import pytest

import projects
from prints import Prints
from sitegen.printing import press, sheets
from sitegen.records import Catalogue


@pytest.fixture(scope="session")
def prints(printed: Path, real_records: Catalogue) -> Prints:
    """All pieces in all languages, and what each was ordered as."""
    settings = press.print_settings(projects.REAL, real_records)
    found = sheets.print_files(settings.records, real_records)
    return Prints(printed, {order.stem: order for order in found})
