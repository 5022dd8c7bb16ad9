"""Leaving the page in Firefox: the behaviours of test_exit.py that hang on the browser's own engine.

The browser takes long to start, so that one with script and one without serve all tests of this file;
each test begins on a page loaded anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

import pytest

from browser import firefox
from browser.firefox import Firefox
from browser.probes import ADD_TO_PAGE, FOCUS, PHONE_KEYBOARDS, SEND_KEYS
from browser.test_exit import without_a_part
from built.faults import none
from built.site import CARD, LEAVING, MAIN, PROSE, Site, on

THREE = on(*LEAVING, languages=("sv", "th", "ar"))
ONE = on(*LEAVING, languages=["sv"])
LINKS = ("#x", "footer .x")
MOST_STEPS = 400
FIRST_STOP = {"Tab": "#x", "Shift+Tab": "footer .x"}
"""Where the walk begins, by the key that it is made with: at one end of the page."""
# Each text of the live region, and when it came by the page's own clock, in ms.
WRITE_DOWN = """() => {
  const region = document.getElementById('z');
  window.said = [];
  new MutationObserver(() => said.push([region.textContent, performance.now()]))
    .observe(region, {childList: true, characterData: true, subtree: true});
}"""
# The times between keys are tested in Chromium; here a slow computer could let one pass.
STOP_THE_CLOCK = """() => {
  const now = Date.now();
  Date.now = () => now;
  window.setTimeout = () => 0;
}"""


@pytest.fixture(scope="session")
def scripted_anywhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """A Firefox with script on, for every site."""
    with firefox.running(tmp_path_factory.mktemp("firefox") / "profile") as found:
        yield found
    none(found.troubles)


@pytest.fixture(scope="session")
def plain_anywhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """A Firefox with script off, for every site."""
    with firefox.running(tmp_path_factory.mktemp("firefox") / "profile", script=False) as found:
        yield found


@pytest.fixture
def scripted(scripted_anywhere: Firefox, base: str, exit_url: str) -> Iterator[Firefox]:
    """The Firefox with script on, on a site on which nothing goes wrong."""
    with scripted_anywhere.at(base, exit_url) as found:
        yield found
    troubles, found.troubles = found.troubles, []
    none(troubles)


@pytest.fixture
def plain(plain_anywhere: Firefox, base: str, exit_url: str) -> Iterator[Firefox]:
    """The Firefox with script off, on a site."""
    with plain_anywhere.at(base, exit_url) as found:
        yield found


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody on a page in Firefox with script on."""

    browser: Firefox

    def call(self, function: str, value: object = None) -> Any:
        """What a JavaScript function gives on the page."""
        return self.browser.evaluate(f"({function})({json.dumps(value)})")

    def says(self, name: str) -> bool:
        """Whether the live region comes to say one of the exit's texts; none for an empty name."""
        wanted, now = self.text(name), "() => document.getElementById('z').textContent"
        return self.browser.until(lambda: bool(self.call(now) == wanted))

    def text(self, name: str) -> str:
        """One of the exit's texts; none for an empty name."""
        found = self.call("name => name && document.getElementById('x').getAttribute('data-' + name)", name)
        return str(found)

    def has_left(self) -> bool:
        """Whether the page that the exit leads to has come."""
        arrived = self.browser.until(lambda: self.browser.url == self.browser.exit_url)
        return arrived and len(self.browser.exits) == 1

    def asks_to_leave(self) -> bool:
        """Whether the exit comes to be asked for, once."""
        return self.browser.until(lambda: len(self.browser.exits) == 1)

    def stays(self) -> bool:
        """Whether nothing has been left, after time enough to leave."""
        self.browser.listen(0.1)
        return self.browser.exits == [] and not self.is_cloaked()

    def is_cloaked(self) -> bool:
        """Whether the page hides its content."""
        return bool(self.call("() => /\\bgone\\b/.test(document.documentElement.className)"))


@pytest.fixture
def reader(scripted: Firefox, site: Site, language: str) -> Reader:
    """A reader on the finder of a language."""
    scripted.open(site.finder(language).path)
    return Reader(scripted)


@THREE
@pytest.mark.parametrize("link", LINKS)
def test_without_script_the_link_leads_out(plain: Firefox, site: Site, language: str, link: str) -> None:
    plain.open(site.finder(language).path)
    plain.click(link)
    assert plain.until(lambda: plain.url == plain.exit_url)
    assert len(plain.exits) == 1


@ONE
@pytest.mark.parametrize("link", LINKS)
def test_with_script_the_link_leads_out_and_leaves_no_entry(reader: Reader, link: str) -> None:
    before = reader.browser.evaluate("history.length")
    reader.browser.click(link)
    assert reader.has_left()
    assert reader.browser.evaluate("history.length") == before


@ONE
@pytest.mark.parametrize("link", LINKS)
def test_the_page_is_cloaked_at_once(reader: Reader, link: str) -> None:
    reader.browser.exit_status = 204
    at_once = """link => { document.querySelector(link).click(); const html = document.documentElement;
      return [html.className.split(' ').includes('gone'), document.title,
              document.body.innerText.split(/\\n+/)]; }"""
    loading, way_out = reader.text("l"), reader.browser.exit_url.split("/")[2]
    assert reader.call(at_once, link) == [True, "\u200b", [way_out, loading]]
    assert reader.says("l")
    assert reader.asks_to_leave()


