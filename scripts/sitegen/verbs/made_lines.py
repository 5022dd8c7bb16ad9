"""Say in a line what was made."""

from __future__ import annotations

from sitegen.printing.press import PrintRun


def print_line(made: PrintRun) -> str:
    """Return what was printed: its folder, files, bytes and seconds."""
    return f"{made.folder.name}: {size(made.files, made.total_bytes)}, {made.seconds:.1f} s → {made.folder}"


def size(files: int, total_bytes: int) -> str:
    """Return how much was made: `3 files, 1,200 bytes`."""
    return f"{files} files, {total_bytes:,} bytes"
