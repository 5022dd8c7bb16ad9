"""Page = CSV = XLSX = JSON = PDF, field by field; the files are sound, and the same bytes every time."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import page as pdf_validation
import pikepdf
import pypdfium2
import pytest
import tinyhtml5
from frictionless import Package
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

import papertables
import projects
import trialreport
from sitegen.core import Project
from sitegen.printing import pdf_writer as press
from sitegen.report.editions import edition_document
from sitegen.report.editions.edition import PublishedRow, PublishedTable, PublishedValue
from sitegen.report.editions.published import Published
from sitegen.report.publish import csv_json, linked_data, report_files, report_pages, reservations, workbook
from sitegen.report.publish.report_writer import Writer
from sitegen.web import report_addresses

ID = trialreport.ID
FIGURE_HEADS = ("Siffra", "Värde")
EPOCH = 1796083200
XHTML = "{http://www.w3.org/1999/xhtml}"
PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAA"
    "SUVORK5CYII="
)
Fields = list[list[str]]
"""The rows of a table as they are read, the heading of each row first."""


@pytest.fixture(scope="module")
def project(shared: Path) -> Project:
    return Project(projects.once(shared / "trial-report", trialreport.lay_out))


@pytest.fixture(scope="module")
def writer(project: Project) -> Writer:
    return trialreport.writers(project)["sv"]


@pytest.fixture(scope="module")
def grids(writer: Writer) -> tuple[PublishedTable, ...]:
    return writer.reports[ID].edition.tables


@pytest.fixture(scope="module")
def body(writer: Writer) -> str:
    """The edition's page in Swedish."""
    path = report_addresses.edition(writer.reports[ID])
    return str(next(p for p in report_pages.newest_pages(writer) if p.path == path).body)


@pytest.fixture(scope="module")
def html(body: str) -> Element:
    return tinyhtml5.parse(body, namespace_html_elements=True)


@pytest.fixture(scope="module")
def printed(writer: Writer) -> Iterator[bytes]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in projects.environment(projects.REAL).items():
            patch.setenv(name, value)
        yield press.made_pdf(report_files.job(writer, writer.reports[ID])).pdf


@pytest.fixture(scope="module")
def book(writer: Writer) -> bytes:
    return workbook.workbook(writer.reports[ID], "https://provsajten.example/", EPOCH)


def shown(grid: PublishedTable) -> Fields:
    """What a reader of Swedish sees of a grid, with the mark of what has been corrected."""
    return [[line.words.sv, *(read(value) for value in line.values)] for line in grid.lines]


def read(value: PublishedValue) -> str:
    return value.shown("sv") + (" r" if value.revised else "")


def text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split(" ")).strip()


def of_page(html: Element, id: str) -> Fields:
    """The fields of a table on the page; what is only spoken, and notes under headings, left out."""
    table = next(e for e in html.iter(f"{XHTML}table") if e.get("id") == f"tabell-{id}")
    return [[own(cell) for cell in row] for row in table.find(f"{XHTML}tbody") or ()]


def own(cell: Element) -> str:
    """What stands in a field itself, after its bar; notes under a heading left out, the mark `r` not."""
    mark = next((f" {link.text}" for link in cell.iter(f"{XHTML}a") if link.get("class") == "revised"), "")
    drawn = "".join(part.tail or "" for part in cell if part.tag.endswith("svg"))
    return ((cell.text or "") + drawn).strip(" \n") + mark


def test_the_page_shows_each_field_of_each_table(html: Element, grids: tuple[PublishedTable, ...]) -> None:
    assert len(grids) == 5
    for grid in grids:
        assert of_page(html, f"{grid.id}-{grid.part}" if grid.part else grid.id) == shown(grid)


