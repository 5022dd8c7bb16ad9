"""The directory of members and the map: by keyboard, with names for a screen reader, and without script."""

from __future__ import annotations

from itertools import product

from playwright.sync_api import Page as Tab

from sitegen.sites.organisation import members
from sitegen.sites.organisation.organisation_context import OrganisationContext

PAGE = "medlemmar/"


def shown(tab: Tab) -> set[str]:
    """The ids of the members in sight."""
    rows = tab.locator(".people .one").filter(visible=True)
    return set(rows.evaluate_all("rows => rows.map(row => row.querySelector('h3').id)"))


def test_each_pair_of_answers_shows_just_those_whom_the_records_say(
    tab: Tab, org: OrganisationContext
) -> None:
    has = {id: set(members.tokens(org, member)) for id, member in org.members.items()}
    where, what = (question.options for question in members.questions(org))
    for one, two in product(where, what):
        tab.locator(f"input[name=r].pick-{one.token}").check()
        tab.locator(f"input[name=s].pick-{two.token}").check()
        asked = {answer.token for answer in (one, two)} - {"all"}
        expected = {id for id, tokens in has.items() if asked <= tokens}
        assert shown(tab) == expected, asked
        assert tab.locator(".none").is_visible() == (not expected), asked


def test_the_filter_works_by_keyboard(tab: Tab, org: OrganisationContext) -> None:
    tab.locator("input[name=r]").first.focus()
    tab.keyboard.press("ArrowDown")
    first = members.questions(org)[0].options[1]
    assert tab.locator(f"input.pick-{first.token}").is_checked()
    assert shown(tab) < set(org.members)


def test_the_map_is_a_group_of_links_that_the_keyboard_reaches(tab: Tab) -> None:
    links = tab.locator("svg[role=group] a")
    assert links.count() == 7
    links.first.focus()
    for number in range(1, 7):
        tab.keyboard.press("Tab")
        assert links.nth(number).evaluate("link => link === document.activeElement")
    name = str(links.nth(6).get_attribute("aria-label"))
    assert name.startswith("Polisregion Syd: ")
    tab.keyboard.press("Enter")
    assert tab.url.endswith("#region-syd")
    assert tab.locator("#region-syd").is_visible()


def test_questions_and_regions_have_names(tab: Tab) -> None:
    assert tab.get_by_role("group", name="Var?").count() == 1
    assert tab.locator("dt[id^=region-] a").count() == 7
    assert tab.get_by_role("radio", name="Polisregion Nord").count() == 1
