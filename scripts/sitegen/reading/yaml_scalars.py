"""Where the characters of a YAML scalar stand in the file's text."""

from __future__ import annotations

import re
from collections.abc import Iterator

BREAK = re.compile(r"\r\n|\r|\n")
# Blanks that folding may move; a tab or a carriage return in a value comes from an escape.
BLANK = " \n"
TOKEN = {
    '"': re.compile(r"\\(?:x(..)|u(.{4})|U(.{8})|(?:\r\n|[^xuU]))|.", re.DOTALL),
    "'": re.compile(r"''|.", re.DOTALL),
}
ONE = re.compile(".", re.DOTALL)
BLANK_ESCAPES = frozenset("n \r\n")


def solid_offsets(source: str, style: str | None) -> Iterator[int]:
    """Yield the offsets in the source of the characters of a scalar that are not blank.

    Folding moves blanks about, and nothing else; so the nth solid character of the value is the
    nth solid character of the source.
    """
    body = _body_start(source, style)
    for match in TOKEN.get(style or "", ONE).finditer(source, body):
        if not _is_blank(match, style):
            yield match.start()


def _body_start(source: str, style: str | None) -> int:
    if style in ("'", '"'):
        return 1
    line_break = BREAK.search(source) if style in ("|", ">") else None
    return line_break.end() if line_break else 0


def _is_blank(match: re.Match[str], style: str | None) -> bool:
    token = match[0]
    if style != '"' or len(token) == 1:
        return token in BLANK or token == "\r"
    code = next(filter(None, match.groups()), None)
    return chr(int(code, 16)) in BLANK if code else token[1] in BLANK_ESCAPES
