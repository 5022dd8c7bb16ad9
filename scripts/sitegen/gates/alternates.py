"""hreflang: absolute, one of them the page itself, each answered by the other side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.core import Problem
from sitegen.gates.built_site import BuiltSite
from sitegen.gates.dead_links import target_of
from sitegen.reading import FinishedPage

Sets = dict[str, Mapping[str, str]]
"""The alternates of pages, by their paths."""


def one_sided(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each alternate that is relative, missing, or not given back by its page.

    And for each page that names another as the one to read, and is no copy of it.
    """
    sets: Sets = {path: alternates(page) for path, page in site.pages.items()}
    for path, own in tuple(sets.items()):
        if is_copy(site, path):
            continue
        if (original := canonical(site, path)) not in (None, path):
            yield site.problem(path, f"är ingen kopia av {original}, som den pekar på som canonical")
        if not own:
            continue
        if "x-default" not in own:
            yield site.problem(path, "saknar hreflang x-default")
        if path not in {target_of(site, path, address) for address in own.values()}:
            yield site.problem(path, "saknar hreflang till sig själv")
        for code, address in own.items():
            target = target_of(site, path, address)
            if not address.startswith(site.base_url) or target is None:
                yield site.problem(path, f"hreflang {code} är inte en hel adress på webbplatsen: {address}")
            elif _alternates_at(site, target, sets) != own:
                yield site.problem(path, f"hreflang {code} leder till {target}, som inte pekar tillbaka")


def _alternates_at(
    site: BuiltSite, path: str, known: dict[str, Mapping[str, str]]
) -> Mapping[str, str] | None:
    """Return the alternates of any page of the site, which are known from then on; None of no page."""
    if path not in known and (page := site.page(path)):
        known[path] = alternates(page)
    return known.get(path)


def is_copy(site: BuiltSite, path: str) -> bool:
    """Return whether a page is, to the byte, the one it names as canonical: that behind a printed code."""
    target = canonical(site, path) or path
    files = (site.folder / target, site.folder / path)
    return target != path and target in site.files and len({file.read_bytes() for file in files}) == 1


def canonical(site: BuiltSite, path: str) -> str | None:
    """Return the file of the page that a page names as the one to read; None when it names none."""
    links = site.pages[path].each("link")
    named = (link.get("href", "") for link in links if link.get("rel") == "canonical")
    return next((target_of(site, path, address) for address in named), None)


def unoffered(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each language that search engines are told of and readers are not.

    The language that a page is in needs no link: its reader has it.
    """
    for path, page in site.pages.items():
        own = {html.get("lang") for html in page.each("html")}
        offered = own | {link.get("hreflang") for link in page.each("a")} | {"x-default"}
        for code in sorted(alternates(page).keys() - offered):
            yield site.problem(path, f"erbjuder inte {code} bland språken")


def alternates(page: FinishedPage) -> Mapping[str, str]:
    """Return the address of each language that the page's head names."""
    links = (link for link in page.each("link") if "hreflang" in link)
    return {link["hreflang"]: link.get("href", "") for link in links}
