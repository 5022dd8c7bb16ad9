"""Accessibility by axe-core: WCAG 2.2 A and AA and its best practices, in each width and colour."""

from __future__ import annotations

from pathlib import Path

import pytest

from browser.chrome import DESKTOP, PHONE
from browser.conftest import Visits
from built.faults import none
from built.site import KINDS, LANGUAGES, Page, Site

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUNS = [(size, scheme) for size in (PHONE, DESKTOP) for scheme in ("light", "dark")]
RUN = """(tags) => axe.run(document, {runOnly: tags, resultTypes: ['violations'],
    rules: {'target-size': {enabled: true}}, elementRef: false}).then(({violations}) =>
  violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(' | ')))"""


@pytest.fixture(scope="session")
def axe(tools: Path) -> str:
    """The source of axe-core."""
    return (tools / "axe-core" / "axe.min.js").read_text("utf-8")


def violations(visiting: Visits, axe: str, pages: list[Page]) -> list[str]:
    """Every violation on some pages, each page loaded once and looked at in every width and colour."""
    found = []
    with visiting() as visit:
        tab = visit.context.new_page()
        for built in pages:
            tab.goto(visit.base + built.path)
            tab.evaluate(axe)
            for size, scheme in RUNS:
                tab.set_viewport_size(size)  # type: ignore[arg-type]
                tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                for fault in tab.evaluate(RUN, TAGS):
                    found.append(f"{built} {size['width']} {scheme}: {fault}")
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_the_finder_family_breaks_no_rule_of_axe(
    site: Site, visiting: Visits, axe: str, kind: str, language: str
) -> None:
    pages = site.of(kind, language)
    assert pages
    none(violations(visiting, axe, pages))


def test_prose_breaks_no_rule_of_axe(site: Site, visiting: Visits, axe: str) -> None:
    pages = [page for page in site.pages if page.kind == "prose"]
    none(violations(visiting, axe, pages))
