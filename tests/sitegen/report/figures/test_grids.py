"""Grids: what a table shows, what it withholds, and what it is without the case that dominates it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

import trialreport
from sitegen.records import Localized
from sitegen.report.editions.edition import (
    COUNT,
    SHARE,
    PublishedFigure,
    PublishedRow,
    PublishedTable,
    PublishedValue,
)
from sitegen.report.editions.from_book import edition_of
from sitegen.report.figures.book import Book
from sitegen.report.publish import charts

ID = trialreport.ID


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return trialreport.data_alone(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def grids(book: Book) -> tuple[PublishedTable, ...]:
    return tables(book, "process")


def tables(book: Book, id: str) -> tuple[PublishedTable, ...]:
    return tuple(table for table in edition_of(book, ID).tables if table.id == id)


def count(number: int, revised: int = 0) -> PublishedValue:
    return PublishedValue(kind="count", number=number, revised=revised)


def share(number: str, revised: int = 0) -> PublishedValue:
    return PublishedValue(kind="share", number=Decimal(number), revised=revised)


def row(grid: PublishedTable, id: str) -> PublishedRow:
    return next(line for line in grid.lines if line.id == id)


def test_a_count_has_its_share_of_those_who_answered(grids: tuple[PublishedTable, ...]) -> None:
    assert row(grids[0], "nedlagd").values == (count(333), share("33.3"))


@pytest.mark.parametrize("id", ["okand", "ovrigt", "saknas"])
def test_what_is_no_count_has_no_share_and_a_bar_only_as_a_band(
    grids: tuple[PublishedTable, ...], id: str
) -> None:
    line = row(grids[0], id)
    found = charts.bar(line, charts.scale(grids[0]))
    assert (found is not None) == (line.values[0].kind == "band")
    assert all(value.kind != "share" for value in line.values)
    assert [value.shown("sv") for value in line.values][1] in ("U", "..")


def test_a_band_shows_both_ends_and_a_sign_is_spoken_as_words(grids: tuple[PublishedTable, ...]) -> None:
    assert row(grids[0], "ovrigt").values[0].shown("en") == "10–40"
    assert row(grids[0], "okand").values[0].spoken("sv") == "dold för att ingen ska kunna pekas ut"


def test_a_table_with_withheld_rows_has_no_total(grids: tuple[PublishedTable, ...]) -> None:
    assert grids[0].total is None


def test_without_the_case_counts_and_base_are_less_and_bars_keep_their_scale(
    grids: tuple[PublishedTable, ...],
) -> None:
    whole, rest = grids
    assert rest.without == Localized(sv="hamnärendet", en="the harbour case")
    corrected = (count(150, 1), share("21.4", 1))
    assert row(rest, "domd").values == corrected
    assert rest.base == count(700)
    scale = charts.scale(whole)
    for table in grids:
        assert charts.bar(row(table, "nedlagd"), scale) == charts.Bar(length=Fraction(33300, 450))
    assert charts.bar(row(rest, "domd"), scale) == charts.Bar(length=Fraction(15000, 450))
    found = charts.bar(row(whole, "domd"), scale)
    assert found is not None and found.case == Fraction(30000, 450)


def test_columns_of_two_dimensions_have_no_shares(book: Book) -> None:
    (grid,) = tables(book, "behov")
    assert [column.id for column in grid.columns] == ["kvinnor", "man", "alla"]
    assert {column.id for g in tables(book, "process") for column in g.columns} == {COUNT, SHARE}


def quantity(book: Book, id: str) -> PublishedFigure:
    return next(found for found in edition_of(book, ID).figures if found.id == id)


def test_a_share_of_too_few_is_shown_in_counts_and_has_no_percentage(book: Book) -> None:
    found = quantity(book, "nio-av-fjorton")
    assert (found.number, found.shown.sv, found.shown.en) == (None, "9 av 14", "9 of 14")


@pytest.mark.parametrize(
    ("id", "sv", "en"),
    [
        ("andel-domda", "45,0 %", "45.0%"),
        ("skatt", "omkring 30 %", "about 30%"),
        ("pengar", "3 115 133 kr", "SEK 3,115,133"),
        ("alla", "1 320", "1,320"),
    ],
)
def test_figures_are_written_as_each_language_writes_them(book: Book, id: str, sv: str, en: str) -> None:
    found = quantity(book, id)
    assert (found.shown.sv.replace("\u00a0", " "), found.shown.en.replace("\u00a0", " ")) == (sv, en)


class TestASeries:
    def test_has_a_row_for_each_year_and_says_where_it_breaks(self, book: Book) -> None:
        grid = tables(book, "motta")[0]
        assert [line.id for line in grid.rows] == ["2027", "2028", "2029", "2030", "2031"]
        assert [line.id for line in grid.rows if line.broken] == ["2029"]

    def test_is_drawn_from_three_years_on_and_never_below(self, book: Book) -> None:
        grid = tables(book, "motta")[0]
        assert charts.is_drawn(grid)
        assert not charts.is_drawn(grid.model_copy(update={"lines": grid.lines[:2]}))


def test_a_band_is_as_long_as_its_lower_end_and_hatched_to_its_upper(
    grids: tuple[PublishedTable, ...],
) -> None:
    found = charts.bar(row(grids[0], "ovrigt"), Fraction(80))
    assert found == charts.Bar(length=Fraction(1000, 80), upper=Fraction(4000, 80))
