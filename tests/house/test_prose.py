"""The prose pages as published: a look of their own, and nothing that runs, stores or calls out."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from projects import REAL
from sitegen.reading import read_page
from sitegen.web.assets import exit_script

PAGES = (
    *("index.html", "om/index.html", "en/index.html", "en/om/index.html"),
    *("statistik/index.html", "en/statistik/siffror/index.html"),
    "statistik/2025/utkast-2026-11-30/index.html",
)
FIRST_VIEW_BYTES = 60_000
FETCHED = {"img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src"}


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest, dist: Path) -> Path:
    return dist / str(request.param)


def tags(page: Path) -> list[tuple[str, Mapping[str, str]]]:
    return read_page(page.read_bytes()).tags


def fetched(page: Path) -> Iterator[str]:
    """What a browser fetches by itself for the page."""
    for tag, attributes in tags(page):
        if tag == "link" and attributes["rel"] in ("stylesheet", "icon", "preload", "preconnect"):
            yield attributes["href"]
        elif tag in FETCHED:
            yield attributes[FETCHED[tag]]


NAMES = {
    "": "Plattformen Civila Sverige mot människohandel",
    "en/": "Swedish Civil Society Platform against Human Trafficking",
}


@pytest.mark.parametrize(("folder", "name"), NAMES.items())
def test_every_title_ends_with_the_name_in_its_language(folder: str, name: str, dist: Path) -> None:
    for page in ("om", "medlemmar/noomi", "statistik", "sok"):
        title = re.findall(r"<title>(.*?)</title>", (dist / folder / page / "index.html").read_text("utf-8"))
        assert len(title) == 1 and title[0].endswith(f" - {name}")


@pytest.mark.parametrize(("start", "name"), [(f"{folder}index.html", name) for folder, name in NAMES.items()])
def test_the_start_page_is_called_what_the_site_is_called(start: str, name: str, dist: Path) -> None:
    shared = [
        a["content"] for tag, a in tags(dist / start) if tag == "meta" and a.get("property") == "og:title"
    ]
    assert shared == [name]
    assert f"<title>{name}</title>" in (dist / start).read_text("utf-8")


def test_a_prose_page_runs_no_script_but_the_way_out_s(page: Path) -> None:
    assert [dict(attributes) for tag, attributes in tags(page) if tag == "script"] == [{}]
    assert f"<script>{exit_script(REAL)}</script>" in page.read_text("utf-8")
    assert [name for _, attributes in tags(page) for name in attributes if name[:2] == "on"] == []


def test_a_prose_page_has_no_inline_style(page: Path) -> None:
    assert [tag for tag, attributes in tags(page) if tag == "style" or "style" in attributes] == []


def test_a_prose_page_fetches_only_files_of_the_site(page: Path) -> None:
    files = [(page.parent / address).resolve() for address in fetched(page)]
    assert files
    assert [file for file in files if not file.is_file()] == []


def test_no_style_sheet_fetches_from_another_host(dist: Path) -> None:
    for file in dist.rglob("*.css"):
        addresses = re.findall(r"url\(\s*['\"]?([^'\")]*)", file.read_text("utf-8"))
        assert [address for address in addresses if not address.startswith(("data:", "#"))] == []


def test_the_first_view_of_a_prose_page_is_light(page: Path) -> None:
    files = {page, *((page.parent / address).resolve() for address in fetched(page))}
    size = sum(len(gzip.compress(file.read_bytes())) for file in files)
    assert size <= FIRST_VIEW_BYTES


def test_nothing_of_the_theme_is_shipped(dist: Path) -> None:
    assert list((dist / "assets").rglob("*.js")) == []
    assert not (dist / "assets" / "stylesheets").exists() and not (dist / "assets" / "images").exists()


def test_a_prose_page_has_nothing_of_the_theme_in_it(page: Path) -> None:
    classes = [name for _, attributes in tags(page) for name in attributes.get("class", "").split()]
    assert [name for name in classes if name.startswith("md-")] == []


def test_a_prose_page_says_where_it_stands_and_no_other_is_marked(page: Path, dist: Path) -> None:
    marked = [dict(a) for tag, a in tags(page) if tag == "a" and a.get("aria-current") in ("page", "true")]
    here = page.relative_to(dist).parent.as_posix()
    stands = {(page.parent / a["href"]).resolve().relative_to(dist.resolve()).as_posix() for a in marked}
    assert all(here == place or here.startswith(f"{place}/") for place in stands), stands
    assert bool(stands) == (here not in (".", "en"))


def test_a_prose_page_names_its_other_languages(page: Path, dist: Path) -> None:
    alternates = {
        attributes["hreflang"]: attributes["href"]
        for tag, attributes in tags(page)
        if tag == "link" and attributes["rel"] == "alternate"
    }
    assert set(alternates) == {"sv", "en", "x-default"}
    assert alternates["x-default"] == alternates["sv"]
    for address in alternates.values():
        assert (dist / address.split("/", 3)[3] / "index.html").is_file()


@pytest.mark.parametrize("start", ["index.html", "en/index.html"])
def test_the_start_page_leads_to_the_finder_in_every_language(start: str, dist: Path) -> None:
    linked = {
        (dist / start).parent.joinpath(attributes["href"], "index.html").resolve()
        for tag, attributes in tags(dist / start)
        if tag == "a" and attributes["href"].endswith("sok-hjalp/")
    }
    offered = {*dist.glob("sok-hjalp/index.html"), *dist.glob("*/sok-hjalp/index.html")}
    assert linked == offered


@pytest.mark.parametrize("start", ["index.html", "en/index.html"])
def test_the_start_page_gives_the_emergency_number_and_the_way_out(start: str, dist: Path) -> None:
    addresses = [attributes["href"] for tag, attributes in tags(dist / start) if tag == "a"]
    assert "tel:112" in addresses
    assert next(address for address in addresses if address.startswith("https://"))
