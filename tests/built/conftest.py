"""The built site, parsed once per process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import projects
from built.hosting import Rule, read_rules
from built.site import CARD, Site, read_site
from sitegen.records import Catalogue


@pytest.fixture(scope="session")
def card_site(folder_of: Callable[[str], Path]) -> Site:
    """The built site behind the card."""
    return read_site(folder_of(CARD), CARD)


@pytest.fixture(scope="session")
def records() -> Catalogue:
    """What data/ says."""
    return projects.real_records()


@pytest.fixture(scope="session")
def rules(site: Site) -> tuple[Rule, ...]:
    """The headers that the host of a site is told to send."""
    return read_rules(site.root)
