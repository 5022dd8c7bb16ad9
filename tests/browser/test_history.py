"""What real browsers keep of a visit is what the project says that they keep."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from browser import firefox, history, matrix
from browser.conftest import Visits
from browser.firefox import Firefox
from built.faults import none
from built.site import CARD, MAIN, ROOT, Site
from sitegen.core.project import HERE as PROJECT
from sitegen.records import Catalogue
from sitegen.records.catalogue import read as read_data
from sitegen.records.model import Leaving

FINDER, BACK_TO_FINDER, EXIT = ".top__finder", ".q a.b", "#x"
ANCHOR, MAP = "main a[href^='#']", ".map a"
# A visit that begins on each family of pages: where it goes, and how it leaves.
VISITS = {
    "the front page": ("", FINDER, EXIT),
    "the front page, and no further": ("", EXIT),
    "the English front page": ("en/", FINDER, EXIT),
    "the front page, then in English": ("", "a[hreflang=en]", FINDER, EXIT),
    "prose, then more of it": ("nsp/", ".bottom__list a[href*=press]", ".bottom__list a", FINDER, EXIT),
    "places within a page": ("medlemmar/", MAP, FINDER, EXIT),
    "a report, left by keys": ("statistik/2025/", ANCHOR, "Shift Shift Shift"),
    "a report, then the finder": ("statistik/", "main a[href*='2025/']", FINDER, EXIT),
    "a member's page": ("medlemmar/noomi/", FINDER, EXIT),
    "the search": ("sok/", "#a a", FINDER, "Escape Escape"),
    "a service": ("sok-hjalp/kontakt/{service}/", BACK_TO_FINDER, EXIT),
    "a region": ("sok-hjalp/region/nord/", BACK_TO_FINDER, EXIT),
    "the rights, then safety": (
        "sok-hjalp/rattigheter/",
        BACK_TO_FINDER,
        "a[href$='sakerhet/']",
        EXIT,
    ),
    "an address that is not there": ("finns-inte/", "main a[href='/sok-hjalp/']", EXIT),
    "one that is not there in English": ("en/finns-inte/", "main a[href*=sok-hjalp]", EXIT),
}
CARD_VISITS = {
    "the languages": ("", "a[hreflang=th]", EXIT),
    "the short address": ("t/", "main a[href$='info/']", EXIT),
    "the notes": ("sv/info/", "header a[hreflang=en]", EXIT),
}
BOTH = pytest.mark.parametrize("id", history.DRIVERS)

DATA, DOCUMENT = ROOT / "data" / "browsers.yml", ROOT / "SAFETY.md"


@pytest.fixture(scope="session")
def scene(playwright: Playwright, site: Site, base: str, exit_url: str) -> history.Scene:
    """The visit's place."""
    finder, titles = site.finder("sv").path, history.titles(site)
    if site.id == MAIN:
        return history.Scene(playwright, base, exit_url, finder, titles)
    used = (history.CARD_ENTER, history.CARD_CONTROLS, history.CARD_STEPS)
    return history.Scene(playwright, base, exit_url, finder, titles, *used)


@BOTH
def test_a_browser_keeps_of_a_visit_just_what_is_written(
    scene: history.Scene, catalogue: Catalogue, request: pytest.FixtureRequest, tmp_path: Path, id: str
) -> None:
    measured = scene.measure(id, tmp_path)
    if request.config.getoption("--renew"):
        matrix.renew(DATA, id, history.versions()[id], measured)
        matrix.renew_table(DOCUMENT, tuple(read_data(PROJECT).catalogue().browsers.values()))
        return
    none(matrix.differences(catalogue.browsers[id], measured))


@pytest.mark.parametrize("site", [CARD], indirect=True)
@BOTH
def test_of_a_visit_behind_the_card_a_browser_keeps_the_same_less_the_pages_that_are_not_there(
    scene: history.Scene, catalogue: Catalogue, tmp_path: Path, id: str
) -> None:
    """The button is left out: it leads out by the keys' own function, in test_exit.py on both sites."""
    written = catalogue.browsers[id]
    for way, found in scene.measure(id, tmp_path, set(history.WAYS) - {"button"}).items():
        assert found == without_service(getattr(written, way)), way


