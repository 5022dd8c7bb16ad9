"""Write PDFs and pictures from HTML. WeasyPrint and PDFium are loaded here only, for they take a second.

What goes to a printer is PDF/X-4 with sRGB as its output intent: the profile of the International
Color Consortium comes with WeasyPrint, so that nothing has to be installed, and the printer converts
to the paper that is used. Text and codes are black alone (DeviceGray) and print over what lies under
them, so that a press takes no colour for them. What is read on screen is PDF/UA-1.
"""

from __future__ import annotations

import io
import logging
import re
import uuid
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

POINTS = 72 / 25.4
PREVIEW_DPI = 110
PREVIEW_COLOURS = 64
DOCUMENT_ID = re.compile(rb"xmp\.did:[0-9a-f-]{36}")
FAMILIES = ("Noto Sans", "Noto Serif", "Noto Naskh Arabic")
# A piece that asks for it is set in the largest of these with which it fits its sides.
FITS = ("1.07", "1", "0.94", "0.88")
FULL_SIZE = "--fit: 1;"
COLOUR = re.compile(rb"([\d.]+ [\d.]+ [\d.]+) (rg|RG)")
OVERPRINT = {
    "over": "<</Type /ExtGState /OP true /op true /OPM 1>>",
    "under": "<</Type /ExtGState /OP false /op false>>",
}
MISSING_GLYPH = ".notdef glyph"


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfJob:
    """A file to make: its HTML, its kind of PDF, the sides it may take, and the pictures wanted of it."""

    stem: str
    html: str
    bleed: int = 0
    variant: str = "pdf/ua-1"
    """What is read on a screen."""
    sides: int | None = None
    pictures: int = 0
    """Of so many pages, from the first, pictures are made."""


@dataclass(frozen=True, slots=True)
class PdfFile:
    """A finished file: its bytes, its number of pages, pictures of the first ones, and its faults."""

    stem: str
    pdf: bytes
    pages: int
    previews: tuple[bytes, ...]
    faults: tuple[str, ...]


class _Complaints(logging.Handler):
    """Keeps what WeasyPrint complains about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


def made_pdf(job: PdfJob) -> PdfFile:
    """Return the PDF and its previews. Faults are in the file, not raised, so that all pieces are tried."""
    tries = (_printed(replace(job, html=job.html.replace(FULL_SIZE, f"--fit: {size};"))) for size in FITS)
    for printed in tries:
        if job.sides is None or printed.pages <= job.sides or FULL_SIZE not in job.html:
            break
    previews = _pictures(printed.pdf, job.pictures) if job.pictures else ()
    return replace(printed, previews=previews, faults=(*printed.faults, *_wrong_length(job, printed.pages)))


def _printed(job: PdfJob) -> PdfFile:
    complaints, log = _Complaints(), logging.getLogger("weasyprint")
    log.addHandler(complaints)
    try:
        pdf, pages, families = _write(job)
    finally:
        log.removeHandler(complaints)
    return PdfFile(
        job.stem, pdf, pages, (), (*map(_said, dict.fromkeys(complaints.heard)), *_foreign(families))
    )


def _said(message: str) -> str:
    """Return WeasyPrint's complaint, in the editors' language when it is about letters."""
    if message.startswith(MISSING_GLYPH):
        char = message.rsplit(": ", 1)[1]
        return f"typsnitten saknar tecknet {char}; det skulle bli en tom ruta. Installera fonts-noto-core"
    return message


def _foreign(families: set[str]) -> Iterator[str]:
    for family in sorted(families):
        if not family.startswith(FAMILIES):
            yield f"typsnittet {family} har tagits till; installera fonts-noto-core"


def _wrong_length(job: PdfJob, pages: int) -> Iterator[str]:
    if job.sides not in (None, pages):
        yield f"fick {pages} sidor men har plats för {job.sides}; korta texten eller minska stilen"


def _write(job: PdfJob) -> tuple[bytes, int, set[str]]:
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

    families: set[str] = set()
    pages = 0

    def finish(document: Any, pdf: Any) -> None:
        nonlocal pages
        pages = len(document.pages)
        families.update(font.family for font in document.fonts.values())
        _finish(pdf, job)

    # No address is ever fetched: a piece is whole in itself, with its drawings.
    html = HTML(string=job.html, url_fetcher=URLFetcher(allowed_protocols=("data",)))
    intent = "srgb" if job.variant.startswith("pdf/x") else None
    # WeasyPrint leaves the file of its colour profile to the garbage collector.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        pdf = html.write_pdf(
            finisher=finish, pdf_variant=job.variant, pdf_identifier=True, output_intent=intent
        )
    return bytes(pdf), pages, families


def _finish(pdf: Any, job: PdfJob) -> None:
    """Set exact boxes, an id that follows from the content, and show the title in the window's frame."""
    for thing in pdf.objects:
        kind = thing.get("Type") if isinstance(thing, dict) else getattr(thing, "extra", {}).get("Type")
        if kind == "/Page":
            _set_boxes(thing, job.bleed)
        elif kind == "/Metadata":
            name = f"xmp.did:{uuid.uuid5(uuid.NAMESPACE_URL, job.stem + job.html)}".encode()
            thing.stream = [DOCUMENT_ID.sub(name, part) for part in thing.stream]
    if job.variant.startswith("pdf/x"):
        _black_alone(pdf)
    pdf.catalog["ViewerPreferences"] = "<</DisplayDocTitle true>>"


def _black_alone(pdf: Any) -> None:
    """Make black a grey of its own, not a mixture, which prints over what is under it; colours do not."""
    for thing in pdf.objects:
        states = thing.get("ExtGState") if isinstance(thing, dict) else None
        if states is not None:
            states.update(OVERPRINT)
        # What carries a type of its own holds no drawing; a form carries its subtype.
        if isinstance(getattr(thing, "stream", None), list) and _is_drawn(thing):
            thing.stream = [_in_black(part) for part in thing.stream]


def _is_drawn(thing: Any) -> bool:
    return thing.extra.get("Type") in (None, "/XObject") and thing.extra.get("Subtype") in (None, "/Form")


def _in_black(part: object) -> object:
    """Return an operator with black as grey that overprints, and any other colour that does not."""
    if not isinstance(part, bytes) or not (found := COLOUR.fullmatch(part)):
        return part
    if found[1] == b"0 0 0":
        return b"/over gs 0 " + (b"g" if found[2] == b"rg" else b"G")
    return b"/under gs " + part


def _set_boxes(page: Any, bleed: int) -> None:
    """Make the bleed box as wide as the piece asks for; WeasyPrint takes ten points."""
    left, top, right, bottom = page["TrimBox"]
    extra = bleed * POINTS
    page["BleedBox"] = type(page["TrimBox"])([left - extra, top - extra, right + extra, bottom + extra])


def _pictures(pdf: bytes, wanted: int) -> tuple[bytes, ...]:
    """Return the first pages as PNG, cut at the trim box."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    found = tuple(_picture(document[number]) for number in range(min(len(document), wanted)))
    document.close()
    return found


def _picture(page: Any) -> bytes:
    page.set_cropbox(*page.get_trimbox())
    # A few colours suffice for flat drawings and text, and make a third of the bytes.
    image = page.render(scale=PREVIEW_DPI / 72).to_pil().quantize(PREVIEW_COLOURS)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()
