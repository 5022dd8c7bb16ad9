"""The one description of what a host does: headers, caching, error pages, redirects, types.

It is written for the poorest of hosts. On Netlify and Cloudflare Pages a request takes the headers of
every pattern that matches it, and a header that is given twice is joined with a comma; so only `COMMON`
stands under a pattern that overlaps others. On nginx a request takes those of one place alone.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from sitegen import urls
from sitegen.hosting.policy import NOTHING, InlineParts, inline_parts, policy
from sitegen.voices import SOURCE_LANGUAGE

# No powerful feature is used, and most of these would tell who and where a reader is.
DENIED = (
    "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer",
    "microphone", "midi", "payment", "serial", "usb",
)  # fmt: skip

COMMON: Mapping[str, str] = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in DENIED),
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains; preload",
    "X-Content-Type-Options": "nosniff",
}

# By the end of the name. A browser guesses nothing (nosniff), so every kind of file must have one.
TYPES: Mapping[str, str] = {
    "br": "application/octet-stream",
    "css": "text/css",
    "csv": "text/csv",
    "gz": "application/gzip",
    "html": "text/html",
    "ico": "image/x-icon",
    "jpg": "image/jpeg",
    "js": "text/javascript",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "map": "application/json",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "woff2": "font/woff2",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
    "zip": "application/zip",
}

# Not `no-store`: it would keep the page from the browser's back-forward cache, and with it the guard that
# leads on from there. Five minutes let a reader on a bad network move between pages already seen.
SHORT, DAY, FOREVER = "max-age=300", "max-age=86400", "max-age=31536000, immutable"
NAMED_BY_CONTENT = re.compile(r"\.[0-9a-f]{8,}\.")
# Read by the host, or by tools that unpack: not addresses of the site.
FOR_HOSTS = re.compile(r"(^|/)_[^/]+$|\.(gz|br)$")


@dataclass(frozen=True, slots=True)
class Rule:
    """Headers for one file's address (`/om/`), or for all that lies in a folder (`/sok-hjalp/*`)."""

    pattern: str
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Redirect:
    """Where an address leads; a `*` at its end is what follows in the target."""

    source: str
    target: str
    status: int


@dataclass(frozen=True, slots=True)
class Hosting:
    """All that a host must do. `not_found` names the error page of each folder, the deepest first."""

    rules: tuple[Rule, ...]
    redirects: tuple[Redirect, ...]
    not_found: Mapping[str, str]

    def not_found_at(self, address: str) -> str:
        """The error page for an address that does not exist."""
        return next(page for folder, page in self.not_found.items() if address.startswith(folder))


@dataclass(frozen=True)
class Output:
    """What was built: the bytes of every page, the names of the other files, who may embed the sign."""

    pages: Mapping[str, bytes]
    others: frozenset[str]
    languages: tuple[str, ...]
    embedders: tuple[str, ...] = ()
    family: str = "finder"

    def label(self, path: str) -> str:
        """What kind of file it is; files of a kind share their headers."""
        if path not in self.pages:
            return FOREVER if NAMED_BY_CONTENT.search(path) else DAY
        if posixpath.basename(path) == urls.NOT_FOUND:
            return "lost"
        if self.family == "card":
            return "card"
        inner = path.split("/")[_depth(path, self.languages)]
        return {urls.FINDER: "finder", urls.SIGN: "sign"}.get(inner, "prose")


def describe(output: Output) -> Hosting:
    """What a host does with a built site."""
    not_found = _not_found(output)
    files = [*output.pages, *(path for path in output.others if not FOR_HOSTS.search(path))]
    labels = {path: output.label(path) for path in sorted(files)}
    rules = (
        Rule(pattern, _headers(output, pattern, labels[paths[0]], paths))
        for pattern, paths in _cover("", list(labels), labels)
    )
    return Hosting(tuple(rules), tuple(_redirects(output)), not_found)


