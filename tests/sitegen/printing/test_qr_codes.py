"""The code on every piece, read out of the finished file as a phone would."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
import segno
import zxingcpp
from PIL import Image, ImageDraw, ImageFilter

import projects
from prints import Prints
from sitegen.core import SetupError
from sitegen.printing import qr_codes
from sitegen.records import Catalogue, Site

RESOLUTIONS = (72, 150, 300)
OCCLUDED = 0.1
SITE = Site(
    id="prov",
    base_url="https://prov.example/",
    exit_url="https://vadret.example/",
    config="mkdocs.yml",
    languages=(),
)


def side_with_code(path: Path, dpi: int) -> Image.Image:
    """The last page of a file, as a camera that sees so many points an inch would get it."""
    document = pypdfium2.PdfDocument(path)
    image = document[len(document) - 1].render(scale=dpi / 72, grayscale=True).to_pil()
    document.close()
    return image.convert("L")


def decoded(image: Image.Image) -> str:
    """What the one code of a picture says; nothing when there is none to read."""
    found = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)
    return found[0].text if len(found) == 1 else ""


def occluded(image: Image.Image) -> Image.Image:
    """The same with a tenth of the code's area gone: the corner without a finder, as when a card is torn.

    A square in the middle would touch up to fifteen of the 44 codewords; level Q mends eleven.
    """
    (code,) = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)
    left, corner = code.position.top_left.x, code.position.bottom_right
    side = OCCLUDED**0.5 * (corner.x - left)
    covered = image.copy()
    ImageDraw.Draw(covered).rectangle((corner.x - side, corner.y - side, corner.x, corner.y), fill=200)
    return covered


def expected(prints: Prints, records: Catalogue, stem: str) -> str:
    """The address of the language's page, in upper case where that makes the symbol smaller."""
    order = prints.orders[stem]
    if order.piece.languages == "combined":
        return records.sites["215"].base_url.rstrip("/")
    return (records.sites["215"].base_url + (records.languages[order.language].short or "")).upper()


@pytest.mark.parametrize("dpi", RESOLUTIONS)
def test_every_code_is_read_from_the_finished_file(prints: Prints, real_records: Catalogue, dpi: int) -> None:
    read = {stem: decoded(side_with_code(prints.path(stem), dpi)) for stem in prints.carried()}
    assert len(read) == 6 * 9 + 3
    assert read == {stem: expected(prints, real_records, stem) for stem in read}


def test_every_code_is_read_when_blurred_and_when_a_tenth_is_covered(
    prints: Prints, real_records: Catalogue
) -> None:
    for stem in prints.carried():
        image = side_with_code(prints.path(stem), 150)
        wanted = expected(prints, real_records, stem)
        assert decoded(image.filter(ImageFilter.GaussianBlur(1))) == wanted, stem
        assert decoded(occluded(image)) == wanted, stem


def test_covering_half_of_a_code_is_more_than_it_bears(prints: Prints) -> None:
    image = side_with_code(prints.path("kort-sv"), 150)
    ImageDraw.Draw(image).rectangle((0, 0, image.width / 3.4, image.height), fill=200)
    assert decoded(image) == ""


def test_only_the_side_for_reading_has_a_code(prints: Prints) -> None:
    document = pypdfium2.PdfDocument(prints.path("kort-sv"))
    front = document[0].render(scale=150 / 72, grayscale=True).to_pil()
    document.close()
    assert decoded(front) == ""


def test_the_width_follows_from_the_distance_and_the_quiet_zone_is_four_modules() -> None:
    code = qr_codes.qr_code(qr_codes.landing_address(SITE, "t"), 25)
    modules = round(25 / code.module)
    assert modules == 25
    assert code.size == pytest.approx(code.module * (modules + 8))


def test_upper_case_makes_the_symbol_smaller_and_so_it_is_used() -> None:
    upper, lower = "HTTPS://PROVKORT.EXAMPLE/T", "https://provkort.example/t"
    assert qr_codes.qr_code(f"{lower}/", 25).content == upper
    assert qr_codes.qr_code(upper, 25).module > 25 / segno.make_qr(lower, error="q").symbol_size(border=0)[0]
    assert qr_codes.qr_code("https://prov.example/", 25).content == "https://prov.example"


def test_a_code_too_fine_to_print_is_refused() -> None:
    with pytest.raises(SetupError, match="öka distance"):
        qr_codes.qr_code(SITE.base_url, 12)


def test_people_are_shown_an_address_that_they_can_type() -> None:
    assert qr_codes.typed_address(SITE, "t") == "prov.example/t"
    assert qr_codes.typed_address(SITE, "") == "prov.example"


def test_the_words_beside_the_code_lead_to_the_same_page(prints: Prints, real_records: Catalogue) -> None:
    for stem in prints.carried():
        address = expected(prints, real_records, stem).lower().removeprefix("https://")
        assert address in prints.text(stem), stem


def test_the_real_pieces_have_modules_that_print_well(prints: Prints) -> None:
    site = projects.REAL
    assert site.prints.is_dir()
    for order in prints.orders.values():
        if order.piece.distance:
            assert (
                qr_codes.qr_code("https://215.example/t/", order.piece.distance).module
                >= qr_codes.SMALLEST_MODULE
            )
