"""Small counts stand nowhere without a signed decision. All reports and figures are made up."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from projects import REAL
from report_editions import reading
from sitegen.core import Problem
from sitegen.report import read_reports
from sitegen.report.checks import people_guard
from sitegen.report.disclosure import reconstruct, small_counts
from sitegen.report.disclosure.cell_suppression import smallest

TODAY = dt.date(2032, 1, 1)
ONE_WAY = """
universes: {alla: {n: 131, sv: Alla, en: All}}
tables:
  svar:
    sv: Svar
    en: Answers
    universe: alla
    base: {answered: 70}
    dims: {vad: KIND}
    rows:
      a: {n: 40, sv: A, en: A}
      b: {n: 27, sv: B, en: B}
      c: {n: 3, sv: C, en: C}
"""
TWO_WAY = """
universes: {alla: {n: 131, sv: Alla, en: All}}
tables:
  korsad:
    sv: Korsad
    en: Crossed
    universe: alla
    dims: {kon: identity, form: sensitive}
    columns: {x: {sv: X, en: X}, y: {sv: Y, en: Y}, z: {sv: Z, en: Z}}
    rows:
      a: {cells: {x: 40, y: 30, z: 25}, sv: A, en: A}
      b: {cells: {x: 22, y: 7, z: 35}, sv: B, en: B}
      c: {cells: {x: 21, y: 23, z: 36}, sv: C, en: C}
"""
SIGNED = """
disclosure:
  - about: [svar.c]
    remedy: publish
    sv: Visas efter beslut.
    en: Shown by decision.
    decided: {by: styrelsen, on: 2031-05-01, signed: true, reason: Avtal med finansiären, review: 2032-05-01}
