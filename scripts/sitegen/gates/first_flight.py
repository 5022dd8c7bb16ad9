"""No page weighs more than its kind of site allows; what one calls from fits the first flight of TCP."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

from sitegen.core import Problem
from sitegen.gates.built_site import BuiltSite
from sitegen.web import addresses
from sitegen.web.file_addresses import HEADERS

# What a server adds of its own (status, date, type, length) beside the headers of `_headers`.
SERVER_HEADER_BYTES = 330


def too_heavy(site: BuiltSite) -> Iterator[Problem]:
    """Yield pages that take more bytes, with headers, than their kind allows when packed at level 6."""
    limit, headers = site.kind.weight, header_bytes(site)
    homes = (addresses.file(site.kind.home, code) for code in site.catalogue.languages)
    for path in homes if limit.home_only else site.pages:
        if path in site.files:
            size = len(gzip.compress((site.folder / path).read_bytes(), 6)) + headers
            if size > limit.most:
                yield site.problem(path, f"tar {size} byte med huvuden; högst {limit.most}. {limit.advice}")


def header_bytes(site: BuiltSite) -> int:
    """Return the bytes of the headers that go before a document: those that are common to all."""
    common = (site.folder / HEADERS).read_text("utf-8").split("\n/")[0]
    return SERVER_HEADER_BYTES + _size(common)


def _size(block: str) -> int:
    return sum(len(line.strip()) + 2 for line in block.splitlines() if line.startswith("  "))
