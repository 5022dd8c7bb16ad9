"""Hiding a cell is not enough when the rest of what is printed gives it back. All figures are made up."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import pytest

from report_editions import reading
from sitegen import cli
from sitegen.core import Problem
from sitegen.report.checks import coherence
from sitegen.report.disclosure import reconstruct

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


def test_words_that_set_a_lower_bound_bound_it_too(tmp_path: Path) -> None:
    claim = "claims: {nagra: {sv: minst åtta, en: at least eight, value: primara.flicka}}\n"
    found = errors(tmp_path, prov=GROUPS.replace("TOTAL", "") + claim)
    assert len(found) == 3  # eight, and one in each of the others


def test_words_are_taken_for_what_they_mean(tmp_path: Path) -> None:
    """Almost half of fifteen is seven; six would stretch the words."""
    more = "figures: {femton: {about: organisation, value: 15, sv: F, en: F}}\n"
    more += "claims: {nara: {sv: nästan hälften, en: almost half, value: primara.flicka / femton}}\n"
    found = errors(tmp_path, prov=GROUPS.replace("TOTAL", "") + more)
    assert any("primara.flicka = 7." in problem.message for problem in found)


def test_more_than_a_number_is_not_that_number(tmp_path: Path) -> None:
    more = "claims:\n  en: {sv: fler än två, en: more than two, value: primara.transkvinna}\n"
    more += "  tva: {sv: färre än fem, en: fewer than five, value: primara.transkvinna}\n"
    found = errors(tmp_path, prov=GROUPS.replace("TOTAL", "") + more)
    assert ["primara.transkvinna = 3 eller 4" in problem.message for problem in found] == [True]


def test_a_bound_that_is_not_reached_is_a_rule(tmp_path: Path) -> None:
    link = "links: [{holds: primara.transkvinna < 3}]\n"
    found = errors(tmp_path, prov=GROUPS.replace("TOTAL", "") + link)
    assert ["primara.transkvinna = 1 eller 2" in problem.message for problem in found] == [True]


def test_the_base_of_a_table_that_prints_none_is_its_rows(tmp_path: Path) -> None:
    body = COVERING.replace("SIZE", "131") + "links: [{holds: utfall.base == 33}]\n"
    assert ["utfall.fri = 3" in problem.message for problem in errors(tmp_path, prov=body)] == [True]


@pytest.mark.parametrize(
    ("size", "children", "faults"), [(34, "", 1), (37, "", 0), (37, ", children: true", 1)]
)
def test_only_a_count_below_its_own_threshold_must_not_be_known(
    tmp_path: Path, size: int, children: str, faults: int
) -> None:
    body = COVERING.replace("SIZE", "131").replace("fri: {n: U", f"fri: {{n: U{children}")
    found = errors(tmp_path, prov=body + f"links: [{{holds: utfall.total == {size}}}]\n")
    assert len(found) == faults


# A table in which one large case makes most of an answer.
ONE_CASE = """
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


def test_what_is_signed_may_be_worked_out_with_and_without_its_case(tmp_path: Path) -> None:
    body = f"""{ONE_CASE}disclosure:
  - about: [utfall.dom]
    remedy: publish
    sv: Visas efter beslut.
    en: Shown by decision.
    decided: {{by: styrelsen, on: 2031-05-01, signed: true, reason: Avtal, review: 2032-05-01}}
"""
    assert errors(tmp_path, prov=body) == []
    assert len(errors(tmp_path, prov=body.replace("signed: true, ", ""))) == 1


def test_what_is_left_of_a_group_is_a_group_too(tmp_path: Path) -> None:
    body = """
universes:
  alla: {n: 131, sv: Alla, en: All}
  direkt: {n: 128, of: alla, sv: Direkt, en: Direct}
"""
    found = errors(tmp_path, prov=body)
    assert ["direkt~resten = 3" in problem.message for problem in found] == [True]


