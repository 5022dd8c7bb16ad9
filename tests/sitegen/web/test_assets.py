"""Style and script as they go into the pages."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from nodejs import node
from projects import REAL
from sitegen.web import Assets, assets

LIGHT, DARK = {"paper": "#fff", "ink": "#000"}, {"paper": "#111", "ink": "#eee"}
LIMIT_BYTES = 3072
PARSE = """
const acorn = require(process.argv[1] + '/acorn');
acorn.parse(require('fs').readFileSync(0, 'utf8'), {ecmaVersion: 5});
"""


@pytest.fixture(scope="module")
def loaded() -> Assets:
    return assets.load(REAL)


def test_tokens_are_read_for_light_and_dark() -> None:
    text = "/* --paper: no; */ :root { --paper: #fff; --on-bar: #123; }\n:root { --ink: #000; }"
    light, dark = assets.tokens(
        f"{text} @media (prefers-color-scheme: dark) {{ :root {{ --paper: #111; }} }}"
    )
    assert light["paper"] == "#fff" and light["ink"] == "#000"
    assert dark == {"paper": "#111"}


def test_rules_that_hold_colours_are_said_once_more_for_the_dark() -> None:
    style = "a { color: var(--ink); margin: 0; } p { margin: 0; } @media print { a { color: red; } }"
    text = assets.with_tokens(style, LIGHT, DARK)
    assert "a { color: #000; margin: 0; }" in text
    assert "@media (prefers-color-scheme:dark){a{color: #eee}}" in text


def test_the_dark_changes_colours_and_nothing_else(loaded: Assets) -> None:
    light, _, rest = str(loaded.style).partition("@media (prefers-color-scheme:dark){")
    dark, _, _ = rest.partition("@media print")
    assert len(declarations(dark)) > 10
    assert declarations(dark) <= declarations(light)


def declarations(style: str) -> set[tuple[str, str]]:
    """Each selector with each of its declarations, the colours left out."""
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", style)
    found = ((selector, line) for selector, body in rules for line in body.strip(";").split(";"))
    return {(selector.strip(), re.sub(r"#[0-9a-f]+", "", line).replace(" ", "")) for selector, line in found}


def test_print_comes_after_the_dark_so_that_paper_is_white() -> None:
    text = assets.with_tokens("a { color: var(--ink); } @media print { a { color: #000; } }", LIGHT, DARK)
    assert text.index("prefers-color-scheme") < text.index("@media print")


def test_a_ground_and_its_text_have_light_values_before_their_properties_for_old_engines() -> None:
    text = assets.with_properties(
        "a { background: var(--paper); color: var(--ink); } b { color: var(--ink); }", LIGHT, DARK
    )
    rules = dict(re.findall(r"([ab]) \{([^}]*)\}", text))
    assert re.findall(r"(background|color): ?#", rules["a"]) == ["background", "color"]
    assert "#" not in rules["b"] and "var(--" in rules["b"]


def test_the_finders_tokens_have_dark_values_on_the_screen_alone(loaded: Assets) -> None:
    text = str(loaded.finder_style)
    light, dark = re.findall(r":root\{([^}]*)\}", text)
    assert set(re.findall(r"--\w+", light)) == set(re.findall(r"--\w+", dark)) and light != dark
    assert "@media screen and (prefers-color-scheme:dark)" in text


def test_a_token_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError):
        assets.with_tokens("a { color: var(--nix); }", LIGHT, DARK)


def test_no_custom_property_is_left_on_the_wire(loaded: Assets) -> None:
    assert "var(" not in loaded.style and not re.search(r"--[a-z]", str(loaded.style))


def test_the_style_fetches_nothing(loaded: Assets) -> None:
    assert not re.search(r"url\(|@import|@font-face", loaded.style + loaded.finder_style)


def test_the_style_is_whole(loaded: Assets) -> None:
    for text in (loaded.style, loaded.finder_style):
        assert text.count("{") == text.count("}")
        assert "</" not in text and "/*" not in text


@pytest.mark.parametrize("name", ["style", "finder_style"])
def test_the_style_needs_no_engine_younger_than_the_phones(loaded: Assets, name: str) -> None:
    text = str(getattr(loaded, name))
    outside = re.sub(r"@supports selector\(:has\(\*\)\)\{.*", "", text, flags=re.DOTALL)
    assert not re.search(r"display:(inline-)?grid|:is\(|:where\(|:has\(|inset:|[{;]gap:", outside)


def scripts_of(loaded: Assets) -> str:
    """All that runs on a help page."""
    return f"{loaded.exit_script}\n{loaded.script}"


def test_the_scripts_of_a_help_page_are_at_most_three_kilobytes(loaded: Assets) -> None:
    assert len(scripts_of(loaded).encode()) <= LIMIT_BYTES


def test_the_scripts_are_es5(loaded: Assets) -> None:
    assert node(PARSE, scripts_of(loaded)) == ""


def test_the_scripts_store_and_send_nothing(loaded: Assets) -> None:
    names = r"cookie|localStorage|sessionStorage|indexedDB|XMLHttpRequest|fetch\(|sendBeacon|WebSocket|eval\("
    assert not re.search(names, scripts_of(loaded))
    assert "</script" not in scripts_of(loaded)


def test_a_hash_is_the_one_that_browsers_compute() -> None:
    digest = base64.b64encode(hashlib.sha256("å".encode()).digest()).decode()
    assert assets.csp_hash("å") == f"'sha256-{digest}'"
