"""The style sheet of a filter, as text; tests/browser tries it on the real lists."""

from __future__ import annotations

from sitegen.web import css_filter
from sitegen.web.css_filter import Answer, Question

ALL = Answer(token="all", label="Alla")
COLOUR = Question(key="c", legend="Färg", options=(ALL, Answer(token="red", label="Röd")))
SIZE = Question(
    key="s",
    legend="Storlek",
    options=(ALL, Answer(token="big", label="Stor"), Answer(token="tiny", label="Liten")),
)
NOTHING_LEFT = "~.none{display:block}"


def test_an_answer_hides_what_it_does_not_ask_for_and_bundles_without_anything_it_asks_for() -> None:
    style = css_filter.style([COLOUR], [["red"]])
    assert ".pick:has(.pick-red:checked)~* .one:not(.red)," in style
    assert ".pick:has(.pick-red:checked)~.bundle:not(:has(.red)){display:none}" in style
    assert "pick-all" not in style


def test_nothing_is_said_to_be_left_only_where_nothing_is() -> None:
    style = css_filter.style([COLOUR, SIZE], [["red", "big"]])
    assert f".pick:has(.pick-red:checked):has(.pick-tiny:checked){NOTHING_LEFT}" in style
    assert f".pick:has(.pick-tiny:checked){NOTHING_LEFT}" in style
    assert style.count(NOTHING_LEFT) == 2


def test_without_items_every_answer_leaves_nothing() -> None:
    assert css_filter.style([COLOUR, SIZE], []).count(NOTHING_LEFT) == 2 + 3


def test_browsers_without_has_get_no_rule() -> None:
    style = css_filter.style([COLOUR], [["red"]])
    assert style.startswith("@supports selector(:has(a)){") and style.count("{") == style.count("}")