def test_what_is_left_without_a_large_case_is_a_count_too(tmp_path: Path) -> None:
    found = errors(tmp_path, prov=ONE_CASE)
    assert ["utfall.dom~utan-fallet = 2" in problem.message for problem in found] == [True]
    assert errors(tmp_path, prov=ONE_CASE.replace("fallet: 30}", "fallet: 27}")) == []


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
    [("färre än fyra", 0), ("färre än tre", 1), ("bara två", 1), ("fler än fem", 0)],
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


# -- formulas ----------------------------------------------------------------------------------

TWICE = GROUPS.replace("TOTAL", "  dubbelt: {n: 6, sv: Dubbelt, en: Double}")


@pytest.mark.parametrize(
    "link",
    [
        "dubbelt == 2 * primara.trans",
        "dubbelt == primara.trans * 2",
        "2 * primara.trans == dubbelt",
        "primara.trans == dubbelt / 2",
        "primara.trans / dubbelt == 1 / 2",
        "dubbelt / primara.trans == 2",
        "primara.man / primara.trans == 7",
        "primara.trans * dubbelt == 18",
        "primara.trans <= dubbelt / 3",
        "primara.man - 18 == primara.trans * 1",
        "primara.trans ~ 3",
        "moten.2031 == 2 * moten.2030",
    ],
)
def test_a_product_or_a_quotient_is_a_rule_wherever_it_stands(tmp_path: Path, link: str) -> None:
    series = (
        "series: {moten: {sv: Möten, en: Meetings, points: "
        "[{year: 2030, value: primara.trans}, {year: 2031, value: dubbelt}]}}\n"
    )
    body = TWICE.replace("transkvinna:", "trans:") + series + f"links: [{{holds: {link}}}]\n"
    found = [problem.message for problem in errors(tmp_path, prov=body)]
    assert [link in message and "primara.trans = " in message for message in found] == [True], found


@pytest.mark.parametrize(
    "figure",
    [
        "{printed: 6, num: 2 * primara.transkvinna, sv: D, en: D}",
        "{show: mean, unit: per-person, printed: 7.0, num: primara.man, den: SMALL, sv: D, en: D}",
        "{show: percent, printed: 6.5, num: SMALL * 100, den: primara.kvinna * 100, sv: D, en: D}",
        "{printed: 3, qualifier: about, num: primara.transkvinna, sv: D, en: D}",
        "{printed: 4, qualifier: almost, num: primara.transkvinna, sv: D, en: D}",
        "{show: percent, printed: 14, qualifier: about, num: SMALL, den: primara.man, sv: D, en: D}",
        "{show: percent, value: 14, qualifier: about, of: primara.man, sv: Andel, en: D}",
        "{show: percent, low: 6, high: 7, of: primara.kvinna, sv: Andel, en: D}",
        "{low: 1, high: 2, sv: Andra, en: Others}",
    ],
)
def test_a_figure_made_of_what_is_hidden_gives_it_away(tmp_path: Path, figure: str) -> None:
    figure = figure.replace("SMALL", "primara.transkvinna")
    body = GROUPS.replace("TOTAL", "") + f"figures: {{tryckt: {figure}}}\n"
    assert len(errors(tmp_path, prov=body)) == 1


def test_a_number_that_is_rounded_to_tens_bounds_what_it_is_made_of(tmp_path: Path) -> None:
    sum_ = "num: 100 * primara.transkvinna, sv: D, en: D}}\n"
    rounded = "figures: {tryckt: {printed: 300, rounding: rounded, " + sum_
    assert "= 3." in errors(tmp_path, prov=GROUPS.replace("TOTAL", "") + rounded)[0].message


def test_a_number_that_is_rounded_leaves_what_its_rounding_leaves(tmp_path: Path) -> None:
    figure = "figures: {tryckt: {printed: 10, num: 2 * primara.flicka, sv: D, en: D}}\n"
    body = GROUPS.replace("TOTAL", "") + figure
    assert len(errors(tmp_path, prov=body)) == 1
    assert errors(tmp_path, prov=body.replace("printed: 10,", "printed: 10, rounding: rounded,")) == []


