"""The browser editor in a real browser, and a clone that it writes to: what it saves, `check` accepts."""

from __future__ import annotations

import functools
import http.server
import os
import re
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import editor_page
import projects
from browser import chrome
from sitegen.core import Project

FORMER, NUMBER = "+46313900600", "+46313900601"
FILE = "data/services/provlinjen.yml"
NEW, NEW_FILE = "Höga Provlinjen: ny", "data/services/hoga-provlinjen-ny.yml"
GIT_NAME = ("-c", "user.name=Prov", "-c", "user.email=prov@example.com")
PATIENCE = 20.0
CONTACTS = "[id^=contacts-field] [data-testid=expand-button]"


@dataclass(frozen=True)
class Desk:
    """A clone, and the editor of it in a tab."""

    project: Project
    page: Page
    base: str

    def git(self, *arguments: str) -> str:
        """What git answers in the clone."""
        return git(self.project.root, *arguments)

    def open(self, record: str) -> None:
        """Open the form of a service, with its contacts unfolded."""
        self.page.goto(f"{self.base}#/collections/service/entries/{record}")
        self.page.get_by_label("operator").wait_for()
        self.page.locator(CONTACTS).first.click()

    def type(self, name: str, text: str) -> None:
        """Type another text into the first field of that name, by keys: Decap keeps the cursor."""
        field = self.page.locator(f":is(input, textarea)[id^={name}-field]").first
        field.click()
        field.press("Control+a")
        field.press_sequentially(text)

    def choose(self, name: str, option: str) -> None:
        """Choose an option of a field by a part of its label."""
        self.page.locator(f"input[id^={name}-field]").first.click()
        self.page.get_by_role("option", name=option).first.click()

    def publish(self) -> None:
        """Save what stands in the form, as its button says."""
        self.page.get_by_role("button", name="Publicera", exact=True).click()
        self.page.get_by_role("menuitem", name="Publicera nu").click()


def git(root: Path, *arguments: str) -> str:
    """What git answers in a folder."""
    command = ["git", *GIT_NAME, *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout


def free_port() -> int:
    """A port of the loopback that nobody has."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the page on the loopback while the block runs; gives its address."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *arguments: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def decap_server(root: Path, tools: Path, port: int) -> Iterator[None]:
    """Let decap-server read and write a clone while the block runs."""
    settings = {"BIND_HOST": "127.0.0.1", "PORT": str(port), "MODE": "git", "LOG_LEVEL": "error"}
    name = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in PERSON.items()}
    process = subprocess.Popen(
        ["node", str(tools / "decap-server" / "dist" / "index.js")],
        env={**os.environ, **settings, **name, "GIT_REPO_DIRECTORY": str(root)},
        cwd=root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/")
        yield
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


PERSON = {"NAME": "Prov", "EMAIL": "prov@example.com"}


def wait_for(address: str) -> None:
    """Wait until somebody answers."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            urllib.request.urlopen(address, timeout=1).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            assert time.monotonic() < end, f"nobody answers at {address}"
            time.sleep(0.05)


@pytest.fixture(scope="module")
def desk(
    small: Project, tools: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    """A clone of the small project and its editor, signed in."""
    folder, port = tmp_path_factory.mktemp("editor"), free_port()
    project = projects.copy_small(small, folder / "project")
    (project.root / ".gitignore").write_text(".cache\nscripts\n")
    git(project.root, "init", "-q", "-b", "main")
    git(project.root, "add", "-A")
    git(project.root, "commit", "-q", "-m", "Begin")
    page_folder = editor_page.make(folder / "page", project, port)
    with ExitStack() as stack:
        stack.enter_context(decap_server(project.root, tools, port))
        base = stack.enter_context(served(page_folder))
        context = stack.enter_context(browser.new_context(locale="sv-SE", viewport=chrome.DESKTOP))
        page = context.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(base)
        page.get_by_role("button", name="Logga in").click()
        page.get_by_role("link", name="Medlemmar").wait_for()
        yield Desk(project, page, base)


def test_a_wrong_number_is_refused_and_a_right_one_is_a_commit_that_check_accepts(desk: Desk) -> None:
    desk.open("provlinjen")
    desk.type("number", "ring oss")
    desk.publish()
    refusal = desk.page.get_by_text("number: +46… för vanliga nummer, bara siffror för kortnummer.")
    expect(refusal).to_be_visible()
    assert desk.git("rev-list", "--count", "HEAD").strip() == "1"

    desk.type("number", NUMBER)
    desk.publish()
    expect(desk.page.get_by_text("Inlägg sparat").first).to_be_visible()
    assert desk.git("log", "-1", "--format=%s").strip() == "Change provlinjen (Tjänst) in the browser"
    changed = re.findall(r"^[+-](?![+-])(.*)$", desk.git("show", "--format=", "HEAD"), re.MULTILINE)
    assert changed == [f'    number: "{FORMER}"', f'    number: "{NUMBER}"']
    assert desk.git("status", "--porcelain") == ""

    done = projects.cli(desk.project, "check")
    assert done.returncode == 0, done.stdout + done.stderr
    assert f'number: "{NUMBER}"' in (desk.project.root / FILE).read_text("utf-8")


def test_a_new_record_is_a_file_by_its_name_once_no_group_is_half(desk: Desk) -> None:
    desk.page.goto(f"{desk.base}#/collections/service/new")
    desk.page.get_by_label("operator").wait_for()
    texts = {"name": NEW, "operator": "Provstiftelsen", "summary": "Stöd för den som prövar", "gives": "Råd."}
    for name, text in texts.items():
        desk.type(name, text)
    for name, option in {
        "group": "Våld",
        "coverage": "hela landet",
        "publish": "no",
        "confidence": "low",
    }.items():
        desk.choose(name, option)
    desk.page.get_by_role("button", name="Lägg till sources").click()
    for name, text in {"id": "lista", "title": "Listan", "says": "Står där."}.items():
        desk.type(name, text)
    desk.page.locator("[id^=place-field] [data-testid=expand-button]").first.click()
    desk.type("address", "Provgatan 1")
    desk.publish()
    expect(desk.page.get_by_text("fyll i place › town, eller töm hela gruppen").first).to_be_visible()
    assert not (desk.project.root / NEW_FILE).exists()

    desk.type("address", "")
    desk.page.locator("input[id^=address-field]").press("Backspace")
    desk.publish()
    expect(desk.page.get_by_text("Redigerar i samlingen Tjänster")).to_be_visible()
    desk.page.wait_for_url(f"**/entries/{Path(NEW_FILE).stem}")
    text = (desk.project.root / NEW_FILE).read_text("utf-8")
    assert text.startswith(
        '# yaml-language-server: $schema=../schemas/service.json\nname: "Höga Provlinjen: ny"\n'
    )
    assert 'publish: "no"' in text and "place" not in text
    done = projects.cli(desk.project, "check")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_form_fits_a_phone_and_speaks_swedish(desk: Desk) -> None:
    desk.page.set_viewport_size({"width": 360, "height": 740})
    desk.open("nattlinjen")
    assert desk.page.evaluate("document.documentElement.scrollWidth") <= 360
    shown = desk.page.locator("body").inner_text()
    assert "Namnet som det sägs i telefon; översätts aldrig" in shown and "Lägg till contacts" in shown
    assert not re.search(r"\b(Add|Expand|Publish|Save|Optional)\b", shown)
