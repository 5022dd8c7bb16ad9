"""Checks over all records: each takes what was read and yields `Problem`s; callers decide.

`ALL` is the list of them; a check that is not in it does not run.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sitegen.checks import (
    confidential,
    contacts,
    easy_reading,
    numbers_to_call,
    record_links,
    references,
    required_rights,
    single_records,
    whom_services_help,
)
from sitegen.core import Check, Problem
from sitegen.records import LoadedRecords

ALL: tuple[Check[LoadedRecords], ...] = (
    references.unknown_ids,
    references.circles,
    references.languages_agree,
    references.neutral_words_of_languages,
    single_records.broken_rules_of_kinds,
    single_records.one_emergency,
    single_records.unended_site_addresses,
    single_records.wrong_short_addresses,
    single_records.source_language_offered,
    single_records.no_security_contact,
    single_records.telling_neutral_addresses,
    single_records.codes_differ,
    single_records.moved_and_there,
    single_records.contradictions,
    contacts.wrong_fields_of_kinds,
    contacts.display_has_the_number,
    contacts.unsourced,
    contacts.published_without_check,
    contacts.checked_in_the_future,
    contacts.ageing_contacts,
    numbers_to_call.silent_answers,
    numbers_to_call.silent_audiences,
    numbers_to_call.pinned_without_number,
    contacts.odd_hours,
    contacts.wrong_closures,
    contacts.same_number_twice,
    contacts.conflicting_publication,
    contacts.calls_that_are_not_free,
    contacts.free_call_without_source,
    contacts.same_name_twice,
    record_links.unencrypted_links,
    record_links.misleading_links,
    record_links.circular_links,
    required_rights.rights_without_required,
    required_rights.notes_without_needs,
    easy_reading.hard_lines,
    easy_reading.easy_without_required,
    easy_reading.hard_pages,
    whom_services_help.words_without_limits,
    whom_services_help.unclear_and_shut_out,
    whom_services_help.exact_and_near,
    whom_services_help.promises_of_interpreters,
    confidential.places_of_confidential_records,
)


def check_records(reading: LoadedRecords) -> tuple[Problem, ...]:
    """Return the problems of reading, and those that every check finds, also in what is sound of a record."""
    found = (*reading.problems, *(problem for check in ALL for problem in check(reading)))
    return (*found, *_of_partial_records(reading, found))


def _of_partial_records(reading: LoadedRecords, told: Collection[Problem]) -> Iterator[Problem]:
    """Yield what checks find in the sound parts of records that do not fit their models."""
    partial = [record for records in reading.partial.values() for record in records.values()]
    if not partial:
        return
    known, whole = set(told), reading.with_partial()
    found = [problem for check in ALL for problem in check(whole)]
    for record in partial:
        yield from (problem for problem in record.sound(found) if problem not in known)
