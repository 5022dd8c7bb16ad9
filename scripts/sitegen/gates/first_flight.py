"""The document that one calls from must fit the first flight of a TCP connection, headers included."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

from sitegen.core.problems import Problem
from sitegen.gates.built_site import BuiltSite
from sitegen.web import addresses
from sitegen.web.page_maker import HOMES

FIRST_FLIGHT_BYTES = 10 * 1460
FIRST_VIEW_BYTES = 30_000
# What a server adds of its own (status, date, type, length) beside the headers of `_headers`.
SERVER_HEADER_BYTES = 330


def too_heavy(site: BuiltSite) -> Iterator[Problem]:
    """Documents to call from that take more than the first flight when a server compresses at level 6."""
    if site.site.family == "campaign":
        return
    headers = header_bytes(site)
    home = HOMES[site.site.family]
    for code in site.catalogue.languages:
        path = addresses.file(home, code)
        if path in site.files:
            size = len(gzip.compress((site.folder / path).read_bytes(), 6)) + headers
            if size > FIRST_FLIGHT_BYTES:
                message = f"tar {size} byte med huvuden; högst {FIRST_FLIGHT_BYTES}. Korta summary-rader"
                yield site.problem(path, message)


def heavy_view(site: BuiltSite) -> Iterator[Problem]:
    """Pages of a campaign that take more than its first view may: each is one document and an icon."""
    if site.site.family != "campaign":
        return
    headers = header_bytes(site)
    for path in site.pages:
        size = len(gzip.compress((site.folder / path).read_bytes(), 6)) + headers
        if size > FIRST_VIEW_BYTES:
            yield site.problem(path, f"tar {size} byte med huvuden; högst {FIRST_VIEW_BYTES}. Dela sidan")


def header_bytes(site: BuiltSite) -> int:
    """The headers that go before a document: those that are common to all."""
    common = (site.folder / "_headers").read_text("utf-8").split("\n/")[0]
    return SERVER_HEADER_BYTES + _size(common)


def _size(block: str) -> int:
    return sum(len(line.strip()) + 2 for line in block.splitlines() if line.startswith("  "))
