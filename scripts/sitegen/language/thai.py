"""Add break opportunities to Thai, which has no spaces between words: in the HTML only, never in data.

Zero-width spaces stand between words, but not closer than a few letters: old engines break a line
anywhere or nowhere without them, and each costs three bytes.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sitegen.core.kept import kept

ZERO_WIDTH_SPACE = "\u200b"
SHORTEST = 10
THAI_RUN = re.compile(rf"[\u0e00-\u0e7f]{{{2 * SHORTEST},}}")
# Text between tags; style and script are left alone.
TEXT = re.compile(r"(<(style|script)\b.*?</\2>|<title>.*?</title>|<[^>]*>)", re.DOTALL)
# Maiyamok repeats the word before it and may not begin a line.
NEVER_FIRST = "ๆฯ"


def with_breaks(html: str) -> str:
    """Return an HTML document with break opportunities in its Thai text.

    Tags, title, style and script are untouched.
    """
    parts = TEXT.split(html)
    # split() gives text, tag, name of tag (or None), text, …
    parts[0::3] = [_broken_text(text) for text in parts[0::3]]
    return "".join(part for number, part in enumerate(parts) if number % 3 != 2)


def _broken_text(text: str) -> str:
    return THAI_RUN.sub(lambda run: break_run(run[0]), text)


@lru_cache(maxsize=8192)
@kept
def break_run(run: str) -> str:
    """Return a run of Thai letters with zero-width spaces between groups of whole words."""
    # The dictionary takes a second to load: only builds that have Thai pay for it.
    from pythainlp.tokenize import word_tokenize

    groups = [""]
    for word in word_tokenize(run, engine="newmm"):
        full = len(groups[-1]) >= SHORTEST and word[0] not in NEVER_FIRST
        groups += [word] if full else []
        groups[-1] += "" if full else word
    return ZERO_WIDTH_SPACE.join(groups)
