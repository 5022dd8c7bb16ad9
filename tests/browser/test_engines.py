"""The pages on phones of 2014: what their engines cannot read is taken away, and the rest still serves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from playwright.sync_api import Page

from browser.chrome import PHONE, Visit
from browser.conftest import Visits
from browser.engines import WITHOUT_LATER_SCRIPT, as_old, old_page
from browser.probes import SMALL, STICKING_OUT, UNREADABLE, WHOLLY_SEEN
from browser.test_every_page import FINGER, TOUCHED
from built.faults import none
from built.site import KINDS, Site

OLD_LANGUAGES = ("sv", "th", "ar")
# What such an engine must never be asked to read.
MODERN = """
a { color: red; position: sticky; inset: 0; gap: 1rem; margin-inline-end: 1rem; color: var(--x); }
b { display: grid; display: block; width: min(1rem, 10%); height: clamp(1px, 2px, 3px); }
c:has(d), e { color: red; } f:focus-visible { color: red; } g:is(h) { color: red; }
@supports selector(:has(*)) { i { color: red; } } @media (prefers-color-scheme: dark) { j { color: red; } }
@media (min-width: 40em) { k { color: red; accent-color: red; content-visibility: auto; } }
"""


def test_an_old_engine_drops_what_it_cannot_read() -> None:
    expected = "a{color: red} b{display: block} @media (min-width: 40em){k{color: red}}"
    assert as_old(MODERN).replace("\n", " ").replace(";}", "}") == expected


def test_the_probe_sees_what_is_hidden_and_what_lies_across(visiting: Visits) -> None:
    with visiting() as visit:
        page = visit.context.new_page()
        page.set_content("<p style='visibility:hidden'>a<p style='margin:0'>b<p style='margin:-1em 0'>c")
        assert page.evaluate(UNREADABLE) == ["not shown: a", "b lies across c"]


@pytest.mark.parametrize("language", OLD_LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_an_old_engine_shows_all_that_a_page_says(
    site: Site, sharing: Visits, kind: str, language: str
) -> None:
    with old(sharing) as visit:
        page = visit.open(site.of(kind, language)[0].path)
        found = troubles(page)
    none(found)


@pytest.mark.parametrize("path", ["404.html", "", "om/", "en/"])
def test_an_old_engine_shows_prose_and_the_404(sharing: Visits, path: str) -> None:
    with old(sharing) as visit:
        page = visit.open(path)
        found = [*page.evaluate(UNREADABLE), *page.evaluate(STICKING_OUT)]
        found += page.evaluate(WHOLLY_SEEN, ".x, .top__exit")[:1]
    none(found)


@pytest.mark.parametrize("language", OLD_LANGUAGES)
def test_an_engine_that_has_never_heard_of_details_shows_what_is_in_them(
    site: Site, sharing: Visits, language: str
) -> None:
    with old(sharing, without_details=True) as visit:
        page = visit.open(site.finder(language).path)
        assert page.locator("details").count() == 0
        assert page.locator(".l > .r").first.is_visible()
        found = troubles(page)
    none(found)


def troubles(page: Page) -> list[str]:
    """What cannot be read, reached or touched; the filter may be missing, but then it is gone whole."""
    page.set_viewport_size(PHONE)
    # What is folded is read too; closed, it has a place in some engines and is not seen.
    page.evaluate("[].forEach.call(document.querySelectorAll('details'), d => { d.open = true; })")
    assert not any(part.is_visible() for part in page.locator(".l .q").all())
    unreachable = "links => links.filter(a => !a.getClientRects().length).map(a => 'out of reach ' + a.href)"
    screens = [label.get_attribute("for") for label in page.locator(".hm label").all()]
    if screens:
        # Whatever the first screen leaves out, the one with everything has.
        page.locator(f".hm label[for={screens[-1]}]").click()
    return [
        *page.evaluate(UNREADABLE),
        *page.evaluate(STICKING_OUT),
        *page.evaluate(SMALL, [TOUCHED, FINGER]),
        *page.locator("a[href]").evaluate_all(unreachable),
        *(f"{name} {fault}" for name, fault in page.evaluate(WHOLLY_SEEN, "#x")),
    ]


@contextmanager
def old(sharing: Visits, **settings: bool) -> Iterator[Visit]:
    """A visit whose pages and style sheets are as an old engine reads them."""
    with sharing(bypass_csp=True) as visit:
        visit.rewrite = partial(old_page, **settings)
        visit.restyle = partial(as_old, **settings)
        yield visit


@pytest.fixture
def dated(visiting: Visits) -> Iterator[Visit]:
    """A visit in which scripts find nothing that came after the phones."""
    with visiting() as visit:
        visit.context.add_init_script(WITHOUT_LATER_SCRIPT)
        yield visit
    none(visit.troubles)


@pytest.mark.parametrize("keys", [["Shift"] * 3, ["Escape"] * 2])
def test_an_old_engine_leaves_by_keyboard(site: Site, dated: Visit, keys: list[str]) -> None:
    page = dated.open(site.finder("th").path)
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_url(dated.exit_url)


def test_an_old_engine_leaves_by_a_tap_and_does_not_come_back(site: Site, dated: Visit) -> None:
    page = dated.open(site.finder("ar").path)
    page.locator("#x").click()
    page.wait_for_url(dated.exit_url)
    page.go_back()
    assert site.finder("ar").path not in page.url


def test_an_old_engine_says_what_is_open_and_who_stands_first(site: Site, dated: Visit) -> None:
    page = dated.open(site.finder("sv").path)
    # In the page's own words, and one text: the driver's own script needs what has been taken away.
    each = (
        "[].map.call(document.querySelectorAll('[data-h=\"*\"] .o'), function (b) { return b.textContent })"
    )
    words = str(page.evaluate(f"{each}.join('|')"))
    said = str(page.evaluate("document.querySelector('main').getAttribute('data-w')"))
    assert set(words.split("|")) == {said.split("|")[0]}
    page.evaluate("document.querySelector('#s1').click()")
    first = str(page.evaluate("document.querySelector('.l > .r h3').textContent"))
    assert first and page.evaluate("document.querySelector('#z').textContent") == first


def test_what_came_later_is_really_gone(site: Site, dated: Visit) -> None:
    page = dated.open(site.finder("sv").path)
    left = (
        "() => [[].includes, ''.includes, NodeList.prototype.forEach, Element.prototype.closest, self.fetch]"
    )
    assert page.evaluate(f"({left})().filter(Boolean).length") == 0