def test_the_csv_holds_each_field_of_each_table(writer: Writer, grids: tuple[PublishedTable, ...]) -> None:
    for grid in grids:
        content = csv_json.plain_csv(csv_json.table_rows(grid, "final", {}))
        for line, row in zip(grid.lines, csv.DictReader(io.StringIO(content.decode())), strict=True):
            assert [row[f"rad{end}"] for end in ("", "_sv", "_en")] == [line.id, line.words.sv, line.words.en]
            names = [csv_json.key(column.id) for column in grid.columns]
            assert [(row[name], row[f"{name}_flagga"]) for name in names] == [
                ("" if value.sign else str(value.number), value.flag) for value in line.values
            ]


def test_the_json_holds_each_field_of_each_table(writer: Writer, grids: tuple[PublishedTable, ...]) -> None:
    document = json.loads(edition_document.json_bytes(writer.reports[ID].document))
    for grid, table in zip(grids, document["tables"], strict=True):
        for line, row in zip(grid.lines, table["rows"], strict=True):
            fields = [row["fields"][column.id] for column in grid.columns]
            assert [(f["value"], f["flag"]) for f in fields] == [
                (None if v.sign else pytest.approx(float(v.number or 0)), v.flag) for v in line.values
            ]


def test_the_spreadsheet_holds_each_field_of_each_table(
    book: bytes, grids: tuple[PublishedTable, ...]
) -> None:
    holds_each_field(book, grids)


def holds_each_field(book: bytes, grids: tuple[PublishedTable, ...]) -> None:
    found = load_workbook(io.BytesIO(book))
    for number, grid in enumerate(grids, start=1):
        rows = list(found[f"Tabell {number}"].iter_rows(min_row=workbook.FIRST + 1, values_only=True))
        assert [row[0] for row in rows] == [line.words.sv for line in grid.lines]
        for row, line in zip(rows, grid.lines, strict=True):
            expected = [v.sign or pytest.approx(float(v.number or 0)) for v in line.values]
            assert list(row[1 : len(expected) + 1]) == expected
            names = [c.words.sv for c, v in zip(grid.columns, line.values, strict=True) if v.revised]
            noted, *marks = row[len(expected) + 1 :]
            assert noted == reservation(line)
            assert [cell for cell in marks if cell not in (None, "–")] == (
                [f"r: {', '.join(names)}"] if names else []
            )


def reservation(line: PublishedRow) -> str:
    """What a reader of the page is told of a row, as sentences; a dash for nothing."""
    broken = [line.broken.sv] if line.broken else []
    said = (*reservations.of_row_alone(line, "sv"), *broken)
    return " ".join(map(reservations.sentence, said)) or "–"


def test_the_pdf_has_each_caption_heading_and_field_of_the_page(
    printed: bytes, body: str, tmp_path: Path
) -> None:
    assert on_paper(printed, tmp_path) == papertables.of_page(body, FIGURE_HEADS)


CHANGES = (
    ("<td>333</td>", "<td>334</td>"),
    ("<td>33,3\u00a0%</td>", "<td>33,4\u00a0%</td>"),
    ("<td>U</td>", "<td>2</td>"),
    ("<td>..</td>", "<td>0</td>"),
    ("<td>10–40</td>", "<td>10–41</td>"),
    ("<td>45,0\u00a0% <a", "<td>45,1\u00a0% <a"),
    (">r</a></td>", "></a></td>"),
    ('<th scope="row">Okänt</th>', '<th scope="row">Känt</th>'),
    ('<th scope="col">Män</th>', '<th scope="col">Pojkar</th>'),
    ("<b>Stödnivåer</b>", "<b>Nivåer</b>"),
    ("Varav hamnärendet: 300.", "Varav hamnärendet: 301."),
)


def test_the_cover_has_the_mark_beside_the_name_and_the_coast_below(writer: Writer) -> None:
    style = report_files.style(writer.project)
    assert "background: var(--mark)" in style and "var(--coast) bottom" in style
    for name in ("mark", "coast"):
        (drawn,) = re.findall(rf"--{name}:url\(data:image/svg\+xml;base64,([^)]+)\)", style)
        assert b"<svg" in b64decode(drawn) and b"var(" not in b64decode(drawn)


