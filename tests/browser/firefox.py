"""The distribution's Firefox in a profile folder of its own, driven by WebDriver BiDi on the loopback.

Firefox speaks the protocol itself (https://w3c.github.io/webdriver-bidi/): no driver stands between.
Nothing but 127.0.0.1 is reachable: whatever else the browser or a page asks for goes to a proxy port
where nobody answers. Every request of a page is also heard and written down.
"""

from __future__ import annotations

import atexit
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from websockets.sync.client import ClientConnection, connect

from browser.chrome import EXIT_ANSWER, ICONS, PHONE

Answer = dict[str, Any]
NAMES = ("firefox-esr", "firefox")
START, PATIENCE = 90.0, 60.0
# For how long a key is held, in ms. A person holds it longer; what follows on the focus has been laid out.
HOLD = 20
# What a start works out of Firefox's own program, and of no visit: a third of the time of the next.
WORKED_OUT = ("compatibility.ini", "startupCache")
LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
# No limit and no sign of life asked for: a Firefox that no test uses for minutes goes on telling what
# happens in it, and that heap may wait until somebody reads it.
WIRE: dict[str, Any] = {"max_size": None, "max_queue": None, "ping_interval": None, "compression": None}
EVENTS = ["network.beforeRequestSent", "network.responseCompleted", "log.entryAdded"]
KEYS = {
    "Shift": "\ue008",
    "ShiftLeft": "\ue008",
    "ShiftRight": "\ue050",
    "Control": "\ue009",
    "Tab": "\ue004",
    "Escape": "\ue00c",
    "ArrowDown": "\ue015",
    "Enter": "\ue007",
}
# A reader's own settings are kept: history, cache, the Back button's memory. What is changed: no host
# but the loopback, and none of the errands that a browser runs for itself.
PREFERENCES: dict[str, str | int | bool] = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.no_proxies_on": "127.0.0.1",
    "network.proxy.failover_direct": False,
    "network.dns.disablePrefetch": True,
    "network.trr.mode": 5,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.aboutConfig.showWarning": False,
    "browser.newtabpage.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.search.update": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.security.https_first": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.update.enabled": False,
    "places.history.enabled": True,
    "services.settings.server": "",
    "toolkit.telemetry.enabled": False,
    "toolkit.telemetry.server": "",
    "remote.active-protocols": 1,
}


def executable() -> str:
    """Where the installed Firefox is."""
    path = os.pathsep.join([os.environ.get("PATH", ""), "/snap/bin"])
    found = next(filter(None, (shutil.which(name, path=path) for name in NAMES)), None)
    assert found, "Firefox is missing; `make test` installs it where it may"
    return found


def version() -> str:
    """The number of the installed Firefox."""
    said = subprocess.run([executable(), "--version"], capture_output=True, text=True, check=True).stdout
    return str(re.findall(r"[\d.]+", said)[0])


