"""What a visit to any site leaves behind: nothing that the site could have kept, and no word to anybody else.

A visit touches every control of every kind of page, calls every number and leaves, in both browsers.
What is stored is asked of the page; in Firefox it is also read from the profile on the disk.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser import firefox
from browser.chrome import Visit
from browser.conftest import Visits
from browser.firefox import Firefox
from browser.probes import NOTHING, SIN, SINNED, STORED, TOUCH_ALL, WATCH_POLICY
from built.faults import none
from built.site import EVERY_SITE, LEAVING, Site, on, spoken
from built.site import Page as BuiltPage

# Every language of prose and both directions of writing.
ROWS = [
    (site, language) for site in EVERY_SITE for language in ("sv", "en", "ar") if language in spoken(site)
]
EXITS = ".x, .top__exit"
# A trace that a page's policy allows: it asks its own host for a picture of its own.
SENT = "favicon.ico\\?seen"
SEND = """() => addEventListener('click', () => {
  new Image().src = '/favicon.ico?seen'; }, {once: true})"""
# What Firefox adds to the name of whatever a container has stored.
APART = "^userContextId="
CALLS = "a[href^='tel:'], a[href^='sms:'], a[href^='mailto:']"


# --- Chromium


@pytest.mark.parametrize(("site", "language"), ROWS, indirect=["site"], scope="session")
def test_after_using_everything_nothing_is_stored_or_sent_and_every_request_is_answered(
    site: Site, visiting: Visits, language: str
) -> None:
    failed: list[str] = []
    with visiting() as visit:
        visit.context.on("response", lambda r: failed.append(r.url) if r.status >= 400 else None)
        visit.context.add_init_script(f"({WATCH_POLICY})()")
        page = visit.context.new_page()
        for built in site.samples(language):
            use_and_leave(visit, page, built)
        called = [call(visit, built) for built in list(filter(has_number, site.samples(language)))[:4]]
        assert any(called)
        assert visit.context.cookies() == []
        assert visit.context.storage_state() == {"cookies": [], "origins": []}
    none(visit.troubles)
    none(failed)


def use_and_leave(visit: Visit, page: Page, built: BuiltPage) -> None:
    """Touch all on one page and leave; say that it left no trace."""
    visit.exits.clear()
    visit.open(built.path, page)
    before = visit.asked()
    page.evaluate(TOUCH_ALL)
    assert page.evaluate(STORED) == NOTHING, str(built)
    assert page.evaluate("window.forbidden") == [], str(built)
    leave(visit, page)
    assert visit.asked() == before, str(built)


def has_number(page: BuiltPage) -> bool:
    """Whether one can call from a page."""
    return any(tag["href"].startswith("tel:") for tag in page.markup.all("a"))


def call(visit: Visit, built: BuiltPage) -> bool:
    """Tap a number in sight, in a tab of its own: the browser's question what to call with stays over it."""
    page = visit.open(built.path, visit.context.new_page())
    before, numbers = visit.asked(), page.locator(CALLS).locator("visible=true")
    in_sight = numbers.count() > 0
    if in_sight:
        numbers.first.click()
    assert page.evaluate(STORED) == NOTHING, str(built)
    page.close()
    assert visit.asked() == before, str(built)
    return in_sight


def leave(visit: Visit, page: Page) -> None:
    """Leave by the page's own exit, or for an empty page: what it asked for has been heard by then."""
    if page.locator(EXITS).count():
        page.locator(EXITS).first.click()
        page.wait_for_url(visit.exit_url)
        assert visit.exits == [visit.exit_url]
    else:
        page.goto("about:blank")


def test_what_is_stored_or_forbidden_is_seen(site: Site, visiting: Visits) -> None:
    with visiting() as visit:
        visit.context.add_init_script(f"({WATCH_POLICY})()")
        page = visit.open(site.finder("sv").path)
        page.evaluate(SIN)
        assert page.evaluate(STORED) == SINNED
        assert page.evaluate("window.forbidden") == ["script-src-elem inline"]
        assert visit.troubles != []


