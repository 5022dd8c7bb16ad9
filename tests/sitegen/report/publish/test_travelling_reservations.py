"""What has to be known of a number goes with it: the same on page, in files, on paper and in quotes."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

import pytest
from openpyxl import load_workbook

import projects
from sitegen.report import read_reports
from sitegen.report.editions import edition_document
from sitegen.report.editions.edition import PublishedRow, PublishedTable, PublishedValue
from sitegen.report.editions.published import Published
from sitegen.report.publish import (
    chart_files,
    csv_json,
    report_files,
    report_pages,
    report_pictures,
    report_writer,
    reservations,
    trend_views,
    workbook,
)
from sitegen.report.publish import report_sections as sections
from sitegen.report.publish.report_writer import Writer
from sitegen.report.publish.views import TableView
from sitegen.web import report_addresses

READING = read_reports.read(projects.REAL.root).published
REPORTS = READING.for_readers
ADDRESS = "https://manniskohandel.example/"
Lines = list[dict[str, str]]


@pytest.fixture(scope="module")
def writer() -> Writer:
    records = projects.real_records()
    found = report_writer.writers(projects.REAL, records, REPORTS, True, READING.years_for_readers)
    return next(one for one in found if one.code == "sv")


@pytest.fixture(params=tuple(REPORTS))
def report(request: pytest.FixtureRequest) -> Published:
    return REPORTS[str(request.param)]


def tables(report: Published) -> Iterator[PublishedTable]:
    yield from (*report.edition.tables, *report.charts)


def of_whom(report: Published, table: PublishedTable, row: PublishedRow) -> list[str]:
    """Of whom a row is, where adults stand beside children under one heading."""
    names = {"adults": "vuxna", "children": "barn"}
    return [f"{row.words.sv} {names[who]}"] if (who := report.who.get(table.name, {}).get(row.id)) else []


def needed(row: PublishedRow) -> list[str]:
    """All that a reader is told of a row itself: base, notes, cases, what is merged, a new way to count."""
    own = [*([row.of.sv] if row.of else []), *reservations.of_row_alone(row, "sv")]
    return [*own, *([row.broken.sv] if row.broken else [])]


def squeezed(text: str) -> str:
    return "".join(text.replace("\u00ad", "").split())


def lines(content: bytes, delimiter: str = ",") -> Lines:
    """The lines of a CSV file, as a program or a spreadsheet in Swedish reads them."""
    text = content.decode("utf-8" if delimiter == "," else "utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


def of_file(report: Published, name: str, end: str = ".csv") -> Lines:
    found = csv_json.files(report, ADDRESS)[f"{report_addresses.files(report)}{name}{end}"]
    return lines(found, "," if end == ".csv" else ";")


def pictures(writer: Writer, report: Published) -> dict[str, list[str]]:
    """What is seen in the picture of each table that has one, by the table's name."""
    found = {}
    svgs = chart_files.all_files([writer], report_files.colours(projects.REAL), whole=False)
    for name, _ in sections.drawn_tables(writer, report):
        svg = svgs[report_addresses.picture(report, name, "sv", "svg")].decode()
        found[name] = [squeezed(unescape("".join(re.findall(r"<text[^>]*>(.*?)</text>", svg))))]
    return found


def test_each_row_has_its_reservations_in_every_form(writer: Writer, report: Published) -> None:
    path = report_addresses.edition(report)
    page = next(one for one in report_pages.newest_pages(writer) if one.path == path)
    html = squeezed(unescape(str(page.body)))
    paper = squeezed(unescape(report_files.document(writer, report)))
    book = load_workbook(io.BytesIO(workbook.workbook(report, ADDRESS, 1796083200)))
    drawn = pictures(writer, report)
    for number, table in enumerate(tables(report), start=1):
        sheet = squeezed(" ".join(str(cell.value) for row in book[f"Tabell {number}"].rows for cell in row))
        cited = squeezed(sections.table(writer, report, table.id, path).tools.cite)
        files = [of_file(report, table.name), of_file(report, table.name, "-excel.csv")]
        for index, row in enumerate(table.lines):
            for text in map(squeezed, needed(row)):
                told = text.rstrip(".").lower()
                forms = [html, paper, sheet, *([] if table.part else [cited, *drawn.get(table.name, ())])]
                forms += [squeezed(" ".join(file[index].values())) for file in files]
                assert [told in form.lower() for form in forms] == [True] * len(forms), (table.name, text)