@dataclass
class Firefox:
    """One browser with one profile, and everything that went out of it or went wrong in it."""

    wire: ClientConnection
    script: bool = True
    base: str = ""
    exit_url: str = ""
    tab: str = ""
    exit_status: int = 200
    requests: list[str] = field(default_factory=list)
    exits: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    referrers: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    played: dict[str, str] = field(default_factory=dict)
    _last: int = 0

    def ask(self, method: str, **parameters: object) -> Answer:
        """Send one command and wait for its answer; what happens meanwhile is written down."""
        number = self._send(method, parameters)
        deadline = time.monotonic() + PATIENCE
        while True:
            message = self._next(deadline - time.monotonic())
            if message.get("id") != number:
                continue
            assert message["type"] == "success", f"{method}: {message}"
            return dict(message["result"])

    def _send(self, method: str, parameters: dict[str, object]) -> int:
        self._last += 1
        self.wire.send(json.dumps({"id": self._last, "method": method, "params": parameters}))
        return self._last

    def _next(self, seconds: float) -> Answer:
        message: Answer = json.loads(self.wire.recv(timeout=max(0.0, seconds)))
        if message.get("type") == "event":
            self._hear(message["method"], message["params"])
        return message

    def listen(self, seconds: float) -> None:
        """Let some time go by, and write down what happens."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                self._next(left)
            except TimeoutError:
                return

    def _hear(self, event: str, what: Answer) -> None:
        if event == "network.beforeRequestSent":
            self._request(what)
        elif event == "network.responseCompleted" and what["response"]["status"] >= 400:
            self.failed.append(what["response"]["url"])
        elif event == "log.entryAdded" and what["level"] in ("error", "warn"):
            self.troubles.append(f"{what['source'].get('context') and what['type']}: {what['text']}")

    def _request(self, what: Answer) -> None:
        """The exit's destination is played here; the site answers for itself; all else is foreign."""
        request = what["request"]
        url, number = request["url"], request["request"]
        headers = {row["name"].lower(): row["value"].get("value", "") for row in request["headers"]}
        if urlsplit(url).netloc == urlsplit(self.base).netloc:
            self.requests.append(url)
        elif url == self.exit_url:
            self.exits.append(url)
            self.referrers.append(headers.get("referer", ""))
        elif urlsplit(url).scheme in ("http", "https", "ws", "wss") and url != self.exit_url + "favicon.ico":
            self.foreign.append(url)
        if what["isBlocked"] and url in self.played:
            self._play(number, self.played[url], self.exit_status if url == self.exit_url else 200)
        elif what["isBlocked"]:
            self._send("network.failRequest", {"request": number})

    def _play(self, number: str, html: str, status: int) -> None:
        answer = {"type": "base64", "value": b64encode(html.encode()).decode()}
        header = {"name": "Content-Type", "value": {"type": "string", "value": "text/html; charset=utf-8"}}
        parameters: dict[str, object] = {"request": number, "statusCode": status}
        parameters |= {"reasonPhrase": "OK", "headers": [header], "body": answer}
        self._send("network.provideResponse", parameters)

    def asked(self) -> list[str]:
        """All that was asked of the site but the icon, which a browser fetches when it pleases."""
        return [url for url in self.requests if not url.endswith(ICONS)]

    def begin(self) -> None:
        """Start the session, hear of everything, stop what would leave the computer."""
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=EVENTS)
        self.ask("network.addIntercept", phases=["beforeRequestSent"],
                 urlPatterns=[{"type": "pattern", "protocol": "https"}])  # fmt: skip
        self.tab = self.ask("browsingContext.getTree")["contexts"][0]["context"]
        self.ask("browsingContext.setViewport", context=self.tab, viewport=PHONE)

    @contextmanager
    def at(self, base: str, exit_url: str) -> Iterator[Firefox]:
        """A turn on a site: what was asked for before is forgotten, and no other host has been asked.

        What came too late for its own turn to hear of, as going wrong, is told by the next.
        """
        self.base, self.exit_url, self.exit_status = base, exit_url, 200
        self.played = {exit_url: EXIT_ANSWER}
        for seen in (self.requests, self.exits, self.failed, self.referrers):
            seen.clear()
        yield self
        foreign, self.foreign = self.foreign, []
        assert foreign == [], "requests to other hosts"

    def set_apart(self) -> None:
        """Go on in another tab that shares nothing stored with the first: a container, in Firefox's word."""
        self.new_tab(userContext=self.ask("browser.createUserContext")["userContext"])

    @contextmanager
    def playing(self, url: str, html: str) -> Iterator[None]:
        """While the block runs a page of the site is answered with this instead."""
        pattern = [{"type": "string", "pattern": url}]
        number = self.ask("network.addIntercept", phases=["beforeRequestSent"], urlPatterns=pattern)[
            "intercept"
        ]
        self.played[url] = html
        try:
            yield
        finally:
            del self.played[url]
            self.ask("network.removeIntercept", intercept=number)

    def open(self, path: str) -> None:
        """Load a page of the site; a browser that gives no answer is asked once more."""
        try:
            self._load(path)
        except TimeoutError:
            self._load(path)

    def _load(self, path: str) -> None:
        self.ask("browsingContext.navigate", context=self.tab, url=self.base + path, wait="complete")

    def leave(self) -> None:
        """Go from the site to an empty page."""
        self.ask("browsingContext.navigate", context=self.tab, url="about:blank", wait="complete")

    def back(self) -> bool:
        """Press Back; whether there was anything to go back to."""
        before = self.url
        try:
            self.ask("browsingContext.traverseHistory", context=self.tab, delta=-1)
        except AssertionError as refused:
            if "no such history entry" in str(refused):
                return False
            raise
        return self.moves_from(before)

    def new_tab(self, **options: object) -> None:
        """Go on in another tab, as empty as the first was."""
        self.tab = self.ask("browsingContext.create", type="tab", **options)["context"]
        self.ask("browsingContext.setViewport", context=self.tab, viewport=PHONE)

    def close_tab(self) -> None:
        """Close the tab; the browser stays open with an empty one."""
        before = self.tab
        self.new_tab()
        self.ask("browsingContext.close", context=before)

    @property
    def url(self) -> str:
        """The address of the page that is shown."""
        return str(self.ask("browsingContext.getTree", root=self.tab)["contexts"][0]["url"])

    def evaluate(self, expression: str) -> Any:
        """What a JavaScript expression gives on the page, by way of JSON; with script off, no promise."""
        waited = f"(async () => JSON.stringify(await ({expression})))()"
        source = waited if self.script else f"JSON.stringify({expression})"
        target = {"context": self.tab, **({} if self.script else {"sandbox": "test"})}
        said = self.ask("script.evaluate", expression=source, target=target, awaitPromise=self.script)
        assert said["type"] == "success", said
        return json.loads(said["result"].get("value", "null"))

    def until(self, holds: Callable[[], bool], seconds: float = 30) -> bool:
        """Whether something comes true before the time is up."""
        end = time.monotonic() + seconds
        while not (found := holds()) and time.monotonic() < end:
            self.listen(0.05)
        return found

    def moves_from(self, url: str) -> bool:
        """Whether another page comes, whole; between two hosts the tab is empty for a moment."""
        return self.until(lambda: self.url not in (url, "about:blank")) and self.until(self._is_whole)

    def _is_whole(self) -> bool:
        return bool(self.evaluate("document.readyState") == "complete")

    def press(self, *keys: str) -> None:
        """Keys one after another; `Shift+Tab` holds the first while the second is pressed.

        All in one command: between two of them a slow computer could let a second pass.
        """
        self.act("key", [action for key in keys for action in _strokes(key)])

    def click(self, selector: str) -> None:
        """A real click in the middle of the first element that a selector finds."""
        found = self.ask("browsingContext.locateNodes", context=self.tab, maxNodeCount=1,
                         locator={"type": "css", "value": selector})["nodes"]  # fmt: skip
        assert found, f"nothing on {self.url} is {selector}"
        self.evaluate(
            f"document.querySelector({json.dumps(selector)}).scrollIntoView({{block: 'center'}}) || 0"
        )
        origin = {"type": "element", "element": {"sharedId": found[0]["sharedId"]}}
        move = {"type": "pointerMove", "x": 0, "y": 0, "origin": origin}
        self.act("pointer", [move, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}])

    def act(self, kind: str, actions: list[Answer]) -> None:
        """Input as from a device."""
        device: Answer = {"type": kind, "id": kind, "actions": actions}
        self.ask("input.performActions", context=self.tab, actions=[device])


