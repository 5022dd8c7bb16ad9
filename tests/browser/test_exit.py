"""Leaving the page.

The first part follows the list of behaviours that GOV.UK tests for its “Exit this page” component,
the second what this site adds: any mix of Shift keys, Escape twice, no way back, nothing left behind.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from browser.chrome import Visit
from browser.conftest import Visits
from browser.probes import ADD_TO_PAGE, PHONE_KEYBOARDS, SEND_KEYS
from built.faults import none
from built.site import LANGUAGES, LEAVING, MAIN, PROSE, Site, on
from built.site import Page as BuiltPage

LANGUAGES_HERE = ("sv", "th", "ar")
# What is said and seen hangs on the language; what keys do, on the script alone, which is the same on every
# page of a site (tests/built/test_headers.py).
THREE = on(*LEAVING, languages=LANGUAGES_HERE)
ONE = on(*LEAVING, languages=["sv"])
FINDER_ALONE = on(MAIN, languages=LANGUAGES_HERE)
NOTHING_BUT_SCRIPTS = r"(?s)<body.*?(<script>.*?</script>).*(<script>.*?</script>)"
# Each of the parts that the script works on, and what a page has instead of it.
without_a_part = pytest.mark.parametrize(
    ("part", "instead"),
    [(r'(?<= )id="?x"?(?=[ >])', ""), (r'(?<= )id="?z"?(?=[ >])', ""),
     (r'<a(?=[^>]* id="?x"?[ >])', "<div"), (NOTHING_BUT_SCRIPTS, r"<body>\1\2")],
    ids=["no link", "no live region", "no link but a div", "nothing but the script"],
)  # fmt: skip
BOTH_LINKS = pytest.mark.parametrize("link", ["#x", "footer .x"])
# Each key that is pressed, and whether the page keeps it from the browser.
HEARD = """() => { window.heard = [];
  addEventListener('keydown', event => { heard.push(event.key + ' ' + event.defaultPrevented); }); }"""
SHOWN_AGAIN = "() => { document.dispatchEvent(new Event('visibilitychange')); }"
CLICK = """() => { document.getElementById('added').dispatchEvent(
  new MouseEvent('click', {bubbles: true, cancelable: true})); }"""
SCRIPTS_OF_LANGUAGES = {"th": "\u0e00\u0e7f", "ar": "\u0600\u06ff"}


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody on a page with script on, whose clock the test holds."""

    visit: Visit
    page: Page

    def says(self, name: str) -> None:
        """The live region says one of the exit's texts; none for an empty name."""
        text = self.page.locator("#x").get_attribute(f"data-{name}") if name else ""
        expect(self.page.locator("#z")).to_have_text(text or "")

    def press(self, *keys: str) -> None:
        """Keys one after another."""
        for key in keys:
            self.page.keyboard.press(key)

    def has_left(self) -> bool:
        """Whether the page that the exit leads to has come."""
        try:
            self.page.wait_for_url(self.visit.exit_url)
        except Exception:
            return False
        return len(self.visit.exits) == 1

    def asks_to_leave(self) -> bool:
        """Whether the exit comes to be asked for, once; it may take a slow computer a while."""
        end = time.monotonic() + 30
        while not self.visit.exits and time.monotonic() < end:
            self.page.wait_for_timeout(20)
        return len(self.visit.exits) == 1

    def has_asked(self, times: int) -> bool:
        """Whether the exit has been asked for as often as this, and not more often."""
        end = time.monotonic() + 30
        while len(self.visit.exits) < times and time.monotonic() < end:
            self.page.wait_for_timeout(20)
        self.page.wait_for_timeout(50)
        return len(self.visit.exits) == times

    def stays(self) -> bool:
        """Whether nothing has been left, after time enough to leave."""
        self.page.wait_for_timeout(100)
        return self.visit.exits == [] and not self.is_cloaked()

    def is_cloaked(self) -> bool:
        """Whether the page hides its content."""
        return "gone" in (self.page.locator("html").get_attribute("class") or "").split()


@pytest.fixture
def reader(site: Site, sharing: Visits, language: str) -> Iterator[Reader]:
    """A reader on the document of a language, in the tab that these tests share."""
    with sharing(name="reader") as visit:
        yield start(visit, site, language)
    none(visit.troubles)


