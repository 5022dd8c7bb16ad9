"""The directory of members and the map: by keyboard, with names for a screen reader, and without script."""

from __future__ import annotations

from playwright.sync_api import Page as Tab

from sitegen.sites.organisation import members
from sitegen.sites.organisation.organisation_context import OrganisationContext

PAGE = "medlemmar/"


def shown(tab: Tab) -> set[str]:
    """The ids of the members in sight."""
    rows = tab.locator(".people .one").filter(visible=True)
    return set(rows.evaluate_all("rows => rows.map(row => row.querySelector('h4').id)"))


def test_each_answer_shows_just_those_whom_the_records_say_and_no_empty_region(
    tab: Tab, org: OrganisationContext
) -> None:
    has = {id: set(members.tokens(member)) for id, member in org.members.items()}
    for answer in members.questions(org)[0].options:
        tab.locator(f"input[name=h].pick-{answer.token}").check()
        asked = {answer.token} - {"all"}
        assert shown(tab) == {id for id, tokens in has.items() if asked <= tokens}, asked
        for region in tab.locator(".place").filter(visible=True).all():
            assert region.locator(".one").filter(visible=True).count()


def test_the_filter_works_by_keyboard(tab: Tab, org: OrganisationContext) -> None:
    tab.locator("input[name=h]").first.focus()
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


def test_the_map_lies_whole_on_its_ground_with_every_name(tab: Tab) -> None:
    outside = tab.locator("svg[role=group]").evaluate(
        """map => { const ground = map.getBoundingClientRect();
        return [...map.querySelectorAll('path, text')].filter(one => {
          const box = one.getBoundingClientRect();
          return box.left < ground.left || box.right > ground.right || box.top < ground.top
            || box.bottom > ground.bottom; }).map(one => one.textContent || one.className.baseVal); }"""
    )
    assert outside == []


def test_the_question_and_the_regions_have_names(tab: Tab) -> None:
    assert tab.get_by_role("group", name="Vilken hjälp?").count() == 1
    assert tab.locator(".regions__list dt").count() == 7
    assert tab.get_by_role("radio", name="juridik").count() == 1
