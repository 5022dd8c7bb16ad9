"""The marks in prose that ask for a part made of records: `<!-- part: boards -->`.

A strict pattern finds the marks that are filled in. A lenient one finds what was meant as a mark: spelled
in any other way it would be passed over in silence, and the page go out without its part.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from sitegen.core.problems import nearest, quoted

MARK = re.compile(r"<!-- part: ([a-z0-9-]+) -->")
STRICT = re.compile(r" part: ([a-z0-9-]+) ")
# Where the theme's template (prose.html) puts the way to the finder, and its languages.
TEMPLATE_MARKS = frozenset({" finder ", " languages "})
# A mark in which an editor's program has changed the signs, so that it is text: `<– part: boards –>`.
LOOSE = re.compile(
    r"[<\u2039\u00ab]\s*[!\u00a1]?\s*[-\u2010-\u2015]*\s*parts?\b[^<>\n]*"
    r"|\bparts?\s*[:=]\s*[\w-]+\s*[-\u2010-\u2015]{1,3}\s*[>\u203a\u00bb]"
    # In other brackets, between dashes, or alone on its line.
    r"|[\[{(]\s*parts?\s*[:=]\s*[\w-]+\s*[\]})]|[-\u2010-\u2015]{2}\s*parts?\s*[:=]\s*[\w-]+"
    r"|^\s*parts?\s*[:=]\s*[\w-]+\s*$",
    re.IGNORECASE | re.MULTILINE,
)
COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
WORD = re.compile(r"[^\W_]+(?:[-_][^\W_]+)*")
WAY_OUT = "skriv <!-- part: namn --> med små bokstäver och ett blanksteg på var sida"


def fill_parts(html: str, part: Callable[[str], str]) -> str:
    """Return a page's HTML with each mark replaced by the part of its name; `part` returns a part's HTML."""
    return MARK.sub(lambda found: part(found[1]), html)


def unfilled_comments(html: str, names: Collection[str]) -> Iterator[tuple[int, str]]:
    """Yield each comment of a page that is no mark of a part in `names`: its offset, and what is wrong."""
    for found in COMMENT.finditer(html):
        if fault := fault_of_comment(found[1], names):
            yield found.start(), fault


def line_of(text: str, mark: str) -> int:
    """Return the line, from 1, on which a mark first stands in a text; 0 when it does not."""
    at = text.find(mark)
    return text[:at].count("\n") + 1 if at >= 0 else 0


def fault_of_comment(text: str, names: Collection[str]) -> str | None:
    """Return what is wrong with a comment of a page, in Swedish; None for a mark of a part in `names`.

    `text` is what stands between the comment's ends.
    """
    found = STRICT.fullmatch(text)
    if text in TEMPLATE_MARKS or (found and found[1] in names):
        return None
    shown = quoted(f"<!--{' '.join(text.split())}-->")
    if found:
        return f"ingen del heter {quoted(found[1])}{_suggestion(text, names)}"
    if _suggestion(text, names) or re.match(r"\W*part", text, re.IGNORECASE):
        return f"{shown} fyller inte i någon del; {WAY_OUT}{_suggestion(text, names)}"
    return f"{shown} publiceras som den står; ta bort kommentaren"


def faults_of_text(text: str, names: Collection[str]) -> Iterator[str]:
    """Yield a message for each passage that readers would see and that was meant as a mark of a part."""
    for found in LOOSE.finditer(text):
        shown = quoted(found[0].strip())
        yield f"{shown} fyller inte i någon del; {WAY_OUT}{_suggestion(found[0], names)}"


def _suggestion(text: str, names: Collection[str]) -> str:
    """Return a question that names the part nearest to what was written; empty when none is near."""
    words = [word.lower().replace("_", "-") for word in WORD.findall(text)]
    words = [word for word in words if word not in ("part", "parts")]
    for word in ("-".join(words), *words):
        if near := nearest(word, names):
            return f"; menade du {quoted(near)}?"
    return ""
