"""What is written for nginx, in a real nginx, against what is written for Netlify and Cloudflare Pages."""

from __future__ import annotations

import gzip
import http.client
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest

from browser import nginx
from browser.conftest import Visits
from built.faults import none
from built.hosting import headers_for, read_rules
from built.site import EVERY_SITE, LANGUAGES, RIGHT_TO_LEFT, SOURCE_LANGUAGE, Site, on

FOR_HOSTS = {"_headers", "_redirects", "_nginx.conf", "_manifest.json"}
FOREIGN = [code for code in LANGUAGES if code != SOURCE_LANGUAGE]


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as a client without any cleverness gets it; redirects are not followed."""

    status: int
    headers: dict[str, str]
    body: bytes


@pytest.fixture(scope="module")
def connection(base: str) -> Iterator[http.client.HTTPConnection]:
    """One connection for all questions of a test file."""
    opened = http.client.HTTPConnection(urlsplit(base).netloc, timeout=10)
    yield opened
    opened.close()


def ask(connection: http.client.HTTPConnection, path: str, **headers: str) -> Reply:
    """The answer to a GET; `headers` are the request's, with _ for -."""
    connection.request("GET", path, headers={name.replace("_", "-"): text for name, text in headers.items()})
    answer = connection.getresponse()
    return Reply(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())


def addresses(root: Path) -> list[str]:
    """The address of every file that readers may ask for."""
    files = sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    shown = [path for path in files if not path.endswith((".gz", ".br")) and path not in FOR_HOSTS]
    return ["/" + re.sub(r"(^|/)index\.html$", r"\1", path) for path in shown]


def rows(root: Path) -> list[tuple[str, str, int]]:
    """The lines of `_redirects`."""
    lines = (root / "_redirects").read_text("utf-8").splitlines()
    return [(source, target, int(status)) for source, target, status in map(str.split, lines)]


@on(*EVERY_SITE)
def test_nginx_accepts_the_file_without_a_warning(site: Site, tmp_path: Path) -> None:
    said = nginx.check(site.root, tmp_path)
    assert "test is successful" in said and "[warn]" not in said


@on(*EVERY_SITE)
def test_every_address_has_the_same_headers_on_every_kind_of_host(
    site: Site, connection: http.client.HTTPConnection
) -> None:
    rules = read_rules(site.root)
    wrong = []
    for path in addresses(site.root):
        reply, wanted = ask(connection, path), headers_for(rules, path)
        assert "content-security-policy" in wanted and "cache-control" in wanted, path
        wrong += [] if reply.status == 200 else [f"{path} {reply.status}"]
        wrong += [f"{path} {n}: {reply.headers.get(n)}" for n in wanted if reply.headers.get(n) != wanted[n]]
    none(wrong)


@on(*EVERY_SITE)
def test_no_header_is_given_twice(site: Site) -> None:
    common, *rules = read_rules(site.root)
    given = {name for name, _ in common.headers}
    for rule in rules:
        names = [name for name, _ in rule.headers]
        again = [name for name in names if name in given]
        assert names[: len(again)] == [f"! {name}" for name in again]
    hits = {path: sum(1 for r in rules if r.pattern.fullmatch(path)) for path in addresses(site.root)}
    assert max(hits.values()) <= 1


@on(*EVERY_SITE)
def test_nothing_forbids_the_browser_to_keep_a_page_for_the_way_back(site: Site) -> None:
    assert "no-store" not in (site.root / "_headers").read_text("utf-8")


def test_every_file_has_a_type_that_a_browser_need_not_guess(
    dist: Path, connection: http.client.HTTPConnection
) -> None:
    found = {path: ask(connection, path).headers["content-type"] for path in addresses(dist)}
    assert [path for path, kind in found.items() if kind == "application/octet-stream"] == []
    assert {found["/"], found["/sok-hjalp/"]} == {"text/html; charset=utf-8"}


@on(*EVERY_SITE)
def test_what_is_written_for_hosts_is_not_served(connection: http.client.HTTPConnection) -> None:
    assert {name: ask(connection, f"/{name}").status for name in FOR_HOSTS} == dict.fromkeys(FOR_HOSTS, 404)


