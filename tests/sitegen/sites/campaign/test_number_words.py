"""Which words of a text say how many."""

from __future__ import annotations

import pytest

from sitegen.sites.campaign import number_words


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("Sedan 1999 är det förbjudet", "sv", ["1999"]),
        ("nio av tio män", "sv", ["nio", "tio"]),
        ("Hälften, en tredjedel och de flesta", "sv", ["Hälften", "tredjedel", "flesta"]),
        ("många, en majoritet, 9,5 procent", "sv", ["många", "majoritet", "9", "5", "procent"]),
        ("nästan alla, var tredje, halverades", "sv", ["nästan alla", "var tredje", "halverades"]),
        ("tusentals män och miljoner kronor", "sv", ["tusentals", "miljoner"]),
        ("Three in ten men", "en", ["Three", "ten"]),
        ("Most of them, nearly all, half", "en", ["Most", "nearly all", "half"]),
        ("a majority, twice, 44 percent", "en", ["majority", "twice", "44", "percent"]),
    ],
)
def test_numbers_shares_and_sizes_are_found(text: str, language: str, words: list[str]) -> None:
    assert [word for _, word in number_words.quantities(text, language)] == words


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Du köper sex av en annan människa, och någon tjänar pengar.", "sv"),
        ("Femtekolonn, tionde och tredje part är inga tal här.", "sv"),
        ("You pay for sex. Someone often earns money; almost is no number.", "en"),
    ],
)
def test_words_that_hold_a_number_without_saying_it_are_not(text: str, language: str) -> None:
    assert list(number_words.quantities(text, language)) == []


def test_a_place_is_where_the_word_begins() -> None:
    assert list(number_words.quantities("Det är tio.", "sv")) == [(7, "tio")]


def test_numbers_are_the_same_in_words_in_digits_and_in_both_languages() -> None:
    swedish = number_words.numbers("Två till tio år, 10 793 offer, 9,5 procent", "sv")
    english = number_words.numbers("Two to ten years, 10,793 victims, 9.5 percent", "en")
    assert swedish == english == {"2", "10", "10793", "9.5"}


def test_a_hard_space_parts_thousands_like_a_soft_one() -> None:
    assert number_words.numbers("10\u00a0793", "sv") == {"10793"}


def test_years_that_stand_side_by_side_are_two_numbers() -> None:
    assert number_words.numbers("1999 2008", "sv") == {"1999", "2008"}


@pytest.mark.parametrize(
    ("value", "english"), [("9,5", "9.5"), ("10 793", "10,793"), ("45–75", "45–75"), ("2025", "2025")]
)
def test_a_figure_is_written_as_the_language_writes_it(value: str, english: str) -> None:
    assert number_words.number_in_language(value, "en") == english
    assert number_words.number_in_language(value, "sv") == value
