"""A page brings its policy along: to hosts that send no headers, and past settings of the site before."""

from __future__ import annotations

import re
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser import nginx, probes
from browser.web_server import serving
from built.site import CARD, EVERY_SITE, MAIN, SITES, Site, on
from sitegen.hosting.policy import with_policy

PLANTED = "<script>window.ran = 1</script><p id=planted onclick='window.clicked = 1'>x</p>"
LOOKS = "getComputedStyle(document.querySelector('.bar')).position"
# The script of the way out marks the link that it works.
RUNS = "document.querySelector('#x').on"
META = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]+>')


class Plain(SimpleHTTPRequestHandler):
    """A host that sends files and nothing else."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def plain(folder: Path) -> Iterator[str]:
    """The address of a server without any headers of ours."""
    with serving(partial(Plain, directory=str(folder))) as origin:
        yield f"{origin}/"


@contextmanager
def watched(browser: Browser) -> Iterator[Page]:
    """A tab that notes what a policy forbids."""
    context = browser.new_context()
    context.add_init_script(f"({probes.WATCH_POLICY})()")
    yield context.new_page()
    context.close()


def copied(site: Site, folder: Path) -> Path:
    """A copy of a built site, without its packed forms."""
    return Path(shutil.copytree(site.root, folder / "site", ignore=shutil.ignore_patterns("*.gz", "*.br")))


def change(path: Path, old: bytes, new: bytes) -> None:
    html = path.read_bytes()
    assert html.count(old) == 1
    path.write_bytes(html.replace(old, new))


@on(*EVERY_SITE)
def test_on_a_host_without_headers_nothing_runs_that_is_not_ours(
    site: Site, browser: Browser, tmp_path: Path
) -> None:
    folder = copied(site, tmp_path)
    change(folder / "index.html", b"</main>", PLANTED.encode() + b"</main>")
    with plain(folder) as base, watched(browser) as page:
        answer = page.goto(base)
        assert answer is not None and "content-security-policy" not in answer.headers
        page.locator("#planted").click()
        assert page.evaluate("[window.ran, window.clicked]") == [None, None]
        assert sorted(page.evaluate("window.forbidden.map(x => x.split(' ')[0])")) == [
            "script-src-attr", "script-src-elem",
        ]  # fmt: skip


@on(CARD)
def test_on_a_host_without_headers_the_page_looks_and_leaves_as_it_should(
    site: Site, browser: Browser
) -> None:
    with plain(site.root) as base, watched(browser) as page:
        page.goto(f"{base}th/")
        assert page.evaluate(f"[{LOOKS}, {RUNS}, window.forbidden.length]") == ["sticky", 1, 0]


@on(CARD)
def test_a_new_site_works_under_the_settings_of_the_one_before(
    site: Site, browser: Browser, tmp_path: Path
) -> None:
    """nginx keeps what it has read until it is told to read anew, and the folder is swapped before that."""
    folder = copied(site, tmp_path)
    with nginx.serve(folder, tmp_path) as base:
        with watched(browser) as page:
            page.goto(f"{base}th/")
            assert page.evaluate(RUNS) == 1
        folder.rename(tmp_path / "before")
        copied(site, tmp_path)
        newer(folder / "th" / "index.html")
        with watched(browser) as page:
            page.goto(f"{base}th/")
            outline = page.evaluate("getComputedStyle(document.body).outlineColor")
            found = page.evaluate(f"[{LOOKS}, {RUNS}, window.newer, window.forbidden.length]")
    assert (outline, found) == ("rgb(1, 2, 3)", ["sticky", 1, 1, 0])


def newer(path: Path) -> None:
    """Make a page one of another release: other style and script, and the policy that the build gives it."""
    change(path, b"<style>", b"<style>body{outline-color:rgb(1,2,3)}")
    path.write_bytes(path.read_bytes().replace(b"<script>", b"<script>window.newer=1;"))
    path.write_bytes(with_policy(META.sub(b"", path.read_bytes())))


ODD = {
    "a folder without a page": (b"GET /sok-hjalp/kontakt/ HTTP/1.1", 404),
    "a folder without a page, in Thai": (b"GET /th/sok-hjalp/kontakt/ HTTP/1.1", 404),
    "files for hosts": (b"GET /_headers HTTP/1.1", 404),
    "a form that is sent": (b"POST /sok-hjalp/ HTTP/1.1\r\nContent-Length: 0", 405),
    "a form that is sent, in Thai": (b"POST /th/sok-hjalp/ HTTP/1.1\r\nContent-Length: 0", 405),
    "an address that is too long": (b"GET /" + b"a" * 40_000 + b" HTTP/1.1", 414),
    "cookies that are too many": (b"GET / HTTP/1.1\r\nCookie: " + b"a" * 40_000, 400),
    "no question at all": (b"GET / HTTP/1.1\r\nHost: two\r\nHost: hosts", 400),
}


@on(MAIN)
@pytest.mark.parametrize("name", ODD)
def test_every_error_that_a_visitor_meets_has_a_number_and_the_way_out(
    site: Site, base: str, name: str
) -> None:
    request, status = ODD[name]
    head, _, body = asked(base, request).partition(b"\r\n\r\n")
    assert head.split()[1] == str(status).encode(), head
    html = body.decode()
    assert "href=tel:112" in html and SITES[site.id]["exit_url"] in html
    if "Thai" in name:
        assert "<html lang=th" in html
    assert b"x-frame-options: deny" in head.lower()
    assert "Content-Security-Policy" in html and "nginx" not in html.lower()


def asked(base: str, request: bytes) -> bytes:
    """All that a server says to a request, to the byte."""
    host, port = base.removeprefix("http://").rstrip("/").split(":")
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        named = b"" if b"Host:" in request else b"\r\nHost: x"
        with suppress(BrokenPipeError, ConnectionResetError):
            connection.sendall(request + named + b"\r\nConnection: close\r\n\r\n")
        return b"".join(iter(partial(connection.recv, 65536), b""))
