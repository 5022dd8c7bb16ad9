"""A script of our own as it goes into a page: without spaces and comments, its own names of one letter.

Only for ES5 as we write it: functions and `var`, a name for one thing in a file. A test compares what each
name means before and after.
"""

from __future__ import annotations

import re
import string
from collections import Counter

import rjsmin

# Strings, regular expressions, names (with the dot before a property), and all else sign by sign.
TOKEN = re.compile(
    r"""'(?:\\.|[^'\\])*' | "(?:\\.|[^"\\])*"
      | (?<=[(,=:;!&|?{}])/(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\[])+/[gim]*
      | \.?[A-Za-z_$][\w$]* | .""",
    re.VERBOSE | re.DOTALL,
)
FUNCTION = re.compile(r"function ?(\w*)\(([\w,]*)\)")
VARIABLES = re.compile(r"\bvar ([^;]+)")
# The first name of a list of variables, and each that follows a comma outside all brackets.
BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}")
VARIABLE = re.compile(r"(?:^|,)([A-Za-z_$][\w$]*)")


def shortened(script: str) -> str:
    """Return the script in as few bytes as it takes."""
    tokens = TOKEN.findall(rjsmin.jsmin(script))
    used = Counter(tokens)
    own = _declared("".join("''" if token[0] in "'\"" else token for token in tokens))
    long = sorted((name for name in own if len(name) > 1), key=lambda name: (-used[name], name))
    free = (letter for letter in string.ascii_letters if letter not in used)
    short = dict(zip(long, free, strict=False))
    around = zip(("", *tokens), tokens, (*tokens[1:], ""), strict=False)
    return "".join(
        token if before in "{," and after == ":" else short.get(token, token)  # keys stay
        for before, token, after in around
        if not _is_needless(before, token, after)
    )


def _is_needless(before: str, token: str, after: str) -> bool:
    """Return whether nothing changes without a sign: what ends the last statement of a block, or a block."""
    return (token == ";" and after == "}") or (token == "\n" and before == "}")


def _declared(text: str) -> set[str]:
    """Return the names of functions, of what they are given, and of variables."""
    found = {name for match in FUNCTION.finditer(text) for name in (match[1], *match[2].split(","))}
    for match in VARIABLES.finditer(text):
        found.update(VARIABLE.findall(_without_brackets(match[1])))
    return found - {""}


def _without_brackets(text: str) -> str:
    while (inner := BRACKETS.sub("", text)) != text:
        text = inner
    return text
