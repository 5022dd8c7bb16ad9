"""Checks over all reports: each takes what was read and yields `Problem`s.

An error cannot be true. A warning is most likely wrong, or mixes bases. A note is odd but may be right.
`ALL` is the list; a check that is not in it does not run.
"""

from __future__ import annotations

from sitegen.core import Check, Problem
from sitegen.report.checks import (
    arithmetic,
    coherence,
    display,
    edition_series,
    origin,
    passages,
    trends,
    written_digits,
)
from sitegen.report.read_reports import Reading

ALL: tuple[Check[Reading], ...] = (
    coherence.names_differ,
    coherence.tables_fit_together,
    coherence.references_lead_somewhere,
    coherence.disputed_stays_doubtful,
    coherence.statements_have_a_place,
    arithmetic.totals,
    arithmetic.bases,
    arithmetic.percentages,
    arithmetic.percentages_together,
    arithmetic.clusters,
    arithmetic.universes,
    arithmetic.one_way_to_a_value,
    arithmetic.readings_differ,
    arithmetic.printed_as_computed,
    arithmetic.shares_that_a_count_gives,
    arithmetic.shares_printed_twice,
    arithmetic.shares_within_a_whole,
    arithmetic.ranges,
    arithmetic.precision,
    passages.told_otherwise,
    passages.counted_as_something_else,
    passages.series_of_one_thing,
    passages.shares_without_a_case,
    coherence.groups_within_groups,
    coherence.links,
    coherence.years,
    written_digits.words_hold,
    written_digits.languages_agree,
    written_digits.paragraphs,
    written_digits.sentences_begin_with_words,
    written_digits.wrong_sources_are_told,
    written_digits.labels,
    written_digits.formulas,
    written_digits.same_figures_in_both_languages,
    written_digits.quotes_stand_alone,
    written_digits.spans_of_years,
    written_digits.shortened_ranges,
    display.leads_somewhere,
    display.charts_compare,
    display.headlines_rest_on_figures,
    display.disputed_stays_below,
    display.drafts_have_a_day,
    display.former_drafts_are_over,
    trends.points_have_sources,
    trends.values_lead_somewhere,
    trends.years_are_told,
    origin.read_by_two,
    origin.decided_before_final,
    origin.method_has_a_source,
    origin.statements_read_in_the_source,
    origin.control_totals,
    edition_series.filled_in,
    edition_series.leans_on_what_is_published,
    edition_series.stays_published,
    edition_series.kept_as_published,
    edition_series.versions_rise,
    edition_series.changes_are_told,
    edition_series.corrections_lead_somewhere,
    edition_series.published_is_kept,
)


def check(reading: Reading) -> list[Problem]:
    """Return every problem of reading, and of every check over what could be read."""
    return [*reading.problems, *(problem for one in ALL for problem in one(reading))]
