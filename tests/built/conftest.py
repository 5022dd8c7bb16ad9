"""The built site, parsed once per process."""

from __future__ import annotations

from pathlib import Path

import pytest

from built.card import read_card_site
from built.hosting import Rule, read_rules
from built.site import Site, read_site
from sitegen.catalogue import Catalogue
from sitegen.catalogue import read as read_data
from sitegen.paths import HERE as PROJECT


@pytest.fixture(scope="session")
def site(dist: Path) -> Site:
    """The built main site."""
    return read_site(dist)


@pytest.fixture(scope="session")
def card_site(card_dist: Path) -> Site:
    """The built site behind the card."""
    return read_card_site(card_dist)


@pytest.fixture(scope="session")
def records() -> Catalogue:
    """What data/ says."""
    return read_data(PROJECT).catalogue()


@pytest.fixture(scope="session")
def rules(dist: Path) -> tuple[Rule, ...]:
    """The headers that the host is told to send."""
    return read_rules(dist)
