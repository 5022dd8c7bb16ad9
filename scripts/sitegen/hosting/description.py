"""The one description of what a host does: headers, caching, error pages, redirects, types.

It is written for the poorest of hosts. A page carries its policy itself (`policy`), so headers say only
what a page cannot, and the same for all: their number does not grow with pages. On Netlify and Cloudflare
Pages a request takes the headers of every pattern that matches it, and a header that is given twice is
joined with a comma; on nginx it takes those of one place alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sitegen.core import SOURCE_LANGUAGE
from sitegen.web import addresses

# No powerful feature is used, and most of these would tell who and where a reader is.
DENIED = (
    "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer",
    "microphone", "midi", "payment", "serial", "usb",
)  # fmt: skip

# Not `no-store`: it would keep the page from the browser's back-forward cache, and with it the guard that
# leads on from there. Five minutes let a reader on a bad network move between pages already seen, and no
# page meets a style sheet or a table of another day.
SHORT = "max-age=300"

COMMON: Mapping[str, str] = {
    "Cache-Control": SHORT,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in DENIED),
    "Referrer-Policy": "no-referrer",
    # `preload`, and every subdomain, are promises that only the owner can make (https_subdomains).
    "Strict-Transport-Security": "max-age=63072000",
    "X-Content-Type-Options": "nosniff",
    # A policy with frame-ancestors switches this one off, in every browser that knows such policies.
    "X-Frame-Options": "DENY",
}
SUBDOMAINS = "; includeSubDomains"

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
    "mp3": "audio/mpeg",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "woff2": "font/woff2",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
    "zip": "application/zip",
}

# Read by the host, or by tools that unpack: not addresses of the site.
FOR_HOSTS = re.compile(r"(^|/)_[^/]+$|\.(gz|br)$")


@dataclass(frozen=True, slots=True)
class HeaderRule:
    """Headers of an address (`/skylt/`) or a folder (`/assets/*`), beside the common or in their place."""

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

    common: Mapping[str, str]
    rules: tuple[HeaderRule, ...]
    redirects: tuple[Redirect, ...]
    not_found: Mapping[str, str]

    def headers_of(self, rule: HeaderRule) -> Mapping[str, str]:
        """Return all headers, common ones too, of what a rule is for."""
        return {**self.common, **rule.headers}


@dataclass(frozen=True)
class BuiltFiles:
    """What was built: the path of every file, who may embed the sign, what the owner has promised."""

    files: frozenset[str]
    languages: tuple[str, ...]
    embedders: tuple[str, ...] = ()
    short_addresses: bool = False
    https_subdomains: bool = False
    # Counties and towns as they are typed, each with the word in the address of its county's page.
    places: Mapping[str, str] = field(default_factory=dict)
    # Services that are no more, each with the one that took over, or None.
    moved: Mapping[str, str | None] = field(default_factory=dict)

    @property
    def pages(self) -> tuple[str, ...]:
        """The files that are pages, in order."""
        return tuple(path for path in sorted(self.files) if path.endswith(".html"))


def describe(output: BuiltFiles) -> Hosting:
    """Return what a host must do with a built site."""
    return Hosting(_common(output), tuple(_rules(output)), tuple(_redirects(output)), _not_found(output))


def _common(output: BuiltFiles) -> Mapping[str, str]:
    """Return the headers of all files.

    Who may frame the sign is said of the sign, and then not of all else.
    """
    found = dict(COMMON)
    if output.https_subdomains:
        found["Strict-Transport-Security"] += SUBDOMAINS
    if not output.embedders:
        found["Content-Security-Policy"] = "frame-ancestors 'none'"
    return found


def _rules(output: BuiltFiles) -> Iterator[HeaderRule]:
    """Yield rules beside the common headers: for a sign that others may frame."""
    framers = {
        "Content-Security-Policy": f"frame-ancestors {' '.join(sorted(output.embedders))}",
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
    for path in sorted(signs(output.languages) & output.files) if output.embedders else ():
        yield HeaderRule(served_at(path), framers)


def signs(languages: Iterable[str]) -> frozenset[str]:
    """Return the files of the sign in these languages."""
    return frozenset(addresses.file(addresses.Key("sign"), code) for code in languages)


def measured(path: str, languages: Iterable[str], *, unlisted: bool) -> bool:
    """Return whether tools may read robots.txt from inside a page, as search engines' audits do."""
    is_lost = path.split("/")[-1] == addresses.NOT_FOUND
    return not unlisted and not is_lost and path not in signs(languages)