"""


def problems(folder: Path, body: str, **others: str) -> list[Problem]:
    return list(small_counts.check(reading(folder, prov=body, **others), TODAY))


def errors(folder: Path, body: str, **others: str) -> list[str]:
    return [problem.message for problem in problems(folder, body, **others) if problem.severity == "error"]


@pytest.mark.parametrize("kind", ["process", "identity", "sensitive"])
def test_a_small_count_is_an_error_in_every_class(tmp_path: Path, kind: str) -> None:
    found = problems(tmp_path, ONE_WAY.replace("KIND", kind))
    assert ["under gränsen 5" in problem.message for problem in found] == [True]
    assert found[0].source_line.strip().startswith("c: {n: 3")


@pytest.mark.parametrize(("count", "faults"), [("0", 0), ("1", 1), ("4", 1), ("5", 0), ("U", 1), ("1–4", 0)])
def test_the_threshold_is_five_and_nothing_is_no_small_count(tmp_path: Path, count: str, faults: int) -> None:
    """`U` is an error too until a decision names it."""
    body = ONE_WAY.replace("KIND", "identity").replace("n: 3", f"n: {count}")
    assert len(errors(tmp_path, body)) == faults


def test_a_crossed_table_has_the_higher_threshold(tmp_path: Path) -> None:
    assert ["under gränsen 10" in message for message in errors(tmp_path, TWO_WAY)] == [True]


@pytest.mark.parametrize(
    "change",
    [
        ("universes: {alla: {n: 131,", "universes: {alla: {n: 131, children: true,"),
        ("c: {n: 8,", "c: {n: 8, children: true,"),
        ("{vad: identity}", "{kommun: identity}"),
        ("{vad: identity}", "{medlem: process}"),
    ],
    ids=["of children", "a row of children", "a municipality", "a member"],
)
def test_children_municipalities_and_members_have_the_higher_threshold(
    tmp_path: Path, change: tuple[str, str]
) -> None:
    body = ONE_WAY.replace("KIND", "identity").replace("n: 3", "n: 8")
    assert errors(tmp_path, body) == []
    assert ["under gränsen 10" in message for message in errors(tmp_path, body.replace(*change))] == [True]


def test_figures_of_the_organisation_have_no_threshold(tmp_path: Path) -> None:
    body = ONE_WAY.replace("KIND", "identity").replace("    base:", "    about: organisation\n    base:")
    assert errors(tmp_path, body) == []


@pytest.mark.parametrize("unit", ["sek", "days", "languages"])
def test_what_counts_no_people_has_no_threshold(tmp_path: Path, unit: str) -> None:
    body = ONE_WAY.replace("KIND", "identity").replace("    base:", f"    unit: {unit}\n    base:")
    assert errors(tmp_path, body) == []


def test_the_remedy_for_a_small_row_is_a_merge_with_the_lines_to_paste(tmp_path: Path) -> None:
    message = errors(tmp_path, ONE_WAY.replace("KIND", "identity"))[0]
    assert "ovriga: {n: 30, sv: Övriga, en: Other, merges: [{sv: B, en: B}, {sv: C, en: C}]}" in message


def test_where_nothing_is_left_to_merge_with_the_remedy_is_a_band(tmp_path: Path) -> None:
    body = ONE_WAY.replace("KIND", "identity").replace("      a: {n: 40, sv: A, en: A}\n", "")
    body = body.replace("      b: {n: 27, sv: B, en: B}\n", "")
    assert "skriv ett spann: n: 1–4" in errors(tmp_path, body)[0]


def test_the_remedy_for_a_crossed_table_names_cells_that_keep_the_secret(tmp_path: Path) -> None:
    """The cells that the message names are hidden: then nobody can work the small one out."""
    proposed = re.findall(r"(\w): (\w)", errors(tmp_path, TWO_WAY)[0].rpartition("skriv U i")[2])
    assert len(proposed) > 1
    lines = TWO_WAY.splitlines()
    for row, column in proposed:
        at = next(n for n, line in enumerate(lines) if line.strip().startswith(f"{row}: {{cells"))
        lines[at] = re.sub(rf"\b{column}: \d+", f"{column}: U", lines[at])
    hidden = (
        "\n".join(lines)
        + "\nlinks: ["
        + ", ".join(
            f"{{holds: korsad.total.{column} == {total}}}"
            for column, total in (("x", 83), ("y", 60), ("z", 96))
        )
        + "]\n"
    )
    found = reconstruct.check(reading(tmp_path, prov=hidden), TODAY)
    assert [problem.message for problem in found if problem.severity == "error"] == []


@pytest.mark.parametrize(
    ("counts", "joined"),
    [
        ({"a": 40, "b": 3, "c": 4}, ["b", "c"]),
        ({"a": 40, "b": 1, "c": 1}, ["a", "b", "c"]),
        ({"a": 40, "b": 27, "c": 3}, ["b", "c"]),
        ({"a": 0, "b": 27, "c": 3}, ["b", "c"]),
        ({"a": 1, "b": 1}, []),
    ],
)
def test_rows_are_merged_until_they_reach_the_threshold(counts: dict[str, int], joined: list[str]) -> None:
    assert smallest(counts, 5) == joined


# -- decisions ---------------------------------------------------------------------------------


def test_a_signed_decision_lets_a_small_count_stand(tmp_path: Path) -> None:
    assert errors(tmp_path, ONE_WAY.replace("KIND", "process") + SIGNED) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (" signed: true,", "", "inte fattat"),
        (" reason: Avtal med finansiären,", "", "reason och review"),
        (", review: 2032-05-01", "", "reason och review"),
        ("review: 2032-05-01", "review: 2031-12-31", "på nytt"),
        ("on: 2031-05-01", "on: 2032-02-01", "framtiden"),
    ],
)
def test_a_decision_that_does_not_hold_lets_nothing_stand(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    assert old in SIGNED
    found = errors(tmp_path, ONE_WAY.replace("KIND", "process") + SIGNED.replace(old, new))
    assert len(found) == 2
    assert "under gränsen" in found[0]
    assert says in found[1]


def test_what_is_hidden_without_a_decision_is_an_error_and_what_waits_a_warning(tmp_path: Path) -> None:
    body = ONE_WAY.replace("KIND", "process").replace("n: 27", "n: U").replace("n: 3,", "n: U,")
    assert len(errors(tmp_path, body)) == 2
    named = SIGNED.replace("publish", "suppress").replace("[svar.c]", "[svar.b, svar.c]")
    assert errors(tmp_path, body + named) == []
    waiting = problems(tmp_path, body + named.replace(" signed: true,", ""))
    assert [problem.severity for problem in waiting] == ["warning"]
    assert "1 beslut" in waiting[0].message


# -- beside the cells ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("universes: {alla: {n: 131,", "universes: {nagra: {n: 3, sv: Få, en: Few}, alla: {n: 131,"),
        ("base: {answered: 70}", "base: {answered: 4}"),
        ("n: 40,", "cluster: {fallet: 2}, n: 40,"),
        ("tables:", "clusters: {fallet: {n: 2, of: alla, sv: fallet, en: the case}}\ntables:"),
        ("tables:", "figures: {f: {value: 3, sv: F, en: F}}\ntables:"),
        ("tables:", "figures: {f: {num: svar.a - 37, sv: F, en: F}}\ntables:"),
        ("tables:", "figures: {f: {show: percent, num: '2', den: svar.base, sv: F, en: F}}\ntables:"),
        (
            "tables:",
            "series:\n  s: {sv: S, en: S, points: [{year: 2030, value: '4'}, {year: 2031, value: svar.a}]}\n"
            "tables:",
        ),
    ],
    ids=["group", "base", "part of a row", "case", "figure", "difference", "share", "series"],
)
def test_small_counts_are_found_wherever_they_stand(tmp_path: Path, old: str, new: str) -> None:
    body = ONE_WAY.replace("KIND", "process").replace("n: 3,", "n: 30,")
    assert errors(tmp_path, body) == []
    assert ["under gränsen" in message for message in errors(tmp_path, body.replace(old, new, 1))] == [True]


def test_a_hidden_count_hides_its_share(tmp_path: Path) -> None:
    body = ONE_WAY.replace("KIND", "process").replace("n: 3,", "n: U, percent: 4.3,")
    assert any("andelen står kvar" in message for message in errors(tmp_path, body))


@pytest.mark.parametrize(
    ("counts", "kind", "faults"),
    [
        ((14, 0, 0), "sensitive", 1),
        ((14, 0, 0), "process", 0),
        ((25, 0, 0), "sensitive", 0),
        ((9, 5, 0), "identity", 0),
    ],
)
def test_that_all_of_a_small_group_are_alike_tells_of_each(
    tmp_path: Path, counts: tuple[int, ...], kind: str, faults: int
) -> None:
    body = ONE_WAY.replace("KIND", kind)
    for old, new in zip((40, 27, 3), counts, strict=True):
        body = body.replace(f"n: {old},", f"n: {new},")
    assert ["samma svar" in message for message in errors(tmp_path, body)] == [True] * faults


def test_that_all_in_a_row_of_a_crossed_table_are_alike_tells_of_each(tmp_path: Path) -> None:
    body = TWO_WAY.replace("x: 22, y: 7, z: 35", "x: 0, y: 12, z: 0")
    assert ["samma svar" in message for message in errors(tmp_path, body)] == [True]


def test_a_correction_does_not_tell_what_is_hidden_now(tmp_path: Path) -> None:
    body = ONE_WAY.replace("KIND", "process").replace("n: 3,", "n: 1–4,") + (
        "corrections: [{about: svar.c, on: 2031-06-01, version: 1.0.1, old: '3', sv: Dold, en: Withheld}]\n"
    )
    assert ["ta bort old" in message for message in errors(tmp_path, body)] == [True]


@pytest.mark.parametrize(
    ("said", "faults"),
    [
        ("new: '3', sv: Dold, en: Withheld", 1),
        ("sv: Antalet är tre, en: Corrected", 1),
        ("sv: Rättad, en: The number is three", 1),
        ("sv: Antalet är nu 3, en: Now 3", 2),
        ("sv: Dold sedan den 3 maj 2031, en: Withheld", 0),
        ("sv: En annan ruta är dold, en: Another one is withheld", 0),
    ],
)
def test_a_correction_of_what_is_hidden_has_no_number_in_words_either(
    tmp_path: Path, said: str, faults: int
) -> None:
    body = ONE_WAY.replace("KIND", "process").replace("n: 3,", "n: 1–4,")
    body += f"corrections: [{{about: svar.c, on: 2031-06-01, version: 1.0.1, {said}}}]\n"
    assert len(errors(tmp_path, body)) == faults


def test_a_figure_that_is_no_whole_number_is_no_count(tmp_path: Path) -> None:
    mean = "figures: {snitt: {num: svar.b / 6, sv: Snitt, en: Mean}}\n"  # 27 by 6 is 4.5
    assert errors(tmp_path, ONE_WAY.replace("KIND", "process").replace("n: 3,", "n: 8,") + mean) == []


@pytest.mark.parametrize(
    "figures",
    [
        "{sju: {num: korsad.b.y, sv: Sju, en: Seven}}",
        "{sju: {num: annan, sv: Sju, en: Seven}, annan: {num: korsad.b.y + 0, sv: Annan, en: Other}}",
    ],
    ids=["of the table", "by way of another figure"],
)
def test_a_figure_has_the_threshold_of_what_it_is_made_of(tmp_path: Path, figures: str) -> None:
    signed = SIGNED.replace("svar.c", "korsad.b.y")
    assert errors(tmp_path, TWO_WAY + signed) == []
    found = errors(tmp_path, TWO_WAY + f"figures: {figures}\n" + signed)
    assert ["under gränsen 10" in message for message in found] == [True] * figures.count("num")


def test_a_figure_of_a_row_of_children_has_their_threshold(tmp_path: Path) -> None:
    body = ONE_WAY.replace("KIND", "process").replace("c: {n: 3,", "c: {n: 8, children: true,")
    figure = "figures: {barn: {num: svar.c, sv: Barn, en: Children}}\n"
    assert ["under gränsen 10" in message for message in errors(tmp_path, body + figure + SIGNED)] == [True]


# -- the project -----------------------------------------------------------------------------------


def test_the_project_s_own_reports_give_nobody_away() -> None:
    found = people_guard.problems(REAL.root, read_reports.read(REAL.root))
    assert [problem.render() for problem in found if problem.severity == "error"] == []


TOTALS = """
universes:
  alla: {n: 362, sv: Alla, en: All}
  direkt: {n: 358, of: alla, sv: Direkt utsatta, en: Directly exploited}
  barn: {n: 7, of: alla, children: true, sv: Barn, en: Children}
  liten: {n: 40, sv: En liten grupp, en: A small group}
  del: {n: 8, of: liten, children: true, sv: En del, en: A part}
