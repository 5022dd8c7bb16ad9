"""How a test that walks many pages fails: every fault in a line, with the pages that have it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pytest

MOST_LINES = 40
MOST_PAGES = 3


def none(found: Iterable[str]) -> None:
    """Pass when there is no fault. Each is “page what is wrong”; the same one on many pages is one line."""
    pages = defaultdict(list)
    for fault in sorted(found):
        page, _, what = fault.partition(" ")
        pages[what].append(page)
    lines = [
        f"{what or '-'}  <- {' '.join(where[:MOST_PAGES])} ({len(where)})" for what, where in pages.items()
    ]
    if lines:
        pytest.fail(f"{len(lines)} faults\n" + "\n".join(lines[:MOST_LINES]), pytrace=False)
