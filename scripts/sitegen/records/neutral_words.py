"""Find words (of data/neutral/) that would tell what a page is about, in any of the languages.

The words are data (`data/neutral/`). A star in one stands for any letters. Upper case, accents and
what stands between words count for nothing: an address is written without them. Thai parts no
words, so its words are found anywhere; Arabic ones also behind the short words written with them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from sitegen.records.model import NeutralWords

# Letters with a stroke or joined, which Unicode does not take apart.
PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "\N{ARABIC TATWEEL}": ""})
THAI = re.compile("[\u0e00-\u0e7f]")
ARABIC = re.compile("[\u0600-\u06ff]")
LETTERS = r"[^\W_]*"
BETWEEN = r"[\W_]+"
# and/so; in/like/for with or without the article.
ARABIC_PREFIX = "[وف]?(?:[بك]?ال|لل|[بكل])?"


def listed_words(text: str, lists: Iterable[NeutralWords]) -> Iterator[str]:
    """Return the listed words that a text holds, spelled as in the lists."""
    plain = fold_letters(text)
    return (word for words in lists for word in words.words if pattern(word).search(plain))


def lists_for(neutral: Mapping[str, NeutralWords], *languages: str) -> tuple[NeutralWords, ...]:
    """Return the word lists of these languages; all of them when none is named."""
    codes = dict.fromkeys(languages) if languages else neutral
    return tuple(neutral[code] for code in codes if code in neutral)


@lru_cache(maxsize=65536)
def fold_letters(text: str) -> str:
    """Return a text without case, accents and invisible signs; Thai marks above a letter stay."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    kept = (c for c in apart if THAI.match(c) or not unicodedata.combining(c))
    return "".join(c for c in kept if unicodedata.category(c) != "Cf").translate(PLAIN)


@lru_cache(maxsize=4096)
def pattern(word: str) -> re.Pattern[str]:
    """Return the pattern that finds a listed word in a text folded by `fold_letters`."""
    parts = (re.escape(part).replace(r"\*", LETTERS) for part in re.split(r"[\s'’-]+", fold_letters(word)))
    inner = BETWEEN.join(parts)
    if THAI.search(word):
        return re.compile(inner)
    prefix = ARABIC_PREFIX if ARABIC.search(word) else ""
    return re.compile(rf"(?<![^\W_]){prefix}{inner}(?![^\W_])")
