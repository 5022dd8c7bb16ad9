"""The data for search engines under the real policy: read as data, never run, and never complained of."""

from __future__ import annotations

import pytest

from browser.conftest import Visits
from built.site import Site

READ = "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)"


def without_type(html: str) -> str:
    """The page with the same element as code."""
    changed = html.replace("<script type=application/ld+json>", "<script>")
    assert changed != html
    return changed


@pytest.mark.parametrize("language", ["sv", "th", "ar"])
def test_a_browser_takes_it_for_data_and_the_policy_lets_it_be(
    site: Site, visiting: Visits, language: str
) -> None:
    page = site.of("service", language)[0]
    with visiting() as visit:
        found = visit.open(page.path).evaluate(READ)
    assert found["@id"] == page.url
    assert visit.troubles == []


def test_as_code_the_policy_would_stop_it(site: Site, visiting: Visits) -> None:
    page = site.of("service", "sv")[0]
    with visiting() as visit:
        visit.rewrite = without_type
        visit.open(page.path)
    assert any("Content Security Policy" in trouble for trouble in visit.troubles)
