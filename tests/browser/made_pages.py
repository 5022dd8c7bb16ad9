"""Pages of a site as they are made for one day, given to a browser without a build and without a server.

A journey has its moment, and a page knows its day: a whole build for each would take hours.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Route

import projects
from browser.chrome import PHONE
from sitegen.core import clock
from sitegen.records import Catalogue, catalogue
from sitegen.sites import site_pages
from sitegen.sites.site_pages import SitePages
from sitegen.web import Key, PageMaker, addresses

HOST = "http://sidan.example"
"""Where the browser believes that it is; nothing is asked of it."""


@dataclass
class MadePages:
    """The pages of sites on days, each made when somebody opens it."""

    records: Catalogue = field(default_factory=lambda: catalogue.read(projects.REAL).catalogue().offered())
    _sites: dict[tuple[str, dt.date], SitePages] = field(default_factory=dict)
    _bytes: dict[tuple[str, dt.date, str], bytes] = field(default_factory=dict)

    def site(self, site: str, day: dt.date) -> SitePages:
        """Return a site as it is made on a day."""
        key = (site, day)
        if key not in self._sites:
            self._sites[key] = site_pages.pages_of(projects.REAL, self.records, day, site=site)
        return self._sites[key]

    def maker(self, site: str, day: dt.date, language: str) -> PageMaker:
        """Return what makes the pages of one language."""
        return next(maker for maker in self.site(site, day).makers() if maker.language == language)

    def content(self, site: str, day: dt.date, path: str) -> bytes | None:
        """Return the page at a path from the site's root; None where none is made of records."""
        if (site, day, path) not in self._bytes:
            found = self._find(site, day, path)
            if found is None:
                return None
            maker, key = found
            pages = self.site(site, day)
            self._bytes[(site, day, path)] = pages._rendered(pages.kind.page(maker, key), maker.translator)
        return self._bytes[(site, day, path)]

    def _find(self, site: str, day: dt.date, path: str) -> tuple[PageMaker, Key] | None:
        for maker in self.site(site, day).makers():
            for key in maker.offers:
                if addresses.folder(key, maker.language) == path:
                    return maker, key
        return None

    @contextmanager
    def opened(
        self, browser: Browser, site: str, moment: dt.datetime, path: str, *, script: bool
    ) -> Iterator[Page]:
        """A page of a site, on a phone whose clock stands at a moment; no request leaves the browser."""
        context = browser.new_context(viewport=PHONE, java_script_enabled=script)
        try:
            yield self.page(context, site, moment, path)
        finally:
            context.close()

    def page(self, context: BrowserContext, site: str, moment: dt.datetime, path: str) -> Page:
        """Open a page of a site in a browser context at a moment."""

        def answer(route: Route) -> None:
            url = urlsplit(route.request.url)
            found = self.content(site, moment.date(), url.path.lstrip("/")) if url.netloc in HOST else None
            if found is None:
                route.fulfill(status=404, body="")
            else:
                route.fulfill(status=200, content_type="text/html; charset=utf-8", body=found)

        context.route("**/*", answer)
        page = context.new_page()
        page.clock.set_fixed_time(moment)
        page.goto(f"{HOST}/{path}")
        return page


def believing(day: dt.date) -> dict[str, str]:
    """Return the environment in which code that asks for the day is told this one."""
    return {clock.TODAY_VARIABLE: day.isoformat()}
