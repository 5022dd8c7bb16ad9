"""What the sites are built with, as a CycloneDX document: locked packages, and files from others.

https://cyclonedx.org/docs/1.6/json/. Everything is read from files of the repository, and the licences from
the installed packages where they are of the locked version.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

LOCKED, LICENCES, PROGRAM = "requirements.txt", "REUSE.toml", "pyproject.toml"
PIN = re.compile(r"^([a-z0-9-]+)==([^\s;]+)(?: ; (.*?))? \\$")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
VIA = re.compile(r"^    #(?: via)? +(\S.*)$", re.MULTILINE)
BY_NAME = "-r requirements.in"
"""Who asks for what the program itself uses."""
OSI = "License :: OSI Approved :: "
LONGEST_NAME = 200
"""A longer text is the licence itself, and not its name."""
Component = dict[str, Any]


@dataclass(frozen=True, slots=True)
class LockedPackage:
    """A package as it is locked: where it is installed, its hashes, and which packages asked for it."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]
    asked_by: tuple[str, ...]

    @property
    def purl(self) -> str:
        """The address of the package, as tools write it."""
        return f"pkg:pypi/{self.name}@{self.version}"


def sbom(root: Path, time: str) -> str:
    """Return the document; `time` is when the build claims to be made."""
    program = tomllib.loads((root / PROGRAM).read_text("utf-8"))["project"]
    packages = locked_packages((root / LOCKED).read_text("utf-8"))
    own = f"{program['name']}@{program['version']}"
    content = {
        "components": [*map(_package, packages), *_files_of_others(root)],
        "dependencies": _dependencies(own, packages),
    }
    told = json.dumps(content, sort_keys=True)
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{own} {time} {told}')}",
        "version": 1,
        "metadata": {"timestamp": time, "component": _program(own, program)},
        **content,
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def locked_packages(text: str) -> tuple[LockedPackage, ...]:
    """Return the packages of a file of locked requirements, in its order."""
    entries = re.split(r"\n(?=\S)", text)
    return tuple(_locked(entry) for entry in entries if PIN.match(entry.partition("\n")[0]))


def _locked(entry: str) -> LockedPackage:
    pin = PIN.match(entry.partition("\n")[0])
    assert pin
    asked_by = tuple(one for one in VIA.findall(entry) if one != "via")
    return LockedPackage(pin[1], pin[2], pin[3] or "", tuple(HASH.findall(entry)), asked_by)


def _program(own: str, program: Mapping[str, str]) -> Component:
    return {
        "type": "application",
        "bom-ref": own,
        "name": program["name"],
        "version": program["version"],
        "description": program["description"],
    }


def _package(package: LockedPackage) -> Component:
    """Return a package; each of its hashes is of one of the files that it is handed out as."""
    hashes = [{"alg": "SHA-256", "content": one} for one in package.hashes]
    found: Component = {
        "type": "library",
        "bom-ref": package.purl,
        "name": package.name,
        "version": package.version,
        "purl": package.purl,
        "externalReferences": [{"type": "distribution", "url": package.purl, "hashes": hashes}],
    }
    if package.marker:
        found["properties"] = [{"name": "marker", "value": package.marker}]
    elif licence := _licence(package):
        found["licenses"] = [licence]
    return found


def _licence(package: LockedPackage) -> Component:
    """Return the licence that an installed package names; nothing when another version is installed.

    What depends on the machine (`marker`) is not asked: the document would differ from one to another.
    """
    try:
        told = metadata.metadata(package.name).json
    except metadata.PackageNotFoundError:
        return {}
    if told["version"] != package.version:
        return {}
    if expression := told.get("license_expression"):
        return {"expression": expression}
    names = [one.removeprefix(OSI) for one in told.get("classifier", ()) if one.startswith(OSI)]
    name = "; ".join(names) or str(told.get("license", "")).strip()
    return {"license": {"name": name}} if name and len(name) <= LONGEST_NAME else {}


def _files_of_others(root: Path) -> Iterator[Component]:
    """Yield the files that others made and the repository holds: a rule of their own in REUSE.toml."""
    for row in tomllib.loads((root / LICENCES).read_text("utf-8"))["annotations"]:
        if isinstance(row["path"], str) and "*" not in row["path"]:
            held = row["SPDX-FileCopyrightText"]
            digest = hashlib.sha256((root / row["path"]).read_bytes()).hexdigest()
            yield {
                "type": "file",
                "bom-ref": row["path"],
                "name": row["path"],
                "hashes": [{"alg": "SHA-256", "content": digest}],
                "licenses": [{"license": {"id": row["SPDX-License-Identifier"]}}],
                "copyright": held if isinstance(held, str) else "; ".join(held),
            }


def _dependencies(own: str, packages: tuple[LockedPackage, ...]) -> list[Component]:
    """Return what the program and each package need."""
    needs: dict[str, list[str]] = {own: []}
    needs |= {package.purl: [] for package in packages}
    for package in packages:
        refs = [one.purl for one in packages if one.name in package.asked_by]
        for ref in [own, *refs] if BY_NAME in package.asked_by else refs:
            needs[ref].append(package.purl)
    return [{"ref": ref, "dependsOn": sorted(found)} for ref, found in needs.items()]
