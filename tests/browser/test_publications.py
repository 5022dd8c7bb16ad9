"""The list of publications: filtered by kind and year, by keyboard, and without script."""

from __future__ import annotations

from itertools import product

from playwright.sync_api import Page as Tab

from sitegen.sites.organisation import publications
from sitegen.sites.organisation.organisation_context import OrganisationContext

PAGE = "publikationer/"


def seen(tab: Tab, what: str) -> set[str]:
    """The ids of the publications, or of the headings of years, in sight."""
    return set(tab.locator(what).filter(visible=True).evaluate_all("all => all.map(one => one.id)"))


def test_each_pair_of_answers_shows_just_what_the_records_say_under_its_years(
    tab: Tab, org: OrganisationContext
) -> None:
    rows = org.publications
    kinds, years = (question.options for question in publications.questions(org))
    for kind, when in product(kinds, years):
        tab.locator(f"input[name=k].pick-{kind.token}").check()
        tab.locator(f"input[name=y].pick-{when.token}").check()
        asked = {kind.token, when.token} - {"all"}
        expected = {id for id, row in rows.items() if asked <= set(publications.tokens(row))}
        assert seen(tab, ".one") == expected, asked
        headed = {publications.tokens(rows[id])[1].replace("-", "") for id in expected}
        assert seen(tab, ".bundle h2") == headed, asked
        assert tab.locator(".none").is_visible() == (not expected), asked


def test_the_filter_works_by_keyboard(tab: Tab, org: OrganisationContext) -> None:
    tab.locator("input[name=y]").first.focus()
    tab.keyboard.press("ArrowDown")
    first = publications.questions(org)[1].options[1]
    assert tab.locator(f"input.pick-{first.token}").is_checked()
    assert seen(tab, ".bundle h2") == {first.token.replace("-", "")}


def test_the_questions_have_names(tab: Tab) -> None:
    for name in ("Slag", "År"):
        assert tab.get_by_role("group", name=name).count() == 1
