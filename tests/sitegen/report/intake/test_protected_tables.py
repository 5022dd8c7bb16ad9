"""Only protected tables leave a sheet: no row, no cell, no small count. People and figures are made up."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import unicodedata
from pathlib import Path

import openpyxl
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from projects import ROOT
from sitegen.core import SetupError
from sitegen.report import checks as report_checks
from sitegen.report import read_reports
from sitegen.report.checks import people_guard
from sitegen.report.intake import answer_tally, protected_tables, report_skeleton
from sitegen.report.intake.answer_sheet import AnswerSheet
from sitegen.report.intake.form import AnswerForm, FormColumn
from sitegen.report.intake.protected_tables import IntakeFaults

SECRET = "Påhittad-Hemlig"
FORM = """\
sv: Vuxna i provet
en: Adults in the trial
who: adults
columns:
  - {header: Namn, drop: true}
  - {header: Givare, organisation: true}
  - header: Kön
    id: kon
    kind: identity
    answers:
      - {id: kvinna, sv: Kvinna, en: Woman, also: [K]}
      - {id: man, sv: Man, en: Man}
      - {id: trans, sv: Transperson, en: Trans person}
    groups:
      - {id: kvinna-trans, sv: Kvinnor och transpersoner, en: Women and trans people, of: [kvinna, trans]}
    unknown: [Vet ej]
  - header: Ålder
    id: alder
    kind: identity
    answers:
      - {id: ung, sv: Under 30, en: Under 30, span: 18-29}
      - {id: vuxen, sv: 30 och över, en: 30 and over, span: 30+}
  - header: Behov
    id: behov
    kind: sensitive
    several: ","
    answers:
      - {id: bo, sv: Boende, en: Housing}
      - {id: rad, sv: Råd, en: Advice}
      - {id: vard, sv: Vård, en: Care}
tables:
  - {id: kon, sv: Kön, en: Gender, by: [kon]}
  - {id: alder, sv: Ålder, en: Age, by: [alder]}
  - {id: behov, sv: Behov, en: Needs, by: [behov]}
  - {id: kon-alder, sv: Ålder efter kön, en: Age by gender, by: [kon, alder]}
