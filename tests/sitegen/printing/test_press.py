"""Every piece in every language, as finished files."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

import projects
from prints import Prints, workspace
from sitegen.core import DataError, Project, SetupError
from sitegen.core.errors import SiteProblems
from sitegen.guard import documents
from sitegen.printing import pdf_writer, press, print_records, sheets
from sitegen.printing.press import PrintSelection
from sitegen.records import Catalogue

MM = 25.4 / 72
TOLERANCE = 0.1


def boxes(page: pikepdf.Page, name: str) -> tuple[float, float]:
    """Width and height in millimetres."""
    left, bottom, right, top = (float(edge) * MM for edge in page.obj[name])
    return right - left, top - bottom


def fonts(document: pikepdf.Pdf) -> dict[str, bool]:
    """Every font by name, and whether it is embedded."""
    found = {}
    for page in document.pages:
        for font in page.obj.Resources.get("/Font", {}).values():
            inner = font.get("/DescendantFonts", [font])[0]
            files = {"/FontFile", "/FontFile2", "/FontFile3"} & set(inner.FontDescriptor.keys())
            found[str(font.BaseFont)] = bool(files)
    return found


def test_no_printed_file_carries_what_is_not_seen(prints: Prints) -> None:
    files = projects.tree(prints.folder)
    assert {name.rpartition(".")[2] for name in files} >= {"pdf", "png"}
    assert {
        name: found for name, content in files.items() if (found := documents.hidden_content(name, content))
    } == {}


def test_every_piece_is_printed_in_every_language_that_it_is_for(prints: Prints) -> None:
    files = {path.stem for path in prints.folder.glob("*.pdf")}
    assert files == set(prints.orders)
    languages = {order.language for order in prints.orders.values() if order.piece.languages == "each"}
    assert languages == {"sv", "en", "es", "pl", "uk", "th", "fr", "ro", "ar"}
    assert {order.region for order in prints.orders.values() if order.region} == {
        path.stem for path in (projects.ROOT / "data" / "regions").glob("*.yml")
    }


def test_boxes_are_as_ordered_within_a_tenth_of_a_millimetre(prints: Prints) -> None:
    wrong = []
    for stem, order in prints.orders.items():
        with pikepdf.open(prints.path(stem)) as document:
            for page in document.pages:
                trim, bleed = boxes(page, "/TrimBox"), boxes(page, "/BleedBox")
                extra = 2 * order.piece.bleed
                wanted = (order.piece.width, order.piece.height)
                off = [abs(a - b) for a, b in zip(trim, wanted, strict=True)]
                off += [abs(a - b - extra) for a, b in zip(bleed, wanted, strict=True)]
                wrong += [stem] if max(off) > TOLERANCE else []
    assert wrong == []


def test_every_font_is_embedded_and_a_noto(prints: Prints) -> None:
    for stem in prints.orders:
        with pikepdf.open(prints.path(stem)) as document:
            found = fonts(document)
        assert found and all(found.values()), stem
        assert all("+Noto-" in name for name in found), (stem, found)


def test_what_a_printer_gets_says_what_its_colours_mean(prints: Prints) -> None:
    for stem in prints.carried():
        with pikepdf.open(prints.path(stem)) as document:
            intent = document.Root.OutputIntents[0]
            assert str(intent.S) == "/GTS_PDFX", stem
            assert intent.DestOutputProfile.read_bytes()[36:40] == b"acsp", stem
            assert b"<pdfxid:GTS_PDFXVersion>PDF/X-4<" in document.Root.Metadata.read_bytes()
            assert str(document.docinfo["/Trapped"]) == "/False"
            assert not document.Root.get("/AcroForm")


def test_two_sided_pieces_have_two_sides(prints: Prints) -> None:
    for stem, order in prints.orders.items():
        with pikepdf.open(prints.path(stem)) as document:
            assert order.piece.sides in (None, len(document.pages)), stem


def test_every_piece_has_pictures_of_its_sides(prints: Prints) -> None:
    for stem, order in prints.orders.items():
        pictures = sorted((prints.folder / "bilder").glob(f"{stem}-?.png"))
        assert len(pictures) == min(order.piece.sides or 2, 2), stem


def test_the_pack_holds_every_file_and_its_sums_are_right(prints: Prints) -> None:
    with zipfile.ZipFile(prints.folder / "paket.zip") as pack:
        files = {name: pack.read(name) for name in pack.namelist()}
    lines = dict(reversed(line.split("  ")) for line in files["SHA256SUMS"].decode().splitlines())
    assert lines == {n: hashlib.sha256(c).hexdigest() for n, c in files.items() if n != "SHA256SUMS"}
    assert {f"tryck/{stem}.pdf" for stem in prints.orders} <= set(files)
    outside = (prints.folder / "SHA256SUMS").read_text().splitlines()
    assert len(outside) == len(projects.tree(prints.folder)) - 1


def test_a_letter_that_no_font_has_stops_the_press_and_is_named(tmp_path: Path) -> None:
    project = workspace(tmp_path / "copy", "campaigns")
    covers = project.prints / "covers.yml"
    projects.edit(covers, "sv: Ha en fin dag", "sv: Ha en fin \U000105c0 dag")
    with pytest.raises(SiteProblems) as caught:
        press.print_all(project, PrintSelection(piece="kort", language="sv"), into=tmp_path / "out")
    (problem,) = caught.value.problems
    assert problem.path == "dist/print/kort-sv.pdf"
    assert "U+105C0" in problem.message
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("words", ["Stöd mot människohandel", "Från Kvinnofridslinjen"])
def test_a_cover_that_tells_stops_the_press(tmp_path: Path, real_records: Catalogue, words: str) -> None:
    project = workspace(tmp_path / "copy", "campaigns")
    projects.edit(project.prints / "covers.yml", "sv: En lugn stund", f"sv: {words}")
    with pytest.raises(DataError) as caught:
        press.pdf_jobs(project, real_records, PrintSelection("skokort"))
    assert {problem.path for problem in caught.value.problems} == {"dist/print/skokort-sv.pdf"}
    assert "säger vad saken är till för" in caught.value.problems[0].message


def test_a_piece_that_does_not_fit_its_sides_stops_the_press() -> None:
    job = pdf_writer.PdfJob(
        stem="a", html="<p>a<p style='break-before:page'>b", bleed=0, variant="pdf/ua-1", sides=1
    )
    assert [fault for fault in pdf_writer.made_pdf(job).faults if "fick 2 sidor" in fault]


def test_no_address_is_fetched() -> None:
    html = "<img src='file:///etc/hostname'>"
    job = pdf_writer.PdfJob(stem="a", html=html, bleed=0, variant="pdf/x-4", sides=None)
    assert any("Failed to load image" in fault for fault in pdf_writer.made_pdf(job).faults)


def test_a_batch_stands_in_a_corner_and_never_in_the_code(real_records: Catalogue) -> None:
    (plain,) = press.pdf_jobs(projects.REAL, real_records, PrintSelection("kort", "th"))
    (marked,) = press.pdf_jobs(projects.REAL, real_records, PrintSelection("kort", "th", "U-27"))
    assert marked.html.replace('<p class="batch" dir="ltr">U-27</p>', "") == plain.html
    with pytest.raises(SetupError, match="högst 12 tecken"):
        press.pdf_jobs(projects.REAL, real_records, PrintSelection(batch="x" * 13))


def test_an_unknown_piece_is_told(real_records: Catalogue) -> None:
    with pytest.raises(SetupError, match="inget att trycka; bitarna är kort, "):
        press.pdf_jobs(projects.REAL, real_records, PrintSelection("tavla"))


@pytest.mark.parametrize(
    ("changes", "choice", "why"),
    [
        ({"offered": "no"}, PrintSelection(language="th"), "th visas inte för läsare"),
        ({"short": None}, PrintSelection("kort", "th"), "th saknar kort adress"),
        ({}, PrintSelection(language="fi"), "språken är sv, en, "),
        ({}, PrintSelection("hotell", "th"), "finns inte på th"),
    ],
)
def test_a_language_that_nothing_is_printed_in_is_told_why(
    real_records: Catalogue, changes: dict[str, str | None], choice: PrintSelection, why: str
) -> None:
    row = real_records.languages["th"].model_copy(update=changes)
    records = replace(real_records, languages={**real_records.languages, "th": row}).offered()
    with pytest.raises(SetupError, match=f"inget att trycka; .*{why}"):
        press.pdf_jobs(projects.REAL, records, choice)


@pytest.mark.parametrize("stem", ["hotell-en", "region-nord-en", "katalog-en", "kort-en"])
def test_a_sheet_stays_when_nothing_is_translated_and_marks_what_is_swedish(
    real_records: Catalogue, stem: str
) -> None:
    settings, maker = (
        press.print_settings(projects.REAL, real_records),
        press.page_makers(projects.REAL, real_records)["en"],
    )
    (order,) = (order for order in sheets.print_files(settings.records, real_records) if order.stem == stem)
    silent = replace(maker, translator=replace(maker.translator, texts={}))
    html = press._job(projects.REAL, settings, silent, order).html
    assert "112" in html
    if not order.piece.carried:
        assert '<span lang="sv"' in html
    assert "\ufdd0" not in html


def test_a_project_without_a_campaign_has_nothing_to_print(tmp_path: Path, real_records: Catalogue) -> None:
    assert print_records.exists(projects.REAL)
    assert not print_records.exists(Project(tmp_path))
    assert print_records.check(Project(tmp_path), real_records) == ()


def test_a_pdf_is_a_pdf(prints: Prints) -> None:
    for stem in prints.orders:
        with pikepdf.open(BytesIO(prints.path(stem).read_bytes())) as document:
            assert document.check_pdf_syntax() == [], stem
