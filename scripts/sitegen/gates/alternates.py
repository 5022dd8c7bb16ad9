"""hreflang: absolute, one of them the page itself, each answered by the other side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.core import Problem
from sitegen.gates.built_site import BuiltSite
from sitegen.gates.dead_links import target_of
from sitegen.reading import FinishedPage


def one_sided(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each alternate that is relative, missing, or not given back by its page."""
    sets = {path: alternates(page) for path, page in site.pages.items()}
    for path, own in sets.items():
        if not own or is_copy(site, path):
            continue
        if "x-default" not in own:
            yield site.problem(path, "saknar hreflang x-default")
        if path not in {target_of(site, path, address) for address in own.values()}:
            yield site.problem(path, "saknar hreflang till sig själv")
        for code, address in own.items():
            target = target_of(site, path, address)
            if not address.startswith(site.base_url) or target is None:
                yield site.problem(path, f"hreflang {code} är inte en hel adress på webbplatsen: {address}")
            elif sets.get(target) != own:
                yield site.problem(path, f"hreflang {code} leder till {target}, som inte pekar tillbaka")


def is_copy(site: BuiltSite, path: str) -> bool:
    """Return whether a page is, to the byte, the one it names as canonical: that behind a printed code."""
    links = site.pages[path].each("link")
    canonical = next((link.get("href", "") for link in links if link.get("rel") == "canonical"), "")
    target = target_of(site, path, canonical) or path
    files = (site.folder / target, site.folder / path)
    return target != path and target in site.files and len({file.read_bytes() for file in files}) == 1


def unoffered(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each language that search engines are told of and readers are not."""
    for path, page in site.pages.items():
        offered = {link.get("hreflang") for link in page.each("a")} | {"x-default"}
        for code in sorted(alternates(page).keys() - offered):
            yield site.problem(path, f"erbjuder inte {code} bland språken")


def alternates(page: FinishedPage) -> Mapping[str, str]:
    """Return the address of each language that the page's head names."""
    links = (link for link in page.each("link") if "hreflang" in link)
    return {link["hreflang"]: link.get("href", "") for link in links}
