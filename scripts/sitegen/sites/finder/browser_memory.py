"""What the safety page says that a browser keeps: never more comfort than was measured.

A sentence is chosen by the cells of data/browsers.yml, which a test measures anew in the real browsers.
Where ways of leaving differ, the worse of them is told. What was not measured is not promised.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.language import Translator
from sitegen.records.model import Browser, Leaving
from sitegen.sites.finder.contexts import Memory

OUTSIDE = frozenset({"exit"})


def memory(translator: Translator, browser: Browser) -> Memory:
    """Return a browser's record as sentences in one language."""
    name = f"{browser.name} {browser.version}"
    related = translator.listed(browser.family)
    family = translator(
        "safety", "{name} ligger till grund för {browsers}.", name=browser.name, browsers=related
    )
    return Memory(
        name=name,
        family=family if browser.family else "",
        with_script=(*_left(translator, browser.button, browser.keys), *_stayed(translator, browser.stayed)),
        without_script=tuple(_left(translator, browser.link)),
    )


def _left(translator: Translator, *ways: Leaving) -> Iterator[str]:
    """Yield the history list, the Back button and the files of tabs after leaving."""
    if any(set(way.listed) - OUTSIDE for way in ways):
        yield translator("safety", "Sidorna står kvar i historiken.")
    else:
        yield translator(
            "safety",
            "Sidorna syns inte i listan över historiken. Adresserna finns ändå kvar i webbläsarens filer.",
        )
    if any(set(way.back) - OUTSIDE for way in ways):
        yield translator("safety", "Knappen Tillbaka visar den här webbplatsen igen.")
    else:
        yield translator("safety", "Knappen Tillbaka visar inte den här webbplatsen.")
    if any(way.tabs for way in ways):
        yield translator(
            "safety", "Adresser finns kvar i filer där webbläsaren sparar öppna och nyss stängda flikar."
        )


def _stayed(translator: Translator, way: Leaving) -> Iterator[str]:
    """Yield the list of closed tabs, and that of the history, when the page was closed and not left."""
    if way.tabs:
        yield translator(
            "safety",
            "Stänger du fliken utan att först lämna sidan kan den öppnas igen bland nyss stängda flikar.",
        )
    if set(way.listed) - OUTSIDE:
        yield translator(
            "safety", "Stänger du webbläsaren utan att först lämna sidan står sidor kvar i historiken."
        )