@on(*EVERY_SITE)
def test_what_a_touch_sends_is_seen(site: Site, visiting: Visits) -> None:
    with visiting() as visit:
        visit.context.add_init_script(f"({WATCH_POLICY})(); ({SEND})()")
        page = visit.context.new_page()
        with pytest.raises(AssertionError, match=SENT):
            use_and_leave(visit, page, touchable(site))


def touchable(site: Site) -> BuiltPage:
    """A page with something to touch."""
    return next(page for page in site.samples("sv") if page.markup.all("summary", "label", "button"))


@on(*LEAVING, languages=("sv", "th", "ar"))
def test_leaving_tells_nobody_where_one_was(site: Site, visiting: Visits, language: str) -> None:
    with visiting() as visit:
        referrers: list[str] = []
        visit.context.on("request", lambda r: referrers.append(r.headers.get("referer", "")))
        page = visit.open(site.finder(language).path)
        page.locator("#x").click()
        page.wait_for_url(visit.exit_url)
    assert len(visit.exits) == 1
    assert set(referrers) == {""}


# --- Firefox


@on(*EVERY_SITE)
def test_in_firefox_nothing_is_stored_or_sent_either(
    site: Site, base: str, exit_url: str, tmp_path: Path
) -> None:
    """First without a question, which by itself makes Firefox lay out a folder; then apart, with it."""
    profile = tmp_path / "profile"
    with firefox.visit(base, exit_url, profile) as browser:
        browser.ask("script.addPreloadScript", functionDeclaration=WATCH_POLICY)
        for built in site.samples("sv"):
            use_and_leave_firefox(browser, built)
        browser.set_apart()
        ask_and_sin(browser, site)
        send_and_be_seen(browser, site)
    stored = stored_on_disk(profile)
    apart = [name for name in stored if APART in name]
    assert stored == apart
    assert [name for name in apart if name.startswith("http")] != []
    none(browser.failed)
    none(browser.troubles)


def use_and_leave_firefox(browser: Firefox, built: BuiltPage) -> None:
    """Touch all on one page, call, and leave; say that it left no trace."""
    browser.open(built.path)
    before = browser.asked()
    browser.evaluate(TOUCH_ALL)
    calls = f"[...document.querySelectorAll({json.dumps(CALLS)})]"
    browser.evaluate(f"{calls}.slice(0, 3).forEach(a => a.click())")
    assert browser.evaluate("window.forbidden") == [], str(built)
    leave_firefox(browser)
    assert browser.asked() == before, str(built)


def leave_firefox(browser: Firefox) -> None:
    """Leave by the page's own exit, which tells nobody where one was, or for an empty page."""
    browser.exits.clear()
    browser.referrers.clear()
    if browser.evaluate(f"document.querySelectorAll({json.dumps(EXITS)}).length"):
        browser.click(EXITS)
        assert browser.until(lambda: browser.url == browser.exit_url)
        assert (browser.exits, browser.referrers) == ([browser.exit_url], [""])
    else:
        browser.leave()


def ask_and_sin(browser: Firefox, site: Site) -> None:
    """No page knows of anything stored until something is; what is stored then is seen."""
    for built in site.samples("sv"):
        browser.open(built.path)
        browser.evaluate(TOUCH_ALL)
        assert browser.evaluate(STORED) == NOTHING, str(built)
    none(browser.troubles)
    browser.open(site.samples("sv")[0].path)
    browser.evaluate(SIN)
    assert browser.evaluate(STORED) == SINNED
    assert browser.evaluate("window.forbidden") == ["script-src-elem inline"]
    browser.troubles.clear()


def send_and_be_seen(browser: Firefox, site: Site) -> None:
    """What a touch sends would have been seen."""
    browser.ask("script.addPreloadScript", functionDeclaration=SEND)
    with pytest.raises(AssertionError, match=SENT):
        use_and_leave_firefox(browser, touchable(site))


def stored_on_disk(profile: Path) -> list[str]:
    """Cookies, and folders of pages that stored something, in a profile that no browser uses any more."""
    query = "SELECT host, originAttributes FROM moz_cookies"
    with closing(sqlite3.connect(profile / "cookies.sqlite")) as database:
        cookies = [f"cookie of {host}{jar}" for host, jar in database.execute(query)]
    return cookies + sorted(path.name for path in (profile / "storage").glob("*/http*"))