def served_at(path: str) -> str:
    """The address of a file: folders are served by their index."""
    return "/" + path.removesuffix("index.html")


def _cover(folder: str, paths: list[str], labels: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    """Patterns that hold every file once and never overlap: a whole folder where all in it are of a kind."""
    if folder and len(paths) > 1 and len({labels[path] for path in paths}) == 1:
        yield f"/{folder}*", paths
        return
    for inner, found in groupby(paths, key=lambda path: _step(folder, path)):
        if inner.endswith("/"):
            yield from _cover(inner, list(found), labels)
        else:
            yield served_at(inner), list(found)


def _step(folder: str, path: str) -> str:
    """The file, or the folder one level further in, on the way from a folder to a file."""
    name, slash, _ = path.removeprefix(folder).partition("/")
    return folder + name + slash


def _headers(output: Output, pattern: str, label: str, paths: list[str]) -> Mapping[str, str]:
    """The headers beside `COMMON` for files of one kind."""
    resource = "cross-origin" if label == "sign" else "same-origin"
    if paths[0] not in output.pages:
        return _fields(NOTHING, label, resource)
    parts = [inline_parts(output.pages[path]) for path in paths]
    if pattern.endswith("*"):  # answers for addresses that do not exist as well
        parts += _lost_parts(output, pattern)
    embedders = output.embedders if label == "sign" else ()
    measured = label not in ("sign", "lost", "card")
    return _fields(policy(parts, embedders=embedders, measured=measured), SHORT, resource)


def _fields(content: str, cache: str, resource: str) -> Mapping[str, str]:
    return {
        "Cache-Control": cache,
        "Content-Security-Policy": content,
        "Cross-Origin-Resource-Policy": resource,
    }


def _lost_parts(output: Output, pattern: str) -> list[InlineParts]:
    """What stands inline in the error page that answers below a folder, if the site has one."""
    found = (page for folder, page in _not_found(output).items() if pattern.startswith(folder))
    return [inline_parts(output.pages[page[1:]]) for page in found if page[1:] in output.pages][:1]


def _not_found(output: Output) -> Mapping[str, str]:
    own = {
        f"/{urls.start(code)}": f"/{urls.not_found(code)}"
        for code in output.languages
        if code != SOURCE_LANGUAGE and urls.not_found(code) in output.pages
    }
    return {**own, "/": f"/{urls.NOT_FOUND}"}


def _depth(path: str, languages: Iterable[str]) -> int:
    """How many folders of the path are a language's."""
    return int(path.split("/")[0] in languages and "/" in path)


def _redirects(output: Output) -> Iterator[Redirect]:
    """Addresses as people type them, and as they guess them, to those that exist.

    No target is made of what was typed alone: `/sv//elsewhere.example` must not lead there.
    """
    folders = {path.split("/")[0] for path in output.pages if "/" in path}
    codes = sorted(code for code in output.languages if code in folders)
    if SOURCE_LANGUAGE not in folders:
        yield Redirect(f"/{SOURCE_LANGUAGE}", "/", 301)
        yield Redirect(f"/{SOURCE_LANGUAGE}/", "/", 301)
    for code in codes:
        home = urls.folder(urls.Key("finder"), code)
        if f"{code}/index.html" not in output.pages and f"{home}index.html" in output.pages:
            yield Redirect(f"/{code}", f"/{home}", 302)
            yield Redirect(f"/{code}/", f"/{home}", 302)
    for folder in sorted(folders.difference(codes)) if SOURCE_LANGUAGE not in folders else ():
        yield Redirect(f"/{SOURCE_LANGUAGE}/{folder}/*", f"/{folder}/*", 301)
    for folder in sorted(folders):
        for typed in dict.fromkeys((folder.upper(), folder.capitalize())):
            if output.family == "card":  # a printed code holds `/T`: upper case takes fewer squares
                yield Redirect(f"/{typed}", f"/{folder}/", 301)
            yield Redirect(f"/{typed}/*", f"/{folder}/*", 301)
