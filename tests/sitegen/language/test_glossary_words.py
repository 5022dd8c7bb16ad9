"""The glossary at work: words that mislead are refused in every language, agreed ones are told."""

from __future__ import annotations

import pytest

import catalogues
import projects
from projects import REAL
from sitegen.build.all_text_sets import all_text_sets
from sitegen.core import Project
from sitegen.language import glossary_words, messages
from sitegen.language.context_notes import CONTEXT_NOTES, STRING_NOTES
from sitegen.language.text_sets import MAIN, PROSE_CONTEXTS
from sitegen.language.translation_check import placeholders
from sitegen.records import Catalogue

WORDS = {"délit": "infraction", "schronisk": "bezpieczne schronienie", "ผู้เสียหาย": "คนที่ถูกเอาเปรียบ"}


@pytest.mark.parametrize(
    "said",
    ["C'est un délit.", "DÉLIT", "les délits", "Idź do schroniska.", "ช่วยผู้เสียหายทุกคน"],
)
def test_a_forbidden_word_is_found_in_whatever_form(said: str) -> None:
    (fault,) = glossary_words.avoided_faults(said, WORDS)
    assert "som inte ska användas" in fault


def test_a_word_that_only_ends_like_a_forbidden_one_is_no_fault() -> None:
    assert glossary_words.avoided_faults("le subdélit, nieschronisko", WORDS) == ()


def test_an_agreed_word_is_told_where_the_swedish_has_its_term(real_records: Catalogue) -> None:
    found = dict(glossary_words.agreed(real_records.glossary, "Du får skyddat boende och tolk.", "uk"))
    assert found == {"skyddat boende": "безпечне житло", "tolk": "усний перекладач"}


@pytest.mark.real_day
def test_no_translation_has_a_forbidden_word(real_records: Catalogue) -> None:
    found = glossary_words.forbidden_words(REAL, real_records, all_text_sets())
    assert [problem.render() for problem in found] == []


@pytest.mark.real_day
@pytest.mark.parametrize("code", ["en", "es", "pl", "uk", "th", "fr", "ro", "ar"])
def test_a_language_has_words_that_are_forbidden(real_records: Catalogue, code: str) -> None:
    assert glossary_words.avoided(real_records.glossary, code)


def test_a_forbidden_word_in_a_catalogue_is_told_at_its_line(copy: Project) -> None:
    entry = '\nmsgctxt "exit"\nmsgid "Lämna sidan snabbt"\nmsgstr "Leave the refuge"\n'
    path = catalogues.catalogue_path(copy, "en")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n"Language: en\\n"\n' + entry, "utf-8"
    )
    term = copy.root / "data/glossary/leave-page.yml"
    term.write_text(term.read_text("utf-8") + "avoid:\n  en: [refuge]\n", "utf-8")
    done = projects.cli(copy, "check")
    assert "locales/en/LC_MESSAGES/messages.po:6:" in done.stdout and "“refuge”" in done.stdout
    assert done.returncode == 1


# -- what translators are told ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def wanted() -> set[tuple[str, str]]:
    """The texts of templates, code and records that are translated to nine languages."""
    template = messages.template_of(REAL, projects.real_records(), MAIN, all_text_sets())
    return {messages.message_key(message) for message in template if message.id}


@pytest.mark.real_day
def test_no_note_is_about_a_text_that_is_gone(wanted: set[tuple[str, str]]) -> None:
    assert set(STRING_NOTES) - wanted == set()


@pytest.mark.real_day
def test_every_placeholder_of_a_vital_text_is_explained(wanted: set[tuple[str, str]]) -> None:
    unexplained = [
        (context, text, name)
        for context, text in wanted
        if context not in PROSE_CONTEXTS
        for name in placeholders(text) or ()
        if f"{{{name}}}" not in CONTEXT_NOTES[context] + STRING_NOTES.get((context, text), "")
    ]
    assert unexplained == []
