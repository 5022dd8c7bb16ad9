"""Rewrite pictures in their own place without what they carry. The only module here that writes files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sitegen.core import SetupError, swap
from sitegen.guard import pictures


@dataclass(frozen=True, slots=True)
class CleanedPicture:
    """A picture, and what was taken out of it, in words for an editor."""

    path: Path
    outcome: str


def clean(paths: Iterable[Path]) -> Iterator[CleanedPicture]:
    """Clean pictures, and those in folders, and yield what was done; clean ones are left as they are.

    Raises `SetupError` for a path that is no picture which can be cleaned; those before it are done.
    """
    for path in _pictures(paths):
        content = path.read_bytes()
        try:
            carried = pictures.hidden_content(path.name, content)
            if carried:
                swap.replace_file(path, pictures.cleaned_picture(path.name, content))
        except pictures.UnreadableContent:
            raise SetupError(f"{path}: går inte att läsa som en bild; spara den på nytt som JPEG") from None
        yield CleanedPicture(path, f"tog bort {', '.join(carried)}" if carried else "var redan ren")


def _pictures(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from (
                p for p in sorted(path.rglob("*")) if p.suffix.lower() in pictures.RASTER and p.is_file()
            )
        elif path.suffix.lower() in pictures.RASTER and path.is_file():
            yield path
        else:
            raise SetupError(f"{path} är ingen bild som går att rensa; det som går är JPEG, PNG och WebP")
