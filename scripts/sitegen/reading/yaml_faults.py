"""Faults in YAML syntax, as a sentence that an editor can act on, at the place to look at."""

from __future__ import annotations

import re
from typing import Any

import yaml

LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
SyntaxFault = tuple[int, int, str]

CITE = "sätt texten inom citattecken"
ASTRAY = "raden hör inte till listan ovanför; börja med “- ” eller rätta indraget"
UNCLOSED = "citattecknet stängs aldrig; sätt ett likadant sist i texten"
BEGAN = True
# Part of the parser's message (libyaml's, then PyYAML's), what to tell the editor, and whether the place to
# look at is where the construct began.
FAULTS: tuple[tuple[str, str] | tuple[str, str, bool], ...] = (
    (r"a quoted scalar.*(end of stream|document)", UNCLOSED, BEGAN),
    (r"unknown escape", r"“\” har egen betydelse här; skriv “\\” eller använd '…' omkring"),
    (r"directive", "en rad får inte börja med “%”; " + CITE),
    (r"(escape|hexdecimal|hexadecimal)", "felaktig kod efter “\\”; skriv tecknet självt"),
    (r"flow sequence", "listan som börjar med “[” slutar inte rätt; saknas “]” eller komma?", BEGAN),
    (r"flow mapping", "gruppen som börjar med “{” slutar inte rätt; saknas “}” eller komma?", BEGAN),
    (r"simple key", "här väntades nyckel: värde (eller - och mellanslag i en lista)", BEGAN),
    (r"sequence entries are not allowed", "en lista börjar på en egen rad; flytta ned “-”, eller " + CITE),
    (r"mapping keys are not allowed", "“?” har egen betydelse i YAML; " + CITE),
    (r"block scalar", "efter “>” eller “|” får bara “-” stå på raden; börja texten på nästa rad"),
    (r"scanning an alias", "“*” har egen betydelse i YAML; " + CITE, BEGAN),
    (r"scanning an anchor", "“&” har egen betydelse i YAML; " + CITE, BEGAN),
    (r"(scanning|parsing) a tag", "“!” har egen betydelse i YAML; " + CITE, BEGAN),
    (r"tag handle", "“!” har egen betydelse i YAML; " + CITE),
    (r"'-' indicator|block collection", ASTRAY),
    (r"document start", "här är filens innehåll redan slut; rätta indraget eller citattecknen"),
    (r"node content|node", "oväntat tecken; " + CITE + " eller ta bort det"),
)
OTHERWISE = "raden går inte att tolka; se efter kolon, indrag och citattecken"

# A comment may follow a number, a date or a word such as an enumeration holds, two blanks after it; after any
# other text nobody can tell a comment from a part of the text that begins with #.
COMMENT = re.compile(r"([ \t]*)#(.?)")
BELOW = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n))*([ ]*)#(?=[^\s#])")
# A # that no blank follows begins a tag or a code, also after quotation marks and between the parts of a row.
TAG = re.compile(r"[ \t]*,?[ \t]*#(?=[^\s#])")
# What is keyed before a number so that it is not shown, `#31#`: never a comment, wherever it begins a line.
CODE = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n))*[ ]*#(?=\d[\d*]*#)")
WORD = re.compile(r"[a-z][a-z0-9_-]*|[0-9][0-9.:–-]*")
CUT = "allt efter # försvinner; sätt citattecken om texten, eller lägg kommentaren på en egen rad"
DECIMAL = re.compile(r"(\d+),\Z")
CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})(?: |$)")
CONFLICT_FAULT = "sammanslagningskonflikt från git; behåll det som gäller och ta bort raderna med märken"


def tag_after_value(text: str, end: int, *, block: bool) -> int | None:
    """Return the offset of a # after a value of any kind that begins a tag or a code; None when none does."""
    found = None if block else TAG.match(text, end)
    code = CODE.match(text, end)
    return found.end() - 1 if found else code.end() - 1 if code else None


