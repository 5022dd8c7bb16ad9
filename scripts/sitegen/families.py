"""What kinds of sites there are: which pages each has, and who makes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sitegen import card, pages
from sitegen.contexts import Page
from sitegen.desk import Desk, Shelf
from sitegen.urls import Key

# MkDocs writes a 404.html of its own; the build puts this one in its place.
NOT_FOUND = "not-found.html"
ROOT = "index.html"


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of site: its pages whatever the language, their makers, and the pages of all languages."""

    keys: Callable[[Shelf], tuple[Key, ...]]
    builders: Mapping[str, Callable[[Desk, Key], Page]]
    common: Callable[[Sequence[Desk]], Iterator[tuple[str, Page]]]

    def page(self, desk: Desk, key: Key) -> Page:
        """The context of one page in the desk's language."""
        return self.builders[key.kind](desk, key)


def finder_common(desks: Sequence[Desk]) -> Iterator[tuple[str, Page]]:
    """The 404; the start page is prose."""
    yield NOT_FOUND, pages.not_found(desks)


def card_common(desks: Sequence[Desk]) -> Iterator[tuple[str, Page]]:
    """The 404, and the page that lists the languages."""
    yield NOT_FOUND, pages.not_found(desks)
    yield ROOT, card.start(desks)


FAMILIES: Mapping[str, Family] = {
    "finder": Family(pages.keys, pages.BUILDERS, finder_common),
    "card": Family(card.keys, card.BUILDERS, card_common),
}
