"""The repository's catalogues: what must hold of every translation, however many there are today.

How far each language has come is told by `make check` and `status`: a Swedish text that was changed
this morning is no fault of the code.
"""

from __future__ import annotations

import re

import pytest

import catalogues
from projects import REAL
from sitegen.build.all_text_sets import all_text_sets
from sitegen.language import messages, po_file, review, text_sets, translation
from sitegen.records import Catalogue

CODES = sorted(path.parent.parent.name for path in REAL.locales.glob("*/LC_MESSAGES/messages.po"))
OTHERS = [code for code in CODES if code != "sv"]


def test_every_language_has_a_catalogue_and_every_catalogue_a_language(real_records: Catalogue) -> None:
    assert sorted(real_records.languages) == CODES


def test_no_catalogue_and_no_translation_has_a_fault(real_records: Catalogue) -> None:
    found = [
        (p.path, p.line, p.message) for p in messages.catalogue_faults(REAL, real_records, all_text_sets())
    ]
    assert found == []


def test_every_language_that_is_offered_has_a_whole_frame(real_records: Catalogue) -> None:
    assert list(messages.unfinished_languages(REAL, real_records, all_text_sets())) == []


def test_the_templates_are_up_to_their_sources(real_records: Catalogue) -> None:
    assert list(messages.stale_templates(REAL, real_records, all_text_sets())) == []


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("term", ["leave-page", "call-112"])
def test_what_must_be_understood_at_once_is_the_glossary_s(
    real_records: Catalogue, code: str, term: str
) -> None:
    (speaker,) = translation.load_translators(REAL, [real_records.languages[code]])
    words = real_records.glossary[term].terms
    context = {"leave-page": "exit", "call-112": "emergency"}[term]
    assert speaker(context, words["sv"]) == words[code]


def test_no_ledger_has_a_fault(real_records: Catalogue) -> None:
    sets = text_sets.present(REAL, all_text_sets())
    found = [
        problem
        for texts in sets
        for problem in review.faults(REAL, texts, messages.languages_of(texts, real_records))
    ]
    assert [problem for problem in found if problem.severity == "error"] == []


@pytest.mark.parametrize("code", OTHERS)
def test_no_translation_is_just_the_swedish_text(real_records: Catalogue, code: str) -> None:
    (speaker,) = translation.load_translators(REAL, [real_records.languages[code]])
    same = {key for key, said in speaker.texts.items() if said == key[1] and len(said) > 20}
    # A label may be nothing but names of places.
    assert {text for context, text in same if context != "contact.label"} == set()


def test_french_signs_of_two_parts_stand_after_a_hard_blank(real_records: Catalogue) -> None:
    (speaker,) = translation.load_translators(REAL, [real_records.languages["fr"]])
    wrong = [said for said in speaker.texts.values() if re.search(r"(?<!\u00a0)[:;?!»](?=\s|$)", said)]
    assert wrong == []


def test_catalogues_are_read_and_written_to_the_byte(real_records: Catalogue) -> None:
    for texts in text_sets.present(REAL, all_text_sets()):
        for code in messages.languages_of(texts, real_records):
            file = po_file.load(texts.po(REAL, code))
            kept = [
                (str(m.id), str(m.string)) for m in catalogues.read_catalogue(texts.po(REAL, code)) if m.id
            ]
            assert kept == [(entry.source, entry.text) for entry in file.entries]