@pytest.fixture
def newcomer(site: Site, visiting: Visits, language: str) -> Iterator[Reader]:
    """A reader whose browser holds nothing from before."""
    with visiting() as visit:
        visit.tab = visit.context.new_page()
        yield start(visit, site, language)
    none(visit.troubles)


def start(visit: Visit, site: Site, language: str) -> Reader:
    """Let time stand still, and open the document of a language."""
    assert visit.tab
    visit.stop_the_clock(visit.tab)
    return Reader(visit, visit.open(site.finder(language).path))


@pytest.fixture
def held(reader: Reader) -> Reader:
    """A reader whose exit never arrives: the page stays as the exit left it."""
    reader.visit.exit_status = 204
    return reader


# --- GOV.UK 1–2: without script


@THREE
@BOTH_LINKS
def test_without_script_the_link_leads_out(site: Site, sharing: Visits, language: str, link: str) -> None:
    with sharing(java_script_enabled=False) as visit:
        page = visit.open(site.finder(language).path)
        page.locator(link).click()
        page.wait_for_url(visit.exit_url)


# --- GOV.UK 3–6: with script


@ONE
@BOTH_LINKS
def test_with_script_the_link_leads_out(reader: Reader, link: str) -> None:
    reader.page.locator(link).click()
    assert reader.has_left()


@THREE
@BOTH_LINKS
def test_the_page_is_cloaked_at_once(held: Reader, link: str) -> None:
    at_once = """link => { link.click(); const html = document.documentElement;
      return [html.className.split(' ').includes('gone'), document.title,
              document.getElementById('z').textContent]; }"""
    loading = held.page.locator("#x").get_attribute("data-l")
    assert held.page.locator(link).evaluate(at_once) == [True, "\u200b", loading]
    way_out = held.visit.exit_url.split("/")[2]
    assert held.page.locator("body").inner_text().split("\n\n") == [way_out, loading]
    expect(held.page.locator("#z")).to_be_in_viewport()
    expect(held.page.locator("#x")).to_be_in_viewport()
    assert held.asks_to_leave()


# --- GOV.UK 7–11: the keyboard


@ONE
def test_shift_three_times_leads_out(reader: Reader) -> None:
    reader.press("Shift", "Shift", "Shift")
    assert reader.has_left()


@THREE
def test_one_shift_says_that_two_are_left(reader: Reader) -> None:
    reader.says("")
    reader.press("Shift")
    reader.says("a")


@THREE
def test_two_shifts_say_that_one_is_left(reader: Reader) -> None:
    reader.press("Shift", "Shift")
    reader.says("b")


@THREE
def test_the_third_shift_says_that_the_exit_loads(held: Reader) -> None:
    held.press("Shift", "Shift", "Shift")
    held.says("l")
    assert held.asks_to_leave()


@THREE
def test_five_seconds_after_a_shift_it_says_that_time_has_run_out(reader: Reader) -> None:
    reader.press("Shift")
    reader.page.clock.run_for(4900)
    reader.says("a")
    reader.page.clock.run_for(200)
    reader.says("c")
    reader.press("Shift")
    reader.says("a")


@ONE
def test_every_shift_starts_the_five_seconds_anew(reader: Reader) -> None:
    for _ in range(2):
        reader.press("Shift")
        reader.page.clock.run_for(4000)
    reader.says("b")
    reader.press("Shift")
    assert reader.has_left()


# --- GOV.UK 12–16: pages that are not as expected


@on(*LEAVING)
def test_a_second_run_of_the_script_does_nothing(site: Site, visiting: Visits) -> None:
    with visiting() as visit:
        page = visit.open(site.finder("sv").path)
        for script in site.finder("sv").markup.scripts:
            page.evaluate(script)
        reader = Reader(visit, page)
        reader.press("Shift")
        reader.says("a")
        reader.press("Shift")
        reader.says("b")
        reader.press("Shift")
        assert reader.has_left()


@on(*LEAVING)
@without_a_part
def test_on_a_page_without_its_parts_the_script_is_quiet(
    site: Site, visiting: Visits, part: str, instead: str
) -> None:
    def without(html: str) -> str:
        changed, count = re.subn(part, instead, html)
        assert count == 1, f"{part} stands {count} times on the page"
        return changed

    with visiting() as visit:
        visit.rewrite = without
        page = visit.open(site.finder("sv").path)
        for key in ("Shift", "Shift", "Shift", "Escape", "Escape"):
            page.keyboard.press(key)
        page.wait_for_timeout(50)
    none(visit.troubles)


