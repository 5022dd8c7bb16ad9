"""Published editions as they are kept: data/reports/editions/<id>/<version>.json, written once.

JSON and not YAML: nobody is to edit them, and the older files that readers download are this document
to the byte. A checksum beside it tells of a change by hand, and a number of its form which program can
read it: editions outlive the code. What another form needs is written in `READERS`, never in the files.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sitegen.core.problems import Problem, SetupError
from sitegen.report.editions import edition
from sitegen.report.editions.edition import Edition, Object

NAME = "editions"
FOLDER = f"data/reports/{NAME}"
FORMAT = "1"
READERS: Mapping[str, Callable[[Object], Edition]] = {FORMAT: edition.restored}
"""For each form of the document what reads it; a new form is a new row, and the older ones stay."""
UNREADABLE = (
    "kontrollsumman stämmer, så filen är hel, men programmet kan inte läsa den. Ändra den inte: felet är "
    "i programmet; säg till den som sköter det"
)
CHANGED = "den frysta utgåvan har ändrats; hämta tillbaka den med git checkout, för den får inte ändras"


@dataclass(frozen=True, slots=True)
class Kept:
    """A frozen edition, the document that it was kept as, and the file that holds it."""

    edition: Edition
    document: Object
    path: str


Editions = Mapping[str, tuple[Kept, ...]]
"""The frozen editions by report, the first version first."""


def read(root: Path) -> tuple[Editions, list[Problem]]:
    """Every frozen edition of the project, and what is wrong with their files."""
    found: dict[str, list[Kept]] = {}
    problems: list[Problem] = []
    for path in sorted((root / FOLDER).glob("*/[!.]*")):
        one = _read(root, path)
        if isinstance(one, str):
            problems.append(Problem(path.relative_to(root).as_posix(), 0, 0, one))
        else:
            found.setdefault(one.edition.id, []).append(one)
    ordered = {id: tuple(sorted(kept, key=lambda one: one.edition.order)) for id, kept in found.items()}
    return ordered, problems


def _read(root: Path, path: Path) -> Kept | str:
    """The edition of a file, or what is wrong with it."""
    try:
        text = path.read_text("utf-8")
        kept = json.loads(text)
        form, checksum, document = str(kept["format"]), kept["checksum"], kept["edition"]
    except (KeyError, TypeError, ValueError, OSError):
        return f"går inte att läsa som en fryst utgåva; {CHANGED}"
    if checksum != _checksum(form, document):
        return CHANGED
    if form not in READERS:
        return (
            f"utgåvan har format {form}, men programmet läser {', '.join(READERS)}; hämta ett nyare program"
        )
    try:
        found = READERS[form](edition.loads(text)["edition"])
    except (AttributeError, KeyError, TypeError, ValueError, AssertionError):
        return UNREADABLE
    if (path.parent.name, path.name) != (found.id, f"{found.version}.json"):
        return f"filen ska heta {found.id}/{found.version}.json; döp tillbaka den"
    return Kept(found, kept["edition"], path.relative_to(root).as_posix())


def whole(found: Edition) -> Object:
    """What the file of an edition holds."""
    document = edition.document(found)
    return {"format": int(FORMAT), "checksum": _checksum(FORMAT, document), "edition": document}


def _checksum(form: str, document: object) -> str:
    """Over the document and the number of its form."""
    return edition.fingerprint({"format": form, "edition": document})


def place(id: str, version: str) -> str:
    """The file of an edition, from the project's folder."""
    return f"{FOLDER}/{id}/{version}.json"


def write(root: Path, found: Edition) -> bool:
    """Keep an edition, whole or not at all; False when it is kept already.

    Raises `SetupError` when another edition is kept under the same version.
    """
    path, content = root / place(found.id, found.version), edition.json_bytes(whole(found))
    if path.exists():
        if path.read_bytes() == content:
            return False
        raise SetupError(f"{place(found.id, found.version)} finns redan och är en annan; höj version")
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).chmod(0o644)
    try:
        os.link(file.name, path)  # unlike a rename, this overwrites nothing
    except FileExistsError:
        raise SetupError(f"{place(found.id, found.version)} skrevs just av någon annan") from None
    finally:
        Path(file.name).unlink()
    return True


def before(kept: tuple[Kept, ...], version: str) -> Iterator[Kept]:
    """The editions older than a version, the newest of them first."""
    own = edition.order(version)
    yield from (one for one in reversed(kept) if one.edition.order < own)
