"""SitePages and self-test of Köp inte in Chromium: by touch, by keyboard, for a screen reader, no traces."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import projects
from browser import chrome
from browser.chrome import PHONE
from browser.probes import NOTHING, SMALL, STICKING_OUT, STORED
from browser.test_every_page import Known, violations
from projects import REAL
from sitegen.sites.campaign import help_records, self_test

Seeing = Callable[..., AbstractContextManager[chrome.Visit]]
HELP = help_records.read(REAL, "campaigns/kop-inte/data/aid").help_records()
COUNTIES = sorted(projects.real_records().counties())
TOKENS = tuple(token for token, _ in self_test.tokens(HELP.questions))
FINDERS, TESTS = ("hitta-hjalp/", "en/find-help/"), ("testet/", "en/the-test/")
FINGER = 44


@pytest.fixture(scope="module")
def seeing(tabs: chrome.Tabs, kop_inte_dist: Path, serving: Callable[[Path], str]) -> Seeing:
    """Takes a turn in a shared tab on Köp inte, served by a real nginx."""
    return partial(tabs.visit, serving(kop_inte_dist), "")


@pytest.fixture(scope="module")
def alone(browser: Browser, kop_inte_dist: Path, serving: Callable[[Path], str]) -> Seeing:
    """Opens a browser context of its own on it."""
    return partial(chrome.visit, browser, serving(kop_inte_dist), "")


@pytest.fixture(scope="module")
def axe(tools: Path) -> str:
    """The source of axe-core."""
    return (tools / "axe-core" / "axe.min.js").read_text("utf-8")


def without_has(html: str) -> str:
    """The page as an engine has it that does not know `:has()`: what it does not know it leaves out."""
    return html.replace("selector(:has(*))", "selector(:unknown(*))")


def shown(page: Page, selector: str) -> list[str]:
    """The ids or classes of the elements that can be seen."""
    seen = page.locator(selector).filter(visible=True)
    return list(map(str, seen.evaluate_all("all => all.map(el => el.id || el.className)")))


# --- the finder


@pytest.mark.parametrize("path", FINDERS)
def test_choosing_a_county_shows_it_and_no_other(seeing: Seeing, path: str, script: bool) -> None:
    with seeing(java_script_enabled=script) as visit:
        page = visit.open(path)
        assert shown(page, ".county") == []
        for county in COUNTIES:
            page.locator(f"label[for=v-{county}]").filter(visible=True).click()
            assert shown(page, ".county") == [county]
            assert not page.locator(".pick").is_visible()
            page.locator("button[type=reset]").filter(visible=True).click()
        page.locator(f"label[for=v-{COUNTIES[0]}]").click()
        page.locator("button[type=reset]").filter(visible=True).click()
        assert shown(page, ".county") == []
        assert page.locator("#hela-landet").is_visible()
    assert visit.troubles == []


def test_an_address_with_a_county_shows_it(seeing: Seeing) -> None:
    with seeing() as visit:
        assert shown(visit.open("hitta-hjalp/#SE-I"), ".county") == ["SE-I"]


@pytest.mark.parametrize("county", COUNTIES)
def test_the_answer_stands_on_the_screen_on_which_the_county_was_chosen(seeing: Seeing, county: str) -> None:
    with seeing(viewport=PHONE) as visit:
        page = visit.open("hitta-hjalp/")
        page.locator(f"label[for=v-{county}]").click()
        top = page.locator(f"#{county} h2").evaluate("title => title.getBoundingClientRect().top")
        assert 0 <= top < PHONE["height"] * 2 / 3
        assert page.url == visit.base + "hitta-hjalp/"


def test_a_county_with_a_number_has_it_on_the_button_too(seeing: Seeing) -> None:
    with seeing(viewport=PHONE) as visit:
        page = visit.open("hitta-hjalp/")
        page.locator("label[for=v-SE-M]").click()
        assert page.locator("#SE-M .number").first.get_attribute("href") == "tel:+4620354040"
        assert button(page) == "tel:+4620354040"
        page.locator("button[type=reset]").filter(visible=True).click()
        assert button(page) == "#hela-landet"


def button(page: Page) -> str | None:
    """Where the button at the foot of the screen leads."""
    return page.locator(".tap a").filter(visible=True).get_attribute("href")


@pytest.mark.parametrize("path", FINDERS)
def test_an_engine_without_has_shows_the_chosen_county_too(seeing: Seeing, path: str) -> None:
    with seeing(bypass_csp=True) as visit:
        visit.rewrite = without_has
        page = visit.open(path)
        page.locator("label[for=v-SE-BD]").click()
        assert shown(page, ".county") == ["SE-BD"]
        assert not page.locator(".pick").is_visible()


def test_while_he_answers_that_he_does_not_want_to_live_the_button_calls_somebody(seeing: Seeing) -> None:
    with seeing(viewport=PHONE) as visit:
        page = visit.open("testet/")
        assert button(page) == "../hitta-hjalp/"
        page.locator("label[for=livet-ja]").click()
        assert button(page) == "tel:90101"
        page.locator("label[for=livet-nej]").click()
        assert button(page) == "../hitta-hjalp/"


@pytest.mark.parametrize("path", ["anhoriga/", "en/relatives/"])
def test_a_partner_who_is_afraid_meets_the_numbers_first_and_on_the_button(seeing: Seeing, path: str) -> None:
    with seeing(viewport=PHONE) as visit:
        page = visit.open(path)
        assert page.locator("main .prose a").first.get_attribute("href") == "tel:112"
        shown_at_the_foot = page.locator(".tap a").filter(visible=True)
        found = [shown_at_the_foot.nth(n).get_attribute("href") for n in range(shown_at_the_foot.count())]
        assert found == ["tel:112", "tel:+4620505050"]


def test_the_finder_is_used_by_keyboard_alone(seeing: Seeing) -> None:
    with seeing() as visit:
        page = visit.open("hitta-hjalp/")
        tab_to(page, "lan")
        page.keyboard.press("Space")
        page.keyboard.press("ArrowRight")
        (chosen,) = shown(page, ".county")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert chosen in COUNTIES and shown(page, ".county") == []


def tab_to(page: Page, name: str) -> None:
    """Press Tab until a radio button of that name has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == name:
            return
    pytest.fail(f"no Tab leads to {name}")