def test_each_field_caption_and_heading_that_is_another_in_the_pdf_is_found(
    writer: Writer, body: str, tmp_path: Path
) -> None:
    document = report_files.document(writer, writer.reports[ID])
    for old, new in CHANGES:
        assert old in document
        document = document.replace(old, new, 1)
    pairs = zip(
        on_paper(loosely_printed(document), tmp_path), papertables.of_page(body, FIGURE_HEADS), strict=True
    )
    texts = (
        (ours, theirs) for paper, page in pairs for ours, theirs in zip(flat(paper), flat(page), strict=True)
    )
    assert len([pair for pair in texts if pair[0] != pair[1]]) == len(CHANGES)


def flat(table: papertables.Table) -> list[str]:
    """Every text of a table."""
    return [table.caption, *table.heads, *(cell for row in table.rows for cell in row)]


def on_paper(content: bytes, folder: Path) -> list[papertables.Table]:
    path = folder / "report.pdf"
    path.write_bytes(content)
    return papertables.of_paper(path)


def test_the_figures_are_the_same_everywhere(writer: Writer, html: Element, printed: bytes) -> None:
    report = writer.reports[ID]
    document = report.document
    content = csv_json.plain_csv(csv_json.figure_rows(report))
    rows = list(csv.DictReader(io.StringIO(content.decode())))
    page, paper = text(html).replace("\u00a0", " "), " ".join(pdf_text(printed).split())
    for figure, row in zip(document["figures"], rows, strict=True):
        assert row["siffra"] == figure["id"]
        assert row["varde"] == ("" if figure["value"] is None else f"{figure['value']}")
        doubt = "d" if figure.get("disputed") else ""
        assert figure["flag"] == ("r" if figure["id"] == "andel-domda" else "")
        assert row["flagga"] == (figure["flag"] or doubt)
        if figure["id"] not in report.groups:
            plain = figure["shown"]["sv"].replace("\u00a0", " ")
            assert plain in page and plain in paper
            assert (f"{plain} r: rättat" in page, f"{plain} r" in paper) == (2 * (bool(figure["flag"]),))


def pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return "\n".join(sheet.get_textpage().get_text_bounded() for sheet in document)


def test_every_link_of_a_preview_leads_to_what_a_preview_has(project: Project) -> None:
    writers = [replace(writer, whole=False) for writer in trialreport.writers(project).values()]
    found = {page.folder: str(page.body) for page in report_pages.all_pages(writers)}
    there = {*found, *report_files.all_files(project, writers)}
    # The report's own page and those of its editions say what is not there.
    assert len([body for body in found.values() if "finns först när hela sajten byggs" in body]) == 3
    for folder, body in found.items():
        for href in re.findall(r'href="([^"#]+)', body):
            assert urljoin(f"https://x.example/{folder}", href).removeprefix("https://x.example/") in there


class TestTheFilesAreTheSameBytes:
    def test_of_the_spreadsheet_made_at_another_time(self, writer: Writer, book: bytes) -> None:
        assert workbook.workbook(writer.reports[ID], "https://provsajten.example/", EPOCH) == book
        with zipfile.ZipFile(io.BytesIO(book)) as zipped:
            assert {entry.date_time for entry in zipped.infolist()} == {(2026, 12, 1, 0, 0, 0)}

    def test_of_the_pdf_made_in_another_process(
        self, project: Project, printed: bytes, tmp_path: Path
    ) -> None:
        code = (
            "import sys; sys.path[:0] = ['scripts', 'tests']; from pathlib import Path\n"
            "import trialreport; from sitegen.core.project import Project\n"
            "from sitegen.printing.pdf_writer import made_pdf\n"
            "from sitegen.report.publish import report_files as pdf\n"
            "writer = trialreport.writers(Project(Path(sys.argv[1])))['sv']\n"
            "job = pdf.job(writer, writer.reports[trialreport.ID])\n"
            "Path(sys.argv[2]).write_bytes(made_pdf(job).pdf)\n"
        )
        target = tmp_path / "again.pdf"
        projects.python(code, project.root, target)
        assert target.read_bytes() == printed


