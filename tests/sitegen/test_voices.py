"""One voice per language: what it says, what it lacks, and that it says so."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from records import language, voice
from sitegen import voices
from sitegen.paths import Project
from sitegen.problems import SetupError
from sitegen.voices import Piece

HEADER = '# Review: {state}\nmsgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
ENTRY = 'msgctxt "page"\nmsgid "Sök hjälp"\nmsgstr "Get help"\n'


def load(root: Path, text: str, code: str = "en") -> voices.Voice:
    path = voices.catalogue_path(Project(root), code)
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    return voices.load(Project(root), [language(code)])[0]


def test_a_sentence_is_found_by_its_context_and_swedish_text(tmp_path: Path) -> None:
    speaker = load(tmp_path, HEADER.format(state="draft") + ENTRY)
    assert speaker("page", "Sök hjälp") == "Get help"
    assert speaker.piece("page", "Sök hjälp") == Piece("Get help", "en")
    assert speaker("exit", "Sök hjälp") == "Sök hjälp"


def test_a_text_that_had_to_stay_swedish_says_so() -> None:
    assert voice("en").piece("service.gives", "Någon lyssnar.") == Piece("Någon lyssnar.", "sv")


def test_a_translation_whose_source_has_changed_counts_as_missing(tmp_path: Path) -> None:
    speaker = load(tmp_path, HEADER.format(state="draft") + "#, fuzzy\n" + ENTRY)
    assert speaker("page", "Sök hjälp") == "Sök hjälp"
    assert speaker.ledger.missing == {("page", "Sök hjälp")}


def test_an_empty_translation_counts_as_missing(tmp_path: Path) -> None:
    speaker = load(tmp_path, HEADER.format(state="draft") + ENTRY.replace("Get help", ""))
    assert speaker("page", "Sök hjälp") == "Sök hjälp"
    assert speaker.ledger.missing


def test_the_ledger_knows_what_a_page_asked_for_and_a_fresh_voice_begins_anew() -> None:
    speaker = voice("en", {("page", "Karta"): "Map"})
    speaker("page", "Karta")
    speaker("page", "Lista")
    assert speaker.ledger.used == {("page", "Karta"), ("page", "Lista")}
    assert speaker.ledger.missing == {("page", "Lista")}
    assert not speaker.fresh().ledger.used and speaker.fresh().texts is speaker.texts


def test_swedish_misses_nothing() -> None:
    speaker = voice("sv")
    assert speaker("page", "Vad som helst") == "Vad som helst"
    assert not speaker.ledger.missing


def test_names_are_filled_in_and_braces_without_names_stay() -> None:
    speaker = voice("en", {("page", "Uppdaterad {day}"): "Updated {day}"})
    assert speaker("page", "Uppdaterad {day}", day="1 May") == "Updated 1 May"
    assert speaker("page", "Klammer {x}") == "Klammer {x}"


@pytest.mark.parametrize(("state", "expected"), [("draft", False), ("reviewed", True), ("", False)])
def test_only_the_header_says_that_a_catalogue_is_reviewed(
    tmp_path: Path, state: str, expected: bool
) -> None:
    assert load(tmp_path, HEADER.format(state=state) + ENTRY).reviewed is expected


def test_a_language_without_a_catalogue_has_no_texts(tmp_path: Path) -> None:
    (speaker,) = voices.load(Project(tmp_path), [language("fi")])
    assert not speaker.texts and not speaker.reviewed


@pytest.mark.parametrize(
    "slip", ["<<<<<<< HEAD\n", 'msgidd "x"\n', "text utan citattecken\n", 'msgid "öppen\n', '"öppen\\"\n']
)
def test_a_catalogue_that_cannot_be_read_is_named_with_its_line(tmp_path: Path, slip: str) -> None:
    text = HEADER.format(state="draft") + ENTRY + slip + ENTRY
    line = text[: text.index(slip)].count("\n") + 1
    with pytest.raises(SetupError, match=rf"en/LC_MESSAGES/messages\.po:{line}: .*går inte att läsa"):
        load(tmp_path, text)


def test_a_catalogue_in_another_encoding_is_named(tmp_path: Path) -> None:
    path = voices.catalogue_path(Project(tmp_path), "en")
    path.parent.mkdir(parents=True)
    path.write_bytes((HEADER.format(state="draft") + ENTRY).encode("latin-1"))
    with pytest.raises(SetupError, match="är inte UTF-8"):
        voices.read(path)


def test_dates_lists_and_names_follow_the_language() -> None:
    day = dt.date(2026, 11, 22)
    assert voice("sv").day(day) == "22 november 2026"
    assert voice("pl").day(day) == "22 listopada 2026"
    assert voice("sv").listed(["a", "b", "c"]) == "a, b och c"
    assert voice("en").listed(["a", "b", "c"]) == "a, b, and c"
    assert voice("pl").language_name("th") == "tajski"
    assert [voice("sv").weekday(number) for number in (1, 7)] == ["mån", "sön"]
