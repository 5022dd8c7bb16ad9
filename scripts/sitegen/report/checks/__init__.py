"""Checks over all reports: each takes what was read and yields `Problem`s.

An error cannot be true. A warning is most likely wrong, or mixes bases. A note is odd but may be right.
`ALL` is the list; a check that is not in it does not run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sitegen.problems import Problem
from sitegen.report.checks import (
    claims,
    editions,
    figures,
    origin,
    publishing,
    relations,
    shape,
    tables,
    texts,
)
from sitegen.report.read import Reading

Check = Callable[[Reading], Iterator[Problem]]

ALL: tuple[Check, ...] = (
    shape.names_differ,
    shape.tables_fit_together,
    shape.references_lead_somewhere,
    tables.totals,
    tables.bases,
    tables.percentages,
    tables.percentages_together,
    tables.clusters,
    tables.universes,
    figures.one_way_to_a_value,
    figures.printed_as_computed,
    figures.shares_that_a_count_gives,
    figures.shares_printed_twice,
    figures.shares_within_a_whole,
    figures.ranges,
    figures.precision,
    relations.groups_within_groups,
    relations.links,
    relations.years,
    claims.words_hold,
    claims.languages_agree,
    texts.paragraphs,
    texts.labels,
    texts.formulas,
    texts.same_figures_in_both_languages,
    texts.quotes_stand_alone,
    texts.spans_of_years,
    texts.shortened_ranges,
    origin.read_by_two,
    origin.decided_before_final,
    origin.control_totals,
    *publishing.ALL,
    *editions.ALL,
)


def check(reading: Reading) -> list[Problem]:
    """Every problem of reading, and of every check over what could be read."""
    return [*reading.problems, *(problem for one in ALL for problem in one(reading))]