# --- Shift: what counts, and what does not


@ONE
@pytest.mark.parametrize("keys", [
    ("ShiftLeft", "ShiftRight", "ShiftLeft"),
    ("ShiftRight", "ShiftLeft", "ShiftLeft"),
    ("ShiftRight", "ShiftRight", "ShiftRight"),
])  # fmt: skip
def test_left_and_right_shift_count_alike(reader: Reader, keys: tuple[str, ...]) -> None:
    reader.press(*keys)
    assert reader.has_left()


@ONE
def test_a_shift_that_makes_a_capital_letter_does_not_count(reader: Reader) -> None:
    reader.press("Shift+A", "Shift+B", "Shift+C")
    reader.says("")
    assert reader.stays()
    reader.press("Shift", "Shift", "Shift")
    assert reader.has_left()


@ONE
def test_moving_back_with_shift_and_tab_does_not_count(reader: Reader) -> None:
    reader.press("Tab", "Tab", "Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab")
    reader.says("")
    assert reader.stays()


@pytest.mark.parametrize("language", ["sv"])
@pytest.mark.parametrize("held", ["Alt", "Control"])
def test_shift_that_changes_the_keyboard_s_language_does_not_count(reader: Reader, held: str) -> None:
    reader.page.keyboard.down(held)
    reader.press("Shift", "Shift", "Shift")
    reader.page.keyboard.up(held)
    reader.says("")
    assert reader.stays()


@pytest.mark.parametrize("language", ["sv"])
def test_clicks_with_shift_do_not_add_up(reader: Reader) -> None:
    for _ in range(3):
        reader.page.locator(".hm h2").click(modifiers=["Shift"])
    reader.says("a")
    assert reader.stays()


@ONE
@pytest.mark.parametrize("key", ["a", "Tab", "ArrowDown", "Control"])
def test_any_other_key_starts_the_count_anew(reader: Reader, key: str) -> None:
    reader.press("Shift", "Shift", key)
    reader.says("")
    reader.press("Shift")
    reader.says("a")
    assert reader.stays()


@pytest.mark.parametrize("language", ["sv"])
def test_both_shifts_down_at_once_count_as_two(reader: Reader) -> None:
    for key in ("ShiftLeft", "ShiftRight"):
        reader.page.keyboard.down(key)
    for key in ("ShiftLeft", "ShiftRight"):
        reader.page.keyboard.up(key)
    reader.says("b")
    reader.press("ShiftLeft")
    assert reader.has_left()


@pytest.mark.parametrize("language", ["sv"])
@pytest.mark.parametrize("keyboard", PHONE_KEYBOARDS)
def test_typing_on_a_phone_never_leaves_the_page(reader: Reader, keyboard: str) -> None:
    field, events = PHONE_KEYBOARDS[keyboard]
    reader.page.evaluate(ADD_TO_PAGE, "<input id=added>")
    reader.page.evaluate(SEND_KEYS, [field, events])
    reader.says("")
    assert reader.stays()


# --- Escape twice


@ONE
def test_escape_twice_within_a_second_leads_out(reader: Reader) -> None:
    reader.press("Escape")
    reader.page.clock.run_for(900)
    assert reader.stays()
    reader.press("Escape")
    assert reader.has_left()


@ONE
def test_escape_twice_in_more_than_a_second_does_not(reader: Reader) -> None:
    reader.press("Escape")
    reader.page.clock.run_for(1100)
    reader.press("Escape")
    assert reader.stays()


@ONE
def test_another_key_between_two_escapes_keeps_the_page(reader: Reader) -> None:
    reader.press("Escape", "a", "Escape")
    assert reader.stays()


@ONE
@pytest.mark.parametrize(
    "field", ["<input id=added>", "<input id=added type=search>", "<textarea id=added></textarea>",
              "<select id=added><option>1</select>", "<div id=added contenteditable>a</div>",
              "<div role=dialog><button id=added>a</button></div>"],
    ids=["input", "search", "textarea", "select", "editable", "dialog"],
)  # fmt: skip
def test_escape_in_a_field_or_dialog_keeps_the_page(reader: Reader, field: str) -> None:
    reader.page.evaluate(ADD_TO_PAGE, field)
    reader.page.locator("#added").focus()
    reader.press("Escape", "Escape")
    assert reader.stays()


