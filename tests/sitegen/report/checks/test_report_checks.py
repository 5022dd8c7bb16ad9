"""What must hold in a report, shown by breaking one thing at a time in one that is whole."""

from __future__ import annotations

from pathlib import Path

import pytest

import report_fiction as fiction
import trialreport
from sitegen import cli
from sitegen.report import checks, read_reports
from sitegen.report.read_reports import Reading


def test_a_report_that_agrees_with_itself_has_no_problems(tmp_path: Path) -> None:
    fiction.write(tmp_path)
    assert [problem.render() for problem in fiction.problems(tmp_path, notes=True)] == []


def test_a_project_without_reports_has_no_problems(tmp_path: Path) -> None:
    assert fiction.problems(tmp_path) == []
    (tmp_path / read_reports.FOLDER).mkdir(parents=True)
    assert fiction.problems(tmp_path) == []


def test_a_problem_names_file_line_and_column(tmp_path: Path) -> None:
    fiction.write(tmp_path, trialreport.totalled(fiction.REPORT.replace("total: 125", "total: 126")))
    [problem] = fiction.problems(tmp_path)
    assert problem.render() == (
        "data/reports/paahitt.yml:27:12: totalen är tryckt som 126, men raderna ger 125\n"
        "        total: 126\n               ^"
    )


