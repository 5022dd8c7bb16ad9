"""Sheets come in from many hands and programs; what is no plain table of answers is refused. All made up."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from sitegen.core import SetupError
from sitegen.report.intake import answer_sheet

SECRET = "Påhittad-Hemlig"
HEADER = ("Kön", "Ålder")
ROWS = (("Kvinna", "34"), ("Man", "51"))


def text(folder: Path, content: str | bytes, name: str = "blad.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def book(folder: Path, rows: Sequence[Sequence[Any]], **more: Sequence[Sequence[Any]]) -> Path:
    made = openpyxl.Workbook()
    for title, content in {"Blad": rows, **more}.items():
        page = made.active if title == "Blad" else made.create_sheet(title)
        for row in content:
            page.append(row)
    made.save(folder / "blad.xlsx")
    return folder / "blad.xlsx"


def changed(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """A workbook with something in one of its parts replaced."""
    parts = {}
    with zipfile.ZipFile(path) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new, 1)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def refusal(path: Path, number: int | None = None) -> str:
    with pytest.raises(SetupError) as error:
        answer_sheet.read(path, number)
    assert SECRET not in str(error.value)
    assert error.value.__cause__ is None
    return str(error.value)


@pytest.mark.parametrize(
    "content",
    [
        "Kön;Ålder\r\nKvinna;34\r\nMan;51\r\n".encode("utf-8-sig"),
        "Kön;Ålder\r\nKvinna;34\r\nMan;51\r\n".encode("cp1252"),
        "Kön,Ålder\nKvinna,34\nMan,51",
        "Kön\tÅlder\nKvinna\t34\n\n\nMan\t51\n;;\n".replace(";;", "\t"),
        '"Kön";"Ålder"\n"Kvinna ";" 34"\n"Man";"51"\n',
    ],
    ids=["utf-8 with BOM", "windows", "comma", "tab and blank rows", "quoted"],
)
def test_a_text_sheet_is_read_however_it_was_saved(tmp_path: Path, content: str | bytes) -> None:
    found = answer_sheet.read(text(tmp_path, content))
    assert (found.header, tuple(cells for _, cells in found.rows), found.problems) == (HEADER, ROWS, ())


def test_a_workbook_is_read_as_a_person_sees_it(tmp_path: Path) -> None:
    rows = [
        ("Kön", "Ålder", "Dag"),
        ("Kvinna", 34, dt.date(2031, 5, 1)),
        (None, None, None),
        ("Man", 51.0, True),
    ]
    found = answer_sheet.read(book(tmp_path, rows))
    assert found.rows == ((2, ("Kvinna", "34", "2031-05-01")), (4, ("Man", "51", "sant")))


def test_rows_have_the_numbers_that_the_sheet_shows(tmp_path: Path) -> None:
    found = answer_sheet.read(text(tmp_path, "\nKön;Ålder\n\nKvinna;34\n"))
    assert [number for number, _ in found.rows] == [4]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "inga svar"),
        ("\n;;\n", "inga svar"),
        ("Kön;Ålder\n", "inga svar"),
        (f'Kön;Ålder\n"{SECRET};34\n'.encode(), "citattecken"),
        ("Kön;Ålder\n".encode("utf-16"), "inga svar"),
        ("Kön;Ålder\nK;1\n".encode("utf-16")[:-1], "UTF-16"),
        (b"K\x81;\x8d\n\x9d;1\n", "teckenkodningen"),
        (b"\0\0\0\0", "ingen textfil"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "lösenord"),
        (b"PK\x03\x04 not really", "trasig"),
    ],
)
def test_what_is_no_sheet_is_refused_with_a_way_out(tmp_path: Path, content: str | bytes, says: str) -> None:
    assert says in refusal(text(tmp_path, content))


def test_a_million_rows_are_refused(tmp_path: Path) -> None:
    assert "20000 rader" in refusal(text(tmp_path, "Kön\n" + "K\n" * 1_000_000))


def test_a_workbook_of_too_many_rows_is_refused(tmp_path: Path) -> None:
    assert "20000 rader" in refusal(book(tmp_path, [("Kön",)] + [("K",)] * (answer_sheet.MAX_ROWS + 1)))


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    path = text(tmp_path, b"")
    with path.open("r+b") as file:
        file.truncate(answer_sheet.MAX_BYTES + 1)
    assert "större än" in refusal(path)


def test_a_workbook_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/a.xml", "w") as part:
        for _ in range(101):
            part.write(b"0" * 1_000_000)
    assert path.stat().st_size < 200_000
    assert "uppackad" in refusal(path)


def test_a_workbook_that_lies_of_its_size_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/a.xml", b"0" * 5_000_000)
    size = (5_000_000).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (10).to_bytes(4, "little")))
    assert "trasig" in refusal(path)


def test_a_workbook_with_macros_is_refused(tmp_path: Path) -> None:
    path = book(tmp_path, [HEADER, *ROWS])
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    assert "makron" in refusal(path)


def test_a_workbook_with_entities_is_refused(tmp_path: Path) -> None:
    path = book(tmp_path, [HEADER, *ROWS])
    part = "xl/worksheets/sheet1.xml"
    assert "dokumenttyp" in refusal(
        changed(path, part, b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet')
    )


def test_merged_cells_are_refused_by_their_place(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    for row in (HEADER, *ROWS):
        made.active.append(row)
    made.active.merge_cells("A2:A3")
    made.save(tmp_path / "blad.xlsx")
    assert "rad 2, kolumn A" in refusal(tmp_path / "blad.xlsx")


def test_a_broken_workbook_is_refused_without_its_words(tmp_path: Path) -> None:
    path = book(tmp_path, [HEADER, (SECRET, 1)])
    assert "trasig" in refusal(
        changed(path, "xl/worksheets/sheet1.xml", b"<sheetData>", b"<sheetData><" + SECRET.encode())
    )


def test_which_sheet_is_asked_for_when_there_are_several(tmp_path: Path) -> None:
    path = book(tmp_path, [HEADER, *ROWS], Barn=[("Kön",), ("Flicka",)])
    assert "2 blad" in refusal(path)
    assert "2 blad" in refusal(path, 3)
    assert answer_sheet.read(path, 2).header == ("Kön",)


def test_formulas_and_errors_are_all_told_by_row_and_column(tmp_path: Path) -> None:
    rows = [HEADER, ("=1+1", 34), ("Man", "#N/A"), ("Kvinna", "=SUM(B2:B3)")]
    found = answer_sheet.read(book(tmp_path, rows))
    places = [problem.message.split(":")[0] for problem in found.problems]
    assert places == ["rad 2, kolumn A", "rad 3, kolumn B", "rad 4, kolumn B"]


def test_formulas_in_text_are_told_too(tmp_path: Path) -> None:
    found = answer_sheet.read(text(tmp_path, f"Kön;Ålder\n={SECRET};34\nMan;@{SECRET}\n"))
    assert len(found.problems) == 2
    assert SECRET not in str(found.problems)


def test_a_value_beside_the_headings_is_told(tmp_path: Path) -> None:
    found = answer_sheet.read(text(tmp_path, f"Kön;Ålder\nMan;51;{SECRET}\n"))
    assert [problem.message for problem in found.problems] == [
        "rad 2, kolumn C: värde utan rubrik; en rubrik per kolumn"
    ]


def test_too_many_columns_are_refused(tmp_path: Path) -> None:
    assert "kolumner" in refusal(text(tmp_path, ";".join("x" * 201) + "\n1\n"))
