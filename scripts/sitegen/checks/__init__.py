"""Checks over all records: each takes what was read and yields `Problem`s; callers decide.

`ALL` is the list of them; a check that is not in it does not run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sitegen.checks import (
    confidential,
    contacts,
    joined_rights,
    last_numbers,
    record_links,
    references,
    single_records,
)
from sitegen.core.problems import Problem
from sitegen.records.catalogue import LoadedRecords

Check = Callable[[LoadedRecords], Iterator[Problem]]

ALL: tuple[Check, ...] = (
    references.unknown_ids,
    references.circles,
    references.languages_agree,
    references.neutral_words_of_languages,
    single_records.rules_of_kinds,
    single_records.one_emergency,
    single_records.site_addresses,
    single_records.short_addresses,
    single_records.source_language_offered,
    single_records.security_contact,
    single_records.neutral_addresses,
    single_records.codes_differ,
    single_records.contradictions,
    contacts.fields_of_kinds,
    contacts.display_has_the_number,
    contacts.unsourced,
    contacts.published_without_check,
    contacts.checked_in_the_future,
    contacts.ageing_contacts,
    last_numbers.silent_answers,
    last_numbers.silent_audiences,
    last_numbers.silent_first_lines,
    contacts.odd_hours,
    contacts.same_number_twice,
    contacts.two_verdicts,
    contacts.calls_that_are_not_free,
    contacts.free_by_nobody,
    contacts.same_name_twice,
    record_links.unsafe,
    record_links.odd,
    joined_rights.halves,
    joined_rights.notes_that_bind_nobody,
    confidential.places,
)


def check_records(reading: LoadedRecords) -> tuple[Problem, ...]:
    """The problems of reading, and of every check."""
    return (*reading.problems, *(problem for check in ALL for problem in check(reading)))