def _strokes(key: str) -> Iterator[Answer]:
    """One key, or several held together, as a keyboard tells it."""
    signs = [KEYS.get(name, name) for name in key.split("+")]
    yield from ({"type": "keyDown", "value": sign} for sign in signs)
    yield {"type": "pause", "duration": HOLD}
    yield from ({"type": "keyUp", "value": sign} for sign in reversed(signs))


@contextmanager
def visit(base: str, exit_url: str, profile: Path, script: bool = True) -> Iterator[Firefox]:
    """A Firefox of its own on a site; when the block ends it has written everything to its profile."""
    with running(profile, script) as firefox, firefox.at(base, exit_url):
        yield firefox
        firefox.listen(0.2)


@contextmanager
def running(profile: Path, script: bool = True) -> Iterator[Firefox]:
    """A Firefox with a fresh profile, for `Firefox.at` one site after another."""
    profile.mkdir(parents=True)
    _hand_over(_worked_out(), profile)
    process, address = _start(profile, script)
    try:
        with connect(address + "/session", open_timeout=START, **WIRE) as wire:
            firefox = Firefox(wire, script)
            firefox.begin()
            yield firefox
            firefox.ask("browser.close")
        process.wait(START)
        _hand_over(profile, _worked_out())
    finally:
        _stop(process)
    assert firefox.foreign == [], "requests to other hosts"


@cache
def _worked_out() -> Path:
    """Where the first start leaves what it worked out to those after it, until this process ends."""
    folder = Path(tempfile.mkdtemp(prefix="firefox-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _hand_over(profile: Path, to: Path) -> None:
    """Copy what a start worked out, if it is there and not yet at the other end."""
    file, folder = (profile / name for name in WORKED_OUT)
    if file.is_file() and folder.is_dir() and not (to / file.name).exists():
        shutil.copytree(folder, to / folder.name)
        shutil.copy2(file, to)


def _start(profile: Path, script: bool) -> tuple[subprocess.Popen[str], str]:
    """The browser's process, and where it listens."""
    wanted = PREFERENCES | {"javascript.enabled": script}
    rows = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in wanted.items())
    (profile / "user.js").write_text("".join(rows), "utf-8")
    command = [executable(), "--headless", "--no-remote", "--profile", str(profile),
               "--remote-debugging-port", "0"]  # fmt: skip
    with (profile / "browser.log").open("w") as log:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, text=True, start_new_session=True
        )
    try:
        return process, _address(process, profile / "browser.log")
    except BaseException:
        _stop(process)
        raise


def _address(process: subprocess.Popen[str], log: Path) -> str:
    end = time.monotonic() + START
    while time.monotonic() < end and process.poll() is None:
        if found := LISTENING.search(log.read_text("utf-8", "replace")):
            return found[1]
        time.sleep(0.05)
    raise RuntimeError("Firefox did not start: " + log.read_text("utf-8", "replace")[-2000:])


def _stop(process: subprocess.Popen[str]) -> None:
    """End the browser with its children; the group is its own."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)