class TestTheDataPackage:
    @pytest.fixture
    def folder(self, writer: Writer, tmp_path: Path) -> Path:
        for path, content in csv_json.files(writer.reports[ID], "https://provsajten.example/").items():
            (tmp_path / path.rsplit("/", 1)[1]).write_bytes(content)
        return tmp_path

    def test_is_valid_by_frictionless(self, folder: Path) -> None:
        report = Package(str(folder / "datapackage.json")).validate()
        assert report.valid, report.flatten(["fieldName", "message"])
        assert report.stats["tasks"] == 6

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("333,,33.3,", "333,,133.3,"),
            (",U,", ",dold,"),
            ("450,", "-1,"),
            (",10–40,", ",1–40,"),
            ("nedlagd,", "annat,"),
            (",r,", ",q,"),
        ],
    )
    def test_refuses_what_cannot_stand_there(self, folder: Path, old: str, new: str) -> None:
        self.refused(folder / "process.csv", old, new)

    def test_refuses_an_empty_field_where_every_number_is_shown(self, folder: Path) -> None:
        self.refused(folder / "stod.csv", ",350,", ",,")

    @staticmethod
    def refused(path: Path, old: str, new: str) -> None:
        folder, found = path.parent, path.read_text("utf-8")
        assert old in found
        path.write_text(found.replace(old, new, 1), "utf-8")
        assert not Package(str(folder / "datapackage.json")).validate().valid


class TestTheSpreadsheet:
    def test_has_a_cover_notes_figures_and_one_table_a_sheet(self, book: bytes) -> None:
        found = load_workbook(io.BytesIO(book))
        assert found.sheetnames[:3] == ["Omslag", "Anmärkningar", "Siffror"]
        assert [len(sheet.tables) for sheet in found.worksheets] == [0, 0, 1, 1, 1, 1, 1, 1]

    def test_has_no_merged_cells_and_no_gap_in_a_table(self, book: bytes) -> None:
        for sheet in load_workbook(io.BytesIO(book)).worksheets:
            assert not sheet.merged_cells.ranges
            assert list(gaps(sheet)) == []

    def test_has_numbers_as_numbers(self, book: bytes) -> None:
        sheet = load_workbook(io.BytesIO(book))["Tabell 1"]
        assert (sheet["B7"].value, sheet["C7"].value, sheet["C7"].number_format) == (
            450,
            45.0,
            '0.0"\u00a0%"',
        )

    def test_says_what_its_signs_mean(self, book: bytes) -> None:
        notes = [
            row[0] for row in load_workbook(io.BytesIO(book))["Anmärkningar"].iter_rows(values_only=True)
        ]
        assert "U: dold uppgift, för att ingen ska kunna pekas ut" in notes


def gaps(sheet: Worksheet) -> Iterator[str]:
    """Empty fields inside the sheet's tables."""
    for table in sheet.tables.values():
        for row in sheet[table.ref]:
            yield from (cell.coordinate for cell in row if cell.value in (None, ""))


