"""A browser in a window, and keys as a person presses them: by way of the window system.

What Playwright and WebDriver send goes straight to the page. A key that a person presses goes through the
browser first and last: Esc stops what loads. So nothing here talks to the browser but a display without a
screen (Xvfb) and its keyboard and mouse (xdotool), and nothing tells of it but the title of its window and
the server that the exit leads to.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlsplit

from browser import chrome, firefox, wire
from sitegen.web.assets import csp_hash

BROWSERS = ("chromium", "firefox")
HERE, ELSEWHERE = "127.0.0.1", "127.0.0.2"
"""Where the site is, and where its exit leads: another site to a browser, and still this computer."""
SIZE = (1000, 700)
# A person's own pace, in ms between two keys.
PACE = 150
PATIENCE = 20.0
# From a page's title in the window until its script has heard of everything, in seconds: at least this, and
# as long again as the page took to come, for a computer that has much to do is slow in both.
SETTLES = 0.25
TITLE = "Prognos"
ADDRESS_BAR, MIDDLE = (500, 50), (500, 400)
SCRIPT, AGAIN = re.compile("<script>(.*?)</script>", re.DOTALL), re.compile(r"(=setTimeout\(\w,)1\.5\*")
ONCE = "once: "
CHROMIUM = [
    "--no-sandbox", "--test-type", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--no-default-browser-check", "--password-store=basic", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--window-position=0,0",
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HERE}, EXCLUDE {ELSEWHERE}",
]  # fmt: skip
FIREFOX: dict[str, str | int | bool] = {
    **{name: value for name, value in firefox.PREFERENCES.items() if not name.startswith("remote.")},
    "network.proxy.no_proxies_on": f"{HERE}, {ELSEWHERE}",
    "browser.aboutwelcome.enabled": False,
    "browser.preonboarding.enabled": False,
    "browser.urlbar.autoFill": False,
    "datareporting.policy.firstRunURL": "",
    "termsofuse.acceptedVersion": 999,
}


@dataclass
class Exit:
    """The page that the exit leads to, and what has been asked of it.

    `delay` is what it waits before it answers, in seconds; `losing` how many requests it never answers.
    """

    delay: float = 0
    losing: int = 0
    asked: int = 0
    stopped: Event = field(default_factory=Event)
    arrived: Event = field(default_factory=Event)
    address: str = ""
    leads_to: str = ""
    visit: int = 0

    def begin(self, leads_to: str, delay: float = 0, losing: int = 0) -> None:
        """Start a visit to a page of the site; what was asked before is forgotten."""
        self.leads_to, self.delay, self.losing = leads_to, delay, losing
        self.asked = 0
        self.visit += 1
        self.stopped.clear()
        self.arrived.clear()


class ExitAnswers(BaseHTTPRequestHandler):
    """Answers with a page that asks for its picture once it stands in the window, and is a link all over."""

    protocol_version = "HTTP/1.1"
    PAGE = (
        f"<!doctype html><html lang=sv><title>{TITLE}</title><h1>{TITLE}</h1><img src=/stands-%d.svg alt=''>"
        "<a href=/next style='position:fixed;top:0;left:0;width:100%%;height:100%%'>Vidare</a>"
    )

    def __init__(self, state: Exit, *given: object) -> None:
        self.state = state
        super().__init__(*given)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """The page, late or never; its picture tells that it has come."""
        if self.path == f"/stands-{self.state.visit}.svg":
            self.state.arrived.set()
        elif self.path == "/":
            self.state.asked += 1
            if self.state.asked <= self.state.losing:
                self._lose()
                return
            time.sleep(self.state.delay)
        self._answer()

    def _answer(self) -> None:
        page = (self.PAGE % self.state.visit).encode()
        self.send_response(302 if self.path == "/next" else 200)
        if self.path == "/next":
            self.send_header("Location", self.state.leads_to)
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        with suppress(ConnectionError):  # the browser has stopped the request
            self.wfile.write(page)

    def _lose(self) -> None:
        """Say nothing until the browser has given the request up."""
        self.close_connection = True
        self.connection.settimeout(PATIENCE)
        with suppress(TimeoutError, ConnectionError):
            if not self.connection.recv(1):
                self.state.stopped.set()

    def log_message(self, *said: object) -> None:
        """Nothing on the screen."""


class SiteAnswers(BaseHTTPRequestHandler):
    """Hands on what the site's own host answers, headers too, with the exit led to the one played here."""

    protocol_version = "HTTP/1.1"
    KEPT = ("content-type", "content-security-policy", "cache-control", "referrer-policy",
            "cross-origin-opener-policy")  # fmt: skip

    def __init__(self, base: str, changed: Callable[[str], str], *given: object) -> None:
        self.base, self.changed = base, changed
        super().__init__(*given)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """The site's answer; letters and pictures are handed on as they are."""
        answer = wire.get(self.base + urlsplit(self.path).path.lstrip("/"))
        kept = {name: answer.headers[name] for name in self.KEPT if name in answer.headers}
        text = answer.body.decode() if kept["content-type"].startswith("text/") else ""
        body, *values = self.changed("\0".join((text, *kept.values()))).split("\0")
        self.send_response(answer.status)
        for name, value in zip(kept, values, strict=True):
            self.send_header(name, value)
        self._finish(body.encode() or answer.body)

    def _finish(self, body: bytes) -> None:
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *said: object) -> None:
        """Nothing on the screen."""