def served_at(path: str) -> str:
    """Return the address of a file: folders are served by their index."""
    return "/" + path.removesuffix("index.html")


def _not_found(output: BuiltFiles) -> Mapping[str, str]:
    own = {
        f"/{addresses.start(code)}": f"/{addresses.not_found(code)}"
        for code in output.languages
        if code != SOURCE_LANGUAGE and addresses.not_found(code) in output.pages
    }
    return {**own, "/": f"/{addresses.NOT_FOUND}"}


def _redirects(output: BuiltFiles) -> Iterator[Redirect]:
    """Yield redirects from addresses as people type or guess them to those that exist, help pages first.

    No target is made of what was typed alone: `/sv//elsewhere.example` must not lead there.
    """
    yield from _to_places(output)
    yield from _from_moved(output)
    folders = {path.split("/")[0] for path in output.pages if "/" in path}
    codes = sorted(code for code in output.languages if code in folders)
    if SOURCE_LANGUAGE not in folders:
        yield Redirect(f"/{SOURCE_LANGUAGE}", "/", 301)
        yield Redirect(f"/{SOURCE_LANGUAGE}/", "/", 301)
    for code in codes:
        home = addresses.folder(addresses.Key("finder"), code)
        if f"{code}/index.html" not in output.pages and f"{home}index.html" in output.pages:
            yield Redirect(f"/{code}", f"/{home}", 302)
            yield Redirect(f"/{code}/", f"/{home}", 302)
    for folder in sorted(
        folders, key=lambda name: (name not in {*codes, addresses.FINDER_FOLDER, addresses.SIGN_FOLDER}, name)
    ):
        if SOURCE_LANGUAGE not in folders and folder not in codes:
            yield Redirect(f"/{SOURCE_LANGUAGE}/{folder}/*", f"/{folder}/*", 301)
        yield from _in_capitals(folder, short=output.short_addresses)


def _to_places(output: BuiltFiles) -> Iterator[Redirect]:
    """Yield short addresses of counties and towns, `/umea`, to the page of the county."""
    taken = {path.split("/")[0] for path in output.files}
    for word, county in output.places.items():
        key = addresses.Key("county", county)
        if addresses.file(key, SOURCE_LANGUAGE) in output.files and word not in taken:
            target = f"/{addresses.folder(key, SOURCE_LANGUAGE)}"
            for typed in (word, word.capitalize()):
                yield Redirect(f"/{typed}", target, 302)
                yield Redirect(f"/{typed}/", target, 302)


def _from_moved(output: BuiltFiles) -> Iterator[Redirect]:
    """Yield the page of each service that is no more, to the one that took over, else to all contacts."""
    for old, new in output.moved.items():
        for code in output.languages:
            source = addresses.folder(addresses.Key("service", old), code)
            targets = [addresses.Key("finder"), *([addresses.Key("service", new)] if new else [])]
            found = [key for key in targets if addresses.file(key, code) in output.files]
            if found and f"{source}index.html" not in output.files:
                yield Redirect(f"/{source}", f"/{addresses.folder(found[-1], code)}", 301)


def _in_capitals(folder: str, *, short: bool) -> Iterator[Redirect]:
    for typed in dict.fromkeys((folder.upper(), folder.capitalize())):
        if short:  # a printed code holds `/T`: upper case takes fewer squares
            yield Redirect(f"/{typed}", f"/{folder}/", 301)
        yield Redirect(f"/{typed}/*", f"/{folder}/*", 301)
