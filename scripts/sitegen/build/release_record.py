"""What dist/ holds, written when all of it has passed its checks: each part, its build, and its commit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from sitegen.core import Project, SetupError, clock
from sitegen.core.checkout import checkout
from sitegen.hosting.manifest import BuiltFile, build_id, built_files

RECORD = "release.json"


class ReleasePart(BaseModel):
    """A site, print or ads as they were built; `clean` when every file was one of the commit."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    build: str
    commit: str
    clean: bool
    day: dt.date
    time: str


class Release(BaseModel):
    """The parts of dist/ by their folders."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    parts: Mapping[str, ReleasePart]

    def id(self, names: Iterable[str]) -> str:
        """Return the name of these parts together: the latest day, and a digest of their builds."""
        chosen = {name: self.parts[name] for name in sorted(names)}
        files = {name: BuiltFile(size=0, sha256=part.build) for name, part in chosen.items()}
        return build_id(max(part.day for part in chosen.values()), files)


def record(project: Project, stage: Path, made: Iterable[str]) -> None:
    """Write of the parts just made that they are of this commit and day; keep what is known of others."""
    state, day = checkout(project.root), clock.today()
    time = clock.timestamp(clock.epoch(project.root))
    known = dict(_read(stage / RECORD).parts) if (stage / RECORD).is_file() else {}
    for name in made:
        build = build_id(day, built_files(stage / name))
        known[name] = ReleasePart(build=build, commit=state.commit, clean=state.clean, day=day, time=time)
    present = {name: part for name, part in sorted(known.items()) if (stage / name).is_dir()}
    (stage / RECORD).unlink(missing_ok=True)  # another name of the former one
    (stage / RECORD).write_text(Release(parts=present).model_dump_json(indent=1) + "\n", "utf-8")


def read_release(project: Project) -> Release:
    """Return what dist/ holds. Raises `SetupError` when no build has said so."""
    path = project.dist / RECORD
    if not path.is_file():
        raise SetupError("dist/ har inget helt bygge; kör make site")
    return _read(path)


def _read(path: Path) -> Release:
    try:
        return Release.model_validate_json(path.read_bytes())
    except ValidationError:
        raise SetupError(f"{path} går inte att läsa; kör make site") from None
