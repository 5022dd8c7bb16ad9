"""The seal of a built folder: its files with sizes and digests, and how a host answers for them.

The manifest is for tools (`_manifest.json`, not served); `build.txt` is served, and says which build it is.
Both are written when all checks have passed, so that a folder without them was never finished.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from sitegen.core import Files, SetupError
from sitegen.hosting.description import HeaderRule, Hosting, Redirect
from sitegen.web.file_addresses import BUILD_TXT, MANIFEST

SEALS = frozenset((MANIFEST, BUILD_TXT))
BUILD = re.compile(r"^build: (\d{4}-\d\d-\d\d-[0-9a-f]{12})\n", re.MULTILINE)
TIME = re.compile(r"^time: (\S+)\n", re.MULTILINE)


class BuiltFile(BaseModel):
    """A file of a build: its bytes, and their SHA-256."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    size: int
    sha256: str


class Manifest(BaseModel):
    """What was built, by path from the site's root, and how a host answers for it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    build: str
    day: dt.date
    time: str
    headers: Mapping[str, str] = {}
    rules: tuple[HeaderRule, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    not_found: Mapping[str, str] = {}
    codes: tuple[str, ...] = ()
    files: Mapping[str, BuiltFile]

    @property
    def seals(self) -> Files:
        """The two files that seal the folder, by path."""
        told = f"build: {self.build}\ntime: {self.time}\n"
        return {BUILD_TXT: told.encode(), MANIFEST: self.model_dump_json(indent=1).encode() + b"\n"}


def manifest_of(folder: Path, day: dt.date, time: str, hosting: Hosting, codes: Iterable[str]) -> Manifest:
    """Return the manifest of a folder as it is, and of how a host answers for it."""
    files = built_files(folder)
    return Manifest(
        build=build_id(day, files),
        day=day,
        time=time,
        headers=hosting.common,
        rules=hosting.rules,
        redirects=hosting.redirects,
        not_found=hosting.not_found,
        codes=tuple(codes),
        files=files,
    )


def built_files(folder: Path) -> dict[str, BuiltFile]:
    """Return every file of a folder by path, in order, without what is written last."""
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return {path: built_file((folder / path).read_bytes()) for path in paths if path not in SEALS}


def built_file(content: bytes) -> BuiltFile:
    """Return the size and the digest of a content."""
    return BuiltFile(size=len(content), sha256=hashlib.sha256(content).hexdigest())


def build_id(day: dt.date, files: Mapping[str, BuiltFile]) -> str:
    """Return the name of a build: its day, and a digest of all that is in it (`2026-12-01-1f2e3d4c5b6a`)."""
    lines = "".join(f"{path} {file.sha256}\n" for path, file in sorted(files.items()))
    return f"{day}-{hashlib.sha256(lines.encode()).hexdigest()[:12]}"


def read_manifest(path: Path) -> Manifest:
    """Return the manifest of a file. Raises `SetupError` when there is none, or it cannot be read."""
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        raise SetupError(
            f"{path} finns inte; bygg först (make site), eller peka ut en med --manifest"
        ) from None
    except ValidationError:
        raise SetupError(f"{path} går inte att läsa som en förteckning över ett bygge; bygg om") from None
