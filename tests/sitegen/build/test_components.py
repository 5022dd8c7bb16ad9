"""The page of components: every shared piece, in light and in dark, and nothing true in it."""

from __future__ import annotations

import html
import re

import pytest

from projects import REAL
from sitegen.build import component_examples, components


@pytest.fixture(scope="module")
def page() -> str:
    return components.page(REAL)


def test_every_example_is_shown_in_light_and_in_dark(page: str) -> None:
    frames = re.findall(r'<iframe title="([^"]*)"', page)
    names = [example.name for example in component_examples.EXAMPLES]
    assert frames == [f"{name}, {scheme}" for name in names for scheme in components.SCHEMES]


def test_a_piece_has_the_colours_of_its_scheme_alone(page: str) -> None:
    documents = [html.unescape(found) for found in re.findall(r'srcdoc="([^"]*)"', page)]
    light, dark = documents[:2]
    assert 'content="light"' in light and 'content="dark"' in dark
    assert re.findall(r"--paper:([^;]+);", light) != re.findall(r"--paper:([^;]+);", dark)


def test_nothing_is_fetched_and_every_number_is_fictional(page: str) -> None:
    text = html.unescape(page)
    assert not re.search(r'\b(src|data)="', text)
    assert set(re.findall(r"tel:([+\d]+)", text)) == {"112", "+46313900600"}
