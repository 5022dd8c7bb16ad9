"""Sentences that lost what they were about: an empty list left its full stop, or its comma, behind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sitegen.core import Problem
from sitegen.gates.built_site import BuiltSite
from sitegen.reading.page_reader import UNREAD, EndTag, PageEvent, StartTag, TextEvent

# Elements whose edges end a sentence; text on both sides of any other tag is read together.
BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "details", "div", "dl"),
        *("dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hr", "html", "label", "legend", "li", "main", "nav", "ol", "option", "p", "section"),
        *("summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul"),
    )
)
# What can only end or part what stands before it: at the start, after a space, or after another such sign.
# French writes a space before its semicolon.
STRAY = re.compile(r"^[.,;:!?](?=\s|$)|\s[.,](?=\s|$)|[:,;(]\s*[.,;)](?=\s|$)")
SHOWN = 60


def stray_signs(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each text that begins with a full stop, or has a sign with nothing before it."""
    for path, page in site.pages.items():
        for text in sorted({text for text in block_texts(page.events) if STRAY.search(text)}):
            found = STRAY.search(text)
            start = max(found.start() - SHOWN // 2, 0) if found else 0
            message = (
                f"har ett skiljetecken utan ord före: “{text[start : start + SHOWN].strip()}”. En tom lista "
                "har blivit en mening; skriv vad som gäller när den är tom"
            )
            yield site.problem(path, message)


def block_texts(events: Iterable[PageEvent]) -> Iterator[str]:
    """Yield what is read in each block of a page, spaces drawn together; blocks without text are left out."""
    pieces: list[str] = []
    unread = ""
    for event in events:
        if isinstance(event, StartTag | EndTag):
            unread = _unread_after(event, unread)
            if event.name in BLOCKS:
                yield from _joined(pieces)
                pieces = []
        elif isinstance(event, TextEvent) and not unread:
            pieces.append(event.text)
    yield from _joined(pieces)


def _unread_after(event: StartTag | EndTag, inside: str) -> str:
    """Return the element that nobody reads and that is open after a tag; none is ''."""
    if isinstance(event, StartTag):
        return inside or (event.name if event.name in UNREAD else "")
    return "" if event.name == inside else inside


def _joined(pieces: Iterable[str]) -> Iterator[str]:
    text = " ".join("".join(pieces).split())
    if text:
        yield text
