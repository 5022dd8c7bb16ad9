"""A statement of rights stands on no page without those that it needs."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen import rights
from sitegen.built.site import BuiltSite
from sitegen.problems import Problem


def halves(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each page that says, in Swedish, a right without one that it needs.

    The Swedish pages answer for all: what stands where is chosen by id, before it is translated.
    """
    found = {id: right for id, right in site.catalogue.rights.items() if right.publish == "yes"}
    sentences = {id: _plain(right.statement) for id, right in found.items()}
    if not any(right.needs for right in found.values()):
        return
    for path, page in site.pages.items():
        text = _plain(page.text)
        for id, needed in rights.split((id for id in found if sentences[id] in text), found):
            yield site.problem(path, f"“{id}” står här utan “{needed}”, som det inte får stå utan")


def _plain(text: str) -> str:
    """The text with single ordinary spaces, as pages may break lines where sources do not."""
    return " ".join(text.replace("\u200b", "").replace("\u00ad", "").split())
