"""A person in front of a page: reads what can be seen, presses what has the words she looks for.

She knows headings, links, labels and lists, and no class, id or token of a page, so that pages may change
their technique.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypedDict

from playwright.sync_api import Page

SCREEN = (Path(__file__).parent / "reader.js").read_text("utf-8")
FINGER = "[data-finger]"
Choice = Literal["now", "folded", "hidden", "absent"]
"""Whether words can be pressed: now, after something is unfolded, not on this screen, nowhere."""


class SeenLink(TypedDict):
    """A link that leads out of the page: to a phone, a chat, another site."""

    href: str
    text: str
    top: float
    left: float
    bottom: float


class SeenRow(TypedDict):
    """A contact in a list, with all the words of its row."""

    name: str
    text: str
    links: list[SeenLink]
    top: float
    left: float
    bottom: float


@dataclass
class Reader:
    """Somebody who reads a page; `taps` counts what she has pressed on it.

    A `hasty` one does not wait until what she presses stands still and in sight: for many pages at once.
    """

    page: Page
    taps: int = 0
    hasty: bool = False

    def rows(self) -> list[SeenRow]:
        """Return the items with a heading that can be seen, as they stand on the screen."""
        found: list[SeenRow] = self.page.evaluate(f"{SCREEN}.rows()")
        return found

    def links(self) -> list[SeenLink]:
        """Return every way out of the page that can be seen: numbers, chats, other sites."""
        found: list[SeenLink] = self.page.evaluate(f"{SCREEN}.links()")
        return found

    def text(self, bottom: float = 1e9) -> str:
        """Return all words that can be seen down to a height."""
        return str(self.page.evaluate(f"(bottom) => {SCREEN}.text(bottom)", bottom))

    def finds(self, words: str, *, partly: bool = False) -> Choice:
        """Return whether a choice with these words can be pressed; or, `partly`, one that lists them."""
        look = f"([words, partly]) => {SCREEN}.choice(words, partly)"
        found: Choice = self.page.evaluate(look, [words, partly])
        return found

    def press(self, words: str, *, partly: bool = False) -> bool:
        """Press the choice with these words, unfolding what hides it; return whether there was one."""
        state = self.finds(words, partly=partly)
        if state == "folded":
            self._tap()
            state = self.finds(words, partly=partly)
        if state != "now":
            return False
        self._tap()
        return True

    def _tap(self) -> None:
        found = self.page.locator(FINGER)
        if self.hasty:
            found.evaluate("(el) => el.click()")
        elif found.evaluate("(el) => el.tagName") == "A":
            found.click()
            self.page.wait_for_load_state()
        else:
            found.evaluate("(el) => el.scrollIntoView({block: 'center'})")
            box = found.bounding_box()
            assert box is not None
            # What lies there is pressed, as by a finger: a label may be covered by its own button.
            self.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self.taps += 1
