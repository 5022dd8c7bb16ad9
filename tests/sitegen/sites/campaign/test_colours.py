"""The colours of the campaign: all from its tokens, and enough contrast in light and dark."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from colours import contrast
from projects import REAL
from sitegen.web import assets

FOLDER = REAL.root / "campaigns" / "kop-inte" / "overrides"
STYLES = sorted(REAL.campaign_templates.glob("*.css"))
TEXT_RATIO = 4.5
USE = re.compile(r"var\(--([a-z-]+)\)")
# What stands on the dark ground of the first screen, and on the paper or the tint of the rest.
ON_DEEP = {"on-deep", "quiet-deep"}
by_scheme = pytest.mark.parametrize("scheme", [0, 1], ids=("light", "dark"))


def declarations() -> Iterator[tuple[str, str]]:
    """Each rule of the screen: its selector and its body."""
    for path in STYLES:
        text = assets.COMMENT.sub("", path.read_text("utf-8"))
        screen = re.sub(r"@media print \{(?:[^{}]|\{[^{}]*\})*\}", "", text)
        yield from re.findall(r"([^{}@;]+)\{([^{}]*)\}", screen)


def pairs() -> set[tuple[str, str]]:
    """Every (text, ground) that the styles make: the rule's own ground, or those that it can stand on."""
    found = set()
    for _, body in declarations():
        text = re.search(r"(?<![-\w])color:\s*var\(--([a-z-]+)\)", body)
        own = re.search(r"background:\s*var\(--([a-z-]+)\)", body)
        if text:
            grounds = (own[1],) if own else ("deep",) if text[1] in ON_DEEP else ("paper", "tint")
            found |= {(text[1], ground) for ground in grounds}
    return found


@by_scheme
def test_every_text_stands_out_from_its_ground(scheme: int) -> None:
    colours = assets.tokens((FOLDER / "tokens.css").read_text("utf-8"))[scheme]
    made = pairs()
    assert {("ink", "paper"), ("quiet", "tint"), ("on-tap", "tap"), ("on-deep", "deep")} <= made
    faint = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in made}
    assert {pair: ratio for pair, ratio in faint.items() if ratio < TEXT_RATIO} == {}


def test_the_schemes_have_the_same_tokens_and_the_styles_use_all_of_them() -> None:
    light, dark = assets.tokens((FOLDER / "tokens.css").read_text("utf-8"))
    assert set(light) == set(dark)
    assert {token for path in STYLES for token in USE.findall(path.read_text("utf-8"))} <= set(light)


def test_no_colour_stands_outside_of_the_tokens() -> None:
    screen = " ".join(body for _, body in declarations())
    assert re.findall(r"#[0-9a-f]{3,8}\b|\brgb|\bhsl|gradient", screen) == []
