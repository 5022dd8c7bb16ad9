"""How a test that walks many pages fails: with every fault on a line of its own."""

from __future__ import annotations

from collections.abc import Collection

import pytest

MOST = 40


def none(found: Collection[str]) -> None:
    """Pass when there is no fault; else show the first of them, and how many there are."""
    if found:
        lines = sorted(found)[:MOST]
        pytest.fail(f"{len(found)} faults\n" + "\n".join(lines), pytrace=False)
