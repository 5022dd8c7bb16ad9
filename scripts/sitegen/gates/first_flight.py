"""No page weighs more than its kind of site allows; what one calls from fits the first flight of TCP."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

from sitegen.core import Problem
from sitegen.gates.built_site import BuiltSite
from sitegen.hosting.packed_files import compressed_forms
from sitegen.sites.kind import WeightLimit
from sitegen.web import addresses
from sitegen.web.file_addresses import HEADERS

# What a server adds of its own (status, date, type, length) beside the headers of `_headers`.
SERVER_HEADER_BYTES = 330


def too_heavy(site: BuiltSite) -> Iterator[Problem]:
    """Yield pages that take more bytes, with headers, than their kind allows, as a host sends them."""
    limit, headers = site.kind.weight, header_bytes(site)
    homes = {addresses.file(site.kind.home, code) for code in site.catalogue.languages}
    for path in (path for path in site.judged if path.endswith(".html")):
        if path in homes or not limit.home_only:
            content = (site.folder / path).read_bytes()
            for most, size in _sizes(content, limit, headers):
                if size > most:
                    message = f"tar {size} byte med huvuden; högst {most}. {limit.advice}"
                    yield site.problem(path, message)


def _sizes(content: bytes, limit: WeightLimit, headers: int) -> Iterator[tuple[int, int]]:
    """Yield what a page may take, and what it takes: by gzip of level 6, or in both forms of the build."""
    if limit.most_by_brotli is None:
        yield limit.most, len(gzip.compress(content, 6)) + headers
        return
    forms = dict(compressed_forms("index.html", content))
    yield limit.most_by_brotli, len(forms["index.html.br"]) + headers
    yield limit.most, len(forms["index.html.gz"]) + headers


def header_bytes(site: BuiltSite) -> int:
    """Return the bytes of the headers that go before a document: those that are common to all."""
    common = (site.folder / HEADERS).read_text("utf-8").split("\n/")[0]
    return SERVER_HEADER_BYTES + _size(common)


def _size(block: str) -> int:
    return sum(len(line.strip()) + 2 for line in block.splitlines() if line.startswith("  "))
