"""What a report hides stands in no built file, in whatever form. All figures are made up."""

from __future__ import annotations

import io
import json
from pathlib import Path

import openpyxl
import pytest
import weasyprint

from report_editions import reading
from sitegen.report.disclosure import built_file_check

BODY = """
universes: {alla: {n: 131, sv: Alla, en: All}}
tables:
  utfall:
    sv: Utfall i provet
    en: Outcome in the trial
    universe: alla
    base: {answered: 60}
    dims: {utfall: process}
    rows:
      dom: {n: 32, sv: Dom, en: Conviction}
      fri: {n: U, sv: Friande dom, en: Acquittal}
      annat: {n: U, sv: Annat slut, en: Other end}
      rest: {n: 12, sv: Övrigt, en: Rest, merges: [{sv: Avskrivning, en: Dismissal}, {sv: Män, en: Men}]}
  korsad:
    sv: Korsad i provet
    en: Crossed in the trial
    universe: alla
    dims: {kon: identity, form: sensitive}
    columns: {x: {sv: Form X, en: Form X}, y: {sv: Form Y, en: Form Y}}
    rows:
      man: {cells: {x: 40, y: U}, sv: Män, en: Men}
      kvinna: {cells: {x: U, y: 22}, sv: Kvinnor, en: Women}
"""
HEAD = "<tr><th>Svar<th>Antal<th>Andel<th>Stapel"
PAGE = f"<table><caption>{{caption}}</caption>{HEAD}{{rows}}</table>"
GOOD = (
    "<tr><th>Dom<td>32<td>53,3 %<td><svg><rect width=53 /></svg>"
    "<tr><th>Friande dom<td>U<span>dold</span><td>U<td>"
    "<tr><th>Övrigt<td>12<td>20 %<td><svg><rect width=20 /></svg>"
)


def told(folder: Path, name: str, content: str | bytes) -> list[str]:
    found = reading(folder, prov=BODY)
    site = folder / "site"
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    problems = list(built_file_check.check(site, found))
    assert {problem.path for problem in problems} <= {name}
    return [problem.message.rpartition(": ")[2] for problem in problems]


def page(rows: str, caption: str = "Utfall i provet") -> str:
    return PAGE.format(caption=caption, rows=rows)


def book(*lines: tuple[object, ...]) -> bytes:
    made = openpyxl.Workbook()
    for line in lines:
        made.active.append(line)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def test_a_page_that_keeps_its_secrets_passes(tmp_path: Path) -> None:
    assert told(tmp_path, "index.html", page(GOOD)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<td>U<span>dold</span>", "<td>3"),
        ("<td>U<td>", "<td>5 %<td>"),
        ("<td>U<td>", "<td>U<td><svg><rect width=5 /></svg>"),
        ("<td>U<td>", "<td aria-label='tre, 5 procent'>U<td>"),
        ("<td>U<td>", "<td data-value=3>U<td>"),
    ],
    ids=["count", "share", "bar", "words read aloud", "data"],
)
def test_a_number_a_bar_or_a_word_beside_a_hidden_count_is_found(tmp_path: Path, old: str, new: str) -> None:
    assert old in GOOD
    assert told(tmp_path, "index.html", page(GOOD.replace(old, new, 1))) == ["prov/utfall.fri"]


def test_a_merged_answer_has_no_row_of_its_own(tmp_path: Path) -> None:
    rows = GOOD + "<tr><th>Avskrivning<td>3<td><td>"
    assert told(tmp_path, "index.html", page(rows)) == ["prov/utfall.rest (Avskrivning)"]


def test_a_label_with_a_number_elsewhere_is_looked_for_in_its_own_table(tmp_path: Path) -> None:
    row = "<tr><th>Män<td>40"
    assert told(tmp_path, "index.html", page(row, caption="En annan tabell")) == []
    assert told(tmp_path, "index.html", page(row)) == ["prov/utfall.rest (Män)"]


def test_a_crossed_table_is_read_by_its_columns(tmp_path: Path) -> None:
    head = "<table><caption>Korsad i provet</caption><tr><th>Kön<th>Form X<th>Form Y"
    good = head + "<tr><th>Män<td>40<td>U<tr><th>Kvinnor<td>U<td>22</table>"
    assert told(tmp_path, "index.html", good) == []
    assert told(tmp_path, "index.html", good.replace("<td>U<td>22", "<td>7<td>22")) == [
        "prov/korsad.kvinna.x"
    ]


@pytest.mark.parametrize(("value", "faults"), [("", 0), ("U", 0), ("3", 1)])
def test_data_files_are_read(tmp_path: Path, value: str, faults: int) -> None:
    content = (
        f"rad,rad_sv,rad_en,antal,antal_flagga\nfri,Friande dom,Acquittal,{value},U\ndom,Dom,Conviction,32,\n"
    )
    assert len(told(tmp_path, "data/prov/utfall.csv", content)) == faults


@pytest.mark.parametrize(("value", "faults"), [("", 0), ("3", 1)])
def test_a_csv_for_excel_is_read_by_its_semicolons(tmp_path: Path, value: str, faults: int) -> None:
    content = (
        "\ufeffrad;rad_sv;rad_en;antal;antal_flagga;forbehall_sv\n"
        f"fri;Friande dom;Acquittal;{value};U;Dolt, av 60\ndom;Dom;Conviction;32;;Av 60, som svarade\n"
    )
    assert len(told(tmp_path, "data/prov/utfall-excel.csv", content)) == faults


@pytest.mark.parametrize(("value", "faults"), [("U", 0), (None, 0), (3, 1)])
def test_workbooks_are_read(tmp_path: Path, value: object, faults: int) -> None:
    content = book(("Utfall i provet",), ("Svar", "Antal"), ("Dom", 32), ("Friande dom", value))
    assert len(told(tmp_path, "data/prov.xlsx", content)) == faults


@pytest.mark.parametrize(("value", "faults"), [(None, 0), (3, 1)])
def test_json_is_read(tmp_path: Path, value: object, faults: int) -> None:
    label = {"sv": "Friande dom", "en": "Acquittal"}
    row = {"id": "fri", "label": label, "fields": {"antal": {"value": value, "flag": "U"}}}
    content = {"tables": [{"id": "utfall", "rows": [row], "base": 60}]}
    assert len(told(tmp_path, "data/prov.json", json.dumps(content))) == faults


@pytest.mark.parametrize(("value", "faults"), [("U", 0), ("3 5,0 %", 1)])
def test_print_is_read(tmp_path: Path, value: str, faults: int) -> None:
    cells = "".join(f"<td>{part}" for part in value.split(" ", 1))
    content = weasyprint.HTML(string=f"<table><tr><th>Friande dom{cells}</table>").write_pdf()
    assert len(told(tmp_path, "prov.pdf", content)) == faults


def test_a_project_that_hides_nothing_is_not_read(tmp_path: Path) -> None:
    found = reading(tmp_path, prov="universes: {alla: {n: 131, sv: Alla, en: All}}\n")
    (tmp_path / "broken.xlsx").write_bytes(b"not read")
    assert list(built_file_check.check(tmp_path, found)) == []
