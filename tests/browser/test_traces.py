"""What a visit leaves behind: nothing that the site could have kept, and no word to anybody else."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from browser.conftest import Visits
from built.faults import none
from built.site import KINDS, Site

STORED = """async () => ({
  cookies: document.cookie,
  local: localStorage.length,
  session: sessionStorage.length,
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"cookies": "", "local": 0, "session": 0, "databases": 0, "caches": 0, "workers": 0}


def test_every_request_of_every_kind_of_page_is_answered(site: Site, visiting: Visits) -> None:
    failed: list[str] = []
    with visiting() as visit:
        visit.context.on("response", lambda r: failed.append(r.url) if r.status >= 400 else None)
        page = visit.context.new_page()
        prose = [page for page in site.pages if page.kind == "prose"]
        for built in [*prose, *(site.of(kind, "sv")[0] for kind in KINDS)]:
            page.goto(visit.base + built.path, wait_until="networkidle")
    none(failed)


@pytest.mark.parametrize("language", ["sv", "th", "ar"])
def test_after_using_everything_nothing_is_stored(site: Site, visiting: Visits, language: str) -> None:
    with visiting() as visit:
        page = visit.open(site.finder(language).path)
        _use(page)
        page.goto(visit.base + site.of("service", language)[0].path)
        assert page.evaluate(STORED) == NOTHING
        assert visit.context.cookies() == []
        assert visit.context.storage_state() == {"cookies": [], "origins": []}
    none(visit.troubles)


def test_prose_stores_nothing_either(site: Site, visiting: Visits) -> None:
    with visiting() as visit:
        page = visit.context.new_page()
        for built in (page for page in site.pages if page.kind == "prose"):
            page.goto(visit.base + built.path, wait_until="networkidle")
            assert page.evaluate(STORED) == NOTHING, str(built)
        assert visit.context.cookies() == []


def _use(page: Page) -> None:
    """Open everything, choose every answer, reset, and leave the fields again."""
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    for radio in page.locator("#filter input[type=radio]").all():
        radio.check()
    page.locator("#filter button[type=reset]").click()
    for summary in page.locator("#list summary").all():
        if summary.is_visible():
            summary.click()


@pytest.mark.parametrize("language", ["sv", "th", "ar"])
def test_leaving_sends_nothing_but_the_request_for_the_next_page(
    site: Site, visiting: Visits, language: str
) -> None:
    with visiting() as visit:
        referrers: list[str] = []
        visit.context.on("request", lambda r: referrers.append(r.headers.get("referer", "")))
        page = visit.open(site.finder(language).path)
        before = len(visit.requests)
        page.locator("#x").click()
        page.wait_for_url(visit.exit_url)
    assert len(visit.requests) == before
    assert len(visit.exits) == 1
    assert set(referrers) == {""}
