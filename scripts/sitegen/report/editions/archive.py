"""Published editions as they are kept: data/reports/editions/<id>/<version>.json, written once.

JSON and not YAML: nobody is to edit them, and the older files that readers download are this document
to the byte. A checksum beside it tells of a change by hand, and a number of its form which program can
read it: editions outlive the code. What another form needs is written in `edition_document.MIGRATIONS`,
never in the files.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sitegen.core import Problem, SetupError
from sitegen.core.held import held
from sitegen.report.editions import edition_document
from sitegen.report.editions.edition import Edition, JsonObject, order

NAME = "editions"
FOLDER = f"data/reports/{NAME}"
UNREADABLE = (
    "kontrollsumman stämmer, så filen är hel, men programmet kan inte läsa den. Ändra den inte: felet är "
    "i programmet; säg till den som sköter det"
)
CHANGED = "den frysta utgåvan har ändrats; hämta tillbaka den med git checkout, för den får inte ändras"


@dataclass(frozen=True, slots=True)
class FrozenEdition:
    """A frozen edition, the document that it was kept as, and the file that holds it."""

    edition: Edition
    document: JsonObject
    path: str


FrozenEditions = Mapping[str, tuple[FrozenEdition, ...]]
"""The frozen editions by report, the first version first."""


def read(root: Path) -> tuple[FrozenEditions, list[Problem]]:
    """Return every frozen edition of the project, and a problem for each file that holds none."""
    found: dict[str, list[FrozenEdition]] = {}
    problems: list[Problem] = []
    for path in sorted((root / FOLDER).glob("*/[!.]*")):
        one = _read(root, path)
        if isinstance(one, str):
            problems.append(Problem(path.relative_to(root).as_posix(), 0, 0, one))
        else:
            found.setdefault(one.edition.id, []).append(one)
    ordered = {id: tuple(sorted(kept, key=lambda one: one.edition.order)) for id, kept in found.items()}
    return ordered, problems


def _read(root: Path, path: Path) -> FrozenEdition | str:
    """Return the edition of a file, or what is wrong with it."""
    try:
        text = path.read_text("utf-8")
    except (OSError, ValueError):
        return f"går inte att läsa som en fryst utgåva; {CHANGED}"
    return _frozen(text, path.relative_to(root))


@held
def _frozen(text: str, path: Path) -> FrozenEdition | str:
    """Return the edition that a text is, or what is wrong with it; `path` is that of its file."""
    try:
        kept = json.loads(text)
        form, checksum, document = str(kept["format"]), kept["checksum"], kept["edition"]
    except (KeyError, TypeError, ValueError):
        return f"går inte att läsa som en fryst utgåva; {CHANGED}"
    if checksum != _checksum(form, document):
        return CHANGED
    if form not in map(str, edition_document.readable()):
        known = ", ".join(map(str, edition_document.readable()))
        return f"utgåvan har format {form}, men programmet läser {known}; hämta ett nyare program"
    try:
        found = edition_document.read(edition_document.loads(text)["edition"], int(form))
    except (AttributeError, KeyError, TypeError, ValueError, AssertionError):
        return UNREADABLE
    if (path.parent.name, path.name) != (found.id, f"{found.version}.json"):
        return f"filen ska heta {found.id}/{found.version}.json; döp tillbaka den"
    return FrozenEdition(found, kept["edition"], path.as_posix())


def whole(found: Edition) -> JsonObject:
    """Return what the file of an edition holds."""
    document, form = edition_document.document(found), edition_document.FORMAT
    return {"format": form, "checksum": _checksum(str(form), document), "edition": document}


def _checksum(form: str, document: object) -> str:
    """Over the document and the number of its form."""
    return edition_document.fingerprint({"format": form, "edition": document})


def edition_path(id: str, version: str) -> str:
    """Return the path of the file of an edition, from the project's folder."""
    return f"{FOLDER}/{id}/{version}.json"


def write(root: Path, found: Edition) -> bool:
    """Write the file of an edition, whole or not at all. Return False when it was there already.

    Raises `SetupError` when another edition is kept under the same version.
    """
    path, content = root / edition_path(found.id, found.version), edition_document.json_bytes(whole(found))
    if path.exists():
        if path.read_bytes() == content:
            return False
        raise SetupError(f"{edition_path(found.id, found.version)} finns redan och är en annan; höj version")
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).chmod(0o644)
    try:
        os.link(file.name, path)  # unlike a rename, this overwrites nothing
    except FileExistsError:
        raise SetupError(f"{edition_path(found.id, found.version)} skrevs just av någon annan") from None
    finally:
        Path(file.name).unlink()
    return True


def before(kept: tuple[FrozenEdition, ...], version: str) -> Iterator[FrozenEdition]:
    """Yield the editions older than a version, the newest of them first."""
    own = order(version)
    yield from (one for one in reversed(kept) if one.edition.order < own)
