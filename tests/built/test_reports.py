"""Reports as published: every file there, the same figures in all of them, PDFs that can be read aloud."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import page as pdf_validation
import pytest
import tinyhtml5
from frictionless import Package
from openpyxl import load_workbook

import papertables
from papertables import squeezed
from projects import REAL
from sitegen.report import read_reports
from sitegen.report.disclosure import built_file_check
from sitegen.report.editions.published import Published
from sitegen.report.publish.workbook import FIRST
from sitegen.web import report_addresses
from sitegen.web.theme_pages import folder

XHTML = "{http://www.w3.org/1999/xhtml}"
READING = read_reports.read(REAL.root).published
REPORTS = READING.for_readers
IDS = tuple(REPORTS)
ROWS_IN_WORDS = {
    row.id
    for report in REPORTS.values()
    for table in report.charts
    for row in table.lines
    if any(value.words for value in row.values)
}
NEAR = {
    "sv": {"about": "omkring", "at-least": "minst", "at-most": "högst"},
    "en": {"about": "about", "at-least": "atleast", "at-most": "atmost"},
}
FIGURE_HEADS = {"sv": ("Siffra", "Värde"), "en": ("Figure", "Value")}
TABLE_ID = re.compile(r'<table id="tabell-([a-z0-9-]+)"')
NUMBER = re.compile(r"\d+(?:\.\d+)?")
FIGURE_ID = re.compile(r'<div id="siffra-([a-z0-9-]+)"')


@pytest.fixture(params=IDS)
def id(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def report(id: str) -> Published:
    return REPORTS[id]


@pytest.fixture
def document(dist: Path, id: str, report: Published) -> Any:
    return json.loads((dist / report_addresses.json(report)).read_text("utf-8"))


def page_tables(file: Path) -> dict[str, list[list[str]]]:
    """The tables of a page by id: what each field shows, without what is said beside it."""
    found = {}
    for table in tinyhtml5.parse(file.read_text("utf-8")).iter(f"{XHTML}table"):
        body = table.find(f"{XHTML}tbody")
        assert body is not None
        rows = [[own(cell) for cell in row] for row in body]
        found[table.get("id", "").removeprefix("tabell-")] = rows
    return found


def own(cell: Any) -> str:
    """What stands in a field itself, after its bar."""
    drawn = "".join(part.tail or "" for part in cell if part.tag.endswith("svg"))
    return ((cell.text or "") + drawn).strip(" \n")


def plain(shown: str) -> str:
    """A number as JSON would have it, of one as Swedish has it."""
    return shown.replace("\u00a0", "").removesuffix("%").replace(",", ".")


def fields(table: Any) -> list[list[str]]:
    """What each field of a JSON table says: its number or its sign."""
    columns = [column["id"] for column in table["columns"]]
    return [
        [row["fields"][c]["flag"] or f"{row['fields'][c]['value']:g}" for c in columns]
        for row in table["rows"]
    ]


def test_the_page_the_csv_and_the_spreadsheet_show_what_the_json_holds(
    dist: Path, id: str, report: Published, document: Any
) -> None:
    shown = page_tables(dist / report_addresses.edition(report) / "index.html")
    book = load_workbook(io.BytesIO((dist / report_addresses.workbook(report)).read_bytes()))
    assert len(book.worksheets) == 3 + len(document["tables"]) + len(report.charts)
    for number, table in enumerate(document["tables"], start=1):
        expected = fields(table)
        rows = shown[table["id"].replace("-utan-", "-")]
        assert [[number_of(field) for field in row[1:]] for row in rows] == expected
        lines = rows_of(dist / report_addresses.files(report), table["id"])
        assert [[number_of(field) for field in numbers_of(line)] for line in lines] == expected
        sheet = book[f"Tabell {number}"].iter_rows(min_row=FIRST + 1, values_only=True)
        wide = 1 + len(table["columns"])
        assert [
            [f"{v:g}" if isinstance(v, int | float) else v for v in row[1:wide]] for row in sheet
        ] == expected


def number_of(shown: str) -> str:
    try:
        return f"{float(plain(shown)):g}"
    except ValueError:
        return shown


def test_the_data_package_is_valid(dist: Path, id: str, report: Published) -> None:
    found = Package(str(dist / report_addresses.package(report))).validate()
    assert found.valid, found.flatten(["fieldName", "message"])


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_pdf_is_pdf_ua(dist: Path, id: str, report: Published, language: str) -> None:
    path = dist / report_addresses.pdf(report, language)
    assert [f.message for f in pdf_validation.validate_pdf(str(path), profile="ua1").failures] == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_pdf_has_each_caption_heading_and_field_of_the_page_and_of_the_csv(
    dist: Path, id: str, report: Published, language: str
) -> None:
    html = (dist / folder(report_addresses.edition(report), language) / "index.html").read_text("utf-8")
    paper = papertables.of_paper(dist / report_addresses.pdf(report, language))
    assert paper == papertables.of_page(html, FIGURE_HEADS[language])
    files = dist / report_addresses.files(report)
    names, figures = TABLE_ID.findall(html), FIGURE_ID.findall(html)
    for name, table in zip(names, (table for table in paper if table.caption), strict=True):
        for (head, *shown), row in zip(table.rows, rows_of(files, csv_name(files, name)), strict=True):
            assert head.startswith(squeezed(row[f"rad_{language}"]))
            assert [plain_of(field, language) for field in shown] == as_printed(row, language)
    values = {row["siffra"]: row for row in rows_of(files, "siffror")}
    shown_figures = [row for table in paper if not table.caption for row in table.rows]
    for name, (head, said) in zip(figures, shown_figures, strict=True):
        row = values[name]
        assert head.startswith(squeezed(row[language]))
        if "d" in row["flagga"].split():
            told = NUMBER.findall(plain_of(row[f"forbehall_{language}"], language))
            assert ends_of(row) == [] and {*NUMBER.findall(plain_of(said, language))} <= {*told}, name
        else:
            assert NUMBER.findall(plain_of(said, language)) == ends_of(row), name


def csv_name(files: Path, name: str) -> str:
    """The CSV of a table by its id on the page, where a case that is left out is not called so."""
    [found] = (f.stem for f in files.glob("*.csv") if f.stem.replace("-utan-", "-") == name)
    return found


def rows_of(files: Path, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((files / f"{name}.csv").read_text("utf-8"))))


def numbers_of(row: dict[str, str]) -> list[str]:
    """What each field of a line of CSV says: its number or its sign."""
    columns = [name for name in row if f"{name}_flagga" in row]
    return [row[name] or row[f"{name}_flagga"] for name in columns]


def as_printed(row: dict[str, str], language: str) -> list[str]:
    """What a line of CSV says as it is read: near or exact, or the words that its note begins with."""
    if row["rad"] in ROWS_IN_WORDS and numbers_of(row) == [".."]:
        return [squeezed(row[f"forbehall_{language}"].partition(".")[0]).lower()]
    near = NEAR[language].get(row["kvalificerare"], "")
    return [f"{near}{one}" if one[:1].isdigit() else one for one in numbers_of(row)]


def ends_of(row: dict[str, str]) -> list[str]:
    """The numbers that are printed of a figure: its value, the ends of a band, or both counts of few."""
    for ends in (("varde",), ("fran", "till"), ("taljare", "namnare")):
        if found := [row[end] for end in ends if row[end]]:
            return found
    return []


def plain_of(shown: str, language: str) -> str:
    """A number as the CSV has it, of one as it is printed; signs and bands as they are."""
    if language == "en":
        return shown.replace(",", "").removesuffix("%")
    return shown.replace(",", ".").removesuffix("%")


def test_both_languages_show_the_same_fields(dist: Path, report: Published) -> None:
    ours, theirs = (
        page_tables(dist / folder / report_addresses.edition(report) / "index.html") for folder in ("", "en")
    )
    assert {name: len(rows) for name, rows in ours.items()} == {
        name: len(rows) for name, rows in theirs.items()
    }


def test_the_ledger_names_every_figure_of_every_report(dist: Path) -> None:
    shown = page_tables(dist / report_addresses.LEDGER / "index.html")
    for id, report in REPORTS.items():
        labels = [row[0] for row in shown[id]]
        assert labels == [figure.words.sv for figure in report.edition.figures]


@pytest.mark.parametrize("language", ["", "en"])
def test_every_link_to_a_part_of_a_page_finds_it(dist: Path, language: str) -> None:
    missing = []
    for file in sorted((dist / language / "statistik").rglob("index.html")):
        for link in tinyhtml5.parse(file.read_text("utf-8")).iter(f"{XHTML}a"):
            address, _, part = link.get("href", "").partition("#")
            target = (file.parent / address / "index.html").resolve() if address else file
            if part and f'id="{part}"' not in target.read_text("utf-8"):
                missing.append(f"{file}: {address}#{part}")
    assert missing == []


def test_no_page_of_reports_lacks_a_version_to_come_back_to(dist: Path) -> None:
    for report in REPORTS.values():
        text = (dist / report_addresses.overview(report) / "index.html").read_text("utf-8")
        assert f"{report.folder}/" in text


def statements(*, read: bool) -> list[str]:
    """What the reports say in words without a figure, in both languages; `read` is in the source."""
    found = (one for report in READING.reports.values() for one in report.statements.values())
    texts = (text for one in found if one.is_read is read for text in (one.sv, one.en))
    return [squeezed(text) for text in texts if "{" not in text]


def told_by(file: Path) -> str:
    """All text of a file, with its markup and without its spaces."""
    rows = built_file_check.rows(file.read_bytes(), file.suffix) if file.suffix in (".pdf", ".xlsx") else ()
    said = " ".join(cell for row in rows for cell in row.cells) or file.read_text("utf-8", "replace")
    return squeezed(unescape(said).replace(papertables.HYPHEN, ""))


def test_what_nobody_has_read_in_the_source_is_in_no_file(dist: Path) -> None:
    files = {file: told_by(file) for file in sorted(dist.rglob("*")) if file.is_file()}
    hidden, shown = statements(read=False), statements(read=True)
    assert len(hidden) >= 2
    assert [(file.name, text) for file, said in files.items() for text in hidden if text in said] == []
    for suffix in (".html", ".pdf"):
        there = [said for file, said in files.items() if file.suffix == suffix]
        assert [text for text in shown if not any(text in said for said in there)] == []