def without_service(leaving: Leaving) -> Leaving:
    """What is kept of the finder's visit if it had not gone to a service, and back from there."""
    rows = {name: value for name, value in leaving if not isinstance(value, bool)}
    fewer = {
        name: tuple(page for page, _ in groupby(page for page in pages if page != "service"))
        for name, pages in rows.items()
    }
    return leaving.model_copy(update=fewer)


def test_the_safety_document_shows_what_is_written(catalogue: Catalogue) -> None:
    if matrix.written_table(DOCUMENT) != matrix.table(tuple(catalogue.browsers.values())):
        pytest.fail(f"the table of SAFETY.md differs from data/browsers.yml; {matrix.RENEW}", pytrace=False)


def test_every_browser_that_is_written_of_is_measured(catalogue: Catalogue) -> None:
    assert set(catalogue.browsers) == set(history.DRIVERS)


# --- Wherever a visit begins


@dataclass(frozen=True)
class Tab:
    """A tab of a browser in which nothing has been opened, and where the exit leads."""

    driver: history.Driver
    open: Callable[[str], object]
    base: str

    def visits(self, start: str, *steps: str) -> None:
        """Begin at an address of the site, and go on by links and keys."""
        self.open(self.base + start)
        for step in steps:
            history.go(self.driver, step)

    def goes_back_to(self) -> list[str]:
        """The pages of the site that Back shows, one after another."""
        found = []
        for _ in range(history.MOST_BACK):
            if not self.driver.back() or self.driver.url == "about:blank":
                break
            found.append(self.driver.url)
        return [url for url in found if url.startswith(self.base)]


@pytest.fixture(scope="session")
def fox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """A Firefox for all visits of this file that do not look into its profile."""
    with firefox.running(tmp_path_factory.mktemp("history") / "profile") as found:
        yield found


@pytest.fixture
def tab(id: str, base: str, exit_url: str, request: pytest.FixtureRequest, visiting: Visits) -> Iterator[Tab]:
    """A new tab of a browser."""
    with ExitStack() as stack:
        if id == "firefox":
            fox = stack.enter_context(request.getfixturevalue("fox").at(base, exit_url))
            fox.new_tab()
            yield Tab(fox, lambda url: fox.open(url.removeprefix(base)), base)
        else:
            visit = stack.enter_context(visiting())
            page = visit.context.new_page()
            yield Tab(history.Chromium(visit, page), page.goto, base)


@BOTH
@pytest.mark.parametrize("begin", VISITS)
def test_wherever_a_visit_begins_back_shows_nothing_of_it(
    site: Site, tab: Tab, exit_url: str, begin: str
) -> None:
    start, *steps = VISITS[begin]
    service = next(page.path.split("/")[-2] for page in site.of("service", "sv"))
    tab.visits(start.format(service=service), *steps)
    assert tab.driver.url == exit_url
    assert tab.goes_back_to() == []


@pytest.mark.parametrize("site", [CARD], indirect=True)
@BOTH
@pytest.mark.parametrize("begin", CARD_VISITS)
def test_so_it_is_behind_the_card(tab: Tab, exit_url: str, begin: str) -> None:
    tab.visits(*CARD_VISITS[begin])
    assert tab.driver.url == exit_url
    assert tab.goes_back_to() == []


@BOTH
def test_without_script_back_shows_where_a_visit_began(
    id: str, playwright: Playwright, base: str, exit_url: str, tmp_path: Path
) -> None:
    scene = history.Scene(playwright, base, exit_url, "sok-hjalp/", {})
    with history.DRIVERS[id](scene, tmp_path / "profile", False) as driver:
        tab = Tab(driver, lambda url: driver.open(url.removeprefix(base)), base)
        tab.visits("", FINDER, EXIT)
        assert tab.goes_back_to() == [base + "sok-hjalp/", base]
