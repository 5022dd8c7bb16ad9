"""What a host must answer for a build: each address with its status, content, headers and target."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from sitegen.hosting.description import FOR_HOSTS, HeaderRule, served_at
from sitegen.hosting.manifest import Manifest
from sitegen.web import addresses
from sitegen.web.file_addresses import BUILD_TXT

FILE, PACKED, REDIRECT, NOT_FOUND, CODE, HIDDEN, FORMER = (
    *("file", "packed", "redirect", "not-found", "code", "hidden", "former"),
)
NOWHERE = "finns-inte-0/"
"""What no site has."""
INSIDE = "a/b"
"""What is asked for below a folder that leads on."""
SECRETS = (".git/HEAD", ".git/config", "data/sites.yml")
"""What a host serves when it was given the repository, and not what is built."""


@dataclass(frozen=True, slots=True)
class HostQuestion:
    """An address to ask for, and what must come: a file's digest, or the target of a redirect."""

    kind: str
    address: str
    status: int = 200
    sha256: str = ""
    size: int = 0
    target: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


def questions(manifest: Manifest, former: Iterable[str] = ()) -> Iterator[HostQuestion]:
    """Yield all that is asked of a site; `former` are files of an earlier build."""
    yield from _files(manifest)
    yield from _redirects(manifest)
    yield from _errors(manifest)
    yield from _codes(manifest)
    yield from _hidden(manifest)
    gone = sorted(path for path in set(former) - manifest.files.keys() if _is_served(path))
    yield from (HostQuestion(FORMER, _address(path), 404) for path in gone)


def _files(manifest: Manifest) -> Iterator[HostQuestion]:
    """Yield every file as it lies there, and once more as browsers get it where it has a packed form."""
    for path, file in manifest.files.items():
        if _is_served(path):
            found = {"sha256": file.sha256, "size": file.size, "headers": _headers(manifest, path)}
            yield HostQuestion(FILE, _address(path), **found)  # type: ignore[arg-type]
            if f"{path}.gz" in manifest.files:
                yield HostQuestion(PACKED, _address(path), sha256=file.sha256, size=file.size)


def _is_served(path: str) -> bool:
    """Whether a file has an address of its own; error pages are asked for where nothing is."""
    return not FOR_HOSTS.search(path) and posixpath.basename(path) != addresses.NOT_FOUND


def _address(path: str) -> str:
    return quote(served_at(path))


def _headers(manifest: Manifest, path: str) -> Mapping[str, str]:
    own = (rule.headers for rule in manifest.rules if _is_for(rule, served_at(path)))
    return {**manifest.headers, **next(own, {})}


def _is_for(rule: HeaderRule, address: str) -> bool:
    folder = rule.pattern.removesuffix("*")
    return address.startswith(folder) if folder != rule.pattern else address == rule.pattern


def _redirects(manifest: Manifest) -> Iterator[HostQuestion]:
    for row in manifest.redirects:
        source, target = row.source.replace("*", INSIDE), row.target.replace("*", INSIDE)
        yield HostQuestion(REDIRECT, quote(source), row.status, target=quote(target))


def _errors(manifest: Manifest) -> Iterator[HostQuestion]:
    """Yield an address that does not exist in each folder that has an error page."""
    for folder, page in manifest.not_found.items():
        file = manifest.files[page.lstrip("/")]
        yield HostQuestion(NOT_FOUND, f"{folder}{NOWHERE}", 404, file.sha256, file.size)


def _codes(manifest: Manifest) -> Iterator[HostQuestion]:
    """Yield the addresses of printed codes, as they are typed and as a code holds them, in capitals."""
    for folder in manifest.codes:
        file = manifest.files.get(f"{folder}{addresses.INDEX}")
        for typed in dict.fromkeys((f"/{folder}", f"/{folder}".rstrip("/").upper())):
            sha256, size = (file.sha256, file.size) if file else ("", 0)
            yield HostQuestion(CODE, quote(typed), sha256=sha256, size=size)


def _hidden(manifest: Manifest) -> Iterator[HostQuestion]:
    """Yield what is for hosts and tools alone, and what no host should have been given."""
    own = [path for path in manifest.files if re.fullmatch(r"_[^/]+", path)]
    for path in (*own, *(path for path in SECRETS if path not in manifest.files)):
        yield HostQuestion(HIDDEN, f"/{path}", 404)


def build_address() -> str:
    """Return the address of what says which build a site is."""
    return f"/{BUILD_TXT}"
