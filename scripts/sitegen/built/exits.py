"""The way out stands first on every page, and leads where data/sites.yml says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.built.site import BuiltSite, Markup
from sitegen.problems import Problem

# The script finds the control by its id; a page of the finder family repeats the link at its end.
CONTROL = "x"
LEAVING = "location.replace"


def missing(site: BuiltSite) -> Iterator[Problem]:
    """Pages whose first link is not the exit, and pages whose script finds no control to leave by."""
    exit_url = next(s.exit_url for s in site.catalogue.sites.values() if s.base_url == site.base_url)
    for path, page in site.pages.items() if exit_url else ():
        exits = [link for link in _links(page) if link.get("href") == exit_url]
        if not exits or exits[0] is not next(_links(page)):
            yield site.problem(path, f"har inte Lämna sidan ({exit_url}) som första länk")
        elif leaves(page) and exits[0].get("id") != CONTROL:
            yield site.problem(path, f"Lämna sidan saknar id={CONTROL}, som skriptet letar efter")
        elif leaves(page) and not all(link.get("class") == "x" for link in exits):
            yield site.problem(path, "Lämna sidan saknar class=x, som skriptet letar efter")


def leaves(page: Markup) -> bool:
    """Whether a script of the page works the exit; the search has one that does not."""
    return any(LEAVING in script.text for script in page.scripts)


def _links(page: Markup) -> Iterator[Mapping[str, str]]:
    """The links that lead off the page, in order."""
    return (link for link in page.each("a") if not link.get("href", "").startswith("#"))
