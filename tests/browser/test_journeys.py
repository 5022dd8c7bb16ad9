"""Whoever comes with an errand finds the right person to call, in her language, at her hour."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from browser import journey as journeys
from browser.journey import Asker, Journey
from browser.made_pages import MadePages
from browser.reader import Reader
from sitegen.web import FINDER, addresses

MAIN = tuple(journeys.renamed(one) for one in journeys.journeys() if one.site == "main")


@pytest.fixture(scope="session")
def made() -> MadePages:
    """The pages of each day that a journey needs."""
    return MadePages()


@pytest.fixture
def opened(made: MadePages, browser: Browser, one: Journey, script: bool) -> Iterator[Page]:
    """The finder at the journey's moment, in its language."""
    path = addresses.folder(FINDER, one.language)
    with made.opened(browser, "main", one.moment, path, script=script) as page:
        yield page


@pytest.fixture
def asker(made: MadePages, one: Journey) -> Asker:
    """Whoever reads the page in its language."""
    return Asker(made.records, made.maker("main", one.day, one.language).translator)


@pytest.mark.parametrize("one", MAIN, ids=lambda one: one.id)
def test_the_right_contact_leads_when_all_is_answered(opened: Page, asker: Asker, one: Journey) -> None:
    found = journeys.walk(Reader(opened), asker, one.answers)
    assert found.leads(one.must_first), [row.id for row in found.first]
    assert not [wanted for wanted in one.first_three if not any(row.is_(wanted) for row in found.first)]
    assert not [bad for bad in one.not_first_three if any(row.is_(bad) for row in found.first)]
