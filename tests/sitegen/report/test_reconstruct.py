"""Hiding a cell is not enough when the rest of what is printed gives it back. All figures are made up."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from editions import reading

from sitegen.problems import Problem
from sitegen.report import reconstruct

TODAY = dt.date(2032, 1, 1)
# In the manner of a support programme: adults and children, of whom very few in some rows.
GROUPS = """
universes:
  alla: {n: 131, sv: Alla, en: All}
TOTAL
tables:
  primara:
    sv: Stödmottagare
    en: Recipients
    universe: alla
    base: {answered: 77}
    dims: {kon: identity}
    rows:
      man: {n: 21, sv: Män, en: Men}
      kvinna: {n: 46, sv: Kvinnor, en: Women}
      transkvinna: {n: U, sv: Transkvinnor, en: Trans women}
      flicka: {n: U, sv: Flickor, en: Girls, children: true}
      pojke: {n: U, sv: Pojkar, en: Boys, children: true}
"""
ADULTS = "  vuxna: {n: 69, of: alla, sv: Vuxna, en: Adults}"
LINK = "links: [{holds: vuxna == primara.man + primara.kvinna + primara.transkvinna}]\n"


def problems(folder: Path, **reports: str) -> list[Problem]:
    return list(reconstruct.check(reading(folder, **reports), TODAY))


def errors(folder: Path, **reports: str) -> list[Problem]:
    return [problem for problem in problems(folder, **reports) if problem.severity == "error"]


def test_three_hidden_cells_keep_their_secret_while_only_the_base_is_known(tmp_path: Path) -> None:
    assert errors(tmp_path, prov=GROUPS.replace("TOTAL", "")) == []


def test_the_number_of_adults_gives_the_one_cell_away_and_the_message_names_the_way(tmp_path: Path) -> None:
    body = GROUPS.replace("TOTAL", ADULTS) + LINK
    found = errors(tmp_path, prov=body)
    assert "primara.transkvinna = 2" in found[0].message
    line = body.splitlines().index(LINK.strip()) + 1 + 8
    assert f"vuxna == primara.man + primara.kvinna + primara.transkvinna (data/reports/prov.yml:{line})" in (
        found[0].message
    )
    assert "transkvinna: {n: U" in found[0].source_line


def test_another_report_that_says_the_number_gives_it_away_too(tmp_path: Path) -> None:
    other = """
figures:
  vuxna:
    printed: 69
    num: prov/primara.man + prov/primara.kvinna + prov/primara.transkvinna
    sv: Vuxna
    en: Adults
"""
    found = errors(tmp_path, prov=GROUPS.replace("TOTAL", ""), bok=other)
    assert ["primara.transkvinna = 2" in problem.message for problem in found] == [True]
    assert "data/reports/bok.yml:" in found[0].message


def test_a_single_hidden_cell_follows_from_its_base(tmp_path: Path) -> None:
    body = (
        GROUPS.replace("TOTAL", "")
        .replace("flicka: {n: U", "flicka: {n: 3")
        .replace("pojke: {n: U", "pojke: {n: 4")
    )
    assert "primara.transkvinna = 3" in errors(tmp_path, prov=body)[0].message


def test_a_printed_share_gives_its_count_away(tmp_path: Path) -> None:
    share = "figures: {andel: {show: percent, value: 1.3, of: primara.base, sv: Andel i behov, en: Share}}\n"
    found = errors(tmp_path, prov=GROUPS.replace("TOTAL", "") + share)
    assert ["andel~antal = 1." in problem.message for problem in found] == [True]


def test_a_share_of_a_larger_count_tells_of_nobody(tmp_path: Path) -> None:
    share = "figures: {andel: {show: percent, value: 26.0, of: primara.base, sv: Andel i behov, en: Share}}\n"
    assert errors(tmp_path, prov=GROUPS.replace("TOTAL", "") + share) == []


def test_a_share_beside_a_hidden_cell_gives_it_away(tmp_path: Path) -> None:
    body = GROUPS.replace("TOTAL", "").replace("flicka: {n: U,", "flicka: {n: U, percent: 3.9,")
    assert "primara.flicka = 3" in errors(tmp_path, prov=body)[0].message


def test_what_is_left_of_a_group_is_a_group_too(tmp_path: Path) -> None:
    body = """
universes:
  alla: {n: 131, sv: Alla, en: All}
  direkt: {n: 128, of: alla, sv: Direkt, en: Direct}
"""
    found = errors(tmp_path, prov=body)
    assert ["direkt~resten = 3" in problem.message for problem in found] == [True]


def test_what_is_left_without_a_large_case_is_a_count_too(tmp_path: Path) -> None:
    body = """
