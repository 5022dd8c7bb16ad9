"""The sign in a page of somebody else's: who may show it, what works in it, what it leaves behind.

The partner is a web server of its own on another port, which is another origin to a browser. The
browser has a real profile; its history is read from the database that it leaves.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Frame, Page, Playwright

from browser import chrome, nginx
from browser.web_server import serving
from built.site import LANGUAGES, ROOT, Site
from sitegen.build import site_build
from sitegen.hosting.nginx import snippet
from sitegen.records import Catalogue

GUIDE = (ROOT / "redaktion" / "docs" / "skylten.md").read_text("utf-8")
TITLE = "Öppettider"
# The word of the guide that lets the exit leave; and the partner's page that has forgotten it.
LEAVE, CONFINED = "allow-top-navigation-by-user-activation", "/confined"
# What the browser would list, and all that it keeps whether it lists it or not.
LISTED = """select urls.title from visits join urls on urls.id = visits.url
  where urls.hidden = 0 and visits.transition & 255 not in (3, 4)"""
TITLES = "select distinct title from urls"


class Partner(BaseHTTPRequestHandler):
    """Answers everything with one page that shows the sign, as the guide tells partners to write it."""

    def __init__(self, sign: str, *rest: object) -> None:
        self.sign = sign
        super().__init__(*rest)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        frame = embedding(self.sign)
        if self.path == CONFINED:
            assert frame.count(LEAVE) == 1
            frame = frame.replace(LEAVE, "")
        markup = f"<!doctype html><html lang=sv><title>{TITLE}</title><h1>{TITLE}</h1>{frame}"
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(markup.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def embedding(sign: str) -> str:
    """The guide's <iframe> with another address in it."""
    start = GUIDE.index("<iframe")
    markup = GUIDE[start : GUIDE.index("</iframe>", start) + len("</iframe>")]
    assert markup.count('src="https://manniskohandel.se/skylt/"') == 1
    return markup.replace("https://manniskohandel.se/skylt/", sign)


@dataclass(frozen=True, slots=True)
class Places:
    """A partner that the data names, and one that it does not."""

    friend: str
    stranger: str


@pytest.fixture(scope="module")
def places(dist: Path, catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Places]:
    """The real site, told that the friend may embed it, and both partners."""
    work = tmp_path_factory.mktemp("sign")
    friend, stranger = nginx.free_port(), nginx.free_port()
    told = catalogue.sites["main"].model_copy(update={"embedded_by": (f"http://127.0.0.1:{friend}",)})
    hosting = site_build.described(dist, catalogue, told)
    (work / "told.conf").write_text(snippet(hosting), "utf-8")
    with (
        nginx.serve(dist, work, snippet=work / "told.conf") as base,
        serving(partial(Partner, f"{base}skylt/"), friend) as one,
        serving(partial(Partner, f"{base}skylt/"), stranger) as other,
    ):
        yield Places(one, other)


@contextmanager
def profile(playwright: Playwright, folder: Path) -> Iterator[BrowserContext]:
    """A Chromium that writes its history into a folder, as a reader's does."""
    context = playwright.chromium.launch_persistent_context(
        str(folder), executable_path=chrome.executable(), args=chrome.ARGUMENTS
    )
    yield context
    context.close()


def shown(page: Page, address: str) -> Frame:
    """The frame inside a partner's page, loaded as far as it is let."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    (frame,) = page.frames[1:]
    return frame


def kept(folder: Path, query: str) -> list[str]:
    """What a closed profile remembers."""
    with closing(sqlite3.connect(folder / "Default" / "History")) as history:
        return [row[0] for row in history.execute(query)]


def test_only_a_partner_that_is_named_can_show_it(
    playwright: Playwright, places: Places, tmp_path: Path
) -> None:
    with profile(playwright, tmp_path) as context:
        page = context.new_page()
        assert shown(page, places.friend).locator("a[href='tel:112']").is_visible()
        refused = shown(page, places.stranger)
        assert refused.locator("a").count() == 0
        assert refused.url.startswith("chrome-error:")


def test_after_a_visit_the_history_holds_the_partners_title_alone(
    playwright: Playwright, places: Places, tmp_path: Path, site: Site
) -> None:
    ours = {site.sign(language).markup.texts[0] for language in LANGUAGES}
    assert "Hit kan du ringa" in ours
    with profile(playwright, tmp_path) as context:
        page = context.new_page()
        frame = shown(page, places.friend)
        for language in ("th", "ar", "sv"):
            frame.locator(f"nav a[lang={language}]").click()
            frame.wait_for_selector(f"html[lang={language}]")
        frame.locator(".e").click()
        page.wait_for_timeout(1000)  # the browser writes down what it has seen after a while
    assert set(kept(tmp_path, LISTED)) - {""} == {TITLE}
    assert not ours & set(kept(tmp_path, TITLES))


def test_a_tap_on_a_number_is_not_refused(playwright: Playwright, places: Places, tmp_path: Path) -> None:
    with profile(playwright, tmp_path) as context:
        page = context.new_page()
        refused: list[str] = []
        page.on("console", lambda message: refused.append(message.text))
        shown(page, places.friend).locator(".e").click()
        page.wait_for_timeout(500)
        assert refused == []


def test_leaving_replaces_the_whole_page(
    playwright: Playwright, places: Places, tmp_path: Path, exit_url: str
) -> None:
    with profile(playwright, tmp_path) as context:
        context.route(
            exit_url, lambda route: route.fulfill(content_type="text/html", body=chrome.EXIT_ANSWER)
        )
        page = context.new_page()
        shown(page, places.friend).locator("a.x").click()
        page.wait_for_url(exit_url)
        assert page.title() == "Prognos" and len(page.frames) == 1


def test_without_the_guides_word_for_it_the_exit_would_be_held_back(
    playwright: Playwright, places: Places, tmp_path: Path, exit_url: str
) -> None:
    """What the test above would see if a browser no longer understood the guide's frame."""
    with profile(playwright, tmp_path) as context:
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url))
        context.route(exit_url, lambda route: route.fulfill(body=chrome.EXIT_ANSWER))
        page = context.new_page()
        shown(page, places.friend + CONFINED).locator("a.x").click()
        page.wait_for_timeout(1000)
        assert page.url == places.friend + CONFINED and len(page.frames) == 2
        assert exit_url not in asked


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_leads_nowhere_but_to_itself_to_a_phone_and_out(site: Site, language: str, exit_url: str) -> None:
    page = site.sign(language)
    links = [tag for tag in page.markup.all("a") if "hreflang" not in tag]
    out = [tag for tag in links if not tag["href"].startswith(("tel:", "sms:"))]
    assert [(tag["href"], tag["target"], tag["rel"]) for tag in out] == [
        (exit_url, "_top", "nofollow noreferrer")
    ]
    assert len(links) >= 3 and "tel:112" in {tag["href"] for tag in links}
    assert page.markup.scripts == [] and page.markup.all("form", "iframe", "img") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_names_those_whom_the_finder_names_first_with_the_same_numbers(site: Site, language: str) -> None:
    sign = [tag["href"] for tag in site.sign(language).markup.all("a") if tag["href"].startswith("tel:")]
    finder = [tag["href"] for tag in site.finder(language).markup.all("a") if tag["href"].startswith("tel:")]
    first_screen = 4
    assert sign[:first_screen] == finder[:first_screen]
    assert set(sign) < set(finder) and len(sign) > first_screen
