"""Numbers as Swedish and English write them, rounded once."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.report.cells import parse
from sitegen.report.figures import numbers


@pytest.mark.parametrize(
    ("value", "places", "sv", "en"),
    [
        (1320, None, "1\u00a0320", "1,320"),
        (3115133, None, "3\u00a0115\u00a0133", "3,115,133"),
        (Fraction(265, 100), 1, "2,7", "2.7"),
        (Fraction(-265, 100), 1, "−2,7", "−2.7"),
        (Decimal("2.65"), None, "2,65", "2.65"),
        (-5, None, "−5", "−5"),
        (0, None, "0", "0"),
        (Fraction(1, 2), 0, "1", "1"),
    ],
)
def test_a_number_in_both_languages(value: Fraction, places: int | None, sv: str, en: str) -> None:
    shown = value if places is None else numbers.rounded(value, places)
    assert numbers.number(shown, "sv") == sv
    assert numbers.number(shown, "en") == en


@pytest.mark.parametrize(
    ("count", "base", "sv", "sv_table", "en", "en_table"),
    [
        (46, 143, "32,2\u00a0procent", "32,2\u00a0%", "32.2\u00a0percent", "32.2%"),
        (22, 62, "35\u00a0procent", "35\u00a0%", "35\u00a0percent", "35%"),
        (9, 19, "9 av 19", "9 av 19", "9 of 19", "9 of 19"),
        (100, 100, "100,0\u00a0procent", "100,0\u00a0%", "100.0\u00a0percent", "100.0%"),
    ],
)
def test_a_share_has_the_precision_of_its_base(
    count: int, base: int, sv: str, sv_table: str, en: str, en_table: str
) -> None:
    share = Fraction(count, base)
    assert numbers.percent(share, "sv", base=base) == sv
    assert numbers.percent(share, "sv", base=base, style="table") == sv_table
    assert numbers.percent(share, "en", base=base) == en
    assert numbers.percent(share, "en", base=base, style="table") == en_table


def test_money_and_spans() -> None:
    assert numbers.money(3115133, "sv") == "3\u00a0115\u00a0133\u00a0kronor"
    assert numbers.money(1320, "sv", "table") == "1\u00a0320\u00a0kr"
    assert numbers.money(1320, "en") == "SEK\u00a01,320"
    assert numbers.interval(300, 400, "sv") == "300–400"


@pytest.mark.parametrize(
    ("written", "sv", "words"),
    [
        ("46", "46", ""),
        ("0", "0", ""),
        ("1000-2000", "1\u00a0000–2\u00a0000", ""),
        ("U", "U", "dold för att ingen ska kunna pekas ut"),
        ("..", "..", "uppgift saknas"),
    ],
)
def test_a_cell_and_what_is_read_aloud(written: str, sv: str, words: str) -> None:
    cell = parse(written)
    assert numbers.cell(cell, "sv") == sv
    assert numbers.cell_words(cell, "sv") == words
    assert parse(str(cell)) == cell == parse(cell)


@pytest.mark.parametrize("written", ["", "-1", "01", "1,5", "u", "…", "4–1", "3–3", "1 000", "<5"])
def test_a_cell_that_is_written_in_another_way_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="skriv"):
        parse(written)


@given(st.fractions(), st.integers(0, 4))
def test_rounding_is_nearest_and_half_goes_away_from_zero(value: Fraction, places: int) -> None:
    step = Fraction(1, 10**places)
    result = Fraction(numbers.rounded(value, places))
    assert abs(result - value) <= step / 2
    assert result % step == 0
    if abs(result - value) == step / 2:
        assert abs(result) > abs(value)
