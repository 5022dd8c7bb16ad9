"""The safety page never says more comfort of a browser than was measured."""

from __future__ import annotations

from typing import Any

import pytest

import records
from sitegen.records.model import Browser
from sitegen.sites.finder.browser_memory import memory

LISTED = "Sidorna står kvar i historiken."
UNLISTED = "Sidorna syns inte i listan över historiken. Adresserna finns ändå kvar i webbläsarens filer."
BACK = "Knappen Tillbaka visar den här webbplatsen igen."
NO_BACK = "Knappen Tillbaka visar inte den här webbplatsen."
TABS = "Adresser finns kvar i filer där webbläsaren sparar öppna och nyss stängda flikar."
CLOSED_TAB = "Stänger du fliken utan att först lämna sidan kan den öppnas igen bland nyss stängda flikar."
STAYED = "Stänger du webbläsaren utan att först lämna sidan står sidor kvar i historiken."
WAYS: dict[str, Any] = {"link": {}, "button": {}, "keys": {}, "stayed": {}}


def browser(**values: Any) -> Browser:
    base = {"id": "provlasaren", "name": "Provläsaren", "version": "1", "measured": "2026-12-01"}
    return Browser.model_validate({**base, **WAYS, **values})


@pytest.mark.parametrize("way", ["button", "keys"])
def test_with_script_the_worse_of_the_two_ways_is_told(way: str) -> None:
    said = memory(
        records.translator(), browser(**{way: {"listed": ("service", "exit"), "back": ("finder",)}})
    )
    assert said.with_script == (LISTED, BACK)


def test_where_no_page_is_listed_the_addresses_still_are_told_of() -> None:
    nothing = {"listed": ("exit",), "back": ("exit",)}
    said = memory(records.translator(), browser(link=nothing, button=nothing, keys=nothing))
    assert said.with_script == said.without_script == (UNLISTED, NO_BACK)


def test_without_script_only_the_link_counts() -> None:
    said = memory(records.translator(), browser(link={"listed": ("finder",), "back": ("finder",)}))
    assert said.without_script == (LISTED, BACK)
    assert said.with_script == (UNLISTED, NO_BACK)


def test_what_stays_after_closing_the_browser_is_told() -> None:
    said = memory(records.translator(), browser(stayed={"listed": ("safety",)}))
    assert said.with_script == (UNLISTED, NO_BACK, STAYED)


@pytest.mark.parametrize("way", ["button", "keys"])
def test_addresses_in_files_of_tabs_are_told_of(way: str) -> None:
    said = memory(records.translator(), browser(**{way: {"tabs": True}}))
    assert said.with_script == (UNLISTED, NO_BACK, TABS)
    assert said.without_script == (UNLISTED, NO_BACK)


def test_a_tab_that_was_closed_and_not_left_can_be_opened_again() -> None:
    said = memory(records.translator(), browser(stayed={"tabs": True, "listed": ("finder",)}))
    assert said.with_script == (UNLISTED, NO_BACK, CLOSED_TAB, STAYED)


def test_browsers_are_named_with_what_is_built_on_them() -> None:
    translator = records.translator()
    assert memory(translator, browser()).family == ""
    said = memory(translator, browser(family=("Ettan", "Tvåan")))
    assert said.name == "Provläsaren 1"
    assert said.family == "Provläsaren ligger till grund för Ettan och Tvåan."
