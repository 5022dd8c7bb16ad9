"""Headings of prose that have nothing under them: what was to stand there is not known.

On the pages of the finder headings name what a tap has opened above them, so they are let be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitegen.core import Problem
from sitegen.gates.built_site import BuiltSite
from sitegen.reading import FinishedPage
from sitegen.reading.page_reader import UNREAD, EndTag, PageEvent, StartTag, TextEvent

RANKS = {f"h{rank}": rank for rank in range(1, 7)}
SHOWN_WITHOUT_WORDS = frozenset(("svg", "img", "input", "textarea", "select", "object"))


def _is_prose(page: FinishedPage) -> bool:
    """Return whether a page has the frame of the prose (overrides/material/main.html)."""
    mains = (attributes.get("class", "") for tag, attributes in page.tags if tag == "main")
    return any("page" in name.split() for name in mains)


@dataclass
class ShownHeading:
    """A heading: its rank, whether it is a link, and what it says so far."""

    rank: int
    linked: bool = False
    text: str = ""


def bare(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each heading on a page of prose that nothing stands under."""
    for path, page in site.pages.items():
        for text in bare_headings(page.events) if _is_prose(page) else ():
            message = f"har en rubrik som ingenting står under: “{text}”. Låt den försvinna med texten"
            yield site.problem(path, message)


def bare_headings(events: Iterable[PageEvent]) -> Iterator[str]:
    """Yield what each heading says that is followed by one of its own rank or a higher one, or by the end.

    A heading that is a link leads to what it promises.
    """
    before: ShownHeading | None = None
    for mark in _marks(events):
        if before and (mark is None or (mark.rank and mark.rank <= before.rank)):
            yield " ".join(before.text.split())
        before = mark if mark and mark.rank and not mark.linked else None


def _marks(events: Iterable[PageEvent]) -> Iterator[ShownHeading | None]:
    """Yield headings, what else is shown (as one of rank 0), and None for the end of the main part."""
    heading: ShownHeading | None = None
    unread = ""
    for event in events:
        if isinstance(event, StartTag):
            unread = unread or (event.name if event.name in UNREAD else "")
            heading = _begun(event, heading)
            if event.name in SHOWN_WITHOUT_WORDS:
                yield ShownHeading(0)
        elif isinstance(event, EndTag):
            unread = "" if event.name == unread else unread
            if event.name in RANKS and heading:
                yield heading
                heading = None
            if event.name == "main":
                yield None
        elif isinstance(event, TextEvent) and event.text.strip() and not unread:
            if heading:
                heading.text += event.text
            else:
                yield ShownHeading(0)


def _begun(tag: StartTag, heading: ShownHeading | None) -> ShownHeading | None:
    """Return the heading that is open after a start tag."""
    if tag.name in RANKS:
        return ShownHeading(RANKS[tag.name])
    if heading and tag.name == "a":
        heading.linked = True
    return heading