@FINDER_ALONE
def test_escape_on_the_filters_buttons_leads_out(reader: Reader) -> None:
    reader.page.locator("label[for=s1]").click()
    reader.page.locator(".q input").first.focus()
    assert reader.page.locator(".q input").first.evaluate("input => input === document.activeElement")
    reader.press("Escape", "Escape")
    assert reader.has_left()


# --- Nothing to come back to


@ONE
@pytest.mark.parametrize("way", ["link", "keys"])
def test_the_exit_takes_the_pages_place_in_the_history(newcomer: Reader, way: str) -> None:
    before = newcomer.page.evaluate("history.length")
    if way == "link":
        newcomer.page.locator("#x").click()
    else:
        newcomer.press("Shift", "Shift", "Shift")
    assert newcomer.has_left()
    assert newcomer.page.evaluate("history.length") == before
    newcomer.page.go_back()
    assert not newcomer.page.url.startswith(newcomer.visit.base)


@FINDER_ALONE
def test_links_within_the_site_leave_one_entry_in_the_history(newcomer: Reader) -> None:
    before = newcomer.page.evaluate("history.length")
    newcomer.page.locator(".l a[href*=kontakt]").first.click()
    newcomer.page.wait_for_url("**/kontakt/**")
    assert newcomer.page.evaluate("history.length") == before
    for folded in newcomer.page.locator("header nav summary").all():
        folded.click()
    newcomer.page.locator("header nav a:not([aria-current])").first.click()
    newcomer.page.wait_for_url(lambda url: "/kontakt/" in url and url.count("/en/") + url.count("/sv/") >= 0)
    assert newcomer.page.evaluate("history.length") == before


@ONE
def test_a_page_that_comes_back_after_the_exit_leaves_again(held: Reader) -> None:
    come_back = "() => dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))"
    held.page.evaluate(come_back)
    assert held.stays()
    held.press("Shift", "Shift", "Shift")
    held.says("l")
    assert held.asks_to_leave()
    held.visit.exit_status = 200
    held.page.clock.run_for(2100)
    held.page.evaluate(come_back)
    held.page.wait_for_url(held.visit.exit_url)
    assert len(held.visit.exits) == 2


@ONE
def test_a_page_that_comes_back_without_an_exit_is_whole(newcomer: Reader) -> None:
    newcomer.page.goto("about:blank")
    newcomer.page.go_back(wait_until="commit")
    expect(newcomer.page.locator("h1")).to_be_attached()
    assert not newcomer.is_cloaked()
    newcomer.press("Shift", "Shift", "Shift")
    assert newcomer.has_left()


# --- Until it has been left


@ONE
def test_a_request_that_led_nowhere_is_made_again_and_each_is_given_longer(held: Reader) -> None:
    held.press("Shift", "Shift", "Shift")
    assert held.asks_to_leave()
    for wait, asked in ((2900, 1), (200, 2), (5700, 2), (400, 3), (11500, 3), (600, 4), (12000, 5)):
        held.page.clock.run_for(wait)
        assert held.has_asked(asked), f"after {wait} ms more"


@ONE
@pytest.mark.parametrize("way", ["key", "tap", "shown again"])
def test_whatever_happens_two_seconds_after_it_asks_for_the_exit_again(held: Reader, way: str) -> None:
    happens = {
        "key": lambda: held.press("a"),
        "tap": lambda: held.page.mouse.click(100, 300),
        "shown again": lambda: held.page.evaluate(SHOWN_AGAIN),
    }[way]
    held.press("Escape", "Escape")
    assert held.asks_to_leave()
    held.page.clock.run_for(1900)
    happens()
    assert held.has_asked(1)
    held.page.clock.run_for(200)
    held.visit.exit_status = 200
    happens()
    held.page.wait_for_url(held.visit.exit_url)
    assert len(held.visit.exits) == 2