def test_every_redirect_leads_where_the_file_for_other_hosts_says(
    dist: Path, connection: http.client.HTTPConnection
) -> None:
    moved = [row for row in rows(dist) if row[2] != 404]
    assert {("/th/", "/th/sok-hjalp/", 302), ("/sv/sok-hjalp/*", "/sok-hjalp/:splat", 301)} <= set(moved)
    for source, target, status in moved:
        reply = ask(connection, source.replace("*", "a/b"))
        assert (reply.status, reply.headers["location"]) == (status, target.replace(":splat", "a/b"))
        assert reply.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("start", ["/sv", "/sv/sok-hjalp", "/TH", "/th", "/"])
def test_no_address_leads_to_another_host(connection: http.client.HTTPConnection, start: str) -> None:
    for typed in (
        "//elsewhere.example/",
        "/%2f%2felsewhere.example/",
        "/\\elsewhere.example",
        "/%0d%0aX-A:%20b",
    ):
        reply = ask(connection, start + typed)
        assert re.match(r"/(?![/\\])", reply.headers.get("location", "/"))
        assert "x-a" not in reply.headers


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_that_does_not_exist_is_answered_in_the_language_of_its_folder(
    connection: http.client.HTTPConnection, language: str
) -> None:
    start = "/" if language == SOURCE_LANGUAGE else f"/{language}/"
    for path in ("x", "sok-hjalp/x/", "sok-hjalp/kontakt/x/", "skylt/x"):
        reply = ask(connection, start + path)
        assert reply.status == 404
        direction = " dir=rtl" if language in RIGHT_TO_LEFT else ""
        assert reply.body.startswith(f"<!doctype html><html{direction} lang={language}>".encode())
        assert b"content=\"default-src 'none'; " in reply.body


@pytest.mark.parametrize("language", FOREIGN)
def test_the_error_page_for_other_hosts_is_the_same(
    dist: Path, connection: http.client.HTTPConnection, language: str
) -> None:
    assert (f"/{language}/*", f"/{language}/404.html", 404) in rows(dist)
    page = (dist / language / "404.html").read_bytes()  # the nearest one, as Cloudflare Pages looks for it
    assert ask(connection, f"/{language}/x").body == page


@pytest.mark.parametrize("path", ["404.html", "th/404.html"])
def test_an_error_page_brings_its_policy_along_and_works_under_it(
    dist: Path, visiting: Visits, path: str
) -> None:
    html = (dist / path).read_text("utf-8")
    assert html.count('http-equiv="Content-Security-Policy"') == 1
    with visiting() as visit:
        page = visit.context.new_page()
        page.goto(visit.base + path.replace("404.html", "x"))
        assert page.evaluate("document.querySelector('#x').on") == 1
        assert page.evaluate("getComputedStyle(document.querySelector('.bar')).position") == "sticky"
        page.goto(visit.base + path)
        page.locator("#x").click()
        page.wait_for_url(visit.exit_url)
    none(text for text in visit.troubles if "404" not in text)


@on(*EVERY_SITE)
def test_every_packed_file_holds_what_the_plain_one_does(site: Site) -> None:
    plain = [path for path in site.root.rglob("*") if path.suffix in (".html", ".css", ".svg", ".xml")]
    small = [path for path in plain if path.stat().st_size < 256]
    for path in plain:
        if path not in small:
            content = path.read_bytes()
            assert gzip.decompress(Path(f"{path}.gz").read_bytes()) == content, path
            assert brotli.decompress(Path(f"{path}.br").read_bytes()) == content, path
    assert len(small) < 5 < len(plain)


def test_the_packed_file_is_what_crosses_the_wire(
    dist: Path, site: Site, connection: http.client.HTTPConnection
) -> None:
    path = site.finder("th").path
    reply = ask(connection, f"/{path}", Accept_Encoding="gzip")
    assert reply.body == (dist / path / "index.html.gz").read_bytes()
    assert reply.headers["vary"] == "Accept-Encoding"
    assert "content-encoding" not in ask(connection, f"/{path}").headers
