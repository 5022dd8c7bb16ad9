"""Colours of the help pages and of the page behind the card: every text on its ground, light and dark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest

from colours import contrast
from projects import REAL
from sitegen.web import assets

TEXT_RATIO = 7.0
SIGN_RATIO = 3.0
CAMPAIGNS = (REAL.root / "campaigns" / "215" / "overrides",)
SCHEMES = {
    f"{folder.parent.name} {name}": values
    for folder in (REAL.templates, *CAMPAIGNS)
    for name, values in zip(
        ("light", "dark"), assets.tokens((folder / "tokens.css").read_text("utf-8")), strict=True
    )
}
STYLES = ("base.css", "lean.css", "finder.css")
FILES = (*(REAL.templates / name for name in STYLES), *(folder / "site.css" for folder in CAMPAIGNS))
STYLE = assets.COMMENT.sub("", "".join(path.read_text("utf-8") for path in FILES))
# The grounds that texts without a ground of their own can stand on: the page and the filter.
GROUNDS = ("paper", "tint")
# Texts that always stand on a ground that their own rule does not name.
INSIDE = {".bar a": ("bar",)}
# Parts of the interface that are no text.
SIGNS = {
    "a:focus, summary:focus, input:focus, button:focus": GROUNDS,
    ".bar a:focus": ("bar",),
    ".e:focus": GROUNDS,
    ".s:focus~.w h2, #s0:focus~.l h2": GROUNDS,
    ".r a:focus": GROUNDS,
}
# Two letters name what a row takes on when it is large, and no colour.
USE = re.compile(r"var\(--([a-z]{3,}|on-[a-z]+)\)")


def declarations() -> Iterator[tuple[str, Mapping[str, str]]]:
    """Each rule of the screen: its selector and what it declares."""
    screen = re.sub(r"@media print \{(?:[^{}]|\{[^{}]*\})*\}", "", STYLE)
    for selector, body in re.findall(r"([^{}@;]+)\{([^{}]*)\}", screen):
        pairs = (line.split(":", 1) for line in body.split(";") if ":" in line)
        yield selector.strip(), {name.strip(): value.strip() for name, value in pairs}


def token(value: str) -> str:
    """The token that a value names; nothing when it names none."""
    found = USE.search(value)
    return found[1] if found else ""


def text_pairs() -> set[tuple[str, str]]:
    """Every (text, ground) that the style makes."""
    pairs = set()
    for selector, body in declarations():
        text, own = token(body.get("color", "")), token(body.get("background", ""))
        grounds = (own,) if own else INSIDE.get(selector, GROUNDS)
        pairs |= {(text, ground) for ground in grounds if text}
    return pairs


def sign_pairs() -> set[tuple[str, str]]:
    """Every (outline, ground) that shows where one is."""
    return {
        (token(body.get("outline", "") + body.get("outline-color", "")), ground)
        for selector, body in declarations()
        for ground in SIGNS.get(selector, ())
    }


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_text_stands_out_from_its_ground(scheme: str) -> None:
    colours = SCHEMES[scheme]
    pairs = text_pairs()
    assert {("ink", "paper"), ("quiet", "tint"), ("on-alarm", "alarm"), ("on-bar", "bar")} <= pairs
    faint = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in faint.items() if ratio < TEXT_RATIO} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_mark_of_focus_stands_out(scheme: str) -> None:
    colours = SCHEMES[scheme]
    pairs = sign_pairs()
    assert len(pairs) >= 4 and all(mark for mark, _ in pairs)
    assert {p for p in pairs if contrast(colours[p[0]], colours[p[1]]) < SIGN_RATIO} == set()


def test_every_rule_about_focus_is_measured() -> None:
    focused = {
        selector for selector, body in declarations() if any(name.startswith("outline") for name in body)
    }
    assert {s for s in focused if "focus" in s} == set(SIGNS)


def test_the_schemes_have_the_same_tokens_and_use_them_all() -> None:
    tokens = {frozenset(values) for values in SCHEMES.values()}
    assert len(tokens) == 1 and len(SCHEMES) >= 4
    assert set(USE.findall(STYLE)) <= tokens.pop()


def test_no_colour_stands_outside_of_the_tokens_but_black_and_white_on_paper() -> None:
    screen = " ".join(value for _, body in declarations() for value in body.values())
    assert re.findall(r"#[0-9a-f]{3,8}\b|\brgb|\bhsl", screen) == []
