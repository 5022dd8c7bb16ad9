"""Every page carries the policy under which it works, before anything that the policy governs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.core import Problem
from sitegen.gates.built_site import BuiltSite
from sitegen.reading import FinishedPage
from sitegen.web.assets import csp_hash

NAME = "content-security-policy"
NOTHING = ("default-src", "base-uri", "form-action")
LOOSE = frozenset({"*", "https:", "http:", "blob:", "filesystem:"})
Sources = Mapping[str, list[str]]


def missing(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each page without a policy, with several, or with one that comes too late."""
    for path, page in site.pages.items():
        places = [number for number, (tag, found) in enumerate(page.tags) if _is_policy(tag, found)]
        governed = (number for number, (tag, found) in enumerate(page.tags) if _is_governed(tag, found))
        if len(places) != 1:
            yield site.problem(path, f"har {len(places)} innehållspolicyer; den ska ha en, från bygget")
        elif places[0] > next(governed, len(page.tags)):
            yield site.problem(path, "innehållspolicyn står efter något som den gäller för")


def loose(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each policy that allows more than our own files and inline parts by their hash."""
    for path, page in site.pages.items():
        found = sources(page)
        for name in NOTHING:
            if found.get(name) != ["'none'"]:
                yield site.problem(path, f"innehållspolicyns {name} är inte 'none'")
        for word in (word for words in found.values() for word in words):
            if word.startswith("'unsafe") or word in LOOSE or "." in word:
                yield site.problem(path, f"innehållspolicyn tillåter {word}")


def unallowed(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each inline script or style whose hash the policy lacks: browsers ignore it."""
    for path, page in site.pages.items():
        found = sources(page)
        inline = [("script-src", held) for held in page.scripts if "src" not in held.attributes]
        inline += [("style-src", held) for held in page.holding("style")]
        for name, held in inline:
            if csp_hash(held.text) not in found.get(name, []):
                yield site.problem(path, f"<{held.tag}> står inte i innehållspolicyn: {held.text[:40]!r}")


def sources(page: FinishedPage) -> Sources:
    """Return the policy of a page by directive; nothing where it has none."""
    text = next((found.get("content", "") for tag, found in page.tags if _is_policy(tag, found)), "")
    parts = (part.split() for part in text.split(";") if part.strip())
    return {name: words for name, *words in parts}


def _is_policy(tag: str, found: Mapping[str, str]) -> bool:
    return tag == "meta" and found.get("http-equiv", "").strip().lower() == NAME


def _is_governed(tag: str, found: Mapping[str, str]) -> bool:
    return tag in ("script", "style", "img", "body") or (tag == "link" and found.get("rel") == "stylesheet")
