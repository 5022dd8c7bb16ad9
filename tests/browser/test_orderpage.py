"""The page where partners order what is printed, opened from a disk as somebody without a network has it."""

from __future__ import annotations

import json
import subprocess
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.chrome import DESKTOP, PHONE
from browser.conftest import HERE
from browser.probes import SMALL, STICKING_OUT
from browser.test_html import QUICK_JAVA

PAGES = ("index.html", "en/index.html")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = "tags => axe.run(document, tags).then(r => r.violations.map(v => v.id + ' ' + v.nodes[0].target))"
# Every picture that does not load, those far down the page too.
UNSEEN = """async () => (await Promise.all([...document.images].map(picture => {
  picture.loading = 'eager';
  return picture.decode().then(() => '', () => picture.src);
}))).filter(Boolean)"""
TOUCHED = "header a, .files a, .write"
FINGER = 44


@pytest.fixture(params=PAGES)
def file(request: pytest.FixtureRequest, printed: Path) -> Path:
    return printed / str(request.param)


def opened(browser: Browser, file: Path, said: list[str], **options: object) -> Page:
    """The page from its file; what the browser complains of or asks a network for is written down."""
    page = browser.new_page(**{"viewport": PHONE, **options})  # type: ignore[arg-type]
    page.on("console", lambda message: said.append(message.text))
    page.on("requestfailed", lambda request: said.append(request.url))
    page.on("request", lambda request: None if request.url.startswith("file:") else said.append(request.url))
    page.goto(file.as_uri())
    return page


def test_it_is_accessible_in_every_width_and_colour(browser: Browser, file: Path, tools: Path) -> None:
    axe = (tools / "axe-core" / "axe.min.js").read_text("utf-8")
    for size, scheme in product((PHONE, DESKTOP), ("light", "dark")):
        page = opened(browser, file, [], viewport=size, color_scheme=scheme)
        page.evaluate(axe)
        assert page.evaluate(AXE, TAGS) == [], (size, scheme)
        page.close()


def test_nothing_sticks_out_at_320_pixels_and_links_are_as_large_as_a_finger(
    browser: Browser, file: Path
) -> None:
    page = opened(browser, file, [])
    assert page.evaluate(STICKING_OUT) == []
    assert page.evaluate(SMALL, [TOUCHED, FINGER]) == []
    page.close()


def test_from_a_disk_its_pictures_show_and_nothing_is_asked_of_a_network(
    browser: Browser, file: Path
) -> None:
    said: list[str] = []
    page = opened(browser, file, said)
    assert page.evaluate(UNSEEN) == []
    assert page.locator("img").count() > 10 and said == []
    page.close()


def test_the_other_language_is_one_tap_away_and_back(browser: Browser, printed: Path) -> None:
    page = opened(browser, printed / PAGES[0], [])
    page.click("header a")
    assert page.evaluate("document.documentElement.lang") == "en"
    page.click("header a")
    assert page.evaluate("document.documentElement.lang") == "sv"
    page.close()


def test_both_validators_find_no_error(printed: Path, tools: Path) -> None:
    files = [str(printed / path) for path in PAGES]
    html = ["node", str(tools / "html-validate" / "bin" / "html-validate.mjs"), "--formatter", "json"]
    html += ["--config", str(HERE / "htmlvalidate.json"), *files]
    first = subprocess.run(html, cwd=HERE, capture_output=True, text=True, check=False)
    assert [m for result in json.loads(first.stdout) for m in result["messages"]] == []
    jar = tools / "vnu-jar" / "build" / "dist" / "vnu.jar"
    nu = ["java", *QUICK_JAVA, "-Xss4m", "-jar", str(jar), "--errors-only", "--format", "json", *files]
    second = subprocess.run(nu, capture_output=True, text=True, check=False)
    assert json.loads(second.stderr)["messages"] == []
