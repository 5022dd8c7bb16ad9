"""Leaving by keys that are pressed, in a browser's window: what a person does, and what browsers make of it.

`--runs 10` makes each visit ten times, and shows how many left and how soon.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from browser import desktop, history
from browser.desktop import Exit, Window
from built.site import CARD, MAIN, SITES

KEYS = {
    "Esc x 2": ("Escape",) * 2,
    "Esc x 3": ("Escape",) * 3,
    "Esc x 4": ("Escape",) * 4,
    "Shift x 3, Esc": (*("shift",) * 3, "Escape"),
}
ANSWERS_AFTER = (0, 0.5, 2.5)
WINDOWS = 3
SHIFTS = KEYS["Shift x 3, Esc"][:3]
# What a browser would do of these: stop, load the page again, go back to it, take the keys to itself.
BROWSERS_OWN = ("Escape", "F5", "ctrl+r", "alt+Left", "BackSpace", "Escape", "F6", "ctrl+l", "Escape")
PLACES = {
    "finder": (MAIN, "sok-hjalp/"),
    "finder, once": (desktop.ONCE + MAIN, "sok-hjalp/"),
    "start": (MAIN, ""),
    "report": (MAIN, "statistik/2025/"),
    "card": (CARD, "sv/"),
}
# The bar of the finder, from the window's edge to below the browser's own bars.
BAR = (500, 115)
BOTH = pytest.mark.parametrize("browser", desktop.BROWSERS)


@dataclass
class Seats:
    """Windows that visits take turns in; one in which a visit went wrong is not used again."""

    exit: Exit
    folder: Path
    open: dict[str, tuple[Window, ExitStack]] = field(default_factory=dict)
    opened: int = 0

    def ready(self, browser: str) -> Window:
        """A browser's window that shows the page that the exit leads to.

        A window that has lost that page, or never came to name it, is no fault of what is visited: another
        one is opened.
        """
        for _ in range(WINDOWS):
            if (window := self.window(browser)).shows(desktop.TITLE):
                return window
            self.close(browser)
        raise AssertionError(f"none of {WINDOWS} windows of {browser} shows the exit")

    def window(self, browser: str) -> Window:
        """The window of before, or a new one."""
        if browser not in self.open:
            self.opened += 1
            stack, profile = ExitStack(), self.folder / f"{browser}-{self.opened}"
            self.exit.begin("")
            window = stack.enter_context(desktop.window(browser, profile, self.exit.address))
            self.open[browser] = window, stack
            assert self.exit.arrived.wait(desktop.PATIENCE)
        return self.open[browser][0]

    def close(self, browser: str) -> None:
        """End a browser."""
        self.open.pop(browser)[1].close()


@dataclass(frozen=True)
class Visitor:
    """Somebody before a browser's window."""

    browser: str
    seats: Seats
    fronts: dict[str, str]
    titles: dict[str, str]

    @property
    def window(self) -> Window:
        """Her browser."""
        return self.seats.window(self.browser)

    @property
    def exit(self) -> Exit:
        """The page that the exit leads to."""
        return self.seats.exit

    def opens(self, place: str, after: float = 0, losing: int = 0) -> None:
        """Come to a page whose exit answers after a while, or not at first."""
        site, path = PLACES[place]
        window = self.seats.ready(self.browser)
        self.exit.begin(self.fronts[site] + path, after, losing)
        try:
            window.go_on(self.titles[place])
        except AssertionError:
            self.seats.close(self.browser)
            raise

    def leaves_by(self, *keys: str) -> bool:
        """Whether keys lead out."""
        self.window.press(*keys)
        return self.has_left()

    def has_left(self) -> bool:
        """Whether the exit's page comes to stand in the window; if not, the window is of no more use.

        A key too many may stop that page before it has asked for its picture; its title tells then.
        """
        left = self.exit.arrived.wait(desktop.PATIENCE) or self.window.shows(desktop.TITLE, 0)
        if not left:
            self.seats.close(self.browser)
        return left