def shown_as(value: PublishedValue) -> str:
    """What a Swedish reader sees of a value, said here anew: `46`, `3 115 133`, `32,2%`, `50–59`, `U`."""
    if value.words:
        return value.words.sv
    if value.kind == "band":
        return f"{value.number}–{value.high}"
    near = {"about": "omkring", "at-least": "minst", "at-most": "högst"}.get(value.qualifier or "", "")
    if value.printed is None:
        return value.sign
    return f"{near}{value.printed}".replace(".", ",") + ("%" if value.kind == "share" else "")


def said_in_html(view: TableView, row: PublishedRow, number: int) -> tuple[str, str]:
    """A row without spaces, as a page has it and as paper has it, where nothing is said unseen."""
    line = view.lines[number]
    values = [*map(shown_as, row.values)]
    spoken = [f"{value}{field.spoken}" for value, field in zip(values, line.fields, strict=True)]
    heading = f"{row.words.sv}{line.who}{''.join(line.more)}"
    return squeezed(heading + "".join(spoken)), squeezed(heading + "".join(values))


def test_each_row_has_its_numbers_in_every_form(writer: Writer, report: Published) -> None:
    path = report_addresses.edition(report)
    page = next(one for one in report_pages.newest_pages(writer) if one.path == path)
    texts = (str(page.body), report_files.document(writer, report))
    html, paper = (squeezed(unescape(re.sub(r"<[^>]*>", "", text))) for text in texts)
    book = load_workbook(io.BytesIO(workbook.workbook(report, ADDRESS, 1796083200)))
    document = json.loads(csv_json.files(report, ADDRESS)[report_addresses.json(report)])
    assert len(document["tables"]) == len(report.edition.tables)
    written = {one["id"]: one["rows"] for one in document["tables"]}
    for number, table in enumerate(tables(report), start=1):
        view = sections.table(writer, report, table.id, path)
        sheet = list(book[f"Tabell {number}"].iter_rows(min_row=workbook.FIRST + 1, values_only=True))
        files = [of_file(report, table.name, end) for end in (".csv", "-excel.csv")]
        for index, row in enumerate(table.lines):
            if not table.part:
                read, printed = said_in_html(view, row, index)
                assert read in html and printed in paper, (table.name, row.id)
            numbers = [float(value.printed) for value in row.values if value.printed is not None]
            assert [cell for cell in sheet[index] if isinstance(cell, int | float)] == numbers
            for file in files:
                names = [csv_json.key(column.id) for column in table.columns]
                assert [number_in(file[index][name]) for name in names if file[index][name]] == numbers
            if table.name in written:
                fields = written[table.name][index]["fields"].values()
                assert [one["value"] for one in fields if one["value"] is not None] == numbers


def number_in(text: str) -> float:
    return float(text.replace(",", "."))


def test_a_hidden_cell_has_neither_number_nor_bar_in_any_form(writer: Writer) -> None:
    """46 of the answers on the legal process are hidden here, as if they were few."""
    report = REPORTS["statistik-2025"]
    place, table = next((n, one) for n, one in enumerate(report.edition.tables) if one.name == "rattsprocess")
    [first, *others] = table.lines
    withheld = first.model_copy(
        update={"fields": dict.fromkeys(first.fields, PublishedValue(kind="suppressed"))}
    )
    changed = [*report.edition.tables]
    changed[place] = table.model_copy(update={"lines": (withheld, *others)})
    edition = report.edition.model_copy(update={"tables": tuple(changed)})
    one = replace(report, edition=edition, document=edition_document.document(edition))
    view = sections.table(writer, one, "rattsprocess", report_addresses.edition(one))
    assert view.lines[0].bar is None and [field.shown for field in view.lines[0].fields] == ["U", "U"]
    picture = report_pictures.picture(view, ("", ""), report_files.colours(projects.REAL)).svg
    assert f"{first.words.sv}: U, U;" in picture and ">46<" not in picture
    for end in (".csv", "-excel.csv"):
        [line, *_] = of_file(one, "rattsprocess", end)
        assert (line["antal"], line["andel"], line["antal_flagga"]) == ("", "", "U")
    assert f"{first.words.sv}: U, U;" in view.tools.cite


