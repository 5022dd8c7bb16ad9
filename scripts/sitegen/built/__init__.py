"""Checks of a built site, as files: each takes a `Site` and yields `Problem`s. `ALL` is the list."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sitegen.built import (
    alternates,
    exits,
    heads,
    leaks,
    limits,
    links,
    listing,
    names,
    neutral,
    numbers,
    offered,
    policies,
    privacy,
    rights,
    running,
    weight,
)
from sitegen.built.site import BuiltSite
from sitegen.problems import Problem

Check = Callable[[BuiltSite], Iterator[Problem]]

ALL: tuple[Check, ...] = (
    links.broken,
    alternates.one_sided,
    alternates.unoffered,
    privacy.foreign_loads,
    privacy.unguarded_windows,
    running.unsafe,
    running.drawings,
    policies.missing,
    policies.loose,
    policies.unallowed,
    privacy.storing_code,
    privacy.told_origins,
    heads.wrong_language,
    heads.untitled,
    heads.wrong_address,
    heads.missing_meta,
    names.unnamed,
    names.empty_links,
    exits.missing,
    offered.missing,
    offered.codes,
    offered.marks,
    listing.unlisted,
    listing.uncalled,
    listing.silent,
    listing.misfiled,
    listing.wrong_hours,
    listing.wrong_holidays,
    numbers.unknown,
    numbers.no_emergency,
    numbers.misread,
    numbers.unguarded,
    weight.too_heavy,
    weight.heavy_view,
    limits.beyond_the_host,
    neutral.telling_words,
    rights.halves,
    rights.openings,
    leaks.withheld_numbers,
    leaks.confidential_places,
    leaks.unknown_persons,
    leaks.foreign_files,
    leaks.hidden_content,
)


def check_site(site: BuiltSite) -> tuple[Problem, ...]:
    """The problems that any check finds in a built site."""
    return tuple(problem for check in ALL for problem in check(site))