disclosure:
  - about: [NAMES]
    remedy: publish
    sv: Totalerna visas.
    en: The totals are shown.
    decided: {by: utkast, on: 2031-05-01, ground: total, reason: totaler utan egenskaper, review: 2032-05-01}
"""


def told_of_totals(folder: Path, names: str, **changes: str) -> list[str]:
    body = TOTALS.replace("NAMES", names)
    for old, new in changes.items():
        body = body.replace(old, new)
    whole = reading(folder, prov=body)
    found = (*small_counts.check(whole, TODAY), *reconstruct.check(whole, TODAY))
    return [problem.message for problem in found if problem.severity == "error"]


def test_a_part_of_a_national_total_may_be_shown_before_the_board_has_signed(tmp_path: Path) -> None:
    [small] = [one for one in told_of_totals(tmp_path, "direkt, barn") if "kan räknas ut" not in one]
    assert "under gränsen 10" in small  # that of the small group, which no decision names
    assert not any("direkt" in one for one in told_of_totals(tmp_path, "direkt, barn"))


@pytest.mark.parametrize(
    ("names", "change"),
    [
        ("direkt, barn, del", {}),  # a part of a group of forty
        ("direkt, barn", {"n: 7, of": "n: 4, of"}),  # too few themselves
        ("direkt, barn", {"n: 358, of": "n: 360, of"}),  # too few are left
        ("alla", {}),  # a part of nothing
    ],
)
def test_what_is_no_plain_total_waits_for_the_board(
    tmp_path: Path, names: str, change: dict[str, str]
) -> None:
    assert any("ingen total för hela landet" in one for one in told_of_totals(tmp_path, names, **change))


def test_without_a_decision_what_a_total_leaves_is_told(tmp_path: Path) -> None:
    assert any("direkt~resten = 4" in one for one in told_of_totals(tmp_path, "barn"))
