"""What stands first is a figure and no doubt, bars compare, and every year has a source or says why not."""

from __future__ import annotations

from pathlib import Path

import pytest

import report_fiction as fiction
from sitegen.report import read_reports

UNIVERSES = "universes:\n"
LEAD = """\
lead:
  headline: {sv: "Vi mötte {moten} personer", en: "We met {moten} people"}
  figures: [{figure: moten}, {figure: andel-klart}]
  chart: status
charts:
  bredvid:
    sv: Bredvid varandra
    en: Side by side
    headline: {sv: "Andelen var {andel-klart}", en: "The share was {andel-klart}"}
    highlight: [a]
    rows:
      a: {figure: andel-klart, who: adults, sv: Klara, en: Closed}
      b: {figure: uppgiven, who: children, sv: Klara, en: Closed}
      c: {claim: de-flesta, sv: I ord, en: In words}
"""
TREND = """\
sv: Personer
en: People
publisher: {sv: Vi, en: We}
kind: own
place: 1
note: {sv: Åren kan inte jämföras., en: Years cannot be compared.}
measures: {direkt: {sv: Direkt, en: Direct}}
first: 2027
last: 2031
points:
  - {year: 2027, values: {direkt: "122"}, sources: [sidan]}
  - {year: 2028, values: {direkt: "140"}, sources: [sidan]}
  - {year: 2031, values: {direkt: paahitt/moten}, sources: [sidan]}
gaps:
  "2029": {sv: Inte publicerat., en: Not published.}
  "2030": {sv: Inte publicerat., en: Not published.}
sources:
  sidan: {title: En sida}
"""


def told(folder: Path, old: str = "", new: str = "") -> list[str]:
    assert not old or LEAD.count(old) == 1
    return fiction.changed(folder, UNIVERSES, LEAD.replace(old, new) + UNIVERSES)


def test_a_result_four_figures_and_a_chart_that_there_are_are_let_through(tmp_path: Path) -> None:
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[{figure: moten},", "[{figure: motena},", "“motena” finns inte"),
        ("chart: status", "chart: statusen", "“statusen” finns inte"),
        ("highlight: [a]", "highlight: [z]", "“z” finns inte"),
        (
            'sv: "Vi mötte {moten} personer", en: "We met {moten} people"',
            "sv: Vi mötte folk, en: We met",
            "vilar",
        ),
        ("figure: uppgiven,", "figure: behov,", "bara andelar"),
        ("figure: uppgiven,", "figure: uppgiven, claim: de-flesta,", "antingen figure eller claim"),
        ("claim: de-flesta", "claim: de-allra-flesta", "“de-allra-flesta” finns inte"),
    ],
)
def test_what_leads_nowhere_or_does_not_compare_is_told(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    assert [line for line in told(tmp_path, old, new) if said in line]


def test_a_disputed_figure_is_neither_first_nor_drawn(tmp_path: Path) -> None:
    text = fiction.REPORT.replace(UNIVERSES, LEAD + UNIVERSES)
    old = "uppgiven: {show: percent, value: 12.7,"
    assert old in text
    fiction.write(tmp_path, text.replace(old, f"{old} disputed: true,"))
    said = [problem.message for problem in fiction.problems(tmp_path)]
    assert "“uppgiven” är omtvistad i källan och kan inte stå här; välj en annan siffra" in said


@pytest.mark.parametrize(("day", "faults"), [("2031-05-31", 0), ("2031-06-01", 1), ("2031-06-02", 1)])
def test_a_former_day_of_a_draft_is_before_its_day_of_now(tmp_path: Path, day: str, faults: int) -> None:
    fiction.write(tmp_path, f"{fiction.REPORT}former_drafts: [{day}]\n")
    said = [problem.message for problem in fiction.problems(tmp_path)]
    assert len([message for message in said if message.startswith("dagen är inte före drafted")]) == faults


def test_a_draft_without_a_day_is_noted(tmp_path: Path) -> None:
    day = "drafted: 2031-06-01\n"
    assert day in fiction.REPORT
    fiction.write(tmp_path, fiction.REPORT.replace(day, ""))
    said = [problem.message for problem in fiction.problems(tmp_path, notes=True)]
    assert [message for message in said if message.startswith("utkastet saknar drafted")]
    fiction.write(tmp_path)
    said = [problem.message for problem in fiction.problems(tmp_path, notes=True)]
    assert not [message for message in said if message.startswith("utkastet saknar drafted")]


class TestYears:
    @staticmethod
    def told(folder: Path, old: str = "", new: str = "") -> list[str]:
        assert not old or TREND.count(old) == 1
        fiction.write(folder)
        (folder / read_reports.TRENDS).mkdir(parents=True, exist_ok=True)
        path = folder / read_reports.TRENDS / "serien.yml"
        path.write_text(TREND.replace(old, new), "utf-8")
        return [p.message for p in fiction.problems(folder) if p.path.startswith(read_reports.TRENDS)]

    def test_with_sources_and_gaps_are_let_through_and_read_from_their_report(self, tmp_path: Path) -> None:
        assert self.told(tmp_path) == []
        [trend] = read_reports.read(tmp_path).years_for_readers
        assert [year.values["direkt"] for year in trend.years] == [122, 140, None, None, 300]

    @pytest.mark.parametrize(
        ("old", "new", "said"),
        [
            ('"140"}, sources: [sidan]}', '"140"}}', "saknar sources"),
            ('{direkt: "122"}, sources: [sidan]', '{direkt: "122"}, sources: [sida]', "“sida” finns inte"),
            ('  "2029": {sv: Inte publicerat., en: Not published.}\n', "", "2029 har inget tal"),
            ("paahitt/moten", "paahitt/ingen", "leder ingenstans"),
            ("paahitt/moten", "paahitt/unga", "inte ett enda tal"),
            ("year: 2028", "year: 2026", "åren står i ordning"),
        ],
    )
    def test_without_one_are_told(self, tmp_path: Path, old: str, new: str, said: str) -> None:
        assert [message for message in self.told(tmp_path, old, new) if said in message]