def comment_after_text(text: str, end: int, value: str, indent: int, *, block: bool) -> int | None:
    """Return the offset of a # that may have cut off a part of a text without quotation marks, or None.

    `end` is where the value ends in the text, a block (`>-`) with its line; `indent` is how far a line has to
    be moved in to belong to the value.
    """
    if not block and (found := COMMENT.match(text, end)):
        may_follow = WORD.fullmatch(value) and len(found[1]) > 1 and found[2] in ("", " ")
        return None if may_follow else found.end(1)
    below = BELOW.match(text, end)
    return below.end() - 1 if below and len(below[1]) >= indent else None


def decimal_comma_fault(text: str, start: int, key: str) -> str:
    """Return what to say of a key that is the decimals of the number before it (`{a: 3,5}`); else empty."""
    whole = DECIMAL.search(text, max(0, start - 20), start)
    return f"decimaler skrivs med punkt: {whole[1]}.{key}" if whole and key.isdigit() else ""


def conflict_line(lines: tuple[str, ...]) -> int:
    """Return the number of the first line that git has left of two versions (`<<<<<<<`), or 0."""
    begun = any(line.startswith(("<<<<<<< ", ">>>>>>> ")) for line in lines)
    marked = (number for number, line in enumerate(lines, start=1) if CONFLICT.match(line))
    return next(marked, 0) if begun else 0


def explain_syntax_error(error: yaml.YAMLError, text: str, lines: tuple[str, ...]) -> SyntaxFault:
    """Return line and column of a parser's error (from 1, inside the file), and what to do about it."""
    problem_mark = getattr(error, "problem_mark", None)
    context_mark = getattr(error, "context_mark", None)
    said = f"{getattr(error, 'context', None)}: {getattr(error, 'problem', None)}"
    line, column = _inside(problem_mark or context_mark, lines)
    if opened := _long_quote(text, problem_mark):
        return opened
    if message := _special(said, lines[line - 1], column):
        return line, column, message
    for pattern, message, *began in FAULTS:
        if re.search(pattern, said):
            return *_inside((began and context_mark) or problem_mark, lines), message
    return line, column, OTHERWISE


def _inside(mark: yaml.Mark | None, lines: tuple[str, ...]) -> tuple[int, int]:
    """Return the position, moved to the last character when the parser points past the end."""
    if mark is None:
        return 1, 1
    if mark.line >= len(lines):
        return len(lines), max(1, len(lines[-1]))
    return mark.line + 1, min(mark.column, len(lines[mark.line])) + 1


def _long_quote(text: str, mark: yaml.Mark | None) -> SyntaxFault | None:
    """Return where a quotation began that ends lines below, right before the fault: a missing quote."""
    last = None
    try:
        for token in yaml.scan(text, Loader=LOADER):
            if mark is None or token.start_mark.index >= mark.index:
                break
            last = token
    except yaml.YAMLError:
        pass
    if not isinstance(last, yaml.ScalarToken) or last.plain or mark is None:
        return None
    start, end = last.start_mark, last.end_mark
    if start.line == end.line or end.line != mark.line:
        return None
    message = f"citattecknet stängs först på rad {end.line + 1}; saknas ett i slutet av raden?"
    return start.line + 1, start.column + 1, message


def _special(said: str, line: str, column: int) -> str:
    """Return a message that depends on what stands at the position; empty when none does."""
    if "mapping values are not allowed" in said:
        return _colon(line, column)
    if "cannot start any token" in said:
        return f"en text får inte börja med “{line[column - 1 : column]}”; {CITE}"
    if "expected key" in said or re.search(r"block mapping.*<block end>", said):
        return _stray(line, column)
    return ""


def _colon(line: str, column: int) -> str:
    if re.search(r":\s", line[: column - 1]):
        return "kolon följt av mellanslag inne i en text; " + CITE
    return "oväntat kolon; rätta indraget, eller sätt kolon efter nyckeln på raden ovanför"


def _stray(line: str, column: int) -> str:
    before, here = line[: column - 1].rstrip(), line[column - 1 :]
    if before.endswith(("'", '"')):
        return "text efter citattecknet; sätt citattecken runt hela texten, eller '…' om den har \""
    if here.startswith("- "):
        return "en listrad bland nycklar; rätta indraget, eller skriv nyckel: värde"
    if here.startswith(":"):
        return "nyckeln saknas före kolonet; skriv nyckel: värde"
    return "raden hör inte ihop med raderna ovanför; rätta indraget"
