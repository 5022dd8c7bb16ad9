"""Parts of a page that a screen reader announces by a name."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.core import Problem
from sitegen.gates.built_site import BuiltSite

# An empty alt says that a picture is there for the eye alone; a missing one says nothing.
NAMED = {"img": "alt", "nav": "aria-label", "iframe": "title"}


def unnamed(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each picture without alt, unlabelled list of links or region, unhidden drawing."""
    for path, page in site.pages.items():
        for tag, attributes in page.tags:
            wanted = "aria-label" if attributes.get("role") == "region" else NAMED.get(tag)
            if wanted and wanted not in attributes:
                yield site.problem(path, f"<{tag}> saknar {wanted}")
            if tag == "svg" and not {"aria-hidden", "aria-label"} & attributes.keys():
                yield site.problem(path, "<svg> saknar aria-hidden eller aria-label")


def empty_links(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each link that has nothing to read, or to touch."""
    for path, page in site.pages.items():
        for link in page.holding("a"):
            if "href" in link.attributes and not (link.text.strip() or link.attributes.get("aria-label")):
                yield site.problem(path, f"länken till {link.attributes['href']} saknar text")