def test_a_span_may_hold_several_numbers(tmp_path: Path) -> None:
    """`50–89 persons a year` is true of one year and of another."""
    more = "figures: {per-ar: {low: 20, high: 60, sv: Per år, en: A year}}\n"
    more += "links: [{holds: per-ar == primara.man}, {holds: primara.kvinna == per-ar}]\n"
    assert errors(tmp_path, prov=GROUPS.replace("TOTAL", "") + more) == []


def test_a_row_has_no_more_than_its_group(tmp_path: Path) -> None:
    body = COVERING.replace("n: SIZE", "n: 10, children: true").replace(
        "    dims", "    multi: true\n    dims"
    )
    body = body.replace("n: 30", "n: 10")
    assert errors(tmp_path, prov=body) == []
    found = errors(tmp_path, prov=body + "links: [{holds: 9 <= utfall.fri}]\n")
    assert ["utfall.fri = 9 eller 10" in problem.message for problem in found] == [True]


@pytest.mark.parametrize(
    ("claim", "faults"),
    [
        ("{sv: hälften, en: half, value: primara.transkvinna, than: dubbelt}", 1),
        ("{sv: dubbelt så många, en: double, value: dubbelt, than: primara.transkvinna}", 1),
        ("{sv: nästan fem, en: almost five, value: primara.transkvinna}", 1),
        ("{sv: omkring tre, en: about three, value: primara.transkvinna}", 1),
        ("{sv: tre, en: three, value: primara.transkvinna}", 1),
        ("{sv: lika många, en: as many, value: primara.transkvinna, than: tre}", 1),
        ("{sv: omkring 14 procent, en: about 14 percent, value: liten}", 1),
        ("{sv: omkring 4 procent, en: about 4 percent, value: mindre}", 0),
        ("{sv: hälften, en: half, value: halv}", 1),
        ("{sv: nästan hälften, en: almost half, value: halv}", 1),
        ("{sv: minst en, en: at least one, value: primara.transkvinna}", 0),
        ("{sv: drygt hälften, en: just over half, value: stor}", 0),
        ("{sv: ungefär hälften, en: about half, value: stor}", 0),
    ],
)
def test_words_are_rules_as_far_as_they_stretch(tmp_path: Path, claim: str, faults: int) -> None:
    figures = (
        "figures:\n  tre: {about: organisation, value: 3, sv: Tre, en: Three}\n"
        "  liten: {show: percent, num: primara.transkvinna, den: primara.man, sv: L, en: L}\n"
        "  mindre: {show: percent, num: primara.transkvinna, den: primara.base, sv: L, en: L}\n"
        "  halv: {show: percent, num: primara.transkvinna, den: dubbelt, sv: H, en: H}\n"
        "  stor: {show: percent, num: primara.transkvinna + primara.man, den: primara.kvinna, sv: S, en: S}\n"
    )
    found = errors(tmp_path, prov=TWICE + figures + f"claims: {{ord: {claim}}}\n")
    assert len(found) == faults, [problem.message for problem in found]


def test_words_that_no_number_fits_are_an_error(tmp_path: Path) -> None:
    claim = "claims: {nagra: {sv: en tredjedel, en: a third, value: primara.flicka}}\n"
    found = errors(tmp_path, prov=GROUPS.replace("TOTAL", "") + claim)
    assert ["inga antal passar in" in problem.message for problem in found] == [True]


