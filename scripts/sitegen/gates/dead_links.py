"""Links inside the site must lead to a file."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from sitegen.core import Problem
from sitegen.gates.built_site import BuiltSite

HOLDERS = {
    "a": "href",
    "link": "href",
    "audio": "src",
    "img": "src",
    "script": "src",
    "source": "src",
    "use": "href",
}


def broken(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each link inside the site whose file is not there."""
    for path, page in site.pages.items():
        for tag, attributes in page.tags:
            address = attributes.get(HOLDERS.get(tag, ""), "")
            target = target_of(site, path, address)
            if target is not None and target not in site.files:
                yield site.problem(path, f"länken “{address}” leder till {target}, som inte finns")


def target_of(site: BuiltSite, path: str, address: str) -> str | None:
    """Return the file that an address leads to from a page; None when it leads out or stays on the page."""
    if address.startswith(site.base_url):
        address = "/" + address.removeprefix(site.base_url)
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    joined = posixpath.join("/", posixpath.dirname(path), unquote(parts.path))
    target = posixpath.normpath(joined).lstrip("/")
    is_folder = parts.path.endswith(("/", ".")) or target == ""
    return posixpath.join(target, "index.html") if is_folder else target
