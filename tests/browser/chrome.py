"""The distribution's Chromium, driven by Playwright, with the network cut at the loopback address."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    Route,
    ViewportSize,
)

import projects

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Even what no route handler sees (workers, preconnects) finds no other host.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
NAMES = ("chromium", "chromium-browser", "google-chrome")
# The same engine without the browser around it: no history, no windows, a third of the processor time.
SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
ICONS = ("/favicon.ico", "/assets/favicon.svg")
EXIT_ANSWER = "<!doctype html><html lang=sv><title>Prognos</title><h1>Prognos</h1>"
MORNING = dt.datetime(2026, 11, 23, 8, tzinfo=dt.UTC)
PHONE: ViewportSize = {"width": 320, "height": 480}
DESKTOP: ViewportSize = {"width": 1280, "height": 800}


def executable() -> str:
    """Where the installed Chromium is."""
    found = _installed(NAMES)
    assert found, "Chromium is missing; `make test` installs it where it may"
    return found


def shell() -> str:
    """Where the headless shell is; Chromium itself where there is none, or the whole is asked for."""
    return (None if projects.FULL else _installed(SHELLS)) or executable()


def _installed(names: Iterable[str]) -> str | None:
    path = os.pathsep.join([os.environ.get("PATH", ""), "/snap/bin"])
    return next(filter(None, (shutil.which(name, path=path) for name in names)), None)


def version() -> str:
    """The number of the installed Chromium."""
    said = subprocess.run([executable(), "--version"], capture_output=True, text=True, check=True).stdout
    return str(re.findall(r"[\d.]+", said)[0])


def launch(playwright: Playwright, program: str | None = None) -> Browser:
    """A headless Chromium that keeps pages for the Back button, as readers' browsers do.

    Tests that only look at pages take the shell; what is measured in time takes `executable()`.
    """
    return playwright.chromium.launch(
        executable_path=program or shell(),
        args=ARGUMENTS,
        ignore_default_args=["--disable-back-forward-cache"],
    )


@dataclass
class Visit:
    """A browser context on the site, and everything that went out of it or went wrong in it."""

    base: str
    exit_url: str
    context: BrowserContext
    requests: list[str] = field(default_factory=list)
    exits: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    exit_status: int = 200
    rewrite: Callable[[str], str] | None = None
    restyle: Callable[[str], str] | None = None
    tab: Page | None = None
    now: dt.datetime | None = None

    def open(self, path: str, page: Page | None = None) -> Page:
        """Load a page of the site, in the shared tab if there is one, and say that it was found."""
        page = page or self.tab or self.context.new_page()
        answer = page.goto(self.base + path)
        assert answer is not None and answer.status == 200, f"/{path}: {answer and answer.status}"
        return page

    def asked(self) -> list[str]:
        """All that was asked for, but for the page's icon, which a browser fetches when it pleases."""
        return [url for url in self.requests if not url.endswith(ICONS)]

    def stop_the_clock(self, page: Page) -> None:
        """Let time stand still on a page, an hour after it last did; tests move it on."""
        if self.now is None:
            page.clock.install(time=MORNING)
        self.now = (self.now or MORNING) + dt.timedelta(hours=1)
        page.clock.pause_at(self.now)

    def begin(self) -> None:
        """Forget what was asked for and went wrong before."""
        for seen in (self.requests, self.exits, self.foreign, self.troubles):
            seen.clear()
        self.exit_status = 200
        self.rewrite = self.restyle = None

    def answer(self, route: Route) -> None:
        """Let the site answer for itself; the exit's destination is played here, all else is refused."""
        url = route.request.url
        if urlsplit(url).netloc == urlsplit(self.base).netloc:
            self.requests.append(url)
            self._let_through(route)
        elif url == self.exit_url:
            self.exits.append(url)
            route.fulfill(status=self.exit_status, content_type="text/html", body=EXIT_ANSWER)
        else:
            self.foreign.append(url)
            route.abort()

    def _let_through(self, route: Route) -> None:
        kinds = {"document": self.rewrite, "stylesheet": self.restyle}
        change = kinds.get(route.request.resource_type)
        if change is None:
            route.continue_()
            return
        answer = route.fetch()
        route.fulfill(response=answer, body=change(answer.text()))

    def note(self, request: Request) -> None:
        """Write down what is asked for, and let the browser go on by itself."""
        if request.url.startswith(("http:", "https:")):
            ours = urlsplit(request.url).netloc == urlsplit(self.base).netloc
            (self.requests if ours else self.foreign).append(request.url)

    def hear(self, message: ConsoleMessage) -> None:
        """Write down what a browser complains of."""
        if message.type in ("error", "warning"):
            self.troubles.append(f"{message.page and message.page.url}: {message.text}")