def test_a_citation_and_a_picture_have_the_numbers_of_each_row(writer: Writer, report: Published) -> None:
    drawn = chart_files.all_files([writer], report_files.colours(projects.REAL), whole=False)
    path = report_addresses.edition(report)
    own = [(name, table) for name, table in sections.drawn_tables(writer, report)]
    for name, view in own:
        [table, *_] = [one for one in tables(report) if one.name == name]
        svg = drawn[report_addresses.picture(report, name, "sv", "svg")].decode()
        texts = [squeezed(unescape(text)) for text in re.findall(r"<text[^>]*>(.*?)</text>", svg)]
        words = squeezed(unescape(svg))
        cited = squeezed(sections.table(writer, report, table.id, path).tools.cite)
        for row, line in zip(table.lines, view.lines, strict=True):
            values = [squeezed(shown_as(value)) for value in row.values]
            who = f"({line.who.lower()})" if line.who else ""
            assert squeezed(f"{row.words.sv}{who}:") + ",".join(values) in cited, (name, row.id)
            who = f",{line.who.lower()}" if line.who else ""
            assert squeezed(f"{row.words.sv}{who}:") + ",".join(values) in words, (name, row.id)
            assert {values[0], values[-1]} <= {*texts}, (name, row.id)


def test_a_row_of_adults_and_one_of_children_are_told_apart_in_every_form(writer: Writer) -> None:
    report = REPORTS["statistik-2025"]
    path = report_addresses.edition(report)
    html = next(str(one.body) for one in report_pages.newest_pages(writer) if one.path == path)
    book = load_workbook(io.BytesIO(workbook.workbook(report, ADDRESS, 1796083200)))
    sheets = [str(cell.value) for sheet in book.worksheets for cell in sheet["A"]]
    forms = [unescape(html), unescape(report_files.document(writer, report)), " ".join(sheets)]
    drawn = chart_files.all_files([writer], report_files.colours(projects.REAL), whole=False)
    forms.append(unescape(drawn[report_addresses.picture(report, "vuxna-och-barn", "sv", "svg")].decode()))
    forms.append(sections.table(writer, report, "vuxna-och-barn", path).tools.cite)
    for end in (".csv", "-excel.csv"):
        lines = of_file(report, "vuxna-och-barn", end)
        forms.append(" ".join(f"{line['rad_sv']} {line['grupp_sv']}" for line in lines))
        assert [line["grupp_en"] for line in lines] == ["Adults", "Children"] * 2
    found = [text for table in tables(report) for row in table.lines for text in of_whom(report, table, row)]
    assert len(found) == 4
    letters = [re.sub(r"<[^>]*>|\W", "", form).lower() for form in forms]
    for text in found:
        wanted = re.sub(r"\W", "", text).lower()
        assert [wanted in form for form in letters] == [True] * len(forms), text


def test_every_row_of_every_file_has_unit_base_and_status(report: Published) -> None:
    for name in (*(table.name for table in tables(report)), csv_json.FIGURES):
        for end in (".csv", "-excel.csv"):
            for line in of_file(report, name, end):
                assert line["enhet"] and line["enhet_sv"] and line["status"] == report.edition.status
    for table in report.edition.tables:
        if table.universe:
            assert all(line["bas_sv"] and line["bas_en"] for line in of_file(report, table.name))


def test_a_disputed_figure_has_no_number_and_says_why_in_every_file(report: Published) -> None:
    disputed = {figure.id: figure for figure in report.edition.figures if figure.disputed}
    for line in of_file(report, csv_json.FIGURES):
        if line["siffra"] in disputed:
            assert [line[name] for name in ("varde", "fran", "till", "taljare", "namnare")] == [""] * 5
            assert "d" in line["flagga"].split() and line["forbehall_sv"] and line["forbehall_en"]
    sheet = load_workbook(io.BytesIO(workbook.workbook(report, ADDRESS, 1796083200)))["Siffror"]
    rows = {row[0]: row for row in sheet.iter_rows(min_row=workbook.FIRST + 1, values_only=True)}
    for id, figure in disputed.items():
        assert figure.number is None and rows[id][2] == "–" and rows[id][6] != "–"
    drawn = {row.id for table in report.charts for row in table.lines}
    assert not drawn & set(disputed)


