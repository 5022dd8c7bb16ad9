"""Build the finder of a project into a folder, as `build` does: `python bench/own_build.py PROJECT OUT`."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from sitegen.core import Project
from sitegen.core.clock import today
from sitegen.sites import checked_records, site_pages


def main() -> int:
    """Read and check the records, make every page, write them."""
    project, out = Project(Path(sys.argv[1])), Path(sys.argv[2])
    site_pages.pages_of(project, checked_records.read_checked(project), today()).write(out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
