"""Words that carry numbers are read alike in Swedish and English, and are true, doubtful or false."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.report.figures import words
from sitegen.report.figures.book import ValueSpan, exactly

CASES = (
    ("nästan 83 procent", "almost 83 percent", "0.827", "true"),
    ("nästan 83 procent", "almost 83 percent", "0.83", "false"),
    ("nästan 83 procent", "almost 83 percent", "0.815", "doubtful"),
    ("nästan 83 procent", "almost 83 percent", "0.7", "false"),
    ("nästan hälften", "almost half", "0.47", "true"),
    ("nästan hälften", "nearly half", "0.5", "false"),
    ("nästan hälften", "close to half", "0.42", "doubtful"),
    ("knappt en fjärdedel", "just under a quarter", "0.245", "true"),
    ("mer än hälften", "more than half", "0.501", "true"),
    ("mer än hälften", "more than half", "0.5", "false"),
    ("över hälften", "over half", "0.49", "false"),
    ("en majoritet", "a majority", "0.51", "true"),
    ("de flesta", "most", "0.5", "false"),
    ("en minoritet", "a minority", "0.2", "true"),
    ("mindre än 30 procent", "less than 30 percent", "0.297", "true"),
    ("färre än 30 procent", "fewer than 30 per cent", "0.3", "false"),
    ("inte ens hälften", "not even half", "0.49", "true"),
    ("minst 30 procent", "at least 30 percent", "0.3", "true"),
    ("högst 30 procent", "at most 30 percent", "0.301", "false"),
    ("inte mer än 30 procent", "no more than 30 percent", "0.3", "true"),
    ("ungefär 30 procent", "about 30 percent", "0.32", "true"),
    ("omkring 30 procent", "around 30 percent", "0.27", "doubtful"),
    ("cirka 30 procent", "roughly 30 percent", "0.36", "false"),
    ("24,5 procent", "24.5 percent", "0.2448", "true"),
    ("24,5 procent", "24.5 percent", "0.246", "false"),
    ("en tredjedel", "a third", "0.34", "true"),
    ("två tredjedelar", "two thirds", "0.667", "true"),
    ("tre fjärdedelar", "three quarters", "0.6", "false"),
    ("färre än två insatser per barn", "fewer than two measures per child", "1.74", "true"),
    ("strax under 20 personer", "just under 20 people", "19", "true"),
    ("strax under 20 personer", "just under 20 people", "17", "doubtful"),
    ("över 600 personer", "more than 600 people", "600", "false"),
    ("1,5 miljoner visningar", "1.5 million impressions", "1500000", "true"),
    ("1 320 kronor", "1,320 kronor", "1320", "true"),
    ("tolv möten", "twelve meetings", "12", "true"),
    ("samtliga", "all", "1", "true"),
    ("samtliga", "all", "0.999", "false"),
    ("ingen", "none", "0", "true"),
    ("åtta av tio", "eight in ten", "0.8", "true"),
    ("två av tre", "two of the three", "2", "false"),
    ("nästan nio av 10", "almost nine out of 10", "0.88", "true"),
)
COMPARED = (
    ("fler än förra året", "more than last year", "1.01", "true"),
    ("fler än förra året", "more than last year", "1", "false"),
    ("färre än 2023", "fewer than in 2023", "0.8", "true"),
    ("har ökat", "has increased", "0.9", "false"),
    ("lika många", "as many", "1", "true"),
    ("nästan dubbelt så många", "almost twice as many", "1.9", "true"),
    ("mer än dubbelt så många", "more than twice as many", "1.9", "false"),
    ("har fördubblats", "has doubled", "2.01", "true"),
    ("oförändrat", "unchanged", "1.2", "false"),
    ("fem gånger fler", "five times as many", "5", "true"),
    ("nästan 4 gånger så många", "almost 4 times as many", "3.8", "true"),
    ("fem gånger fler", "five times as many", "3", "false"),
)


@pytest.mark.parametrize(("sv", "en", "value", "verdict"), CASES)
def test_a_phrase_is_held_against_a_value(sv: str, en: str, value: str, verdict: str) -> None:
    phrases = words.read(sv, "sv"), words.read(en, "en")
    assert phrases[0] == phrases[1] is not None
    assert phrases[0].of(exactly(Fraction(value))) == verdict


@pytest.mark.parametrize(("sv", "en", "value", "verdict"), COMPARED)
def test_a_comparison_is_held_against_a_ratio(sv: str, en: str, value: str, verdict: str) -> None:
    phrases = words.read(sv, "sv", compares=True), words.read(en, "en", compares=True)
    assert phrases[0] == phrases[1] is not None
    assert phrases[0].of(exactly(Fraction(value))) == verdict


@pytest.mark.parametrize("text", ["en del", "några", "ett stort antal", ""])
def test_words_that_cannot_be_tried_are_told_from_those_that_can(text: str) -> None:
    assert words.read(text, "sv") is None


def test_a_band_decides_only_where_all_of_it_agrees() -> None:
    phrase = words.read("mer än hälften", "sv")
    assert phrase is not None
    assert phrase.of(ValueSpan(Fraction(6, 10), Fraction(7, 10))) == "true"
    assert phrase.of(ValueSpan(Fraction(4, 10), Fraction(6, 10))) == "unknown"
    assert phrase.of(ValueSpan(Fraction(1, 10), Fraction(2, 10))) == "false"
    assert phrase.of(ValueSpan(Fraction(0), None)) == "unknown"


def test_years_in_words_are_counted_from_the_first_to_the_last() -> None:
    text = "de tre senaste åren (2022–2025), och två år, 2024–2025; the last four years (2022-2025)"
    assert [(said, found) for _, said, found in words.year_spans(text)] == [(3, 4), (2, 2), (4, 4)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("alla utom två", "sv"),
        ("samtliga förutom en", "sv"),
        ("all but two", "en"),
        ("nobody except one", "en"),
    ],
)
def test_all_but_some_is_not_all(text: str, language: str) -> None:
    assert words.read(text, language) is None


@given(
    st.sampled_from(("exactly", "almost", "about", "over", "under", "at-least", "at-most")),
    st.sampled_from(("percent", "fraction", "count", "ratio")),
    st.integers(0, 40),
    st.integers(0, 2),
    st.fractions(0, 3, max_denominator=400),
)
def test_the_bounds_of_a_phrase_are_where_it_is_true(
    bound: words.BoundWord, scale: words.Scale, target: int, places: int, value: Fraction
) -> None:
    phrase = words.Phrase(bound, Fraction(target, 20), scale, places)
    if bound == "exactly" and scale == "percent":  # a percentage has no more decimals than it was given with
        phrase = words.Phrase(bound, Fraction(target, 100), scale, places)
    if bound == "exactly" and scale == "count":
        phrase = words.Phrase(bound, Fraction(target % 4), scale, places)
    verdict = phrase.of(exactly(value))
    assert phrase.bounds().hold(value) == (verdict == "true")
    assert phrase.bounds(doubtful=True).hold(value) == (verdict in ("true", "doubtful"))
