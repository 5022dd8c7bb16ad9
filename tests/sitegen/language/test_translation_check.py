"""What a translation keeps of its source, and what it may not bring with it."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from projects import REAL
from sitegen.language import po_file, translation_check
from sitegen.language.po_file import PoEntry
from sitegen.language.text_sets import MAIN


def entries(code: str, said_by: str = "") -> tuple[PoEntry, ...]:
    """A real catalogue."""
    return po_file.load(MAIN.po(REAL, said_by or code)).entries


@pytest.mark.parametrize(
    "said",
    [
        "Updated {day", "Updated day}", "Updated {day} {", "Updated {day}}", "Updated {{day}}", "Updated {}",
        "Updated {0}", "Updated {day.__doc__}", "Updated {day[0]}", "Updated {day!r}", "Updated {day:>9}",
        "Updated {day} {day}", "Updated {Day}", "Updated {day} {day.__class__.__mro__}", "Updated #",
    ],
)  # fmt: skip
def test_braces_are_the_source_s_names_and_nothing_else(said: str) -> None:
    assert any(
        "platshållare" in fault for fault in translation_check.translation_faults("Uppdaterad {day}", said)
    )


def test_a_source_with_braces_of_its_own_is_no_pattern() -> None:
    assert list(translation_check.translation_faults("En klammer } här", "A brace } here")) == []
    assert list(translation_check.translation_faults("En klammer } här", "A brace here"))


@pytest.mark.parametrize("said", [" ", "\u00a0", "\u200b", "\u3000", "\u2060\ufeff", "…", "—", "\u2028"])
def test_what_a_reader_cannot_read_is_no_translation(said: str) -> None:
    (fault,) = translation_check.translation_faults("Lämna sidan snabbt", said)
    assert "tom" in fault


def test_a_text_without_letters_needs_none() -> None:
    assert list(translation_check.translation_faults("{min}–{max}", "{min}-{max}")) == []


@pytest.mark.parametrize(
    "char", [*"\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202e\u2066\u061c\u00ad\ufeff", "\U000e0041"]
)
def test_characters_that_cannot_be_seen_are_refused(char: str) -> None:
    (fault,) = translation_check.translation_faults("Lämna sidan", f"Leave{char} page")
    assert f"U+{ord(char):04X}" in fault


@pytest.mark.parametrize(
    "said",
    [
        "Go to www.evil-help.example now", "Go to evil-help.example", "See help.org.", "Mail to me@help.org",
        "https://help.example/x", "สายด่วน help.example ที่นี่", "Pomoc: помощь.рф", "Help (safe.house.com)",
    ],
)  # fmt: skip
def test_an_address_that_the_source_lacks_is_refused(said: str) -> None:
    assert any("adress" in fault for fault in translation_check.translation_faults("Här finns hjälp", said))


@pytest.mark.parametrize(
    "said", ["Pomoc, np. w m.in. dwóch", "Call. Then wait.", "a.m. or p.m.", "ajutor (d.p.d.v.)"]
)
def test_abbreviations_are_no_addresses(said: str) -> None:
    assert list(translation_check.translation_faults("Här finns hjälp", said)) == []


def test_an_address_of_the_source_may_stay() -> None:
    assert (
        list(translation_check.translation_faults("Mejla hej@jour.example nu", "Mail hej@jour.example now"))
        == []
    )


@pytest.mark.parametrize(
    ("code", "other"), [("th", "uk"), ("ar", "fr"), ("uk", "pl"), ("ro", "ar"), ("en", "th")]
)
def test_another_script_is_another_language(code: str, other: str) -> None:
    assert translation_check.wrong_script_fault(entries(code), code) == ""
    assert "skrift" in translation_check.wrong_script_fault(entries(other), code)


@pytest.mark.parametrize(("code", "other"), [("ro", "fr"), ("es", "en"), ("pl", "ro")])
def test_a_catalogue_that_repeats_another_is_found(code: str, other: str) -> None:
    others = {name: entries(name) for name in ("en", "es", "fr", "pl", "ro") if name != code}
    assert translation_check.copied_from(entries(code), others) == ""
    assert translation_check.copied_from(mixed(entries(other), entries(code)), others) == other


def mixed(most: Iterable[PoEntry], few: Iterable[PoEntry]) -> list[PoEntry]:
    """A catalogue of which half has been overwritten with another."""
    return [a if number % 2 else b for number, (a, b) in enumerate(zip(most, few, strict=True))]


@pytest.mark.parametrize("said", ["TODO", "N/A", "Phone numbers", "Telefonnumer", "(kolla!)"])
@pytest.mark.parametrize("code", ["th", "ar", "uk"])
def test_a_text_in_another_script_is_no_translation(code: str, said: str) -> None:
    assert translation_check.in_another_script("Telefonnummer hos Bris", said, code)
    assert not translation_check.in_another_script("Telefonnummer hos Bris", said, "pl")


@pytest.mark.parametrize("said", ["Bris", "1177", "", "{number}", "Bris เบอร์ TODO"])
def test_names_and_numbers_may_stay_in_any_script(said: str) -> None:
    assert not translation_check.in_another_script("{number} hos Bris, 1177", said, "th")


@pytest.mark.parametrize("said", ["Phone &amp; chat", "Phone&nbsp;nr", "Help &#39;now&#39;", "<b>Go</b>"])
def test_markup_is_no_text(said: str) -> None:
    assert any(
        "märkning" in fault for fault in translation_check.translation_faults("Telefon och chatt", said)
    )


def test_swedish_left_as_it_was_is_a_copy_too() -> None:
    swedish = entries("sv")
    assert translation_check.copied_from(swedish, {"sv": swedish}) == "sv"
