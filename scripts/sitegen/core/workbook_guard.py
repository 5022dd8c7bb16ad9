"""Refuse workbooks that can do more than hold values, before anything reads them.

They may come from anybody. What stands in a cell is never part of a message.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from sitegen.core.problems import SetupError

MAX_UNPACKED = 100_000_000
MAX_PARTS = 500
ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z]+)(\d+)')


def refuse_harmful(data: bytes, name: str, *, may_merge: bool) -> None:
    """Refuse a workbook that unpacks too far, runs programs or declares entities. Raises `SetupError`.

    Without `may_merge` it may have no merged cells either: there a row is a person.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_parts(archive, name)
            for part in archive.infolist():
                # At most the size that the part says. A sheet may stand in a part of any name.
                _refuse_part(archive.read(part), name, may_merge=may_merge)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        raise SetupError(
            f"{name}: arbetsboken är trasig, skadad eller låst; spara om den som .xlsx"
        ) from None


def _refuse_parts(archive: zipfile.ZipFile, name: str) -> None:
    parts = archive.infolist()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise SetupError(f"{name}: arbetsboken är orimligt stor uppackad; är det rätt fil?")
    if any("vbaproject" in part.filename.lower() for part in parts):
        raise SetupError(f"{name}: arbetsboken har makron; spara om som .xlsx")


def _refuse_part(part: bytes, name: str, *, may_merge: bool) -> None:
    if ENTITIES.search(part):
        raise SetupError(f"{name}: arbetsboken har en dokumenttyp, som kan dölja annat; spara om den")
    if not may_merge and (merged := MERGED.search(part)):
        letter, row = (group.decode("ascii") for group in merged.groups())
        raise SetupError(
            f"{name}: rad {row}, kolumn {letter}: sammanslagna celler; dela dem (en rad per person)"
        )