class TestThePdf:
    def test_is_pdf_ua(self, printed: bytes, tmp_path: Path) -> None:
        assert failures(printed, tmp_path) == []

    def test_in_english_too(self, project: Project, tmp_path: Path) -> None:
        english = trialreport.writers(project)["en"]
        made = press.made_pdf(report_files.job(english, english.reports[ID]))
        assert failures(made.pdf, tmp_path) == []

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            (r'<th scope="col">Antal</th>', "<td>Antal</td>"),
            ("<h2>Sammanfattning</h2>", "<h4>Sammanfattning</h4>"),
            ("<h2>Innehåll</h2>", f'<h2>Innehåll</h2><img src="{PIXEL}">'),
        ],
        ids=["header", "heading", "alt"],
    )
    def test_that_lacks_something_is_told(self, writer: Writer, tmp_path: Path, old: str, new: str) -> None:
        document = report_files.document(writer, writer.reports[ID])
        assert re.search(old, document)
        assert failures(loosely_printed(re.sub(old, new, document)), tmp_path)

    def test_gives_its_swedish_back_whole(self, printed: bytes) -> None:
        words = " ".join(pdf_text(printed).replace("\u00ad", "").split())
        assert "Vad som hände i rättsprocessen" in words
        assert "åklagarmyndigheten" in words.replace("- ", "").replace("\ufffe", "").replace("\x02", "")

    def test_has_language_title_contents_and_page_numbers(self, printed: bytes) -> None:
        with pikepdf.open(io.BytesIO(printed)) as found:
            assert str(found.Root.Lang) == "sv"
            assert str(found.docinfo["/Title"]) == "Provrapporten 2031"
            with found.open_outline() as outline:
                titles = [item.title for item in outline.root[0].children]
        assert titles[:3] == ["Innehåll", "Sammanfattning", "Så hänvisar du"]
        assert titles[3:5] == ["1 Rättsprocessen", "2 Behov och stöd"]
        sheets = pypdfium2.PdfDocument(printed)
        assert f"2 / {len(sheets)}" in sheets[1].get_textpage().get_text_bounded()


def failures(content: bytes, folder: Path) -> list[str]:
    path = folder / "report.pdf"
    path.write_bytes(content)
    return [
        f"{f.rule_id}: {f.message}" for f in pdf_validation.validate_pdf(str(path), profile="ua1").failures
    ]


def loosely_printed(document: str) -> bytes:
    """A PDF of a document that has been broken on purpose, whatever the press says of it."""
    from weasyprint import HTML

    return bytes(HTML(string=document).write_pdf(pdf_variant=report_files.VARIANT))


@pytest.fixture(scope="module")
def one(writer: Writer) -> Published:
    [first] = writer.reports[ID].older
    assert first.version == "1.0.0"
    return first


@pytest.fixture(scope="module")
def old_page(writer: Writer) -> str:
    return str(next(p for p in report_pages.older_pages(writer) if p.path.endswith("/v1.0.0/")).body)


@pytest.fixture(scope="module")
def old_print(writer: Writer, one: Published) -> bytes:
    return press.made_pdf(report_files.job(writer, one)).pdf


class TestAnEditionThatHasBeenReplaced:
    """Its spreadsheet and its PDF stand where they stood, with its own figures and a word on what it is."""

    def test_has_every_field_in_its_workbook(self, one: Published) -> None:
        content = workbook.workbook(one, "https://provsajten.example/", EPOCH)
        holds_each_field(content, one.edition.tables)
        found = load_workbook(io.BytesIO(content))
        said = [row[0] for row in found["Anmärkningar"].iter_rows(values_only=True)]
        assert "Den här utgåvan är ersatt av utgåva 1.1.0. Siffrorna står här som de var." in said
        assert found["Omslag"]["A3"].value == "Status: slutlig. Utgåva 1.0.0."

    def test_has_every_field_of_its_page_in_its_pdf(
        self, old_page: str, old_print: bytes, tmp_path: Path
    ) -> None:
        found = on_paper(old_print, tmp_path)
        assert found == papertables.of_page(old_page, FIGURE_HEADS)
        assert "449" in [text for table in found for text in flat(table)]

    def test_has_a_pdf_that_is_pdf_ua_and_says_what_it_is(self, old_print: bytes, tmp_path: Path) -> None:
        assert failures(old_print, tmp_path) == []
        words = " ".join(pdf_text(old_print).replace("\u00ad", "").split())
        assert "Den här utgåvan är ersatt av utgåva 1.1.0." in words

    def test_is_offered_on_its_page(self, old_page: str) -> None:
        for name in (f"{ID}-sv.pdf", f"{ID}.xlsx", f"{ID}.json", "datapackage.json"):
            assert f'/data/rapporter/{ID}/v1.0.0/{name}"' in old_page


