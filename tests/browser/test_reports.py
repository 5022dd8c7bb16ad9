"""Reports in a real browser behind a strict host: tables that are charts, in every form of display."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from browser.chrome import DESKTOP, PHONE
from browser.conftest import Visits
from built.site import Site

LISTEN = """document.addEventListener('securitypolicyviolation',
  fault => (window.told = window.told || []).push(fault.violatedDirective))"""
SMALLEST = 16
SMALL = """smallest => [...document.querySelectorAll('.report *')]
  .filter(e => [...e.childNodes].some(n => n.nodeType == 3 && n.textContent.trim()))
  .filter(e => parseFloat(getComputedStyle(e).fontSize) < smallest).map(e => e.outerHTML.slice(0, 80))"""
BARS = """() => [...document.querySelectorAll('.report svg.bar')].map(bar => {
  const cell = bar.parentNode, style = getComputedStyle(cell)
  const room = cell.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)
  return {drawn: bar.getBoundingClientRect().width, room: room, said: parseFloat(bar.getAttribute('width')),
    fill: getComputedStyle(bar.querySelector('rect:not(.case)')).fill}})"""
SMALL_PHONE: ViewportSize = {"width": 320, "height": 568}
"""A small phone as it is when its browser shows no bars; the head of the site takes nearly half of it."""
TONES = """() => [...document.querySelectorAll('.report svg:is(.bar, .stack) rect:not(.case)')].map(
  bar => [bar.getAttribute('class'), getComputedStyle(bar).fill])"""
ENDS = "parts => parts.map(part => document.querySelector('.report ' + part).getBoundingClientRect().bottom)"

DRAFT = re.compile(r"/statistik/2025/utkast-\d{4}-\d\d-\d\d/$")
UNFOLD = "document.querySelectorAll('details').forEach(part => part.open = true)"


@pytest.fixture(scope="module")
def paths(site: Site) -> list[str]:
    """Every page of reports."""
    found = [page.path for page in site.pages if page.path.removeprefix("en/").startswith("statistik/")]
    assert len(found) > 10
    return found


@pytest.fixture(scope="module")
def editions(paths: list[str]) -> list[str]:
    """The pages that hold whole reports."""
    return [path for path in paths if path.rsplit("/", 2)[-2].startswith(("v", "utkast-"))]


def nodes(page: Page) -> list[dict[str, Any]]:
    """The accessibility tree."""
    session = page.context.new_cdp_session(page)
    tree = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [node for node in tree if not node["ignored"]]


def of_role(tree: list[dict[str, Any]], *roles: str) -> list[dict[str, Any]]:
    return [node for node in tree if node["role"]["value"] in roles]


def name(node: dict[str, Any]) -> str:
    return str(node.get("name", {}).get("value", ""))


def test_the_policy_refuses_nothing_and_nothing_is_fetched_from_elsewhere(
    visiting: Visits, paths: list[str]
) -> None:
    with visiting() as visit:
        visit.context.add_init_script(LISTEN)
        page = visit.context.new_page()
        for path in paths:
            visit.open(path, page)
            assert page.evaluate("window.told || []") == [], path
        assert visit.troubles == []


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_every_table_has_a_name_and_headings_of_rows_and_columns_and_no_drawing_is_read(
    visiting: Visits, editions: list[str], size: dict[str, int]
) -> None:
    with visiting(viewport=size) as visit:
        for path in editions:
            page = visit.open(path)
            page.evaluate(UNFOLD)
            tree = nodes(page)
            tables = of_role(tree, "table")
            assert len(tables) == page.locator(".report table").count(), path
            assert [node for node in tables if not name(node)] == []
            rows = page.locator(".report tbody tr").count()
            assert len(of_role(tree, "rowheader")) == rows
            assert len(of_role(tree, "columnheader")) == page.locator(".report thead th").count()
            assert [node for node in of_role(tree, "columnheader", "rowheader") if not name(node)] == []
            assert of_role(tree, "SvgRoot", "graphics-document", "graphics-symbol", "image") == []
            page.close()


def test_a_hidden_figure_says_so_in_words(visiting: Visits, editions: list[str]) -> None:
    with visiting() as visit:
        for path in editions:
            page = visit.open(path)
            cells = page.locator("td").evaluate_all("all => all.map(td => [td.innerText, td.textContent])")
            for sign in ("U", ".."):
                for seen, heard in cells:
                    if seen.strip().split("\n")[0] == sign:
                        assert len(heard) > len(sign) + 5
            page.close()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_on_a_small_phone_nothing_is_cut_and_nothing_is_small(
    visiting: Visits, paths: list[str], script: bool
) -> None:
    with visiting(viewport=PHONE, java_script_enabled=script) as visit:
        page = visit.context.new_page()
        for path in paths:
            visit.open(path, page)
            if script:
                page.evaluate(UNFOLD)
            else:
                for summary in page.locator("summary").all():
                    summary.click()
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
            assert page.evaluate(SMALL, SMALLEST) == [], path


@pytest.mark.parametrize(
    "display",
    [
        {"color_scheme": "light"},
        {"color_scheme": "dark"},
        {"forced_colors": "active"},
        {"media": "print"},
    ],
    ids=["light", "dark", "forced", "print"],
)
def test_bars_are_seen_in_every_display_as_long_as_their_numbers_say(
    visiting: Visits, editions: list[str], display: dict[str, Any]
) -> None:
    with visiting() as visit:
        page = visit.open(editions[0])
        page.emulate_media(**display)
        page.evaluate(UNFOLD)
        bars = page.evaluate(BARS)
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert bars
        for bar in bars:
            assert bar["drawn"] == pytest.approx(bar["room"] * bar["said"] / 100, abs=1)
            assert bar["fill"] != ground


@pytest.mark.parametrize(
    "display",
    [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}],
    ids=["light", "dark", "forced"],
)
def test_bars_that_say_different_things_are_told_apart(
    visiting: Visits, editions: list[str], display: dict[str, Any]
) -> None:
    """What a headline speaks of, children, a least, and the rest: each has its own look."""
    with visiting() as visit:
        page = visit.open(editions[0])
        page.emulate_media(**display)
        tones = dict(page.evaluate(TONES))
        assert {"main", "rest", "children"} <= {*tones}
        assert len({*tones.values()}) == len(tones), tones


def test_what_cites_a_chart_opens_without_script_and_says_its_status(visiting: Visits) -> None:
    with visiting(java_script_enabled=False) as visit:
        page = visit.open("statistik/2025/")
        part = page.locator(".tools details").first
        assert not part.locator(".whole").is_visible()
        part.locator("summary").click()
        assert part.locator(".whole").is_visible()
        assert "utkast" in part.locator(".whole").inner_text()


def test_the_first_screen_of_a_small_phone_has_the_result_and_the_way_in_under_the_word_draft(
    visiting: Visits, paths: list[str]
) -> None:
    with visiting(viewport=SMALL_PHONE) as visit:
        page = visit.open(paths[0])
        for path in paths:
            visit.open(path, page)
            if page.locator(".leading").count():
                ends = page.evaluate(ENDS, [".draft", "h1", ".ways li"])
                assert ends == sorted(ends), path
                assert ends[-1] <= SMALL_PHONE["height"], path


@pytest.mark.parametrize("language", ["", "en/"])
def test_the_figures_of_each_report_stand_in_the_first_view_of_a_laptop(
    visiting: Visits, language: str
) -> None:
    with visiting(viewport={"width": 1280, "height": 800}) as visit:
        for report in ("2025", "nsp/2025", "verksamhet/2025", "press/2023"):
            leading = visit.open(f"{language}statistik/{report}/").locator(".leading b")
            assert leading.count() >= 2
            for number in leading.all():
                expect(number).to_be_in_viewport(ratio=1)


def test_a_quote_is_taken_as_one_text_with_a_single_tap(visiting: Visits, paths: list[str]) -> None:
    with visiting() as visit:
        for path in ("statistik/2025/", "en/statistik/2025/"):
            page = visit.open(path)
            for whole in page.locator(".quote .whole").all():
                whole.click()
                taken = " ".join(page.evaluate("getSelection().toString()").split())
                assert taken == " ".join((whole.text_content() or "").split())
                assert " 420 " in taken and "2025" in taken and DRAFT.search(taken)
            assert page.locator(".quote .whole").count() == 2
            page.close()
