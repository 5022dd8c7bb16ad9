"""Checks of a built site, as files: each takes a `Site` and yields `Problem`s. `ALL` is the list."""

from __future__ import annotations

from sitegen.core import Check, Problem
from sitegen.gates import (
    accessible_names,
    alternates,
    dead_links,
    exits,
    finder_list,
    first_flight,
    heads,
    host_limits,
    neutral_traces,
    offered_pages,
    policies,
    privacy,
    running_code,
    shown_numbers,
    whole_rights,
    withheld,
)
from sitegen.gates.built_site import BuiltSite

ALL: tuple[Check[BuiltSite], ...] = (
    dead_links.broken,
    alternates.one_sided,
    alternates.unoffered,
    privacy.foreign_loads,
    privacy.unguarded_windows,
    running_code.unsafe,
    running_code.unsafe_drawings,
    policies.missing,
    policies.loose,
    policies.unallowed,
    privacy.storing_code,
    privacy.told_origins,
    heads.wrong_language,
    heads.untitled,
    heads.wrong_address,
    heads.missing_meta,
    accessible_names.unnamed,
    accessible_names.empty_links,
    exits.missing,
    offered_pages.missing,
    offered_pages.misleading_codes,
    offered_pages.inner_marks_left,
    finder_list.unlisted,
    finder_list.uncalled,
    finder_list.silent,
    finder_list.misfiled,
    finder_list.wrong_hours,
    finder_list.wrong_holidays,
    shown_numbers.unknown,
    shown_numbers.no_emergency,
    shown_numbers.misread,
    shown_numbers.unguarded,
    first_flight.too_heavy,
    host_limits.beyond_the_host,
    neutral_traces.telling_words,
    whole_rights.halves,
    whole_rights.openings,
    withheld.withheld_numbers,
    withheld.confidential_places,
    withheld.unknown_persons,
    withheld.foreign_files,
    withheld.hidden_content,
)


def check_site(site: BuiltSite) -> tuple[Problem, ...]:
    """Return the problems that any check finds in a built site."""
    return tuple(problem for check in ALL for problem in check(site))
