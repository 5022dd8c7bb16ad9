"""Checks over all records: each takes what was read and yields `Problem`s; callers decide.

`ALL` is the list of them; a check that is not in it does not run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sitegen.catalogue import Reading
from sitegen.checks import confidential, contacts, floor, links, references, rights, shape
from sitegen.problems import Problem

Check = Callable[[Reading], Iterator[Problem]]

ALL: tuple[Check, ...] = (
    references.unknown_ids,
    references.circles,
    references.languages_agree,
    references.neutral_words_of_languages,
    shape.rules_of_kinds,
    shape.one_emergency,
    shape.site_addresses,
    shape.addresses_to_choose,
    shape.ways_out,
    shape.short_addresses,
    shape.source_language_offered,
    shape.security_contact,
    shape.data_licence,
    shape.neutral_addresses,
    shape.codes_differ,
    shape.contradictions,
    contacts.fields_of_kinds,
    contacts.display_has_the_number,
    contacts.unsourced,
    contacts.published_without_check,
    contacts.checked_in_the_future,
    contacts.ageing_contacts,
    floor.silent_answers,
    floor.silent_audiences,
    floor.silent_first_lines,
    contacts.odd_hours,
    contacts.same_number_twice,
    contacts.two_verdicts,
    contacts.calls_that_are_not_free,
    contacts.free_by_nobody,
    contacts.same_name_twice,
    links.unsafe,
    links.odd,
    rights.halves,
    rights.notes_that_bind_nobody,
    confidential.places,
)


def check_records(reading: Reading) -> tuple[Problem, ...]:
    """The problems of reading, and of every check."""
    return (*reading.problems, *(problem for check in ALL for problem in check(reading)))