"""
HEADING = "Namn;Givare;Kön;Ålder;Behov\n"


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "form.yml"
    path.write_text(FORM, "utf-8")
    return path


def rows(count: int, gender: str, age: int = 25, need: str = "Boende", giver: str = "") -> str:
    return "".join(f"{SECRET};{giver or 'G' + str(n % 4)};{gender};{age};{need}\n" for n in range(count))


def take(folder: Path, form: Path, body: str, root: Path = ROOT) -> protected_tables.Intake:
    sheet = folder / "blad.csv"
    sheet.write_text(HEADING + body, "utf-8")
    return protected_tables.protected_yaml(root, sheet, form, None, "2031-12-01")


def tables(taken: protected_tables.Intake) -> dict[str, dict[str, object]]:
    content = yaml.safe_load(taken.text)["tables"]
    return {
        id: {row: own.get("n", own.get("cells")) for row, own in t["rows"].items()}
        for id, t in content.items()
    }


def cli(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-B", ROOT / "scripts" / "cli.py", "report", "intake", *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
    )


# -- what comes out ----------------------------------------------------------------------------


def test_large_counts_come_out_as_they_are(tmp_path: Path, form: Path) -> None:
    body = rows(20, "K") + rows(21, "Man", 44, "Råd, Boende") + rows(6, "Transperson", 44, "Vård")
    found = tables(take(tmp_path, form, body))
    assert found["kon"] == {"kvinna": 20, "man": 21, "trans": 6}
    assert found["behov"] == {"bo": 41, "rad": 21, "vard": 6}


def test_a_small_answer_is_merged_by_the_form_s_own_group(tmp_path: Path, form: Path) -> None:
    taken = take(tmp_path, form, rows(20, "K") + rows(20, "Man", 44) + rows(2, "Transperson", 44))
    assert tables(taken)["kon"] == {"man": 20, "kvinna-trans": 22}
    assert "sammanslaget: Kvinnor och transpersoner" in taken.summary[1]


def test_an_answer_without_a_group_is_merged_with_the_smallest(tmp_path: Path, form: Path) -> None:
    body = rows(30, "K") + rows(9, "Man", 44, "Råd") + rows(3, "Man", 44, "Vård")
    assert tables(take(tmp_path, form, body))["behov"] == {"bo": 30, "sammanslagna-1": 12}


def test_a_count_from_mostly_one_organisation_has_the_higher_threshold(tmp_path: Path, form: Path) -> None:
    many = rows(30, "K") + rows(30, "Man", 44)
    spread = take(tmp_path, form, many + rows(8, "Transperson"))
    single = take(tmp_path, form, many + rows(8, "Transperson", giver="Provhuset"))
    assert tables(spread)["kon"] == {"kvinna": 30, "man": 30, "trans": 8}
    assert tables(single)["kon"] == {"man": 30, "kvinna-trans": 38}


def test_a_table_of_children_has_the_higher_threshold(tmp_path: Path, form: Path) -> None:
    form.write_text(FORM.replace("who: adults", "who: children"), "utf-8")
    found = tables(take(tmp_path, form, rows(30, "K") + rows(30, "Man", 44) + rows(8, "Transperson")))
    assert found["kon"] == {"man": 30, "kvinna-trans": 38}


def test_too_few_answers_give_no_table_and_the_summary_says_so(tmp_path: Path, form: Path) -> None:
    taken = take(tmp_path, form, rows(30, "K") + rows(2, "K", 44))
    assert "alder" not in tables(taken)
    assert "alder (Ålder): utelämnad, för få svar i varje grupp, också sammanslagna" in taken.summary


def test_a_sheet_of_three_people_gives_nothing(tmp_path: Path, form: Path) -> None:
    with pytest.raises(SetupError, match="för litet"):
        take(tmp_path, form, rows(3, "K"))


def test_a_group_of_few_who_all_gave_one_answer_is_not_crossed(tmp_path: Path, form: Path) -> None:
    taken = take(tmp_path, form, rows(40, "K") + rows(40, "K", 44) + rows(15, "Man", 44))
    assert "kon-alder" not in tables(taken)
    assert any("samma svar" in line for line in taken.summary)


def test_what_is_written_passes_the_checks_of_reports_and_holds_no_answer(tmp_path: Path, form: Path) -> None:
    taken = take(tmp_path, form, rows(40, "K") + rows(40, "Man", 44) + rows(2, "Transperson"))
    assert SECRET not in taken.text + "".join(taken.summary)
    assert "G1" not in taken.text
    decided = [entry["decided"] for entry in yaml.safe_load(taken.text)["disclosure"]]
    assert decided
    assert all("signed" not in decision for decision in decided)


ANSWER = {
    "kon": st.sampled_from(("kvinna", "man", "trans", "")),
    "alder": st.sampled_from(("ung", "vuxen")),
    "behov": st.sampled_from(("bo", "rad", "vard")),
}


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.lists(st.integers(1, 40), min_size=6, max_size=6))
def test_whatever_the_answers_no_small_count_is_shown(seed: int, weights: list[int]) -> None:
    """Tables of any sheet hold no count below its threshold, and pass the checks or are not written."""
    chance = random.Random(seed)
    form = AnswerForm.model_validate(yaml.safe_load(FORM))
    persons = [
        {
            "kon": tuple(chance.choices([("kvinna",), ("man",), ("trans",), ()], [*weights[:3], 2])[0]),
            "alder": tuple(chance.choices([("ung",), ("vuxen",)], weights[3:5])[0]),
            "behov": tuple(chance.choices([("bo",), ("rad",), ("bo", "vard")], [weights[5], 9, 3])[0]),
            answer_tally.ORGANISATION: (chance.choice("ABC"),),
        }
        for _ in range(chance.randrange(30, 150))
    ]
    done = protected_tables.protected(persons, form)
    for table in (table for table in done if not table.withheld):
        least = 10 if len(table.blocks) == 2 else 5
        assert [n for n in table.cells.values() if n is not None and 0 < n < least] == []
    protected_tables.refuse_unsafe(
        protected_tables.report_fragment(done, form, "2031-12-01"), protected_tables.dt.date(2031, 12, 1)
    )


# -- what is wrong in the sheet ------------------------------------------------------------------


def test_all_faults_are_told_at_once_by_row_and_column_and_without_their_words(
    tmp_path: Path, form: Path
) -> None:
    body = f"x;G;{SECRET};25;Boende\nx;G;K;{SECRET};Boende\nx;G;K;25;Boende, {SECRET}\nx;G;K;25;Råd, Råd\n"
    with pytest.raises(IntakeFaults) as error:
        take(tmp_path, form, body)
    messages = [problem.message for problem in error.value.problems]
    assert [message.split(":")[0] for message in messages] == [
        "rad 2, kolumn C",
        "rad 3, kolumn D",
        "rad 4, kolumn E",
        "rad 5, kolumn E",
    ]
    assert SECRET not in "".join(messages)


def test_headings_are_compared_and_never_quoted(form: Path) -> None:
    sheet = AnswerSheet("blad", (SECRET, "Kön", "kön"), ((2, ("a", "K", "K")),))
    _, problems = answer_tally.read_answers(sheet, protected_tables.read_form(form, form.parent))
    messages = [problem.message for problem in problems]
    assert [m.split(":")[0] for m in messages] == ["rad 1, kolumn A", "rad 1, kolumn C", *["rad 1"] * 4]
    assert SECRET not in "".join(messages)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("kind: process", "kind: process", ""),
        ("by: [kon, alder]", "by: [kon, vikt]", "“vikt”, som inte är någon kolumn"),
        ("of: [kvinna, trans]", "of: [kvinna, x]", "“x”, som inte är något svar"),
        ("also: [K]", "also: [man]", "samma ord står för två svar"),
        ("header: Ålder", "header: kön", "står två gånger"),
        ("span: 30+", "span: 30-", "18–24 eller 45+"),
    ],
)
def test_faults_of_the_form_are_told_with_their_line(form: Path, old: str, new: str, says: str) -> None:
    form.write_text(FORM.replace(old, new), "utf-8")
    if not says:
        protected_tables.read_form(form, form.parent)
        return
    with pytest.raises(IntakeFaults) as error:
        protected_tables.read_form(form, form.parent)
    assert says in error.value.problems[0].message
    assert error.value.problems[0].line


@pytest.mark.parametrize("name", ["vuxna", "barn"])
def test_the_project_s_forms_can_be_read(name: str) -> None:
    assert protected_tables.read_form(ROOT / "data" / "forms" / f"{name}.yml", ROOT).tables


# -- where it may not lie ------------------------------------------------------------------------


def test_a_sheet_inside_the_project_is_refused(tmp_path: Path, form: Path) -> None:
    (tmp_path / "project" / "data").mkdir(parents=True)
    with pytest.raises(SetupError, match="projektets mapp"):
        take(tmp_path / "project" / "data", form, rows(30, "K"), root=tmp_path / "project")


def test_a_sheet_in_any_repository_is_refused(tmp_path: Path, form: Path) -> None:
    (tmp_path / "other" / ".git").mkdir(parents=True)
    (tmp_path / "other" / "deep").mkdir()
    with pytest.raises(SetupError, match="git"):
        take(tmp_path / "other" / "deep", form, rows(30, "K"))


def test_no_link_leads_around_that(tmp_path: Path, form: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / "blad.csv").write_text(HEADING + rows(30, "K"), "utf-8")
    (tmp_path / "link.csv").symlink_to(project / "blad.csv")
    (tmp_path / "folder").symlink_to(project)
    (tmp_path / "out.csv").write_text(HEADING + rows(30, "K"), "utf-8")
    (project / "in.csv").symlink_to(tmp_path / "out.csv")
    ways = (tmp_path / "link.csv", tmp_path / "folder" / "blad.csv", project / "in.csv")
    for way in (*ways, project / ".." / "project" / "blad.csv"):
        with pytest.raises(SetupError, match="projektets mapp"):
            protected_tables.protected_yaml(project, way, form, None, "2031-12-01")


@pytest.mark.slow
def test_a_folder_for_temporary_files_inside_a_repository_is_refused(tmp_path: Path, form: Path) -> None:
    """By the command in a process of its own, since what must not leak could leak from there."""
    inside = tmp_path / "repository" / "tmp"
    inside.mkdir(parents=True)
    (tmp_path / "repository" / ".git").mkdir()
    sheet = tmp_path / "blad.csv"
    sheet.write_text(HEADING + rows(30, "K"), "utf-8")
    run = cli(sheet, "--form", form, "--out", tmp_path / "ut.yml", TMPDIR=str(inside))
    assert run.returncode == 1
    assert "mappen för tillfälliga filer" in run.stderr
    assert not (tmp_path / "ut.yml").exists()


# -- the command ---------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_command_writes_one_file_and_nothing_else(tmp_path: Path, form: Path) -> None:
    """By the command in a process of its own, since what must not leak could leak from there."""
    sheet = tmp_path / "blad.csv"
    sheet.write_text(HEADING + rows(30, "K") + rows(30, "Man", 44) + rows(3, "Transperson"), "utf-8")
    (tmp_path / "tmp").mkdir()
    out = tmp_path / "ut.yml"
    run = cli(sheet, "--form", form, "--out", out, TMPDIR=str(tmp_path / "tmp"))
    assert run.returncode == 0, run.stderr
    assert {path.name for path in tmp_path.rglob("*")} == {"blad.csv", "form.yml", "ut.yml", "tmp"}
    assert SECRET not in run.stdout + run.stderr + out.read_text("utf-8")


@pytest.mark.slow
def test_the_command_writes_over_nothing(tmp_path: Path, form: Path) -> None:
    """By the command in a process of its own, since what must not leak could leak from there."""
    sheet = tmp_path / "blad.csv"
    sheet.write_text(HEADING + rows(60, "K"), "utf-8")
    run = cli(sheet, "--form", form, "--out", sheet)
    assert run.returncode == 1
    assert "finns redan" in run.stderr
    assert sheet.read_text("utf-8").startswith(HEADING)


@pytest.mark.slow
def test_the_command_tells_faults_and_writes_nothing(tmp_path: Path, form: Path) -> None:
    """By the command in a process of its own, since what must not leak could leak from there."""
    sheet = tmp_path / "blad.csv"
    sheet.write_text(HEADING + f"x;G;{SECRET};25;Boende\n", "utf-8")
    run = cli(sheet, "--form", form, "--out", tmp_path / "ut.yml")
    assert run.returncode == 1
    assert "rad 2, kolumn C" in run.stderr
    assert SECRET not in run.stderr + run.stdout
    assert not (tmp_path / "ut.yml").exists()


# -- what is no person, and one fault for one cause ------------------------------------------------

MANY = 300


def faults(folder: Path, form: Path, content: str | bytes) -> list[str]:
    """What is wrong with a sheet that is wrong."""
    (folder / "blad.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(IntakeFaults) as error:
        protected_tables.protected_yaml(ROOT, folder / "blad.csv", form, None, "2031-12-01")
    assert SECRET not in str([problem.message for problem in error.value.problems])
    return [problem.message for problem in error.value.problems]


def test_what_was_read_is_told(tmp_path: Path, form: Path) -> None:
    assert take(tmp_path, form, rows(MANY, "K")).summary[0] == "300 rader lästa, 300 personer"


@pytest.mark.parametrize(
    "word", ["Summa", "SUMMA:", "Totalt", "Total 300", "Delsumma", "S:a", "Summa personer: 3"]
)
@pytest.mark.parametrize("row", ["{};G;K;25;Boende", "x;G;;;{}", "{};;;;"])
def test_a_row_of_sums_is_no_person(tmp_path: Path, form: Path, word: str, row: str) -> None:
    found = faults(tmp_path, form, HEADING + rows(MANY, "K") + row.format(word) + "\n")
    assert "rad 302: raden är en summa och ingen person; ta bort den" in found


def test_an_answer_that_only_begins_like_a_sum_is_none(tmp_path: Path, form: Path) -> None:
    body = rows(30, "K") + "Summanen Total-Prov;G;Man;44;Råd\n" * 30
    assert take(tmp_path, form, body).summary[0] == "60 rader lästa, 60 personer"


def test_rows_without_an_answer_are_one_fault_with_two_ways_out(tmp_path: Path, form: Path) -> None:
    assert faults(tmp_path, form, HEADING + rows(30, "K") + "x;G1;;;\n" * 25) == [
        "25 rader (32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43 …): raden har inga svar; "
        "ta bort den, eller skriv Vet ej om personen ska räknas"
    ]
    assert take(tmp_path, form, rows(30, "K") + "x;G1;Vet ej;;\n" * 25).summary[0].endswith("55 personer")


def test_a_number_that_stands_for_one_person_stands_once(tmp_path: Path, form: Path) -> None:
    form.write_text(
        FORM.replace("{header: Namn, drop: true}", "{header: Namn, drop: true, once: true}"), "utf-8"
    )
    body = "".join(f"{n};G{n % 4};K;25;Boende\n" for n in range(30))
    assert take(tmp_path, form, body).summary[0] == "30 rader lästa, 30 personer"
    assert faults(tmp_path, form, HEADING + body + "7;G;K;25;Råd\n;G;K;25;Råd\n;G;K;25;Råd\n") == [
        "rad 32, kolumn A: samma värde står på en rad ovanför; ta bort den ena eller rätta den"
    ]


@pytest.mark.parametrize("name", ["vuxna", "barn"])
def test_the_project_s_forms_say_which_column_numbers_the_people(name: str) -> None:
    found = protected_tables.read_form(ROOT / "data" / "forms" / f"{name}.yml", ROOT)
    assert [column.header for column in found.columns if column.once] == ["Löpnummer"]


def test_an_empty_column_that_numbers_the_people_is_told(tmp_path: Path, form: Path) -> None:
    form.write_text(FORM.replace("Namn, drop: true", "Namn, drop: true, once: true"), "utf-8")
    for first, said in (
        (3, ["varning: Namn är tom i 3 rader; det syns inte om någon står två gånger"]),
        (0, []),
    ):
        body = "".join(f"{n if n >= first else ''};G{n % 4};K;25;Boende\n" for n in range(40))
        assert [line for line in take(tmp_path, form, body).summary if "Namn" in line] == said


def test_an_empty_column_of_organisations_is_told(tmp_path: Path, form: Path) -> None:
    taken = take(tmp_path, form, rows(40, "K").replace(";G1;", ";;"))
    assert taken.summary[1].startswith("varning: Givare är tom i 10 rader")
    assert "varning" not in "".join(take(tmp_path, form, rows(40, "K")).summary)


def test_rows_that_are_hidden_are_told(tmp_path: Path, form: Path) -> None:
    book = openpyxl.Workbook()
    for row in (HEADING + rows(40, "K")).splitlines():
        book.active.append(row.split(";"))
    for number in range(3, 10):
        book.active.row_dimensions[number].hidden = True
    book.save(tmp_path / "blad.xlsx")
    taken = protected_tables.protected_yaml(ROOT, tmp_path / "blad.xlsx", form, None, "2031-12-01")
    assert taken.summary[:2] == (
        "40 rader lästa, 40 personer",
        "varning: 7 rader är dolda eller bortfiltrerade i arbetsboken, och är med",
    )


@pytest.mark.parametrize("title", ["Vuxna 2031", "Vuxna;;2031", "Vuxna;2031;;;;\n\nUtskrivet av kansliet"])
def test_a_title_above_the_headings_is_one_fault(tmp_path: Path, form: Path, title: str) -> None:
    row = title.count("\n") + 2
    assert faults(tmp_path, form, f"{title}\n{HEADING}{rows(MANY, 'K')}") == [
        f"rad {row}: här står rubrikerna; ta bort raderna ovanför"
    ]


def test_one_odd_answer_all_the_way_down_is_one_fault(tmp_path: Path, form: Path) -> None:
    found = faults(tmp_path, form, HEADING + rows(MANY, "ej svar") + rows(1, "?"))
    assert len(found) == 1 and found[0].startswith(
        "301 rader (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 …), kolumn C: "
    )


def test_values_without_a_heading_are_one_fault(tmp_path: Path, form: Path) -> None:
    (found,) = faults(tmp_path, form, HEADING + rows(MANY, "K").replace("\n", ";mer\n"))
    assert found.startswith("300 rader (2, 3") and "kolumn F: värde utan rubrik" in found


PLAIN = HEADING + rows(30, "K") + rows(30, "Man", 44, "Råd")


@pytest.mark.parametrize(
    "content",
    [
        f"sep=;\n{PLAIN}",
        f"sep=|\r\n{PLAIN.replace(';', '|')}",
        PLAIN.encode("utf-16"),
        PLAIN.encode("utf-16-be").join((b"\xfe\xff", b"")),
        unicodedata.normalize("NFD", PLAIN),
    ],
    ids=["sep=;", "sep=|", "utf-16", "utf-16-be", "nfd"],
)
def test_what_excel_and_macos_write_is_read_as_it_is(
    tmp_path: Path, form: Path, content: str | bytes
) -> None:
    expected = take(tmp_path, form, PLAIN.removeprefix(HEADING))
    (tmp_path / "annat.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    assert protected_tables.protected_yaml(ROOT, tmp_path / "annat.csv", form, None, "2031-12-01") == expected


def test_the_row_of_a_fault_is_that_of_the_file_below_a_separator(tmp_path: Path, form: Path) -> None:
    assert faults(tmp_path, form, f"sep=;\n{HEADING}x;G;{SECRET};25;Boende\n")[0].startswith(
        "rad 3, kolumn C"
    )


@pytest.mark.slow
def test_faults_come_in_the_order_of_the_sheet(tmp_path: Path, form: Path) -> None:
    """By the command in a process of its own, since what must not leak could leak from there."""
    body = "".join(
        f"x;G;{'fel' if n in (2, 10) else 'K'};{'fel' if n == 5 else 25};Boende\n" for n in range(2, 12)
    )
    (tmp_path / "blad.csv").write_text(HEADING + body, "utf-8")
    run = cli(tmp_path / "blad.csv", "--form", form, "--out", tmp_path / "ut.yml")
    told = [line.partition(": ")[2] for line in run.stderr.splitlines() if line.startswith("blad.csv")]
    assert [line.partition(":")[0] for line in told] == ["2 rader (2, 10), kolumn C", "rad 5, kolumn D"]
    assert run.stderr.endswith("2 fel\n")


# -- from the sheet to the page ----------------------------------------------------------------------


@pytest.mark.slow
def test_a_clean_sheet_of_adults_becomes_a_report_that_the_check_lets_by(tmp_path: Path) -> None:
    """By the form of the project, whose answers are ages, pasted as the guide says."""
    form = protected_tables.read_form(ROOT / "data" / "forms" / "vuxna.yml", ROOT)
    chance = random.Random(5)

    def answer(column: FormColumn, number: int) -> str:
        if column.drop:
            return str(number)
        return f"G{number % 6}" if column.organisation else chance.choice(column.answers).sv

    lines = [";".join(column.header for column in form.columns)]
    lines += [";".join(answer(column, number) for column in form.columns) for number in range(MANY)]
    (tmp_path / "blad.csv").write_text("\n".join(lines) + "\n", "utf-8")
    run = cli(tmp_path / "blad.csv", "--form", ROOT / "data/forms/vuxna.yml", "--out", tmp_path / "ut.yml")
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("300 rader lästa, 300 personer\n")

    pasted = (tmp_path / "ut.yml").read_text("utf-8")
    assert "18–24 år" in pasted and "45 years and over" in pasted
    path = report_skeleton.write(tmp_path, "statistik-2031", 2031)
    own = path.read_text("utf-8").replace("{moten}", "{vuxna}")
    own = own.replace("universes:\n  moten: {n: 0, sv: Personer vi mötte, en: People we met}\n", "")
    path.write_text(own + pasted, "utf-8")
    found = report_checks.check(read_reports.read(tmp_path))
    found += people_guard.problems(tmp_path, read_reports.read(tmp_path))
    assert [problem.render() for problem in found if problem.severity == "error"] == []