def test_a_qualifier_stands_beside_its_number_and_in_its_own_column(report: Published) -> None:
    for figure, line in zip(report.edition.figures, of_file(report, csv_json.FIGURES), strict=True):
        assert line["kvalificerare"] == (figure.qualifier or "")
    document = json.loads(json.dumps(report.document))
    for figure, told in zip(report.edition.figures, document["figures"], strict=True):
        assert told.get("qualifier") == figure.qualifier


def test_a_draft_is_called_so_wherever_it_goes_and_cited_at_an_address_of_its_day(
    writer: Writer, report: Published
) -> None:
    assert report.edition.status == "draft" and report.drafted is not None
    facts = sections.edition_facts(writer, report)
    where = f"/utkast-{report.drafted.isoformat()}/"
    assert "utkast, 30 november 2026" in facts.citation and facts.citation.endswith(where)
    package = csv_json.package(report, ADDRESS)
    assert package["status"] == "draft" and package["description"].startswith("Utkast")
    assert package["created"].startswith(report.drafted.isoformat()) and package["sources"]
    book = load_workbook(io.BytesIO(workbook.workbook(report, ADDRESS, 1796083200)))
    for sheet in book.worksheets[:1] + book.worksheets[2:]:
        assert any("Status: utkast" in str(cell.value) for cell in sheet["A"])


@pytest.mark.parametrize("code", ["sv", "en"])
def test_the_address_of_a_former_draft_says_so_without_numbers_and_leads_to_what_stands_now(
    report: Published, code: str
) -> None:
    former = replace(report, former_drafts=(dt.date(2026, 11, 3),))
    records = projects.real_records()
    found = report_writer.writers(projects.REAL, records, {**REPORTS, former.id: former}, True, ())
    own = next(one for one in found if one.code == code)
    [page] = [one for one in report_pages.all_pages([own]) if "/utkast-2026-11-03/" in one.path]
    assert page.path == f"{report_addresses.overview(report)}utkast-2026-11-03/" and not page.searched
    said = unescape(re.sub(r"<[^>]*>", " ", str(page.body))).replace(former.title.in_language(code), "")
    assert {"sv": "har ersatts", "en": "has been replaced"}[code] in said
    assert {*re.findall(r"\d+", said)} == {"3", "2026"}
    assert 'href="../"' in str(page.body)
    assert page.path not in {one.path for one in report_pages.newest_pages(own)}


def test_each_picture_says_source_status_and_notes(writer: Writer) -> None:
    drawn = chart_files.all_files([writer], report_files.colours(projects.REAL), whole=False)
    texts = {path: unescape(content.decode()) for path, content in drawn.items()}
    assert len(texts) > 8
    for path, text in texts.items():
        assert "<title" in text and "<desc" in text and "manniskohandel.se/statistik/" in text, path
        assert "style=" not in text and "<script" not in text
        if "/over-tid/" not in path:
            assert "(utkast, 30 november 2026)" in " ".join(text.replace("</text>", " ").split()) or (
                "utkast" in text
            )


def test_pictures_and_paper_have_the_colours_of_the_pages() -> None:
    page = (projects.REAL.docs / "assets" / "reports.css").read_text("utf-8")
    block = page[page.index(":root {") :]
    own = (projects.REAL.report_templates / "colours.css").read_text("utf-8")
    assert block.startswith(own[own.index(":root {") :])


# -- the tables that a journalist makes --------------------------------------------------------


def number(text: str) -> float:
    """A number as a spreadsheet in Swedish reads it; the empty field is none."""
    return float(text.replace(",", "."))


FORMS = pytest.mark.parametrize("end", [".csv", "-excel.csv"], ids=["program", "swedish"])


def of_years(end: str) -> Lines:
    found = trend_views.files(READING.years_for_readers)[f"data/rapporter/over-tid/medlemmarna{end}"]
    return lines(found, "," if end == ".csv" else ";")