@THREE
def test_the_shift_key_counts_down_aloud_and_leads_out(reader: Reader) -> None:
    reader.call(STOP_THE_CLOCK)
    assert reader.says("")
    reader.browser.press("ShiftLeft")
    assert reader.says("a")
    reader.browser.press("ShiftRight")
    assert reader.says("b")
    reader.browser.press("ShiftLeft")
    assert reader.has_left()


@ONE
def test_five_seconds_after_a_shift_it_says_that_time_has_run_out(reader: Reader) -> None:
    reader.call(WRITE_DOWN)
    reader.browser.press("Shift")
    assert reader.says("c")
    texts, moments = zip(*reader.call("() => said"), strict=True)
    assert list(texts) == [reader.text("a"), reader.text("c")]
    assert moments[1] - moments[0] > 4900
    assert reader.stays()


@ONE
@pytest.mark.parametrize("keys", [
    ("Shift+A", "Shift+B", "Shift+C"), ("Tab", "Tab", "Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab"),
    ("Shift", "Shift", "a", "Shift"), ("Shift", "Shift", "Tab", "Shift"), ("Escape", "a", "Escape"),
], ids=" ".join)  # fmt: skip
def test_keys_with_another_purpose_keep_the_page(reader: Reader, keys: tuple[str, ...]) -> None:
    reader.browser.press(*keys)
    assert reader.stays()


@ONE
@pytest.mark.parametrize("keyboard", PHONE_KEYBOARDS)
def test_typing_on_a_phone_never_leaves_the_page(reader: Reader, keyboard: str) -> None:
    field, events = PHONE_KEYBOARDS[keyboard]
    reader.call(ADD_TO_PAGE, "<input id=added>")
    reader.call(SEND_KEYS, [field, events])
    assert reader.says("")
    assert reader.stays()


@ONE
def test_escape_twice_leads_out(reader: Reader) -> None:
    reader.call(STOP_THE_CLOCK)
    reader.browser.press("Escape", "Escape")
    assert reader.has_left()


@ONE
@pytest.mark.parametrize("field", ["<input id=added>", "<textarea id=added></textarea>",
                                   "<div id=added contenteditable>a</div>"])  # fmt: skip
def test_escape_in_a_field_keeps_the_page(reader: Reader, field: str) -> None:
    reader.call(ADD_TO_PAGE, field)
    reader.call("() => document.getElementById('added').focus()")
    reader.browser.press("Escape", "Escape")
    assert reader.stays()


@ONE
def test_a_second_run_of_the_script_does_nothing(reader: Reader, site: Site) -> None:
    reader.call(STOP_THE_CLOCK)
    for script in site.finder("sv").markup.scripts:
        reader.call("code => { (0, eval)(code); }", script)
    reader.browser.press("Shift")
    assert reader.says("a")
    reader.browser.press("Shift")
    assert reader.says("b")


@on(*LEAVING)
@without_a_part
def test_on_a_page_without_its_parts_the_script_is_quiet(
    scripted: Firefox, site: Site, part: str, instead: str
) -> None:
    page = site.finder("sv")
    html, count = re.subn(part, instead, page.file.read_text("utf-8"))
    assert count == 1
    with scripted.playing(scripted.base + page.path, html):
        scripted.open(page.path)
        scripted.press("Shift", "Shift", "Shift", "Escape", "Escape")
        scripted.listen(0.1)


@on(*LEAVING, languages=["ar"])
def test_the_first_tab_reaches_the_exit(scripted: Firefox, plain: Firefox, site: Site, language: str) -> None:
    for browser, built in product((scripted, plain), site.samples(language)):
        if built.kind != PROSE:
            browser.open(built.path)
            browser.press("Tab")
            assert browser.evaluate("document.activeElement.id") == "x", str(built)


@pytest.mark.parametrize(
    ("site", "language", "way", "screen", "least"),
    [(MAIN, "sv", "Shift+Tab", "s0", 20), (MAIN, "ar", "Tab", "sa", 40), (CARD, "ar", "Tab", "sa", 40)],
    indirect=["site"],
)
def test_the_bar_never_covers_what_has_the_focus(reader: Reader, way: str, screen: str, least: int) -> None:
    """Firefox by itself scrolls only to what is wholly out of sight. Screens are walked from end to end."""
    reader.call("() => document.querySelectorAll('details').forEach(d => { d.open = true })")
    reader.call("screen => document.getElementById(screen).click()", screen)
    reader.call("start => document.querySelector(start).focus()", FIRST_STOP[way])
    steps = []
    for _ in range(MOST_STEPS):
        reader.browser.press(way)
        if (found := settled(reader)) is None:
            break
        steps.append(found)
    none(f"{name} {fault}" for name, fault in steps if fault)
    assert len(steps) > least


def settled(reader: Reader) -> list[str] | None:
    """Where the focus is and what hides it, once the page has had the time to scroll there."""
    found: list[str] | None = reader.call(FOCUS)
    if found and found[1]:
        reader.browser.until(lambda: reader.call(FOCUS) in (None, [found[0], ""]), seconds=2)
        found = reader.call(FOCUS)
    return found


@ONE
def test_a_page_that_comes_back_after_the_exit_leaves_again(reader: Reader) -> None:
    reader.call(STOP_THE_CLOCK)
    reader.browser.exit_status = 204
    reader.browser.press("Shift", "Shift", "Shift")
    assert reader.says("l")
    assert reader.asks_to_leave()
    reader.browser.exit_status = 200
    reader.call("() => { const now = Date.now(); Date.now = () => now + 2100; }")
    reader.call("() => { dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true})); }")
    assert reader.browser.until(lambda: reader.browser.url == reader.browser.exit_url)
    assert len(reader.browser.exits) == 2
