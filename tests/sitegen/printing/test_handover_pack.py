"""The hand-over pack."""

from __future__ import annotations

import hashlib
import zipfile
from io import BytesIO
from pathlib import Path

from sitegen.core import Project
from sitegen.printing import handover_pack


def made(folder: Path, *pages: str) -> bytes:
    for page in pages:
        (folder / "dist" / page).parent.mkdir(parents=True, exist_ok=True)
        (folder / "dist" / page).write_text(page, "utf-8")
    printed = {"kort-sv.pdf": b"%PDF", "bilder/kort-sv-1.png": b"PNG"}
    return handover_pack.packed(Project(folder), ("sv", "th"), printed, 1796083200)


def names(packed: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        assert archive.testzip() is None
        return archive.namelist()


def test_it_has_what_is_printed_and_the_pages(tmp_path: Path) -> None:
    assert names(made(tmp_path, "main/sok-hjalp/index.html", "main/th/sok-hjalp/index.html")) == [
        "SHA256SUMS",
        "sidor/sv.html",
        "sidor/th.html",
        "tryck/bilder/kort-sv-1.png",
        "tryck/kort-sv.pdf",
    ]


def test_the_page_behind_the_code_is_preferred_to_the_finder(tmp_path: Path) -> None:
    packed = made(tmp_path, "main/sok-hjalp/index.html", "215/th/index.html", "215/t/index.html")
    assert [name for name in names(packed) if name.startswith("sidor/")] == ["sidor/th.html"]


def test_two_packs_of_the_same_are_the_same_bytes(tmp_path: Path) -> None:
    assert made(tmp_path / "a", "215/th/index.html") == made(tmp_path / "b", "215/th/index.html")


def test_the_sums_are_those_that_sha256sum_reads() -> None:
    lines = handover_pack.checksums({"b": b"2", "a": b"1"}).decode().splitlines()
    assert lines == [f"{hashlib.sha256(c).hexdigest()}  {n}" for n, c in (("a", b"1"), ("b", b"2"))]


def test_a_time_before_zip_files_is_the_oldest_that_they_can_carry() -> None:
    with zipfile.ZipFile(BytesIO(handover_pack.zip_archive({"a": b""}, 0))) as archive:
        assert archive.getinfo("a").date_time == (1980, 1, 1, 0, 0, 0)
