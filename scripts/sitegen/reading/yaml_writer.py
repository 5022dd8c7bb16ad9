"""Write values as YAML that an editor would have typed, and that is read as the same text again."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Sequence

WIDTH = 100
# What is read as the text that it is, by programs that guess at kinds of values too.
PLAIN = re.compile(r"[^\W\d_][^\n\t:#\[\]{},&*!|>'\"%@`\\]*|\d{4}-\d\d(-\d\d)?|https?://[^\s#,\[\]{}]+")
GUESSED = re.compile(r"y|n|yes|no|on|off|true|false|null|nan|inf", re.IGNORECASE)


def scalar(text: str) -> str:
    """Return a text as a value on one line: `Stöd för alla`, `"020: dygnet runt"`, `"no"`."""
    if PLAIN.fullmatch(text) and not GUESSED.fullmatch(text) and text == text.strip():
        return text
    return json.dumps(text, ensure_ascii=False)


def entry(key: str, text: str, indent: int = 0) -> Iterator[str]:
    """Yield the lines of a key with a text, folded where it is long; `indent` is how far in it stands."""
    line = f"{' ' * indent}{key}: {scalar(text)}"
    rows = textwrap.wrap(text, WIDTH - indent - 2, break_long_words=False, break_on_hyphens=False)
    if len(line) <= WIDTH or " ".join(rows) != text:
        yield line
        return
    yield f"{' ' * indent}{key}: >-"
    yield from (f"{' ' * (indent + 2)}{row}" for row in rows)


def listed(key: str, texts: Sequence[str], indent: int = 0) -> Iterator[str]:
    """Yield the lines of a key with several texts: within brackets, or a row each where they are long."""
    line = f"{' ' * indent}{key}: [{', '.join(map(scalar, texts))}]"
    if len(line) <= WIDTH and not any(" " in text for text in texts):
        yield line
        return
    yield f"{' ' * indent}{key}:"
    yield from (f"{' ' * (indent + 2)}- {scalar(text)}" for text in texts)
