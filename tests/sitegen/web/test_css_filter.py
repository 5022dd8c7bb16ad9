"""The style sheet of a filter, as text; tests/browser tries it on the real lists."""

from __future__ import annotations

from sitegen.web import css_filter
from sitegen.web.css_filter import question

COLOUR = question("c", "Färg", {"all": "Alla", "red": "Röd"}, "sv")
SIZE = question("s", "Storlek", {"all": "Alla", "big": "Stor", "tiny": "Liten"}, "sv")
NOTHING_LEFT = "~.none{display:block}"


def test_an_answer_hides_what_it_does_not_ask_for_and_bundles_without_anything_it_asks_for() -> None:
    style = css_filter.list_style([COLOUR], [["red"]])
    assert ".pick:has(.pick-red:checked)~* .one:not(.red)," in style
    assert ".pick:has(.pick-red:checked)~.bundle:not(:has(.red)){display:none}" in style
    assert "pick-all" not in style


def test_nothing_is_said_to_be_left_only_where_nothing_is() -> None:
    style = css_filter.list_style([COLOUR, SIZE], [["red", "big"]])
    assert f".pick:has(.pick-red:checked):has(.pick-tiny:checked){NOTHING_LEFT}" in style
    assert f".pick:has(.pick-tiny:checked){NOTHING_LEFT}" in style
    assert style.count(NOTHING_LEFT) == 2


def test_without_items_every_answer_leaves_nothing() -> None:
    assert css_filter.list_style([COLOUR, SIZE], []).count(NOTHING_LEFT) == 2 + 3


def test_browsers_without_has_get_no_rule() -> None:
    style = css_filter.list_style([COLOUR], [["red"]])
    assert style.startswith("@supports selector(:has(a)){") and style.count("{") == style.count("}")


def test_what_answers_lead_to_is_shown_by_any_of_them_and_by_nothing_else() -> None:
    style = css_filter.revealing_style({"#skane": ("v-skane",), ".w-vard": ("a", "b"), ".w-ingen": ()})
    assert style == (
        "@supports selector(:has(*)){main:has(#v-skane:checked) #skane{display:block}"
        "main:has(#a:checked,#b:checked) .w-vard{display:block}}"
    )
