"""Check that Markdown of docs/ and campaigns is text, and that in drawings too nothing runs or loads.

What counts is what a browser makes of it, so that no spelling passes: a text is made into HTML as the
build does it, read by a parser that follows the standard, and held against a short list of elements,
attributes and schemes. A fault stands on the line without which it is gone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import yaml
from markdown import Markdown

from sitegen.core import Problem, Project, forbidden_text, part_marks, quoted, svg_markup, url_schemes
from sitegen.core.kept import kept
from sitegen.reading import markdown_text, page_reader
from sitegen.reading.page_reader import Declaration, EndTag, StartTag

TAGS = frozenset((
    "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite",
    "code", "col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption",
    "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p",
    "pre", "q", "s", "samp", "section", "small", "span", "strong", "sub", "summary", "sup", "table",
    "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var",
))  # fmt: skip
# What the parser puts around every text; an attribute on one of them was written by somebody.
FRAME = frozenset({"html", "head", "body"})
ATTRIBUTES = frozenset((
    "alt", "class", "colspan", "datetime", "dir", "headers", "height", "href", "hreflang", "id", "lang",
    "open", "rel", "reversed", "rowspan", "scope", "src", "start", "target", "title", "translate", "value",
    "width",
))  # fmt: skip
# End tags that close nothing of the template's.
EMPTY_WHEN_ALONE = frozenset({"br", "p"})
HEAD = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
# Those that MkDocs adds of itself.
BUILTIN = ("toc", "tables", "fenced_code")
Extensions = tuple[tuple[str, ...], Mapping[str, dict[str, Any]]]
"""The extensions of Markdown that MkDocs uses, and their options."""


@dataclass(frozen=True)
class ProseRules:
    """How the texts of one folder become HTML, and the names of parts that they may ask for."""

    extensions: Extensions | None = None
    """Those of MkDocs; None for the texts of campaigns, which do without."""
    parts: tuple[str, ...] = ()

    def html(self, text: str) -> str:
        """Return what the build makes of a text."""
        if self.extensions is None:
            return markdown_text.to_html(text)
        names, options = self.extensions
        return str(Markdown(extensions=list(names), extension_configs=dict(options)).convert(text))


def problems(project: Project, parts: Collection[str]) -> Iterator[Problem]:
    """Yield whatever in prose and drawings could run, load, lead astray or hide.

    `parts` are the names of parts that the prose of the main site may ask for.
    """
    main = ProseRules(_extensions(project.root), tuple(sorted(parts)))
    for path in sorted(project.docs.rglob("*.md")):
        yield from _of_file(project, path, main)
    for path in project.campaign_prose():
        yield from _of_file(project, path, ProseRules())
    for path in project.drawings():
        for fault in svg_markup.drawing_faults(path.read_text("utf-8", "replace")):
            yield Problem(path.relative_to(project.root).as_posix(), 0, 0, fault)


def _of_file(project: Project, path: Path, look: ProseRules) -> Iterator[Problem]:
    """Yield the problems of one file, in the order of its lines."""
    name = path.relative_to(project.root).as_posix()
    text = path.read_text("utf-8", "replace")
    lines = text.splitlines()
    for number, column, message in _faults(text, look):
        yield Problem(name, number, column, message, source_line=lines[number - 1] if number else "")


ProseFault = tuple[int, int, str]
"""Line, column and message."""


@kept
def _faults(text: str, look: ProseRules) -> tuple[ProseFault, ...]:
    """Return the faults of a text in the order of its lines."""
    lines = text.splitlines()
    found = [
        *_of_lines(lines, forbidden_text.unseen_characters, forbidden_text.broken_letters),
        # Titles go into templates as they are.
        *_of_lines(lines[: _head(lines)], forbidden_text.code_in_text),
        *_faults_by_line(lines, look),
    ]
    return tuple(sorted(found))


def _of_lines(lines: list[str], *guards: Callable[[str], Iterator[tuple[int, str]]]) -> Iterator[ProseFault]:
    """Yield what guards, which give the offset and the message of each fault, find in lines."""
    for number, line in enumerate(lines, start=1):
        for at, message in (fault for guard in guards for fault in guard(line)):
            yield number, at + 1, message


def _head(lines: list[str]) -> int:
    """Return how many lines the head of a file takes."""
    found = HEAD.match("\n".join(lines))
    return found[0].count("\n") if found else 0


def _faults_by_line(lines: list[str], look: ProseRules) -> Iterator[ProseFault]:
    """Yield the faults of a text below its head, each on its line; line 0 where no one line holds it."""
    top = _head(lines)
    body = lines[top:]
    found = Counter(markdown_faults(look, body))
    left = found.copy()
    for number, gone in _faulty_lines(look, body, found, 0, len(body)) if found else ():
        yield from ((top + number + 1, 0, message) for message in gone.elements())
        left -= gone
    yield from ((0, 0, message) for message in left.elements())


def _faulty_lines(
    look: ProseRules, body: list[str], found: Counter[str], first: int, end: int
) -> Iterator[tuple[int, Counter[str]]]:
    """Yield the lines between two that have faults, with those that are gone without the line.

    Halves that hold none are not looked into.
    """
    without = [*body[:first], *[""] * (end - first), *body[end:]]
    gone = found - Counter(markdown_faults(look, without))
    if gone and end - first == 1:
        yield first, gone
    elif gone:
        middle = (first + end) // 2
        yield from _faulty_lines(look, body, found, first, middle)
        yield from _faulty_lines(look, body, found, middle, end)


def markdown_faults(look: ProseRules, lines: list[str]) -> Iterator[str]:
    """Yield whatever in some lines of Markdown could run, load, lead astray or hide."""
    html = look.html("\n".join(lines))
    yield from _unopened(html)
    for element in page_reader.parsed_elements(f"<!doctype html><body>{html}"):
        if name := page_reader.element_name(element):
            yield from _of_element(element, name)
        else:
            yield from filter(None, [part_marks.fault_of_comment(element.text or "", look.parts)])
        yield from _of_text(element, look.parts)


def _of_text(element: Element, parts: Collection[str]) -> Iterator[str]:
    """Yield characters that a reader cannot see, however they are written, and marks that fill in nothing."""
    own = (element.text or "") if isinstance(element.tag, str) else ""
    for text in (own, element.tail or "", *element.attrib.values()):
        yield from (message for _, message in forbidden_text.unseen_characters(text))
    shown = "" if str(element.tag).endswith(("}code", "}pre")) else own
    for text in (shown, element.tail or ""):
        yield from part_marks.faults_of_text(text, parts)


def _of_element(element: Element, tag: str) -> Iterator[str]:
    if tag not in TAGS | FRAME:
        yield f"<{tag}> hör inte hemma i texten; skriv ren Markdown"
        return
    for name in element.attrib:
        if tag in FRAME or name not in ATTRIBUTES:
            yield f"<{tag} {name}=…> hör inte hemma i texten; ta bort {quoted(name)}"
    yield from _of_addresses(element.attrib, tag)


def _of_addresses(attributes: dict[str, str], tag: str) -> Iterator[str]:
    """Yield addresses that do something else than leading to a page, a letter or a call."""
    href, src = attributes.get("href", ""), attributes.get("src", "")
    kind = url_schemes.scheme(href)
    if kind and kind not in url_schemes.OUTWARD:
        yield f"länken {quoted(href)} ska börja med https://, mailto:, tel: eller sms:"
    if url_schemes.scheme(src):
        yield f"<{tag}> hämtar {quoted(src)}; lägg filen i docs/assets/ och länka dit"


def _unopened(html: str) -> Iterator[str]:
    """Yield end tags of what is nowhere begun, which close what the template opened; and declarations."""
    begun: Counter[str] = Counter()
    for event in page_reader.page_events(html):
        if isinstance(event, StartTag):
            begun[event.name] += 1
        elif isinstance(event, EndTag) and begun[event.name]:
            begun[event.name] -= 1
        elif isinstance(event, EndTag) and event.name not in EMPTY_WHEN_ALONE:
            yield f"</{event.name}> hör inte hemma i texten; ta bort det"
        elif isinstance(event, Declaration):
            yield f"<!{event.text}> hör inte hemma i texten; ta bort det"


@cache
def _extensions(root: Path) -> Extensions:
    """Return the extensions of Markdown in mkdocs.base.yml, and their options."""
    config = root / "mkdocs.base.yml"
    said = yaml.safe_load(config.read_text("utf-8")) if config.is_file() else {}
    rows = said.get("markdown_extensions", [])
    named = {name: options or {} for row in rows for name, options in _row(row)}
    return tuple(dict.fromkeys((*BUILTIN, *named))), named


def _row(row: Any) -> list[tuple[str, Any]]:
    return list(row.items()) if isinstance(row, dict) else [(row, None)]
