"""One voice per language: what it says, what it lacks, and that it says so."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from markupsafe import escape

import catalogues
from records import language, translator
from sitegen.core import Project, SetupError
from sitegen.language import LocalizedText, translation
from sitegen.language.po_file import PoEntry
from sitegen.language.text_sets import MAIN
from sitegen.language.translation import TranslationState, translation_state
from sitegen.web.render import finished

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
ENTRY = 'msgctxt "page"\nmsgid "Sök hjälp"\nmsgstr "Get help"\n'


def load(root: Path, text: str, code: str = "en") -> translation.Translator:
    path = catalogues.catalogue_path(Project(root), code)
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    return translation.load_translators(Project(root), [language(code)])[0]


def test_a_sentence_is_found_by_its_context_and_swedish_text(tmp_path: Path) -> None:
    speaker = load(tmp_path, HEADER + ENTRY)
    assert speaker("page", "Sök hjälp") == "Get help"
    assert speaker.localized("page", "Sök hjälp") == LocalizedText("Get help", "en")
    assert speaker("exit", "Sök hjälp") == "Sök hjälp"


def test_a_text_that_had_to_stay_swedish_says_so() -> None:
    assert translator("en").localized("service.gives", "Någon lyssnar.") == LocalizedText(
        "Någon lyssnar.", "sv"
    )


def test_a_sentence_that_had_to_stay_swedish_is_marked_so_in_html_and_nowhere_else() -> None:
    said = translator("en")("page", "Sök <hjälp>")
    assert said == "Sök <hjälp>" and str(said) == said
    html = finished(f'<p title="{escape(said)}">{escape(said)}</p>')
    assert html == ('<p title="Sök &lt;hjälp&gt;"><span lang="sv" dir="ltr">Sök &lt;hjälp&gt;</span></p>')


@pytest.mark.parametrize("tag", ["title", "script", "option", "text"])
def test_elements_that_hold_only_text_hold_no_mark(tag: str) -> None:
    said = escape(translator("en")("page", "Lista"))
    assert finished(f"<{tag}>{said}</{tag}>{said}") == (
        f'<{tag}>Lista</{tag}><span lang="sv" dir="ltr">Lista</span>'
    )


def test_a_sentence_made_of_others_says_which_of_them_are_swedish() -> None:
    speaker = translator("en", {("page", "Om {a} & {b}"): "On {a} & {b}"})
    said = speaker("page", "Om {a} & {b}", a=speaker("page", "boende"), b="work")
    assert said == "On boende & work"
    assert finished(escape(said)) == 'On <span lang="sv" dir="ltr">boende</span> &amp; work'
    assert finished(escape(speaker.listed([speaker("page", "stöd"), "a home"]))) == (
        '<span lang="sv" dir="ltr">stöd</span> and a home'
    )


def test_what_is_translated_is_plain_text() -> None:
    speaker = translator("en", {("page", "Karta"): "Map"})
    assert type(speaker("page", "Karta")) is type(speaker.listed(["a", "b"])) is str
    assert type(translator("sv")("page", "Vad som helst")) is str


@pytest.mark.parametrize(
    ("context", "former", "now", "expected"),
    [
        ("page", "Sök hjälp här", "Sök hjälp nu här", TranslationState.FORMER),
        ("exit", "Lämna sidan", "Gå härifrån genast", TranslationState.FORMER),
        ("need.label", "Tryggt boende", "Ett säkert hem", TranslationState.FORMER),
        # What surrounds the records is read as it was only while it says nearly the same.
        ("page", "Sidan uppdaterades nyss", "Alla nummer är kontrollerade", TranslationState.SWEDISH),
        ("safety", "Numret syns på räkningen", "Numret syns inte på räkningen", TranslationState.SWEDISH),
        ("page", "Öppet i 12 timmar", "Öppet i 10 timmar", TranslationState.SWEDISH),
        # What a record says may have changed whom it is for, or what it promises.
        ("service.summary", "Stöd för kvinnor", "Stöd för kvinnor och män", TranslationState.SWEDISH),
        (
            "service.safety",
            "Ring från en annan telefon",
            "Ring från en annans telefon",
            TranslationState.SWEDISH,
        ),
        ("contact.label", "Jouren", "Jouren på natten", TranslationState.SWEDISH),
        ("right.statement", "Du får stanna i 30 dagar", "Du får stanna i 90 dagar", TranslationState.SWEDISH),
    ],
)
def test_a_changed_source_is_read_as_it_was_where_that_cannot_mislead(
    context: str, former: str, now: str, expected: TranslationState
) -> None:
    entry = PoEntry(context, now, "Something in English", 1, fuzzy=True, previous=former)
    assert translation_state(entry, MAIN) is expected


def test_a_former_translation_that_lost_a_placeholder_is_not_shown() -> None:
    entry = PoEntry("page", "Uppdaterad {day} igen", "Updated", 1, fuzzy=True, previous="Uppdaterad igen")
    assert translation_state(entry, MAIN) is TranslationState.SWEDISH


@pytest.mark.parametrize("said", ["", " ", "\u00a0", "\u200b", "\u2060\u3000"])
def test_a_translation_that_nobody_can_see_counts_as_missing(tmp_path: Path, said: str) -> None:
    speaker = load(tmp_path, HEADER + ENTRY.replace("Get help", said))
    assert speaker.localized("page", "Sök hjälp") == LocalizedText("Sök hjälp", "sv")


def test_names_are_filled_in_and_braces_without_names_stay() -> None:
    speaker = translator("en", {("page", "Uppdaterad {day}"): "Updated {day}"})
    assert speaker("page", "Uppdaterad {day}", day="1 May") == "Updated 1 May"
    assert speaker("page", "Klammer {x}") == "Klammer {x}"


def test_a_date_that_ends_in_a_full_stop_ends_its_sentence() -> None:
    read = ("data", "Läst {day}. Ring…")
    speaker = translator("uk", {read: "Прочитано {day}. Дзвоніть…"})
    day = speaker.day(dt.date(2026, 11, 22))
    assert day.endswith("р.")
    assert speaker(*read, day=day) == f"Прочитано {day} Дзвоніть…"
    assert translator("sv")("data", "Vänta ... {day}.", day="nu") == "Vänta ... nu."


def test_a_language_without_a_catalogue_has_no_texts(tmp_path: Path) -> None:
    (speaker,) = translation.load_translators(Project(tmp_path), [language("fi")])
    assert not speaker.texts and not speaker.reviewed


@pytest.mark.parametrize(
    "slip", ["<<<<<<< HEAD\n", 'msgidd "x"\n', "text utan citattecken\n", 'msgid "öppen\n', '"öppen\\"\n']
)
def test_a_catalogue_that_cannot_be_read_is_named_with_its_line(tmp_path: Path, slip: str) -> None:
    text = HEADER + ENTRY + slip + ENTRY
    line = text[: text.index(slip)].count("\n") + 1
    with pytest.raises(SetupError, match=rf"en/LC_MESSAGES/messages\.po:{line}: .*går inte att läsa"):
        load(tmp_path, text)


def test_a_catalogue_in_another_encoding_is_named(tmp_path: Path) -> None:
    path = catalogues.catalogue_path(Project(tmp_path), "en")
    path.parent.mkdir(parents=True)
    path.write_bytes((HEADER + ENTRY).encode("latin-1"))
    with pytest.raises(SetupError, match="är inte UTF-8"):
        catalogues.read_catalogue(path)


def test_dates_lists_and_names_follow_the_language() -> None:
    day = dt.date(2026, 11, 22)
    assert translator("sv").day(day) == "22 november 2026"
    assert translator("pl").day(day) == "22 listopada 2026"
    assert translator("sv").listed(["a", "b", "c"]) == "a, b och c"
    assert translator("en").listed(["a", "b", "c"]) == "a, b, and c"
    assert translator("pl").language_name("th") == "tajski"
    assert [translator("sv").weekday(number) for number in (1, 7)] == ["mån", "sön"]


@pytest.mark.parametrize(("code", "colon"), [("sv", ":"), ("ar", ":"), ("fr", "\u00a0:")])
def test_a_word_and_its_value_are_parted_as_the_language_does(code: str, colon: str) -> None:
    assert translator(code).colon == colon