universes: {alla: {n: 131, sv: Alla, en: All}}
clusters: {fallet: {n: 30, of: alla, sv: fallet, en: the case}}
tables:
  utfall:
    sv: Utfall
    en: Outcome
    universe: alla
    base: {answered: 60}
    dims: {utfall: process}
    rows:
      dom: {n: 32, cluster: {fallet: 30}, sv: Dom, en: Conviction}
      annat: {n: 28, sv: Annat, en: Other}
"""
    found = errors(tmp_path, prov=body)
    assert ["utfall.dom~utan-fallet = 2" in problem.message for problem in found] == [True]
    assert errors(tmp_path, prov=body.replace("fallet: 30}", "fallet: 27}")) == []


@pytest.mark.parametrize(("band", "faults"), [("1–4", 0), ("1–2", 1), ("30–31", 0)])
def test_a_band_with_too_few_small_values_is_no_secret(tmp_path: Path, band: str, faults: int) -> None:
    body = f"universes: {{alla: {{n: {band}, sv: Alla, en: All}}}}\n"
    assert len(errors(tmp_path, prov=body)) == faults


def test_that_all_hidden_are_small_would_tell_is_a_warning(tmp_path: Path) -> None:
    body = """
universes: {alla: {n: 131, sv: Alla, en: All}}
tables:
  utfall:
    sv: Utfall
    en: Outcome
    universe: alla
    base: {answered: 38}
    dims: {utfall: process}
    rows:
      dom: {n: 30, sv: Dom, en: Conviction}
      fri: {n: U, sv: Friande, en: Acquittal}
      annat: {n: U, sv: Annat, en: Other}
"""
    found = problems(tmp_path, prov=body)
    assert {problem.severity for problem in found} == {"warning"}
    assert "räknar fram 4" in found[0].message


def test_numbers_that_cannot_all_be_true_are_an_error_and_not_a_pass(tmp_path: Path) -> None:
    body = GROUPS.replace("TOTAL", "").replace("answered: 77", "answered: 60")
    assert "inga antal passar in" in errors(tmp_path, prov=body)[0].message


def test_what_cannot_be_settled_is_an_error_and_not_a_pass(tmp_path: Path) -> None:
    found = reading(tmp_path, prov=GROUPS.replace("TOTAL", ""))
    messages = [problem.message for problem in reconstruct.check(found, TODAY, budget=0)]
    assert len(messages) == 3
    assert all("gick inte att avgöra" in message for message in messages)


def test_organisation_figures_hide_nothing(tmp_path: Path) -> None:
    body = """
universes:
  medlemmar: {n: 27, about: organisation, unit: members, sv: Medlemmar, en: Members}
  enskilda: {n: 26, of: medlemmar, about: organisation, unit: members, sv: Organisationer, en: Organisations}
"""
    assert errors(tmp_path, prov=body) == []


COVERING = """
universes: {alla: {n: SIZE, sv: Alla, en: All}}
tables:
  utfall:
    sv: Utfall
    en: Outcome
    universe: alla
    dims: {utfall: process}
    rows:
      dom: {n: 30, sv: Dom, en: Conviction}
      fri: {n: U, sv: Friande, en: Acquittal}
"""


def test_a_table_without_a_base_may_be_taken_for_all_of_its_group(tmp_path: Path) -> None:
    found = errors(tmp_path, prov=COVERING.replace("SIZE", "33"))
    assert ["utfall.fri = 3" in problem.message for problem in found] == [True]


def test_that_is_dropped_where_other_numbers_say_that_it_is_not_so(tmp_path: Path) -> None:
    body = COVERING.replace("SIZE", "131") + "links: [{holds: utfall.total <= 90}]\n"
    assert errors(tmp_path, prov=body) == []


@pytest.mark.parametrize(
    ("words", "faults"),
    [("färre än fyra", 0), ("färre än tre", 1), ("bara två", 1), ("fler än fem", 0), ("en tredjedel", 0)],
)
def test_words_that_carry_a_number_bound_a_hidden_count(tmp_path: Path, words: str, faults: int) -> None:
    claim = f"claims: {{nagra: {{sv: {words}, en: few, value: primara.flicka}}}}\n"
    found = errors(tmp_path, prov=GROUPS.replace("TOTAL", "") + claim)
    assert [f"Av: {words} (data/reports/prov.yml:" in problem.message for problem in found] == [True] * faults


def test_a_share_in_words_bounds_it_too(tmp_path: Path) -> None:
    more = """
figures:
  andel: {show: percent, num: primara.flicka + primara.pojke, den: primara.base, sv: Andel barn, en: Share}
claims: {fa: {sv: under 4 procent, en: under 4 percent, value: andel}}
"""
    found = errors(tmp_path, prov=GROUPS.replace("TOTAL", "") + more)
    assert len(found) == 2
    assert all("under 4 procent" in problem.message for problem in found)
