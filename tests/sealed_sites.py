"""The small site as a host gets it, with a printed code added to it, and sealed anew after a change."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

from sitegen.hosting import nginx
from sitegen.hosting.description import BuiltFiles, Hosting, describe
from sitegen.hosting.manifest import SEALS, Manifest, manifest_of

DAY, TIME = dt.date(2026, 12, 1), "2026-12-01T00:00:00Z"
CODE = "t/"


def lay_out(small_site: Path, folder: Path) -> Manifest:
    """Copy the small site, put a page behind a printed code in it, and seal it."""
    shutil.copytree(small_site, folder, copy_function=shutil.copyfile)
    (folder / CODE).mkdir()
    shutil.copyfile(folder / "index.html", folder / CODE / "index.html")
    return reseal(folder)


def reseal(folder: Path, day: dt.date = DAY, time: str = TIME) -> Manifest:
    """Seal a site as it is now, with the configuration of nginx that it has then."""
    hosting = described(folder)
    (folder / "_nginx.conf").write_text(nginx.snippet(hosting), "utf-8")
    made = manifest_of(folder, day, time, hosting, [CODE] if (folder / CODE).is_dir() else [])
    for path, content in made.seals.items():
        (folder / path).write_bytes(content)
    return made


def described(folder: Path) -> Hosting:
    """What a host does with the site in a folder."""
    files = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    served = frozenset(path for path in files if not path.startswith("_") and path not in SEALS)
    return describe(BuiltFiles(served, ("sv", "en", "ar"), short_addresses=True))