@ONE
def test_the_link_that_is_left_on_the_page_leads_out_at_once(held: Reader) -> None:
    held.press("Escape", "Escape")
    assert held.asks_to_leave()
    held.visit.exit_status = 200
    held.page.locator("#x").click()
    held.page.wait_for_url(held.visit.exit_url)


@ONE
def test_every_key_is_the_pages_own_once_it_is_left_and_none_before(held: Reader) -> None:
    held.page.evaluate(HEARD)
    held.press("Escape", "F5", "Escape", "Escape", "Escape", "F5", "Alt+ArrowLeft", "Shift", "a")
    assert held.page.evaluate("window.heard") == [
        "Escape false", "F5 false", "Escape false", "Escape true", "Escape true", "F5 true", "Alt true",
        "ArrowLeft true", "Shift true", "a true",
    ]  # fmt: skip


@ONE
def test_the_count_of_shifts_says_nothing_more_once_the_page_is_left(held: Reader) -> None:
    held.press("Shift")
    held.page.locator("#x").click()
    assert held.asks_to_leave()
    held.page.clock.run_for(2900)
    held.says("l")
    held.page.clock.run_for(2900)
    held.says("l")


@ONE
@pytest.mark.parametrize(
    "link", ["<a href='#list' id=added>1</a>", "<svg><a href='#list' id=added><text>1</text></a></svg>"]
)
def test_a_place_within_the_page_is_no_entry_in_the_history(newcomer: Reader, link: str) -> None:
    before = newcomer.page.evaluate("history.length")
    newcomer.page.evaluate(ADD_TO_PAGE, link)
    newcomer.page.evaluate(CLICK)
    newcomer.page.wait_for_url("**#list")
    assert newcomer.page.evaluate("history.length") == before


@ONE
def test_a_file_is_opened_as_ever(newcomer: Reader) -> None:
    before = newcomer.page.evaluate("history.length")
    newcomer.page.evaluate(ADD_TO_PAGE, "<a id=added href='/robots.txt'>1</a>")
    newcomer.page.locator("#added").click()
    newcomer.page.wait_for_url("**/robots.txt")
    assert newcomer.page.evaluate("history.length") == before + 1


# --- The control itself


# In all languages it is the first that can be reached by the markup (tests/built/test_links.py).
@THREE
def test_the_first_tab_reaches_the_exit(site: Site, sharing: Visits, language: str, script: bool) -> None:
    found = []
    with sharing(java_script_enabled=script) as visit:
        for built in site.samples(language):
            if built.kind != PROSE:
                page = visit.open(built.path)
                page.keyboard.press("Tab")
                found.append((built.kind, page.evaluate("document.activeElement.id")))
    assert found and {id for _, id in found} == {"x"}, found


@on(*LEAVING, languages=LANGUAGES)
def test_the_exits_texts_are_in_the_pages_language(site: Site, language: str) -> None:
    pages = [page for page in site.family() if page.language == language and page.kind != "start"]
    (texts,) = {exit_texts(page) for page in pages}
    low, high = SCRIPTS_OF_LANGUAGES.get(language, "\0\U0010ffff")
    assert all(any(low <= sign <= high for sign in text) for text in texts)
    if language != "sv":
        assert not set(texts) & set(exit_texts(site.finder("sv")))


def exit_texts(page: BuiltPage) -> tuple[str, ...]:
    """What the exit's live region can say on a page."""
    (link,) = [tag for tag in page.markup.tags if tag["id"] == "x"]
    return tuple(link[name] for name in ("data-a", "data-b", "data-c", "data-l"))


@on(*LEAVING)
def test_the_exit_tells_its_destination_nothing(site: Site) -> None:
    none([
        f"{page}: rel={tag['rel']}"
        for page in site.family()
        for tag in page.markup.tags
        if tag["class"] == "x" and set(tag["rel"].split()) != {"nofollow", "noreferrer"}
    ])  # fmt: skip


@on(*LEAVING)
def test_the_exit_is_not_printed(site: Site, visiting: Visits) -> None:
    shown = "links => links.filter(link => link.getClientRects().length).length"
    with visiting() as visit:
        page = visit.context.new_page()
        page.emulate_media(media="print")
        for built in site.samples("sv"):
            visit.open(built.path, page)
            assert page.locator(".x").count() >= (built.kind != PROSE)
            assert page.locator(".x").evaluate_all(shown) == 0, str(built)
