"""What a help page costs to fetch: one request, within the first TCP flight."""

from __future__ import annotations

from pathlib import Path

import pytest

from browser import wire
from browser.conftest import Visits
from built.site import LANGUAGES, Site

FIRST_FLIGHT = 14_600
LEAN_PAGE = 30_000
PROSE_VIEW = 100_000


@pytest.fixture(scope="session")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the table of sizes is kept until the summary is printed."""
    return tmp_path_factory.getbasetemp() / "weights"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_finder_and_its_headers_fit_the_first_flight(
    site: Site, base: str, language: str, record_property: pytest.FixtureRequest
) -> None:
    answer = wire.get(base + site.finder(language).path)
    record_property("weight", (language, answer.header_bytes, answer.body_bytes, len(answer.body)))  # type: ignore[operator]
    assert answer.status == 200
    assert answer.headers.get("content-encoding") == "gzip"
    assert answer.total <= FIRST_FLIGHT


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_family_is_light(site: Site, base: str, language: str) -> None:
    pages = [page for page in site.family() if page.language == language]
    sizes = {str(page): wire.get(base + page.path).total for page in pages}
    assert {name: size for name, size in sizes.items() if size > LEAN_PAGE} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_finder_asks_for_nothing_but_itself(
    site: Site, visiting: Visits, language: str, script: bool
) -> None:
    path = site.finder(language).path
    with visiting(java_script_enabled=script) as visit:
        visit.open(path).wait_for_load_state("networkidle")
    others = [url for url in visit.requests if url != visit.base + path]
    assert set(others) <= {visit.base + "favicon.ico"}


def test_a_page_of_prose_weighs_little_at_the_first_view(site: Site, visiting: Visits) -> None:
    heavy = {}
    for page in (page for page in site.pages if page.kind == "prose"):
        with visiting() as visit:
            visit.context.on("requestfinished", lambda request: sizes.append(_wire_size(request)))
            sizes: list[int] = []
            visit.context.new_page().goto(visit.base + page.path, wait_until="networkidle")
            if sum(sizes) > PROSE_VIEW:
                heavy[str(page)] = sum(sizes)
    assert heavy == {}


def _wire_size(request: object) -> int:
    sizes = request.sizes()  # type: ignore[attr-defined]
    return int(sizes["responseHeadersSize"]) + int(sizes["responseBodySize"])
