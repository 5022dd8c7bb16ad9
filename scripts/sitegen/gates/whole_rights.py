"""A statement of rights stands on no page without those that it needs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.core import Problem, quoted
from sitegen.gates.built_site import BuiltSite
from sitegen.records import rights
from sitegen.records.model import Right


def halves(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each page that says, in Swedish, a right without one that it needs.

    The Swedish pages answer for all: what stands where is chosen by id, before it is translated.
    """
    found = {id: right for id, right in site.catalogue.rights.items() if right.publish == "yes"}
    wordings = {id: tuple(map(_plain, _wholes(right))) for id, right in found.items()}
    if not any(right.needs for right in found.values()):
        return
    for path, page in site.pages.items():
        text = _plain(page.text)
        said = [id for id, texts in wordings.items() if any(one in text for one in texts)]
        for id, needed in rights.missing_requirements(said, found):
            yield site.problem(path, f"“{id}” står här utan “{needed}”, som det inte får stå utan")


def openings(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each page that says how a right begins and leaves out how it goes on.

    What a statement promises first it limits last; whoever quotes it must say both.
    """
    shown = [right for right in site.catalogue.rights.values() if right.publish == "yes"]
    found = [right.statement for right in shown]
    several = [(SENTENCE_END.split(whole.strip())[0], whole) for whole in found]
    rows = [(first, _plain(first)) for first, whole in several if first != whole.strip()]
    wholes = sorted((_plain(one) for right in shown for one in _wholes(right)), key=len, reverse=True)
    for path, page in site.pages.items():
        text = _without(_plain(page.text), wholes)
        for first, plain in rows:
            if plain in text:
                message = f"{quoted(first)} står här utan det som följer i data/rights; skriv hela texten"
                yield site.problem(path, message)


# The start of a sentence, so that abbreviations and ordinal numbers end none.
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")


def _wholes(right: Right) -> Iterator[str]:
    """Yield the wordings of a right, each of which says all of it: the ordinary one, and the easy one."""
    yield right.statement
    if right.easy:
        yield " ".join(right.easy)


def _without(text: str, wholes: list[str]) -> str:
    for whole in wholes:
        text = text.replace(whole, "|")
    return text


def _plain(text: str) -> str:
    """Return the text without spaces, as pages may break lines, and mark words, where sources do not."""
    return "".join(text.replace("\u200b", "").replace("\u00ad", "").split())
