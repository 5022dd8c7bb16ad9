"""Nothing may be fetched from another host, and nothing may run that the policy does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from sitegen.built.site import BuiltSite
from sitegen.problems import Problem

# Elements that fetch by themselves. A link to follow may lead anywhere.
LOADING = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "iframe": ("src",),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "object": ("data",),
    "embed": ("src",),
    "use": ("href", "xlink:href"),
    "form": ("action",),
}
# What stores, sends, or makes code of text. No script of ours needs any of it.
TRACES = re.compile(
    r"cookie|localStorage|sessionStorage|indexedDB|caches|serviceWorker|sendBeacon|fetch\(|XMLHttpRequest"
    r"|WebSocket|EventSource|\beval\(|\bimport\("
)
IN_MARKDOWN = "skriv [text](adress){rel=noreferrer}"
PASSIVE_LINKS = {"canonical", "alternate", "license", "author"}


def foreign_loads(site: BuiltSite) -> Iterator[Problem]:
    """Whatever a page would fetch from somewhere else."""
    own = urlsplit(site.base_url).netloc
    for path, page in site.pages.items():
        for tag, attributes in page.tags:
            names = LOADING.get(tag, ())
            if tag == "link" and attributes.get("rel") not in PASSIVE_LINKS:
                names = ("href",)
            for name in names:
                host = urlsplit(attributes.get(name, "")).netloc
                if host not in ("", own):
                    yield site.problem(path, f"<{tag} {name}> hämtar från {host}; lägg filen hos oss")


def unsafe_markup(site: BuiltSite) -> Iterator[Problem]:
    """Style attributes and event handlers, which a policy of hashes refuses; javascript: links."""
    for path, page in site.pages.items():
        for tag, attributes in page.tags:
            for name, value in attributes.items():
                if name == "style" or name.startswith("on"):
                    yield site.problem(path, f"<{tag} {name}=…> stoppas av innehållspolicyn; ta bort det")
                if value.strip().lower().startswith(("javascript:", "vbscript:")):
                    yield site.problem(path, f"<{tag} {name}> kör skript ur en länk")
            if attributes.get("target") == "_blank" and "noopener" not in attributes.get("rel", ""):
                yield site.problem(path, "länk med target=_blank saknar rel=noopener")


def storing_code(site: BuiltSite) -> Iterator[Problem]:
    """Inline scripts that name something which stores or sends."""
    for path, page in site.pages.items():
        for script in page.scripts:
            for name in sorted(set(TRACES.findall(script.text))):
                yield site.problem(path, f"skriptet på sidan använder {name}; ta bort det")


def told_origins(site: BuiltSite) -> Iterator[Problem]:
    """Links to other hosts that would tell where the reader came from."""
    own = urlsplit(site.base_url).netloc
    for path, page in site.pages.items():
        for link in page.each("a"):
            host = urlsplit(link.get("href", "")).netloc
            if host not in ("", own) and "noreferrer" not in link.get("rel", "").split():
                yield site.problem(path, f"länken till {host} saknar rel=noreferrer; {IN_MARKDOWN}")
