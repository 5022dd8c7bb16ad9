"""The built site, parsed once per process."""

from __future__ import annotations

from pathlib import Path

import pytest

from built.hosting import Rule, read_rules
from built.site import Site, read_site


@pytest.fixture(scope="session")
def site(dist: Path) -> Site:
    """The built main site."""
    return read_site(dist)


@pytest.fixture(scope="session")
def rules(dist: Path) -> tuple[Rule, ...]:
    """The headers that the host is told to send."""
    return read_rules(dist)
