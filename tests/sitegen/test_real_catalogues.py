"""The repository's nine catalogues."""

from __future__ import annotations

import datetime as dt

import pytest

from projects import REAL
from sitegen import messages, output, voices
from sitegen.catalogue import Catalogue

CODES = ("sv", "en", "es", "pl", "uk", "th", "fr", "ro", "ar")


def test_there_are_nine_languages(real_records: Catalogue) -> None:
    assert tuple(real_records.languages) == CODES


def test_every_catalogue_is_whole(real_records: Catalogue) -> None:
    counts = messages.coverage(REAL, real_records)
    assert {code: rest for code, (_, *rest) in counts.items()} == {code: [0, 0] for code in CODES}


def test_no_translation_has_a_fault(real_records: Catalogue) -> None:
    found = [(p.path, p.line, p.message) for p in messages.faults(REAL, real_records)]
    assert found == []


def test_the_template_is_up_to_its_sources(real_records: Catalogue) -> None:
    assert list(messages.stale(REAL, real_records)) == []


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("term", ["leave-page", "call-112"])
def test_what_must_be_understood_at_once_is_the_glossary_s(
    real_records: Catalogue, code: str, term: str
) -> None:
    (speaker,) = voices.load(REAL, [real_records.languages[code]])
    words = real_records.glossary[term].terms
    context = {"leave-page": "exit", "call-112": "emergency"}[term]
    assert speaker(context, words["sv"]) == words[code]


@pytest.mark.parametrize("code", CODES[1:])
def test_a_catalogue_says_who_has_reviewed_it(code: str) -> None:
    header = voices.read(voices.catalogue_path(REAL, code)).header_comment
    assert "# Review: " in header and "# Reviewed-by: " in header


@pytest.mark.parametrize("code", CODES[1:])
def test_no_translation_is_just_the_swedish_text(real_records: Catalogue, code: str) -> None:
    (speaker,) = voices.load(REAL, [real_records.languages[code]])
    same = {key for key, said in speaker.texts.items() if said == key[1] and len(said) > 20}
    # A label may be nothing but names of places.
    assert {text for context, text in same if context != "contact.label"} == set()


def test_every_page_is_offered_in_every_language(real_records: Catalogue) -> None:
    offers = output.finder(REAL, real_records, dt.date(2026, 12, 1)).offers
    assert {key for key, codes in offers.items() if set(codes) != set(CODES)} == set()
