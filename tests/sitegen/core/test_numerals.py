"""Words for numbers are listed once, in both languages of prose."""

from __future__ import annotations

from sitegen.core import PROSE_LANGUAGES
from sitegen.core.numerals import CARDINALS, TENS, values


def test_both_languages_have_words_for_0_to_19_and_for_the_tens() -> None:
    assert {code: (len(CARDINALS[code]), len(TENS[code])) for code in PROSE_LANGUAGES} == {
        "sv": (20, 8),
        "en": (20, 8),
    }


def test_a_word_stands_for_one_number() -> None:
    for code in PROSE_LANGUAGES:
        words = [word for names in CARDINALS[code] for word in names] + list(TENS[code])
        assert len({*words}) == len(words)


def test_the_place_of_a_word_is_its_number() -> None:
    swedish, english = values("sv", 0, 19), values("en", 0, 19)
    assert [swedish[word] for word in ("noll", "ett", "en", "tolv", "nitton", "tjugo", "nittio")] == [
        *(0, 1, 1, 12, 19, 20, 90)
    ]
    assert [english[word] for word in ("zero", "one", "twelve", "nineteen", "twenty", "ninety")] == [
        *(0, 1, 12, 19, 20, 90)
    ]
    assert "elva" not in values("sv", 2, 10)
