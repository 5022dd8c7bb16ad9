"""Checks of a built site, as files: each takes a `Site` and yields `Problem`s. `ALL` is the list."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sitegen.built import alternates, leaks, limits, links, neutral, privacy, weight
from sitegen.built.site import BuiltSite
from sitegen.problems import Problem

Check = Callable[[BuiltSite], Iterator[Problem]]

ALL: tuple[Check, ...] = (
    links.broken,
    alternates.one_sided,
    privacy.foreign_loads,
    privacy.unsafe_markup,
    weight.too_heavy,
    limits.beyond_the_host,
    neutral.telling_words,
    leaks.withheld_numbers,
    leaks.confidential_places,
)


def check_site(site: BuiltSite) -> tuple[Problem, ...]:
    """The problems that any check finds in a built site."""
    return tuple(problem for check in ALL for problem in check(site))