@FORMS
def test_met_and_direct_by_year_with_gap_break_case_and_source(end: str) -> None:
    rows = {line["ar"]: line for line in of_years(end)}
    table = {year: (line["alla"], line["direkt"]) for year, line in rows.items()}
    assert table == {
        "2018": ("", "122"),
        "2019": ("177", "140"),
        "2020": ("322", "253"),
        "2021": ("", "237"),
        "2022": ("194", "166"),
        "2023": ("520", "476"),
        "2024": ("", ""),
        "2025": ("420", "364"),
    }
    assert rows["2024"]["status"] == "not-published" and "inte publicerat" in rows["2024"]["forbehall_sv"]
    assert "ska inte jämföras" in rows["2019"]["forbehall_sv"] and rows["2025"]["brott_sv"]
    assert rows["2023"]["varav_ett_arende"] == "237" and rows["2023"]["status"] == "draft"
    assert all(line["kalla"] for year, line in rows.items() if year != "2024")


@FORMS
def test_needs_by_who_met_them_adults_beside_children(end: str) -> None:
    report = REPORTS["statistik-2025"]
    figures = {line["siffra"]: line for line in of_file(report, csv_json.FIGURES, end)}
    parts = {line["rad"]: line for line in of_file(report, "stod-vuxna", end)}
    met = {who: number(parts[who]["antal"]) for who in ("myndigheter", "civilsamhallet")}
    adults = number(figures["behov-vuxna"]["varde"])
    children = number(figures["insatser-barn"]["varde"]) / number(figures["behov-barn"]["varde"])
    assert met == {"myndigheter": 266, "civilsamhallet": 498} and adults == 895
    assert (
        round(100 * met["myndigheter"] / adults, 1) == number(figures["andel-myndigheter"]["varde"]) == 29.7
    )
    assert round(100 * children, 1) == number(figures["andel-barn-insatser"]["varde"]) == 46.0
    assert all("insats från båda" in line["forbehall_sv"] for line in parts.values())
    rest = figures["utan-insats"]
    assert (rest["varde"], rest["kvalificerare"], rest["enhet"]) == ("131", "at-least", "needs")
    for name in ("utan-insats", "andel-myndigheter", "andel-civila"):
        assert "insats från båda" in figures[name]["forbehall_sv"]
    beside = {line["rad"]: line for line in of_file(report, "vuxna-och-barn", end)}
    assert [number(beside[f"myndighet-{who}"]["andel"]) for who in ("vuxna", "barn")] == [29.7, 46.0]
    assert [line["grupp_sv"] for line in beside.values()] == ["Vuxna", "Barn"] * 2
    assert beside["medlem-barn"]["bas_sv"] == "antalet svar är inte redovisat"
    assert "nästan hälften" in beside["medlem-barn"]["forbehall_sv"].lower()
    assert "uträknad ur antalen" in beside["myndighet-barn"]["forbehall_sv"]


@FORMS
def test_the_legal_process_with_its_base_and_the_case_in_it(end: str) -> None:
    rows = of_file(REPORTS["statistik-2025"], "rattsprocess", end)
    counts = {line["rad"]: int(line["antal"]) for line in rows if line["rad"] != "total"}
    assert sum(counts.values()) == 143 and counts["nedlagd"] == 46 and counts["dom"] == 35
    for line in rows:
        assert "143" in line["bas_sv"] and line["enhet"] == "reports" and line["status"] == "draft"
    by_row = {line["rad"]: line for line in rows}
    assert "Åsele: 30" in by_row["dom"]["forbehall_sv"]
    assert "mer än en anmälan" in by_row["nedlagd"]["forbehall_sv"]


def test_a_spreadsheet_in_swedish_is_given_a_mark_semicolons_and_commas() -> None:
    report = REPORTS["statistik-2025"]
    content = csv_json.files(report, ADDRESS)[report_addresses.local_csv(report, "rattsprocess")]
    assert content.startswith(b"\xef\xbb\xbfrad;") and b"32,2;" in content and b"\r\n" in content
    assert "Åsele".encode() in content


def test_a_page_without_its_reservation_would_be_found(report: Published) -> None:
    """The guard is not blind: a row whose note is taken away has less to be told."""
    rows = [row for table in tables(report) for row in table.lines if row.note]
    for row in rows:
        assert needed(row.model_copy(update={"note": None})) != needed(row)
    assert replace(report, drafted=None).folder == f"v{report.version}"
