"""Check the look of a campaign: its colours are all there, and text stands out from its ground."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.core import Problem, Project, quoted
from sitegen.records import Site
from sitegen.web import assets
from sitegen.web.assets import Tokens
from sitegen.web.colours import contrast

LEAST = 4.5
"""How many times lighter or darker text must be than its ground (WCAG 2.2, AA)."""
PAIRS = (
    *((text, ground) for text in ("ink", "quiet", "accent") for ground in ("paper", "tint")),
    *(("on-deep", "deep"), ("quiet-deep", "deep"), ("on-tap", "tap"), ("on-alarm", "alarm")),
)
"""Text and its ground, by the names of their colours."""
NAMES = (*dict.fromkeys(name for pair in PAIRS for name in pair), "line", "mid")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
SCHEMES = ("i ljust läge", "i mörkt läge")


def problems(project: Project, site: Site) -> Iterator[Problem]:
    """Yield a problem for each colour that is missing or misspelt, and each text that is hard to see."""
    (folder,) = project.own_templates(site.config)
    path = folder / "tokens.css"
    name = path.relative_to(project.root).as_posix()
    if not path.is_file():
        yield Problem(name, 0, 0, "filen med kampanjens färger saknas; kopiera en annan kampanjs")
        return
    text = path.read_text("utf-8", "replace")
    for scheme, colours in zip(SCHEMES, assets.tokens(text), strict=True):
        for message in (*_missing(colours, scheme), *_faint(colours, scheme)):
            yield Problem(name, 0, 0, message)


def _missing(colours: Tokens, scheme: str) -> Iterator[str]:
    for name in NAMES:
        value = colours.get(name)
        if value is None:
            yield f"färgen --{name} saknas {scheme}"
        elif not COLOUR.fullmatch(value):
            yield f"--{name} är {quoted(value)} {scheme}; skriv färgen som #rrggbb"


def _faint(colours: Tokens, scheme: str) -> Iterator[str]:
    for text, ground in PAIRS:
        one, other = colours.get(text, ""), colours.get(ground, "")
        if COLOUR.fullmatch(one) and COLOUR.fullmatch(other) and (found := contrast(one, other)) < LEAST:
            ratio = f"{int(found * 10) / 10}".replace(".", ",")
            yield f"--{text} syns för dåligt mot --{ground} {scheme} ({ratio}:1); minst 4,5:1 behövs"
