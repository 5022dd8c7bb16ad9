"""Pack all of a release as one archive: the same bytes whenever the same release is packed.

It holds every site, print and ads, and beside them a manifest, SHA256SUMS (for `sha256sum -c`), and what the
sites were built with (CycloneDX).
"""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from sitegen.build.release_record import Release
from sitegen.core import Project, clock
from sitegen.deploy.sbom import sbom
from sitegen.hosting.gzip_bytes import GzipFile
from sitegen.hosting.manifest import BuiltFile, built_file

LIST, SUMS, BUILT_WITH = "MANIFEST.json", "SHA256SUMS", "sbom.cdx.json"


@dataclass(frozen=True, slots=True)
class Bundle:
    """An archive that was written: of which release, with how many files, and its digest."""

    path: Path
    release: str
    files: int
    sha256: str


def bundle(project: Project, release: Release, folder: Path) -> Bundle:
    """Write the archive of a whole release into a folder, and its digest beside it."""
    id, epoch = release.id(release.parts), clock.epoch(project.root)
    files = _files(project, release)
    beside = _beside(project, release, files, clock.timestamp(epoch))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"plattformen-{id}.tar.gz"
    with (
        path.open("wb") as out,
        GzipFile(out) as packed,
        tarfile.open(fileobj=cast(BinaryIO, packed), mode="w|", format=tarfile.GNU_FORMAT) as tar,
    ):
        for name in sorted({*files, *beside}):
            content = beside[name] if name in beside else (project.dist / name).read_bytes()
            _add(tar, f"{id}/{name}", content, epoch)
    digest = built_file(path.read_bytes()).sha256
    path.with_name(f"{path.name}.sha256").write_text(f"{digest}  {path.name}\n", "utf-8")
    return Bundle(path, id, len(files) + len(beside), digest)


def _files(project: Project, release: Release) -> dict[str, BuiltFile]:
    """Return every file of the parts of a release by its path in dist/."""
    paths = (path for name in release.parts for path in (project.dist / name).rglob("*") if path.is_file())
    names = sorted(path.relative_to(project.dist).as_posix() for path in paths)
    return {name: built_file((project.dist / name).read_bytes()) for name in names}


def _beside(
    project: Project, release: Release, files: Mapping[str, BuiltFile], time: str
) -> dict[str, bytes]:
    """Return what tells of the files: what was built of what, with what, and the sums of all."""
    told = {
        "release": release.id(release.parts),
        "time": time,
        "parts": release.model_dump(mode="json")["parts"],
        "files": {name: file.model_dump() for name, file in files.items()},
    }
    found = {
        LIST: (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode(),
        BUILT_WITH: sbom(project.root, time).encode(),
    }
    sums = {name: file.sha256 for name, file in files.items()}
    sums |= {name: hashlib.sha256(content).hexdigest() for name, content in found.items()}
    return {**found, SUMS: "".join(f"{sums[name]}  {name}\n" for name in sorted(sums)).encode()}


def _add(tar: tarfile.TarFile, name: str, content: bytes, epoch: int) -> None:
    """Add a file that belongs to nobody, made when the build claims to be."""
    entry = tarfile.TarInfo(name)
    entry.size, entry.mtime, entry.mode = len(content), epoch, 0o644
    tar.addfile(entry, io.BytesIO(content))
