"""Words that say how many, how often, where or how surely are held against what the sources say."""

from __future__ import annotations

import pytest

from sitegen.sites.campaign.quantity_words import larger_than, only_in_english


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("De flesta köpare tror det.", "Nästan alla köpare tror det.", ["Nästan alla"]),
        ("96 procent köpte inomhus.", "Nästan alla köpte inomhus.", []),
        ("Ett motiv var att rädda relationen.", "Många vill rädda relationen.", ["Många"]),
        ("84 procent uppfyllde kriterierna.", "Många mår dåligt.", []),
        ("Drygt en tredjedel svarade ja.", "De flesta svarade ja.", ["flesta"]),
        ("63 procent svarade ja.", "De flesta svarade ja.", []),
        ("456 griptes 2020.", "Polisen griper köpare i hela landet.", ["i hela landet"]),
        ("Potentiellt utsatta.", "De var sannolikt utsatta.", ["sannolikt"]),
        ("Ingen har dömts.", "En dom är alltid en dom.", ["alltid"]),
        ("Antalet har ökat.", "Hur många som upptäcks beror på polisen.", []),
        ("Nio av tio har inte köpt sex.", "Myt: “De flesta gör det.”", []),
    ],
)
def test_a_word_larger_than_its_source_is_found(source: str, text: str, found: list[str]) -> None:
    assert list(larger_than(source, text)) == found


@pytest.mark.parametrize(
    ("swedish", "english", "found"),
    [
        ("Köpare tror det.", "Nearly all buyers believe it.", ["Nearly all"]),
        ("De flesta tror det.", "Most men believe it.", []),
        ("Det händer.", "It probably happens everywhere.", ["everywhere", "probably"]),
        ("De är oftare missnöjda.", "They are more often dissatisfied.", []),
        ("Hur många beror på polisen.", "How many depends on the police.", []),
    ],
)
def test_english_says_no_more_than_swedish(swedish: str, english: str, found: list[str]) -> None:
    assert list(only_in_english(swedish, english)) == found