@contextmanager
def _serving(host: str, handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """The address of a server on this computer."""
    with ThreadingHTTPServer((host, 0), handler) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield f"http://{host}:{server.server_port}/"
        finally:
            server.shutdown()


@contextmanager
def stage(bases: Mapping[str, str], exit_url: str) -> Iterator[tuple[Exit, dict[str, str]]]:
    """Sites whose exit leads to a page that is played here: that page, and the sites' addresses by name.

    Below the name with `ONCE` before it, the same site never asks for its exit a second time by itself.
    """
    state = Exit()

    def led(answer: str) -> str:
        return answer.replace(exit_url, state.address)

    def led_once(answer: str) -> str:
        return without_second_try(led(answer))

    with ExitStack() as stack:
        state.address = stack.enter_context(_serving(ELSEWHERE, partial(ExitAnswers, state)))
        fronts = {}
        for name, base in bases.items():
            for mark, changed in (("", led), (ONCE, led_once)):
                front = _serving(HERE, partial(SiteAnswers, base, changed))
                fronts[mark + name] = stack.enter_context(front)
        yield state, fronts


def without_second_try(answer: str) -> str:
    """A page and its policy, with a script that waits for half an hour before it tries again."""
    for script in SCRIPT.findall(answer):
        patient, count = AGAIN.subn(r"\g<1>999*", script)
        if count:
            answer = answer.replace(script, patient).replace(csp_hash(script), csp_hash(patient))
    return answer


@dataclass
class Window:
    """A browser's window, and the keyboard and mouse before it."""

    display: str
    id: str = ""

    def xdotool(self, *words: str | int) -> str:
        """Do something with the keyboard, the mouse or a window; returns what is said of it."""
        run = subprocess.run(
            ["xdotool", *map(str, words)],
            env={**os.environ, "DISPLAY": self.display},
            capture_output=True,
            text=True,
            check=False,
        )
        return run.stdout.strip()

    def press(self, *keys: str, pace: int = PACE) -> None:
        """Press keys one after another."""
        self.xdotool("key", "--delay", pace, *keys)

    def click(self, x: int, y: int) -> None:
        """Click somewhere in the window."""
        self.xdotool("mousemove", x, y, "click", 1)

    def go_on(self, title: str) -> None:
        """Follow the link that the exit's page is, and wait for a page of that title."""
        assert self.shows(TITLE), f"the window shows {self.title!r}, not the exit"
        time.sleep(SETTLES)
        begun = time.monotonic()
        self.click(*MIDDLE)
        assert self.shows(title), f"the window shows {self.title!r}, not {title!r}"
        time.sleep(max(SETTLES, time.monotonic() - begun))

    @property
    def title(self) -> str:
        """The window's title: the page's, and the browser's name."""
        return self.xdotool("getwindowname", self.id)

    def shows(self, title: str, seconds: float = PATIENCE) -> bool:
        """Whether the window comes to show a page of that title."""
        end = time.monotonic() + seconds
        while not (found := self.title.startswith(title)) and time.monotonic() < end:
            time.sleep(0.05)
        return found

    def appears(self) -> bool:
        """Whether the browser's window comes up; it then takes the keys."""
        end = time.monotonic() + 3 * PATIENCE
        while not self.id and time.monotonic() < end:
            time.sleep(0.1)
            self.id = self.xdotool("search", "--onlyvisible", "--name", ".").partition("\n")[0]
        self.xdotool("windowfocus", "--sync", self.id)
        return bool(self.id)


@contextmanager
def _display() -> Iterator[str]:
    """A display without a screen."""
    assert shutil.which("Xvfb") and shutil.which("xdotool"), "Xvfb or xdotool is missing; see `make test`"
    end, ours = os.pipe()
    size = f"{SIZE[0]}x{SIZE[1]}x24"
    command = ["Xvfb", "-displayfd", str(ours), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=[ours], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(ours)
    try:
        with os.fdopen(end) as said:
            yield f":{said.readline().strip()}"
    finally:
        server.terminate()
        server.wait(PATIENCE)


def _command(browser: str, profile: Path, address: str) -> list[str]:
    """What starts a browser on a page, in a profile of its own."""
    profile.mkdir(parents=True)
    if browser == "chromium":
        size = f"--window-size={SIZE[0]},{SIZE[1]}"
        return [chrome.executable(), *CHROMIUM, f"--user-data-dir={profile}", size, address]
    rows = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in FIREFOX.items())
    (profile / "user.js").write_text("".join(rows), "utf-8")
    width, height = map(str, SIZE)
    size_of_window = ["--width", width, "--height", height]
    return [firefox.executable(), "--no-remote", "--profile", str(profile), *size_of_window, address]


@contextmanager
def window(browser: str, profile: Path, address: str) -> Iterator[Window]:
    """A browser in a window on a page, with a fresh profile; `browser` is chromium or firefox."""
    command = _command(browser, profile, address)
    with _display() as display, (profile / "browser.log").open("w") as log:
        process = subprocess.Popen(
            command,
            env={**os.environ, "DISPLAY": display},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            found = Window(display)
            assert found.appears(), f"{browser} shows no window; see {profile}/browser.log"
            yield found
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(PATIENCE)