# --- large letters


@pytest.mark.parametrize("path", ["hitta-hjalp/", "testet/", "anhoriga/", "sluta/arbetsblad/"])
def test_with_letters_twice_as_large_nothing_sticks_out_of_a_phone(seeing: Seeing, path: str) -> None:
    with seeing(viewport={"width": 360, "height": 640}, bypass_csp=True) as visit:
        page = visit.open(path)
        for label in page.locator("label:is([for=v-SE-T], [for=livet-ja])").all():
            label.click()
        page.add_style_tag(content="html{font-size:32px}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


# --- the self-test


@pytest.mark.parametrize("path", TESTS)
def test_each_answer_is_mirrored_at_once_and_alone(seeing: Seeing, path: str, script: bool) -> None:
    with seeing(java_script_enabled=script) as visit:
        page = visit.open(path)
        assert shown(page, ".mirror p") == []
        for token in TOKENS:
            page.locator(f"label[for={token}]").click()
            question = token.partition("-")[0]
            seen = [name for name in shown(page, ".mirror p") if name.startswith(question)]
            # The numbers that belong to a reply stand in paragraphs of their own.
            assert {name.removesuffix(" call phone") for name in seen} == {token}


def test_an_answer_leads_to_its_steps_and_a_reset_takes_all_back(seeing: Seeing, script: bool) -> None:
    with seeing(java_script_enabled=script) as visit:
        page = visit.open("testet/")
        assert shown(page, ".step") == ["step w-prata always"]
        page.locator("label[for=livet-ja]").click()
        assert shown(page, ".step") == ["step w-kris", "step w-prata always"]
        assert page.locator(".w-kris a[href='tel:90101']").is_visible()
        page.locator("label[for=livet-nej]").click()
        page.locator("label[for=vill-forsta]").click()
        assert shown(page, ".step") == ["step w-prata always", "step w-papper"]
        page.locator("button[type=reset]").click()
        assert shown(page, ".step") == ["step w-prata always"]
        assert shown(page, ".mirror p") == []


def test_an_engine_without_has_gets_every_step_with_whom_it_is_for(seeing: Seeing) -> None:
    with seeing(bypass_csp=True) as visit:
        visit.rewrite = without_has
        page = visit.open("testet/")
        assert len(shown(page, ".step")) == len(HELP.ways)
        assert page.locator(".cannot").is_visible()
        assert page.locator(".when").first.is_visible()
        page.locator("label[for=livet-ja]").click()
        assert {name.removesuffix(" call phone") for name in shown(page, ".mirror p")} == {"livet-ja"}


@pytest.mark.parametrize("path", TESTS)
def test_the_test_leaves_no_trace(alone: Seeing, path: str) -> None:
    with alone() as visit:
        page = visit.open(path)
        requests, address = visit.asked(), page.url
        length = page.evaluate("history.length")
        for token in TOKENS:
            page.locator(f"label[for={token}]").click()
            page.keyboard.press("Enter")
        assert page.url == address
        assert page.evaluate("history.length") == length
        assert page.evaluate(STORED) == NOTHING
        assert visit.asked() == requests
        assert visit.context.cookies() == []
        assert visit.context.storage_state() == {"cookies": [], "origins": []}
    assert visit.troubles == []


def test_answers_are_gone_when_the_page_is_loaded_again(seeing: Seeing) -> None:
    with seeing() as visit:
        page = visit.open("testet/")
        page.locator("label[for=lofte-flera]").click()
        page.reload()
        assert page.locator("input:checked").count() == 0
        page.locator("label[for=lofte-flera]").click()
        page.goto(visit.base + "sluta/")
        page.goto(visit.base + "testet/")
        assert page.locator("input:checked").count() == 0


def test_the_page_has_no_script_and_its_form_sends_to_nowhere(seeing: Seeing) -> None:
    with seeing() as visit:
        page = visit.open("testet/")
        assert page.locator("script").count() == 0
        assert page.locator("form[action], [formaction], button[type=submit], [name][value]").count() == 0
        assert page.locator("form").get_attribute("autocomplete") == "off"


def test_the_test_is_taken_by_keyboard_alone(seeing: Seeing) -> None:
    with seeing() as visit:
        page = visit.open("testet/")
        for id, question in HELP.questions.items():
            tab_to(page, id)
            page.keyboard.press("Space")
            page.keyboard.press("ArrowDown")
            second = f"{id}-{question.answers[1].id}"
            expect(page.locator(f"#{second}")).to_be_checked()
            assert second in shown(page, ".mirror p")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.locator("input:checked").count() == 0


def test_a_screen_reader_hears_questions_answers_and_what_is_said_back(seeing: Seeing) -> None:
    with seeing() as visit:
        page, total = visit.open("testet/"), len(HELP.questions)
        for number, question in enumerate(HELP.questions.values(), 1):
            name = f"{number} av {total} {question.ask.sv}"
            group = page.get_by_role("group", name=name, exact=True)
            assert group.get_by_role("radio").count() == len(question.answers)
            for answer in question.answers:
                assert group.get_by_role("radio", name=answer.label.sv, exact=True).count() == 1
        first = next(iter(HELP.questions.values()))
        group = page.get_by_role("group", name=f"1 av {total} {first.ask.sv}", exact=True)
        assert first.answers[0].says.sv not in group.aria_snapshot()
        group.get_by_role("radio").first.check()
        said = group.aria_snapshot()
        assert first.answers[0].says.sv in said
        assert first.answers[1].says.sv not in said
        assert page.locator(".mirror[aria-live=polite]").count() == len(HELP.questions)


# --- with answers given


@pytest.mark.parametrize("path", [*FINDERS, *TESTS])
def test_a_page_with_answers_given_is_sound(alone: Seeing, axe: str, path: str) -> None:
    with alone(viewport=PHONE) as visit:
        visit.context.add_init_script(axe)
        page = visit.open(path)
        for label in page.locator("label:is([for=v-SE-T], [for=livet-ja], [for=lofte-flera])").all():
            label.click()
        assert page.evaluate(STICKING_OUT) == []
        assert page.evaluate(SMALL, ["a.number, .pick label, button, summary, .tap a", FINGER]) == []
        # The bar lies over whatever is under it at the moment; scrolled, nothing is.
        page.locator(".tap").evaluate("bar => bar.style.position = 'static'")
        assert violations(page, Known()) == []
    assert visit.troubles == []
