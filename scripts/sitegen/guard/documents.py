"""Find what a file of any kind carries beside what is seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import PurePosixPath

from sitegen.guard import pictures, workbooks
from sitegen.guard.pictures import UnreadableContent


def _in_pdf(content: bytes) -> tuple[str, ...]:
    from sitegen.guard import pdfs  # its library takes a while to load

    return pdfs.hidden_content(content)


MetadataReader = Callable[[bytes], tuple[str, ...]]
_READERS: Mapping[str, MetadataReader] = {
    **{kind: partial(pictures.hidden_content, f"x{kind}") for kind in pictures.KINDS},
    ".pdf": _in_pdf,
    ".xlsx": workbooks.hidden_content,
}

__all__ = ["UnreadableContent", "hidden_content"]


def hidden_content(name: str, content: bytes) -> tuple[str, ...]:
    """Return what a file carries beside what is seen, in words for an editor; empty when nothing.

    Raises `UnreadableContent` for content that is not what the file's name says.
    """
    reader = _READERS.get(PurePosixPath(name).suffix.lower())
    return reader(content) if reader else ()
