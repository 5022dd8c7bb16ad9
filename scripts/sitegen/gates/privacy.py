"""Nothing may be fetched from another host, and nothing may run that the policy does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from sitegen.core import Problem, url_schemes
from sitegen.gates.built_site import BuiltSite

# What fetches by itself, on whatever element. A link to follow may lead anywhere.
FETCHED = frozenset((
    "action", "background", "data", "formaction", "imagesrcset", "poster", "src", "srcset", "xlink:href",
))  # fmt: skip
FOLLOWED = frozenset({"a", "area"})
# What stores, sends, or makes code of text. No script of ours needs any of it.
TRACES = re.compile(
    r"cookie|localStorage|sessionStorage|indexedDB|caches|serviceWorker|sendBeacon|fetch\(|XMLHttpRequest"
    r"|WebSocket|EventSource|\beval\(|\bimport\("
)
IN_MARKDOWN = "skriv [text](adress){rel=noreferrer}"
PASSIVE_LINKS = {"canonical", "alternate", "license", "author"}


def foreign_loads(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each thing that a page would fetch from another host."""
    own = urlsplit(site.base_url).netloc
    for path, page in site.pages.items():
        for tag, attributes in page.tags:
            for name in _fetched(tag, attributes):
                host = _host(attributes[name])
                if host not in ("", own):
                    yield site.problem(path, f"<{tag} {name}> hämtar från {host}; lägg filen hos oss")


def _fetched(tag: str, attributes: Mapping[str, str]) -> Iterator[str]:
    yield from (name for name in attributes if name in FETCHED)
    passive = tag in FOLLOWED or (tag == "link" and attributes.get("rel") in PASSIVE_LINKS)
    if "href" in attributes and not passive:
        yield "href"


def _host(address: str) -> str:
    """Return the host that an address names, as a browser reads it."""
    return urlsplit(url_schemes.as_browsers_read(address).replace("\\", "/")).netloc


def unguarded_windows(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each link that opens a window which could lead ours somewhere."""
    for path, page in site.pages.items():
        for _, attributes in page.tags:
            if attributes.get("target") == "_blank" and "noopener" not in attributes.get("rel", ""):
                yield site.problem(path, "länk med target=_blank saknar rel=noopener")


def storing_code(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each name in an inline script that stores or sends."""
    for path, page in site.pages.items():
        for script in page.scripts:
            for name in sorted(set(TRACES.findall(script.text))):
                yield site.problem(path, f"skriptet på sidan använder {name}; ta bort det")


def told_origins(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each link to another host that would tell where the reader came from."""
    own = urlsplit(site.base_url).netloc
    for path, page in site.pages.items():
        for link in page.each("a"):
            host = _host(link.get("href", ""))
            if host not in ("", own) and "noreferrer" not in link.get("rel", "").split():
                yield site.problem(path, f"länken till {host} saknar rel=noreferrer; {IN_MARKDOWN}")
