"""One nginx and one Chromium per test process."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from functools import cache, partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

import projects
from browser import chrome, nginx
from built.site import Site
from sitegen.records import Catalogue
from sitegen.sites import site_pages
from sitegen.sites.organisation.organisation_context import OrganisationContext
from sitegen.sites.organisation.pages import orgs

HERE = Path(__file__).parent
Visits = Callable[..., AbstractContextManager[chrome.Visit]]


@pytest.fixture(scope="session")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path], str]]:
    """The address of a real nginx that serves a folder, the same for all who ask for that folder."""
    with ExitStack() as stack:

        @cache
        def serve(root: Path) -> str:
            return stack.enter_context(nginx.serve(root, tmp_path_factory.mktemp("nginx")))

        yield serve


@pytest.fixture(scope="session")
def base(site: Site, serving: Callable[[Path], str]) -> str:
    """The address at which the site is served."""
    return serving(site.root)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives Chromium."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A headless Chromium."""
    browser = chrome.launch(playwright)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def exit_url(site: Site) -> str:
    """Where the leave-page control leads."""
    return site.exit_url


@pytest.fixture(scope="session")
def visiting(browser: Browser, base: str, exit_url: str) -> Visits:
    """Opens browser contexts: `with visiting(java_script_enabled=False) as visit`."""
    return partial(chrome.visit, browser, base, exit_url)


@pytest.fixture(scope="session")
def looking(browser: Browser, base: str) -> Visits:
    """Opens browser contexts in which pages are only looked at: `with looking() as visit`."""
    return partial(chrome.look, browser, base)


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Iterator[chrome.Tabs]:
    """The tabs that the tests of this process share."""
    with ExitStack() as stack:
        yield chrome.Tabs(browser, stack)


@pytest.fixture(scope="session")
def sharing(tabs: chrome.Tabs, base: str, exit_url: str) -> Visits:
    """Takes a turn in a shared tab: `with sharing(java_script_enabled=False) as visit`."""
    return partial(tabs.visit, base, exit_url)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """What data/ says."""
    return projects.real_records()


@pytest.fixture(scope="session")
def org(catalogue: Catalogue) -> OrganisationContext:
    """What the Swedish pages about the organisation are made from."""
    finder = site_pages.pages_of(projects.REAL, catalogue, dt.date.fromisoformat(projects.REAL_TODAY))
    return next(org for org in orgs(projects.REAL, finder.makers()) if org.language == "sv")


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def script(request: pytest.FixtureRequest) -> bool:
    """Every test that asks for it runs with and without JavaScript."""
    return bool(request.param)


@pytest.fixture
def tab(request: pytest.FixtureRequest, sharing: Visits, script: bool) -> Iterator[Page]:
    """The page that a module of tests is about (its `PAGE`) on a phone, with script and without."""
    with sharing(viewport=chrome.PHONE, java_script_enabled=script) as visit:
        yield visit.open(request.module.PAGE)
        assert visit.troubles == []


@pytest.fixture(scope="session")
def tools() -> Path:
    """The folder of the npm packages."""
    folder = HERE / "node_modules"
    if not (folder / "axe-core").is_dir():
        pytest.fail("the npm packages are missing; `make test` installs them", pytrace=False)
    return folder