class TestWhatProgramsAreTold:
    def test_the_page_is_a_dataset_with_its_files(self, writer: Writer) -> None:
        found = json.loads(linked_data.script(writer.reports[ID], writer.site, "sv"))
        assert (found["@type"], found["version"]) == ("Dataset", "1.1.0")
        kinds = {part["encodingFormat"] for part in found["distribution"]}
        assert {"application/json", "application/pdf"} < kinds

    def test_the_catalogue_leads_to_every_file(self, writer: Writer) -> None:
        graph = json.loads(linked_data.catalogue(writer.reports, writer.site))["@graph"]
        ids = {node["@id"] for node in graph}
        dataset = next(node for node in graph if node["@type"] == "dcat:Dataset")
        assert {part["@language"] for part in dataset["dcterms:title"]} == {"sv", "en"}
        assert {part["@id"] for part in dataset["dcat:distribution"]} <= ids


# What each class must have: the cardinalities of DCAT-AP-SE 3.0.1 (docs.dataportal.se/dcat/3.0.1/sv/).
MANDATORY = {
    "dcat:Catalog": {
        "dcterms:title",
        "dcterms:description",
        "dcterms:publisher",
        "dcterms:license",
        "dcat:dataset",
    },
    "dcat:Dataset": {"dcterms:title", "dcterms:description", "dcterms:publisher"},
    "dcat:Distribution": {"dcat:accessURL", "dcterms:format"},
    "foaf:Agent": {"foaf:name"},
}
RECOMMENDED = {
    "dcat:Catalog": {"dcterms:language", "dcat:themeTaxonomy", "foaf:homepage", "dcterms:spatial"},
    "dcat:Dataset": {
        *("dcterms:accessRights", "dcterms:spatial", "dcterms:temporal", "dcterms:language"),
        *("dcat:theme", "dcat:distribution", "dcterms:accrualPeriodicity"),
    },
    "dcat:Distribution": {"dcat:downloadURL", "dcterms:title", "dcterms:license"},
    "foaf:Agent": {"dcterms:type"},
}
MEDIA_TYPE = re.compile(r"\w+/[-.\w]+(?:\+[-.\w]+)?")


class TestTheCatalogueFollowsTheSwedishProfile:
    @pytest.fixture
    def graph(self, writer: Writer) -> list[dict[str, Any]]:
        return list(json.loads(linked_data.catalogue(writer.reports, writer.site))["@graph"])

    @pytest.mark.parametrize("kind", MANDATORY)
    def test_with_what_each_class_must_and_should_have(self, graph: list[dict[str, Any]], kind: str) -> None:
        found = [node for node in graph if kind in node["@type"]]
        assert found
        for node in found:
            assert MANDATORY[kind] | RECOMMENDED[kind] <= {name for name in node if node[name]}, node["@id"]

    def test_with_values_of_the_lists_that_it_names(self, graph: list[dict[str, Any]]) -> None:
        for node in graph:
            for name, folder in {
                "dcterms:language": "language",
                "dcterms:spatial": "country",
                "dcat:theme": "data-theme",
                "dcterms:accrualPeriodicity": "frequency",
                "dcterms:accessRights": "access-right",
            }.items():
                values = node.get(name, [])
                for value in values if isinstance(values, list) else [values]:
                    assert value["@id"].startswith(f"{linked_data.EU}{folder}/")
            if "dcterms:format" in node:
                assert MEDIA_TYPE.fullmatch(node["dcterms:format"])

    def test_and_with_no_licence_that_the_owner_has_not_chosen(self, writer: Writer) -> None:
        site = writer.site.model_copy(update={"data_licence": None})
        assert "license" not in linked_data.catalogue(writer.reports, site).decode()
        assert "license" not in linked_data.script(writer.reports[ID], site, "sv")