BROKEN = {
    "a total": ("total: 125", "total: 124", "totalen är tryckt som 124, men raderna ger 125"),
    "a base": ("answered: 125", "answered: 124", "124 har svarat enligt base, men raderna ger 125"),
    "answers asked for": ("asked: 300", "asked: 120", "fler har svarat (125) än som har tillfrågats (120)"),
    "a percentage": (
        "percent: 64.0",
        "percent: 64.1",
        "andelen är tryckt som 64,1 procent, men 80 av 125 är 64,0; inget antal av 125 ger 64,1",
    ),
    "a percentage of another count": (
        "percent: 64.0",
        "percent: 63.2",
        "andelen är tryckt som 63,2 procent, men 80 av 125 är 64,0; 79 av 125 ger 63,2",
    ),
    "a percentage of what is hidden": ("n: 45, percent", "n: U, percent", "röjer ett antal som inte visas"),
    "percentages together": (
        "percent: 36.0",
        "percent: 38.0",
        "102,0 procent tillsammans; mer än avrundning",
    ),
    "a case in a row": ("cluster: {fabrik: 40}", "cluster: {fabrik: 41}", "41 är fler än ärendets 40"),
    "a group in a group": ("n: 200, of: moten", "n: 301, of: moten", "301 är fler än 300 i “moten”"),
    "a band in a group": ("n: 15–24", "n: 301–310", "301–310 är fler än 300"),
    "a row in its group": ("klart: {n: 80", "klart: {n: 400", "400 är fler än gruppens 300"),
    "a link": ("stad: {n: 200", "stad: {n: 199", "stämmer inte: 300 till vänster, 299 till höger"),
    "a link that may be wrong": ("behov ~ 700", "behov ~ 800", "warning: stämmer inte: 749"),
    "a link without a relation": ("behov ~ 700", "behov", "skriv ett samband med ==, ~, <= eller <"),
    "a share": ("printed: 64.0", "printed: 60.0", "(80 av 125); 75 av 125 ger 60,0"),
    "a share without the case": ("printed: 47", "printed: 64", "uträkningen ger 47 (40 av 85)"),
    "a mean": ("printed: 2.5", "printed: 2.6", "tryckt som 2,6, men uträkningen ger 2,5 (749 på 300)"),
    "a stated share": (
        "value: 12.7",
        "value: 12.5",
        "inget antal av 300 ger 12,5; basen är troligen en annan",
    ),
    "a share above the whole": ("num: nio, den: tio", "num: tio, den: nio", "täljaren är större än nämnaren"),
    "a figure below nothing": ("num: nio, den: tio", "num: nio - tio, den: tio", "värdet är −0,1"),
    "a figure made in two ways": ("value: 749", "value: 749, low: 1", "skriv antingen num"),
    "a share over nothing": (", den: tio", "", "ska ha num och den"),
    "division by nothing": ("den: tio", "den: tio - tio", "nämnaren är noll"),
    "a figure of itself": ("num: nio, den: tio", "num: liten, den: tio", "räknas ut ur sig själv"),
    "a name that is not there": ("num: nio", "num: nia", "“nia” finns inte i paahitt; menade du “nio”?"),
    "a row that is not there": ("num: status.klart,", "num: status.klar,", "menade du “klart”?"),
    "a report that is not there": ("value: land}", "value: annan/land}", "rapporten “annan” finns inte"),
    "a year that is not there": ("over-tid.2030}", "over-tid.2029}", "har inget år 2029"),
    "half a formula": ("behov ~ 700", "behov ~ 700 +", "ofullständig"),
    "years": ("{year: 2030", "{year: 2032", "åren ska komma i ordning"),
    "a break": ("at: 2031", "at: 2030", "brottet 2030 ligger inte mellan seriens år"),
    "two dimensions": (", alder: identity}", "}", "två dimensioner ska ha columns"),
    "a cell": ("{unga: U, aldre: 180}", "{unga: U}", "värdet för kolumnen “aldre” saknas"),
    "a column": ("{unga: U, aldre", "{unge: U, aldre", "kolumnen “unge” finns inte; menade du “unga”?"),
    "a row without a count": ("{n: 45, percent: 36.0,", "{", "raden ska ha n, inte cells"),
    "a universe": ("universe: moten\n    base", "universe: mote\n    base", "gruppen “mote” finns inte"),
    "a name twice": ("  behov: {unit", "  land: {unit", "“land” är också ett namn under universes"),
    "a reserved name": ("      pagar: {", "      base: {", "“base” är upptaget"),
    "what is shown": ("andel-klart, over-tid]", "andel-klart, tiden]", "“tiden” finns inte"),
    "a digit in prose": ("mötte {moten} personer", "mötte 300 personer", "“300” är skrivet för hand"),
    "a digit in a label": ("sv: På landet", "sv: På 12 landet", "“12” är skrivet för hand; säg det utan tal"),
    "a figure of prose": ("mötte {moten}", "mötte {motet}", "“motet” finns inte"),
    "a hidden figure in prose": ("mötte {moten}", "mötte {dolda}", "är dold eller saknas"),
    "figures of two languages": ("met {moten} people", "met people", "inte samma siffror: moten"),
    "words": ("sv: de flesta", "sv: en del", "inget ord som går att pröva"),
    "claims in two languages": ("en: most", "en: more than a third", "säger något annat än svenskan"),
    "a claim": (
        "sv: nästan två tredjedelar",
        "sv: över två tredjedelar",
        "stämmer inte: värdet är 64 procent",
    ),
    "a comparison": ("sv: fler än året före", "sv: färre än året före", "stämmer inte: värdet är 3"),
    "a claim of nothing": (", value: stad / moten", "", "skriv value, det som orden handlar om"),
    "a disputed figure": ("value: 12.7,", "value: 12.7, disputed: true,", "disputed ska ha note"),
    "a disputed figure with one number shown as two": (
        "value: 12.7,",
        "value: 12.7, disputed: true, shown: both, note: {sv: a, en: b},",
        "shown: both ska ha other",
    ),
    "two readings that are one": (
        "value: 12.7,",
        "value: 12.7, disputed: true, shown: both, other: 12.7, note: {sv: a, en: b},",
        "båda talen är lika",
    ),
    "a reading of what is not disputed": ("value: 12.7,", "value: 12.7, other: 13,", "hör till disputed"),
    "a figure of a disputed one": (
        "behov: {unit: needs, value: 749,",
        "behov: {unit: needs, disputed: true, note: {sv: a, en: b}, value: 749,",
        "räknas ut ur “behov”, som är omtvistad",
    ),
    "a disputed figure in prose": (
        "{show: percent, num: status.klart, den: status.base, printed: 64.0,",
        "{show: percent, disputed: true, note: {sv: a, en: b}, num: status.klart, den: status.base,",
        "“andel-klart” är omtvistad i källan och står inte i text",
    ),
    "a sentence that begins with a number": (
        "Vi mötte {moten} personer,",
        "{moten} personer mötte vi,",
        "meningen börjar med ett tal, “300”",
    ),
    "one thing with two numbers": (
        "sv: På landet, en: In the country}",
        "sv: I en stad (senare), en: In the country}",
        "heter som paahitt/stad men är 100, inte 200",
    ),
    "one count under two units": (
        "nio: {about: organisation, value: 9,",
        "nio: {about: organisation, num: behov,",
        "räknar needs, men siffran säger persons",
    ),
    "a series of two things": (
        "breaks: [{at: 2031, sv: ny fråga, en: new question}]",
        "breaks: []",
        "här räknas “personer vi mötte”, året före “på landet”",
    ),
    "a share without a case": (
        "value: 12.7, of: moten,",
        "value: 12.7, count: 30, of: moten, without: fabrik,",
        "kräver att 63–64 hör till ärendet, men det har 40",
    ),
    "one reader": (
        "checked_by: kansliet",
        "checked_by: redaktionen",
        "ska vara en annan än den som skrev in",
    ),
    "no reader": ("checked_by: kansliet, ", "", None),
    "years in words": ("sv: de flesta", "sv: mer än hälften de tre åren 2028–2031", "4 kalenderår, inte 3"),
    "a short range": ("sv: de flesta", "sv: över hälften av 3–400 personer", "“3–400” kan läsas som från 3"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_broken_is_told(tmp_path: Path, what: str) -> None:
    old, new, said = BROKEN[what]
    told = fiction.changed(tmp_path, old, new)
    if said is None:
        assert told == []
    else:
        assert [line for line in told if said in line], told


STATEMENT = """statements:
  manga: {where: Inledning, sv: De flesta bor i en stad., en: Most live in a town.}
findings:
  - {grade: error, says: a, computed: b, published: c, told: {sv: Ett tal är fel., en: A number is wrong.}}
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("", "", None),
        ("says: [manga], ", "", "ska stå under says i ett kapitel, en gång"),
        ("says: [manga], ", "says: [manga, manga], ", "ska stå under says i ett kapitel, en gång"),
        ("says: [manga], ", "says: [manga, magna], ", "“magna” finns inte under statements; menade du"),
        (", told: {sv: Ett tal är fel., en: A number is wrong.}", "", "rättas inte i tysthet"),
        ("De flesta bor", "12 bor", "“12” är skrivet för hand"),
        ("where: Inledning, ", "", "nyckeln “where” saknas"),
    ],
)
def test_what_is_said_in_words_has_its_place(tmp_path: Path, old: str, new: str, said: str | None) -> None:
    text = fiction.REPORT.replace("en: Everything, shows", "en: Everything, says: [manga], shows") + STATEMENT
    fiction.write(tmp_path, text.replace(old, new, 1) if old else text)
    messages = [problem.message for problem in fiction.problems(tmp_path)]
    assert [one for one in messages if said in one] if said else messages == []


@pytest.mark.parametrize(("status", "severity"), [("draft", "note"), ("preliminary", "error")])
def test_what_nobody_has_read_in_the_source_waits_only_in_a_draft(
    tmp_path: Path, status: str, severity: str
) -> None:
    text = fiction.REPORT.replace("en: Everything, shows", "en: Everything, says: [manga], shows") + STATEMENT
    text = text.replace("{where: I", "{read: review, where: I").replace("status: draft", f"status: {status}")
    fiction.write(tmp_path, text)
    found = checks.check(read_reports.read(tmp_path))
    assert [one.severity for one in found if "inte visas: 1 (manga); läs dem" in one.message] == [severity]


@pytest.mark.parametrize("field", ["method", "limits"])
def test_what_is_said_of_the_method_names_its_source(tmp_path: Path, field: str) -> None:
    fiction.write(tmp_path, fiction.REPORT + f"{field}: [{{sv: Vi frågade., en: We asked.}}]\n")
    [problem] = fiction.problems(tmp_path)
    assert "skriv place" in problem.message
    fiction.write(tmp_path, fiction.REPORT + f"{field}: [{{place: s. 2, sv: Vi frågade., en: We asked.}}]\n")
    assert fiction.problems(tmp_path) == []


def test_a_report_that_is_no_draft_needs_a_second_reader(tmp_path: Path) -> None:
    text = fiction.REPORT.replace(", checked_by: kansliet", "").replace(
        "status: draft", "status: preliminary"
    )
    fiction.write(tmp_path, text)
    [problem] = fiction.problems(tmp_path)
    assert problem.severity == "error" and "skriv checked_by" in problem.message


def test_nothing_is_final_while_a_decision_is_a_draft(tmp_path: Path) -> None:
    decision = (
        "disclosure: [{about: [status.klart], remedy: merge, sv: a, en: b, decided: {by: c, on: 2031-01-01}}]"
    )
    fiction.write(tmp_path, fiction.REPORT.replace("status: draft", "status: final") + decision)
    [problem] = fiction.problems(tmp_path)
    assert "beslutet är inte fattat" in problem.message
    signed = decision.replace("on: 2031-01-01", "on: 2031-01-01, signed: true")
    fiction.write(tmp_path, fiction.REPORT.replace("status: draft", "status: final") + signed)
    assert fiction.problems(tmp_path) == []


def test_a_slip_in_a_figure_that_nothing_depends_on_changes_the_control_total(tmp_path: Path) -> None:
    [said] = fiction.changed(tmp_path, "unit: sek, value: 1,", "unit: sek, value: 3,", totals=True)
    assert "2 mer än kontrollsumman: ett tal är ändrat, troligen figures.pengar.value, som nu är 3;" in said
    assert "report control paahitt" in said
    assert "2661" not in said.partition("tillsammans")[2]  # not a number to paste before anybody has read


@pytest.mark.parametrize(
    "changes",
    [
        (("value: 9, sv: Nio", "value: 8, sv: Nio"), ("value: 10, sv: Tio", "value: 11, sv: Tio")),
        (("value: 749", "value: 748"), ("unit: sek, value: 1,", "unit: sek, value: 2,")),
        (("value: 9, sv: Nio", "value: 10, sv: Nio"), ("value: 10, sv: Tio", "value: 9, sv: Tio")),
    ],
    ids=["one less, one more", "far apart", "two that have changed places"],
)
def test_two_slips_that_cancel_do_not_give_both_totals(
    tmp_path: Path, changes: tuple[tuple[str, str], ...]
) -> None:
    text = fiction.REPORT
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    fiction.write(tmp_path, text)
    found = [problem.message for problem in fiction.problems(tmp_path) if problem.severity == "error"]
    assert any("summan stämmer men inte platssumman" in message for message in found)


@pytest.mark.parametrize("missing", [", control: 2659.2", ", control_by_place: 31073.2"])
def test_what_is_published_has_both_totals(tmp_path: Path, missing: str) -> None:
    text = fiction.REPORT.replace(missing, "")
    fiction.write(tmp_path, text)
    assert fiction.problems(tmp_path) == []
    fiction.write(tmp_path, text.replace("status: draft", "status: preliminary"))
    [problem] = fiction.problems(tmp_path)
    assert problem.severity == "error" and "kontrollsummor saknas" in problem.message


def test_the_list_to_read_back_has_every_number_once_and_what_to_write(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fiction.write(tmp_path)
    assert cli.main(["--root", str(tmp_path), "report", "control", "paahitt"]) == 0
    said = capsys.readouterr().out
    assert "annan än den som skrev in (redaktionen)" in said
    assert "tables.status: 8 tal, summa 815.0" in said
    assert said.splitlines()[-1] == "control: 2659.2, control_by_place: 31073.2"
    numbered = [line for line in said.splitlines() if line.endswith("]")]
    assert [int(line.split()[0]) for line in numbered] == list(range(1, len(numbered) + 1))
    assert cli.main(["--root", str(tmp_path), "report", "control", "paahit"]) == 1


def test_what_is_odd_but_may_be_right_is_only_noted(tmp_path: Path) -> None:
    text = fiction.REPORT.replace("num: nio, den: tio", "printed: 90.0, num: nio, den: tio")
    text = text.replace("value: 12.7,", "value: 64.0,")
    text = text.replace("  fler: {", "  vissa: {sv: a, en: b, unverifiable: diagrammet saknas}\n  fler: {")
    fiction.write(tmp_path, trialreport.totalled(text))
    assert fiction.problems(tmp_path) == []
    notes = [problem.message for problem in fiction.problems(tmp_path, notes=True)]
    assert any("64,0 procent är också andel-klart" in note for note in notes)
    assert any("90,0 procent av 10 är för noga; sidan visar antalen" in note for note in notes)
    assert any("går inte att pröva: diagrammet saknas" in note for note in notes)


def test_a_contradiction_between_reports_is_told_where_the_link_stands(tmp_path: Path) -> None:
    fiction.write(tmp_path)
    other = fiction.REPORT.replace("stad: {n: 200", "stad: {n: 198").replace("land: {n: 100", "land: {n: 102")
    other = other.replace("holds: status.klart < moten", "holds: stad == paahitt/stad")
    fiction.write(tmp_path, trialreport.totalled(other), id="annan")
    [problem] = fiction.problems(tmp_path)
    assert (problem.path, problem.message) == (
        "data/reports/annan.yml",
        "stämmer inte: 198 till vänster, 200 till höger",
    )


def test_bands_and_hidden_cells_only_contradict_what_no_value_of_them_allows(tmp_path: Path) -> None:
    for link, holds in {
        "moten == unga + 280": True,
        "moten == unga + 290": False,
        "unga < 15": False,
        "dolda + 300 == moten": True,
        "dolda + 301 == moten": False,
        "plats.stad == 180": True,
        "plats.stad == 179": False,
        "plats.total.aldre == 270": True,
    }.items():
        told = fiction.changed(tmp_path, "behov ~ 700", link)
        assert (told == []) is holds, (link, told)


def test_every_fault_of_form_has_its_place_and_its_way_out(tmp_path: Path) -> None:
    for old, new, said in (
        ("n: 15–24", "n: 24-15", "spannet går bakåt"),
        ("n: 15–24", "n: ungefär 20", "skriv ett antal (46), U för dold"),
        ("value: 12.7", 'value: "12,7"', "skriv talet med decimalpunkt"),
        ("dims: {status: process}", "dims: {status: okänt}", "inget av identity, sensitive, process"),
        ("{plats: identity, alder: identity}", "{a: process, b: process, c: process}", "högst 2"),
        ("unit: needs, value", "enhet: needs, value", "nyckeln “enhet” är okänd"),
        ("sv: Pengar, en: Money", "sv: Pengar", "nyckeln “en” saknas"),
    ):
        told = fiction.changed(tmp_path, old, new)
        assert [line for line in told if said in line], (new, told)


def test_the_command_ends_with_1_only_when_something_cannot_be_true(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = fiction.write(tmp_path)
    assert cli.main(["--root", str(tmp_path), "report", "check"]) == 0
    assert capsys.readouterr().out == "Inga fel i 1 rapporter.\n"
    path.write_text(fiction.REPORT.replace("behov ~ 700", "behov ~ 800"), "utf-8")
    assert cli.main(["--root", str(tmp_path), "report", "check"]) == 0
    assert "1 varning" in capsys.readouterr().out
    path.write_text(fiction.REPORT.replace("total: 125", "total: 1"), "utf-8")
    assert cli.main(["--root", str(tmp_path), "report", "check"]) == 1
    assert "totalen är tryckt som 1" in capsys.readouterr().out


@pytest.mark.parametrize("new", ["zzz", "U", "0", "1–9"])
def test_no_single_value_makes_the_checks_fall_over(tmp_path: Path, new: str) -> None:
    fiction.write(tmp_path)
    [loaded] = read_reports.read(tmp_path).loaded.values()
    tried = 0
    for location, _ in loaded.tree.texts():
        changed = fiction.with_value(loaded, location, new)
        if changed is not None:
            checks.check(Reading({loaded.id: changed}, ()))
            tried += 1
    assert tried > 20
