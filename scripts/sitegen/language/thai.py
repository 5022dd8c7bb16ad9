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
# A run of Thai letters between tags; style, script and title are passed over with their text.
THAI_RUN = re.compile(
    r"<(style|script)\b.*?</\1>|<title>.*?</title>|<[^>]*>"
    rf"|(?P<run>[\u0e00-\u0e7f]{{{2 * SHORTEST},}})",
    re.DOTALL,
)
# Maiyamok repeats the word before it and may not begin a line.
NEVER_FIRST = "ๆฯ"


def with_breaks(html: str) -> str:
    """Return an HTML document with break opportunities in its Thai text.

    Tags, title, style and script are untouched.
    """
    return THAI_RUN.sub(lambda found: break_run(found[0]) if found["run"] else found[0], html)


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