@contextmanager
def visit(browser: Browser, base: str, exit_url: str, **options: object) -> Iterator[Visit]:
    """A fresh browser context; at its end no request has gone to a host that nobody asked for."""
    settings = {"viewport": PHONE, "service_workers": "allow", **options}
    with _watched(base, exit_url, browser.new_context(**settings)) as found:  # type: ignore[arg-type]
        yield found


@contextmanager
def look(browser: Browser, base: str, **options: object) -> Iterator[Visit]:
    """A visit that changes no answer and takes no exit: pages load a third faster, and files are cached.

    Whatever is asked of another host is still a fault, and still finds nobody (`ARGUMENTS`).
    """
    context = browser.new_context(viewport=PHONE, **options)  # type: ignore[arg-type]
    with _heard(Visit(base, "", context)) as found:
        context.on("request", found.note)
        yield found


class Tabs:
    """Tabs that tests take turns in: to open one costs five times what most tests do in it.

    A tab goes on with what tests before it left: its history, what it has cached, its clock. What hangs
    on a tab of its own, or changes more than a page, takes a `visit`.
    """

    def __init__(self, browser: Browser, stack: ExitStack) -> None:
        self._browser, self._stack = browser, stack
        self._visits: dict[str, Visit] = {}

    @contextmanager
    def visit(self, base: str, exit_url: str, name: str = "", **options: object) -> Iterator[Visit]:
        """The shared tab of that name on a site with these options, on an empty page."""
        key = f"{base} {name} {sorted(options.items())}"
        if key not in self._visits:
            self._visits[key] = self._stack.enter_context(visit(self._browser, base, exit_url, **options))
        found = self._visits[key]
        if found.tab is None or found.tab.is_closed():
            found.tab, found.now = found.context.new_page(), None
        found.tab.goto("about:blank")
        found.begin()
        yield found
        assert found.foreign == [], "requests to other hosts"


@contextmanager
def own_profile(
    playwright: Playwright, base: str, exit_url: str, profile: Path, script: bool
) -> Iterator[Visit]:
    """A Chromium with a profile folder of its own, as a reader has, whole when the block ends."""
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=executable(),
        args=ARGUMENTS,
        ignore_default_args=["--disable-back-forward-cache"],
        java_script_enabled=script,
        viewport=PHONE,
    )
    with _watched(base, exit_url, context) as found:
        yield found


@contextmanager
def _watched(base: str, exit_url: str, context: BrowserContext) -> Iterator[Visit]:
    """Write down what goes out of a context and goes wrong in it, and close it at the end."""
    with _heard(Visit(base, exit_url, context)) as found:
        context.route("**/*", found.answer)
        yield found


@contextmanager
def _heard(found: Visit) -> Iterator[Visit]:
    """Write down what goes wrong in a context, and close it at the end."""
    found.context.on("console", found.hear)
    found.context.on("weberror", lambda error: found.troubles.append(f"uncaught: {error.error}"))
    try:
        yield found
    finally:
        found.context.close()
    assert found.foreign == [], "requests to other hosts"
