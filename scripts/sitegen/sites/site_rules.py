"""Rules for a row of data/sites.yml that hold for some kinds of sites and not for others."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from sitegen.core import Problem
from sitegen.reading import Loaded
from sitegen.records import Site

RESERVED = (".example", ".invalid", ".localhost", ".test")


def example_address(loaded: Loaded[Site]) -> Iterator[Problem]:
    """Yield a warning for a top domain kept for examples (RFC 2606, RFC 6761): printed codes lead nowhere."""
    host = urlsplit(loaded.record.base_url).hostname or ""
    if host.endswith(RESERVED):
        message = f"{host} är ingen riktig adress; skriv den som ägaren har valt innan något trycks"
        yield loaded.problem("base_url", message=message, severity="warning")


def no_way_out(loaded: Loaded[Site]) -> Iterator[Problem]:
    """Yield a problem for help pages that cannot be left at once; nobody needs to hide a campaign."""
    if loaded.record.exit_url is None:
        yield loaded.problem(message="exit_url saknas: dit Lämna sidan leder")


def no_name(loaded: Loaded[Site]) -> Iterator[Problem]:
    """Yield a problem for a campaign that is called nothing: its name stands on each page."""
    if not loaded.record.name:
        yield loaded.problem(message="name saknas: kampanjens namn, som står överst på varje sida")


def no_data_licence(loaded: Loaded[Site]) -> Iterator[Problem]:
    """Yield a warning for open data without a licence: nobody may use them, no portal takes them."""
    if not loaded.record.data_licence:
        message = "data_licence saknas, så ingen får använda tabellerna vidare; ägaren väljer licens"
        yield loaded.problem(message=message, severity="warning")