@pytest.mark.parametrize(
    "more",
    [
        "links: [{holds: primara.flicka * primara.pojke == 6}]",
        "links: [{holds: dubbelt / primara.flicka < primara.pojke}]",
        "links: [{holds: primara.flicka ~ primara.pojke}]",
        "links: [{holds: primara.flicka / primara.pojke + primara.pojke / primara.flicka <= 2}]",
        "figures: {a: {printed: 6, num: primara.flicka * primara.pojke, sv: A, en: A}}",
        "figures: {a: {show: percent, value: 50, of: primara.flicka * primara.pojke, sv: A, en: A}}",
        "claims: {a: {sv: fler än, en: more than, value: primara.flicka * primara.pojke, than: dubbelt}}",
        "figures: {a: {show: percent, value: 50, qualifier: about, sv: A, en: A}}\n"
        "links: [{holds: primara.flicka / primara.pojke == a}]",
    ],
)
def test_what_the_audit_cannot_express_is_an_error_and_not_nothing(tmp_path: Path, more: str) -> None:
    found = errors(tmp_path, prov=TWICE + more + "\n")
    assert ["går inte att granska" in problem.message for problem in found] == [True]
    assert found[0].line > 20


def test_what_is_printed_may_be_multiplied_and_divided_as_one_likes(tmp_path: Path) -> None:
    links = (
        "links: [{holds: primara.man * primara.kvinna == 966}, {holds: dubbelt / primara.man < dubbelt}]\n"
    )
    assert errors(tmp_path, prov=TWICE + links) == []


def test_a_case_has_no_more_in_its_rows_than_it_has(tmp_path: Path) -> None:
    body = """
universes: {alla: {n: 131, sv: Alla, en: All}}
clusters: {fallet: {n: 30, of: alla, sv: fallet, en: the case}}
tables:
  utfall:
    sv: Utfall
    en: Outcome
    universe: alla
    dims: {utfall: process}
    rows:
      dom: {n: 62, cluster: {fallet: 28}, sv: Dom, en: Conviction}
      annat: {n: 69, cluster: {fallet: U}, sv: Annat, en: Other}
"""
    found = errors(tmp_path, prov=body)
    assert ["utfall.annat~fallet = 1 eller 2" in problem.message for problem in found] == [True]


@pytest.mark.parametrize("whole", ["total: U", "base: {answered: U}"])
def test_a_hidden_total_that_its_rows_give_is_found(tmp_path: Path, whole: str) -> None:
    body = COVERING.replace("SIZE", "131").replace("    dims:", f"    {whole}\n    dims:")
    found = errors(tmp_path, prov=body.replace("n: 30", "n: 0").replace("n: U,", "n: 4,"))
    assert ["= 4." in problem.message for problem in found] == [True]


def test_a_hidden_case_that_something_gives_is_found(tmp_path: Path) -> None:
    body = (
        "universes: {alla: {n: 131, sv: Alla, en: All}}\nclusters: {fallet: {n: U, of: alla, sv: f, en: c}}\n"
    )
    found = errors(tmp_path, prov=body + "links: [{holds: alla - 129 == fallet}]\n")
    assert ["fallet = 2" in problem.message for problem in found] == [True]


def test_a_share_of_rows_without_a_base_gives_its_count(tmp_path: Path) -> None:
    """A reader takes the rows for the whole, as the share itself is counted."""
    body = COVERING.replace("SIZE", "131").replace("fri: {n: U,", "fri: {n: U, percent: 9.1,")
    assert "utfall.fri = 3" in errors(tmp_path, prov=body)[0].message


# -- certainly nobody --------------------------------------------------------------------------

SMALL = """
universes: {alla: {n: 131, sv: Alla, en: All}}
tables:
  svar:
    sv: Svar
    en: Answers
    universe: alla
    dims: {vad: KIND}
    total: TOTAL
    rows:
      a: {n: 10, sv: A, en: A}
      b: {n: REST, sv: B, en: B}
      c: {n: U, sv: C, en: C}
      d: {n: U, sv: D, en: D}
"""


@pytest.mark.parametrize(
    ("kind", "total", "rest", "told"),
    [("identity", 15, 5, 1), ("sensitive", 15, 5, 1), ("process", 15, 5, 0), ("identity", 63, 53, 0)],
)
def test_that_the_hidden_are_nobody_is_one_warning_in_a_small_group(
    tmp_path: Path, kind: str, total: int, rest: int, told: int
) -> None:
    body = SMALL.replace("KIND", kind).replace("TOTAL", str(total)).replace("REST", str(rest))
    found = problems(tmp_path, prov=body)
    assert [problem.severity for problem in found] == ["warning"] * told
    assert all("Svar: C, Svar: D: det som är dolt är säkert 0" in problem.message for problem in found)


