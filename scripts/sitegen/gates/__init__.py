"""Checks of a built site, as files: each takes a `Site` and yields `Problem`s. `ALL` is the list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain
from operator import attrgetter

from sitegen.core import Check, Problem, parallel
from sitegen.gates import (
    accessible_names,
    alternates,
    bare_headings,
    dead_links,
    empty_sentences,
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
from sitegen.gates.built_site import BuiltSite, part, parts

OF_FILES: tuple[Check[BuiltSite], ...] = (
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
    empty_sentences.stray_signs,
    bare_headings.bare,
    exits.missing,
    offered_pages.one_language_less,
    offered_pages.inner_marks_left,
    finder_list.wrong_hours,
    finder_list.wrong_holidays,
    shown_numbers.unknown,
    shown_numbers.no_emergency,
    shown_numbers.misread,
    shown_numbers.unguarded,
    first_flight.too_heavy,
    neutral_traces.telling_words,
    whole_rights.halves,
    whole_rights.openings,
    withheld.withheld_numbers,
    withheld.confidential_places,
    withheld.unknown_persons,
    withheld.foreign_files,
    withheld.hidden_content,
)
"""Those that judge each file of `BuiltSite.judged` by itself: they are given a site a part at a time."""
OF_THE_SITE: tuple[Check[BuiltSite], ...] = (
    offered_pages.missing,
    offered_pages.misleading_codes,
    finder_list.unlisted,
    finder_list.uncalled,
    finder_list.silent,
    finder_list.misfiled,
    host_limits.beyond_the_host,
)
"""Those that miss what is not there: they are given the whole site, and ask for single pages of it."""
ALL = (*OF_FILES, *OF_THE_SITE)
PART = 200
"""So many files are read at a time."""


def check_site(
    site: BuiltSite,
    of_files: Sequence[Check[BuiltSite]] = OF_FILES,
    of_the_site: Sequence[Check[BuiltSite]] = OF_THE_SITE,
) -> tuple[Problem, ...]:
    """Return the problems that any check finds in a built site, check by check; processes share its parts.

    What was read of a part is forgotten before the next one is.
    """
    shares = parallel.shared(partial(_of_parts, site, of_files), parts(site, PART))
    told = chain.from_iterable(_in_order(chain(*found)) for found in zip(*chain(*shares), strict=True))
    return (*told, *chain.from_iterable(parallel.shared(partial(_of_checks, site), of_the_site)))


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems of one check by path, whatever the parts they were found in."""
    return sorted(problems, key=attrgetter("path"))


def _of_parts(
    site: BuiltSite, checks: Sequence[Check[BuiltSite]], shared: Iterable[Sequence[str]]
) -> list[list[list[Problem]]]:
    """Return, for each part, the problems that each check finds in it."""
    made = (part(site, paths) for paths in shared)
    return [[list(check(one)) for check in checks] for one in made]


def _of_checks(site: BuiltSite, checks: Iterable[Check[BuiltSite]]) -> list[Problem]:
    return [problem for check in checks for problem in check(site)]