@pytest.fixture(scope="session")
def fronts(
    folder_of: Callable[[str], Path], serving: Callable[[Path], str]
) -> Iterator[tuple[Exit, dict[str, str]]]:
    """The exit's page, and the addresses of the sites that lead to it."""
    bases = {id: serving(folder_of(id)) for id in (MAIN, CARD)}
    with desktop.stage(bases, SITES[MAIN]["exit_url"]) as found:
        yield found


@pytest.fixture(scope="session")
def titles(folder_of: Callable[[str], Path]) -> dict[str, str]:
    """The titles of the pages that are visited."""
    files = {
        name: folder_of(id.removeprefix(desktop.ONCE)) / path / "index.html"
        for name, (id, path) in PLACES.items()
    }
    return {name: history.title(file.read_text("utf-8")) for name, file in files.items()}


@pytest.fixture(scope="session")
def seats(fronts: tuple[Exit, dict[str, str]], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seats]:
    """The windows of this file."""
    found = Seats(fronts[0], tmp_path_factory.mktemp("windows"))
    yield found
    for browser in list(found.open):
        found.close(browser)


@pytest.fixture
def visitor(
    seats: Seats, fronts: tuple[Exit, dict[str, str]], titles: dict[str, str], browser: str
) -> Visitor:
    """Somebody before the window of a browser."""
    return Visitor(browser, seats, fronts[1], titles)


@BOTH
@pytest.mark.parametrize("after", ANSWERS_AFTER)
@pytest.mark.parametrize("keys", KEYS)
def test_keys_lead_out_however_late_the_exit_answers(
    visitor: Visitor, keys: str, after: float, runs: int, record_property: Callable[[str, object], None]
) -> None:
    took = []
    for _ in range(runs):
        visitor.opens("finder", after)
        begun = time.monotonic()
        if visitor.leaves_by(*KEYS[keys]):
            took.append(time.monotonic() - begun)
    median = round(statistics.median(took), 1) if took else 0
    record_property("keys", [visitor.browser, keys, after, f"{len(took)} of {runs}", median])
    assert len(took) == runs


@BOTH
@pytest.mark.parametrize("keys", ["Esc x 2", "Esc x 4", "Shift x 3, Esc"])
def test_they_do_by_the_first_request_which_no_key_calls_off(visitor: Visitor, keys: str) -> None:
    """The page here does not try again: what the browser stopped would stay stopped."""
    visitor.opens("finder, once", after=0.5)
    assert visitor.leaves_by(*KEYS[keys])
    assert visitor.exit.asked == 1


@BOTH
@pytest.mark.parametrize("place", ["start", "report", "card"])
def test_they_do_on_every_kind_of_page(visitor: Visitor, place: str) -> None:
    visitor.opens(place, after=0.5)
    assert visitor.leaves_by(*KEYS["Esc x 3"])


@BOTH
def test_a_key_after_the_button_does_not_call_the_exit_off(visitor: Visitor) -> None:
    visitor.opens("finder, once", after=1)
    visitor.window.click(*BAR)
    assert visitor.leaves_by("Escape", "Escape")


@BOTH
def test_no_key_of_the_browsers_own_calls_it_off(visitor: Visitor) -> None:
    visitor.opens("finder, once", after=2.5)
    visitor.window.press(*SHIFTS, *BROWSERS_OWN)
    assert visitor.has_left()


@BOTH
def test_a_request_that_is_lost_is_made_again(visitor: Visitor) -> None:
    visitor.opens("finder", losing=1)
    visitor.window.press(*KEYS["Esc x 2"])
    assert visitor.has_left()
    assert visitor.exit.asked > 1


@BOTH
def test_stopped_by_the_browsers_button_it_goes_on_at_the_next_key(visitor: Visitor) -> None:
    visitor.opens("finder", losing=1)
    visitor.window.press(*SHIFTS)
    visitor.window.click(*desktop.ADDRESS_BAR)
    visitor.window.press("Escape", "Escape", "Escape")
    assert visitor.exit.stopped.wait(desktop.PATIENCE)
    visitor.window.click(*desktop.MIDDLE)
    visitor.window.press("Escape")
    assert visitor.has_left()
