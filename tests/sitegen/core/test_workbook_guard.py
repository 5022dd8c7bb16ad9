"""A workbook that anybody may have sent: what it can do beside holding values is refused."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from sitegen.core import SetupError, workbook_guard
from sitegen.core.workbook_guard import refuse_harmful

SHEET = "xl/worksheets/sheet1.xml"


def workbook(*, merged: bool = False) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Svar", 0)
    sheet.append(("Kön", "Ålder"))
    sheet.append(("Kvinna", 34))
    if merged:
        sheet.merge_cells("B2:B3")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("may_merge", [True, False])
def test_a_plain_workbook_is_let_in(may_merge: bool) -> None:
    refuse_harmful(workbook(), "blad.xlsx", may_merge=may_merge)


def test_merged_cells_are_let_in_where_a_row_is_no_person() -> None:
    refuse_harmful(workbook(merged=True), "blad.xlsx", may_merge=True)
    with pytest.raises(SetupError, match=r"blad\.xlsx: rad 2, kolumn B: sammanslagna celler"):
        refuse_harmful(workbook(merged=True), "blad.xlsx", may_merge=False)


@pytest.mark.parametrize("may_merge", [True, False])
@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("xl/vbaProject.bin", b"x", "makron"),
        (SHEET.replace("1", "9"), b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>', "dokumenttyp"),
        ("xl/sheet.bin", b"<!entity a SYSTEM 'file:///etc/hosts'>", "dokumenttyp"),
        ("xl/big.xml", b"0" * (workbook_guard.MAX_UNPACKED + 1), "orimligt stor"),
    ],
    ids=["a macro", "a document type", "an entity in a part of another name", "too much"],
)
def test_what_can_do_harm_is_refused_for_all(name: str, content: bytes, fault: str, may_merge: bool) -> None:
    with pytest.raises(SetupError, match=fault):
        refuse_harmful(with_part(workbook(), name, content), "blad.xlsx", may_merge=may_merge)


def test_a_workbook_of_too_many_parts_is_refused() -> None:
    out = io.BytesIO(workbook())
    with zipfile.ZipFile(out, "a") as archive:
        for number in range(workbook_guard.MAX_PARTS):
            archive.writestr(f"xl/{number}.xml", b"")
    with pytest.raises(SetupError, match="orimligt stor"):
        refuse_harmful(out.getvalue(), "blad.xlsx", may_merge=True)


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04" + workbook()[100:], workbook()[:-200]])
def test_what_is_no_whole_archive_is_refused(data: bytes) -> None:
    with pytest.raises(SetupError, match="skadad"):
        refuse_harmful(data, "blad.xlsx", may_merge=True)