def test_nobody_at_all_is_told_too(tmp_path: Path) -> None:
    body = SMALL.replace("KIND", "identity").replace("TOTAL", "0").replace("n: 10", "n: 0")
    assert ["säkert 0" in p.message for p in problems(tmp_path, prov=body.replace("REST", "0"))] == [True]


# -- size --------------------------------------------------------------------------------------


def crossed(rows: int, columns: int) -> str:
    """A table with everything hidden and its sums linked, row by row and column by column."""
    heads = ", ".join(f"k{c}: {{sv: K, en: K}}" for c in range(columns))
    cells = ", ".join(f"k{c}: U" for c in range(columns))
    lines = [f"      r{r}: {{cells: {{{cells}}}, sv: Rad, en: Row}}" for r in range(rows)]
    links = [f"  - {{holds: korsad.r{r} == {columns * 9 + r}}}" for r in range(rows)]
    return (
        "universes: {alla: {n: 100000, sv: Alla, en: All}}\n"
        "tables:\n  korsad:\n    sv: K\n    en: K\n    universe: alla\n    shares: false\n"
        f"    dims: {{lan: identity, manad: process}}\n    columns: {{{heads}}}\n    rows:\n"
        + "\n".join(lines)
        + "\nlinks:\n"
        + "\n".join(links)
        + "\n"
    )


def test_a_large_hidden_table_is_settled(tmp_path: Path) -> None:
    """Twenty-one counties and twelve months, nothing but the sum of each county and each month."""
    sums = "".join(
        f"  - {{holds: korsad.total.k{c} == {21 * 9 + (210 if c == 0 else 0)}}}\n" for c in range(12)
    )
    started = time.process_time()
    assert errors(tmp_path, prov=crossed(21, 12) + sums) == []
    assert time.process_time() - started < 5


def test_a_long_chain_is_settled(tmp_path: Path) -> None:
    rows = "".join(f"      r{n}: {{n: U, sv: Rad, en: Row}}\n" for n in range(101))
    links = "".join(f"  - {{holds: kedja.r{n + 1} - kedja.r{n} == 1}}\n" for n in range(100))
    table = (
        "universes: {alla: {n: 100000, sv: Alla, en: All}}\ntables:\n  kedja:\n    sv: K\n    en: K\n"
        "    universe: alla\n    shares: false\n    dims: {vad: identity}\n    rows:\n"
    )
    assert errors(tmp_path, prov=table + rows + "links:\n" + links) == []
    told = errors(tmp_path, prov=table + rows + "links:\n" + links + "  - {holds: kedja.r100 <= 102}\n")
    assert len(told) == 4  # the first has one or two, the fourth four or five, the fifth is large enough


def test_figures_that_are_made_of_each_other_are_a_problem_and_no_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ring = "".join(f"  f{n}: {{num: f{(n + 1) % 1200}, sv: F, en: F}}\n" for n in range(1200))
    found = reading(tmp_path, prov=f"figures:\n{ring}links: [{{holds: f0 == 3}}]\n")
    assert list(reconstruct.check(found, TODAY)) == []
    messages = [problem.message for problem in coherence.references_lead_somewhere(found)]
    assert "räknas ut ur sig själv" in messages[0]
    assert cli.main(["--root", str(tmp_path), "report", "disclose"]) == 1
    assert "Ingen dold uppgift" not in capsys.readouterr().out


def test_a_long_chain_of_figures_is_worked_out(tmp_path: Path) -> None:
    chain = "".join(f"  f{n}: {{num: f{n + 1}, sv: F, en: F}}\n" for n in range(1200))
    found = reading(tmp_path, prov=f"figures:\n{chain}  f1200: {{value: 7, sv: F, en: F}}\n")
    assert found.book.ref("prov", "f0").exact == 7
