"""The way out stands first on every page, leads where data/sites.yml says, and leaves nothing behind Back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.core import Problem
from sitegen.gates.built_site import BuiltSite
from sitegen.reading import FinishedPage

# What overrides/lean/exit.js looks for, and what it does.
CONTROL, VOICE = "x", "z"
LEAVING = "location.replace"
# The sign may stand in a frame of somebody else's, runs no script and leads out of the frame.
OUT_OF_FRAME = "_top"


def missing(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each page whose first link is not the exit, or whose Back shows it again."""
    exit_url = next(s.exit_url for s in site.catalogue.sites.values() if s.base_url == site.base_url)
    for path, page in site.pages.items() if exit_url else ():
        exits = [link for link in _links(page) if link.get("href") == exit_url]
        if not exits or exits[0] is not next(_links(page)):
            yield site.problem(path, f"har inte Lämna sidan ({exit_url}) som första länk")
        elif exits[0].get("target") != OUT_OF_FRAME:
            yield from (site.problem(path, fault) for fault in _unguarded(page, exits[0]))


def _unguarded(page: FinishedPage, control: Mapping[str, str]) -> Iterator[str]:
    """Yield what the script of the way out lacks on a page."""
    if not any(LEAVING in script.text for script in page.scripts):
        yield "saknar skriptet till Lämna sidan (overrides/lean/exit.js); Tillbaka visar sidan igen"
    if control.get("id") != CONTROL:
        yield f"Lämna sidan saknar id={CONTROL}, som skriptet letar efter"
    if not any(tag.get("id") == VOICE for tag in page.each("p")):
        yield f"saknar <p id={VOICE}>, där skriptet säger vad som händer"


def _links(page: FinishedPage) -> Iterator[Mapping[str, str]]:
    """Yield the links that lead off the page, in order."""
    return (link for link in page.each("a") if not link.get("href", "").startswith("#"))
