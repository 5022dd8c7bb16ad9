"""No PDF and no workbook keeps what its reader does not see."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable

import openpyxl
import pikepdf
import pytest
from openpyxl.comments import Comment
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, Stream

from photographs import ARTIST, exif, jpeg, pdf, with_photograph, written
from sitegen.gates import readable_texts
from sitegen.guard import documents


def with_annotation(kind: str, **values: object) -> pikepdf.Pdf:
    """A PDF with an annotation of a kind on its page."""
    document = pdf()
    note = Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=[0, 0, 9, 9], **values)
    document.pages[0].Annots = Array([document.make_indirect(note)])
    return document


def attached() -> pikepdf.Pdf:
    document = pdf()
    document.attachments["namn.csv"] = AttachedFileSpec(document, b"namn;ort", filename="namn.csv")
    return document


def with_root(**values: object) -> pikepdf.Pdf:
    document = pdf()
    for key, value in values.items():
        document.Root[f"/{key}"] = value
    return document


def with_creator() -> pikepdf.Pdf:
    document = pdf()
    with document.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:creator"] = [ARTIST]
    return document


def with_inner_metadata() -> pikepdf.Pdf:
    document = with_photograph(jpeg())
    inner = Stream(document, b"<x:xmpmeta/>")
    inner.Type, inner.Subtype = Name.Metadata, Name.XML
    document.pages[0].Resources.XObject.Bild.Metadata = document.make_indirect(inner)
    return document


def saved_twice() -> bytes:
    """A PDF after which an editor wrote what had changed: the text that was taken out is still there."""
    first = written(pdf())
    start = first.rindex(b"startxref")
    return first + b"\n1 0 obj\n<<>>\nendobj\n" + first[start:]


def with_page(**values: object) -> pikepdf.Pdf:
    """A PDF whose page has something more."""
    document = pdf()
    for key, value in values.items():
        document.pages[0][f"/{key}"] = value
    return document


def with_xmp(key: str, value: object) -> pikepdf.Pdf:
    document = pdf()
    with document.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata[key] = value
    return document


def with_picture(content: bytes, *filters: Name) -> pikepdf.Pdf:
    """A PDF with a picture that is packed in one way after another."""
    document = with_photograph(jpeg())
    document.pages[0].Resources.XObject.Bild.write(content, filter=Array(filters))
    return document


def with_bookmark() -> pikepdf.Pdf:
    document = pdf()
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Provgatan 12", 0))
    return document


FILE = Dictionary(Type=Name.Filespec, F="namn.csv", EF=Dictionary())
SCRIPT = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
LADEN: dict[str, tuple[Callable[[], bytes], str]] = {
    "an attached sheet": (lambda: written(attached()), "en bifogad fil"),
    "a note in the margin": (
        lambda: written(with_annotation("Text", Contents="Provgatan 12")),
        "en anteckning",
    ),
    "a pop-up": (lambda: written(with_annotation("FreeText")), "en anteckning"),
    "a form": (lambda: written(with_root(AcroForm=Dictionary(Fields=Array()))), "ett formulär"),
    "a script that opens": (lambda: written(with_root(OpenAction=SCRIPT)), "ett skript"),
    "a script of a link": (lambda: written(with_annotation("Link", A=SCRIPT)), "ett skript"),
    "layers": (lambda: written(with_root(OCProperties=Dictionary(OCGs=Array()))), "lager som kan döljas"),
    "an author": (lambda: written(pdf(Author=ARTIST)), f"Author “{ARTIST}”"),
    "an author in XMP": (lambda: written(with_creator()), f"författaren “{ARTIST}”"),
    "a photograph of a phone": (lambda: written(with_photograph(jpeg(exif=exif()))), "en bild med EXIF"),
    "XMP of a picture": (lambda: written(with_inner_metadata()), "XMP i en bild"),
    "a sheet attached to a page": (lambda: written(with_page(AF=Array([FILE]))), "en bifogad fil"),
    "a script of a page": (lambda: written(with_page(AA=Dictionary(O=SCRIPT))), "ett skript"),
    "a script after what opens": (
        lambda: written(with_root(OpenAction=Dictionary(S=Name.GoTo, D=Array(), Next=SCRIPT))),
        "ett skript",
    ),
    "a form that is sent": (
        lambda: written(with_root(OpenAction=Dictionary(S=Name.SubmitForm))),
        "ett skript",
    ),
    "a picture of the page before": (
        lambda: written(with_page(Thumb=Dictionary(Width=9))),
        "en liten bild av hur sidan såg ut",
    ),
    "another key with a name": (lambda: written(pdf(LastAuthor=ARTIST)), f"LastAuthor “{ARTIST}”"),
    "a town in XMP": (lambda: written(with_xmp("photoshop:City", "Gävle")), "XMP (City)"),
    "a publisher in XMP": (lambda: written(with_xmp("dc:publisher", [ARTIST])), "XMP (publisher)"),
    "a photograph packed again": (
        lambda: written(with_picture(zlib.compress(jpeg(exif=exif())), Name.FlateDecode, Name.DCTDecode)),
        "en bild som inte går att läsa",
    ),
    "a photograph as JPEG 2000": (
        lambda: written(with_picture(b"jP", Name.JPXDecode)),
        "en bild som inte går att läsa",
    ),
    "what it was before": (saved_twice, "en äldre version av sig själv"),
}


@pytest.mark.parametrize("case", LADEN)
def test_what_a_pdf_carries_is_told(case: str) -> None:
    make, what = LADEN[case]
    assert what in documents.hidden_content("a.pdf", make())


@pytest.mark.parametrize(
    "document",
    [
        with_annotation("Link", A=Dictionary(S=Name.URI, URI="https://x.example/Provgatan 12")),
        with_annotation("Link", Contents="Provgatan 12"),
        with_bookmark(),
        with_root(StructTreeRoot=Dictionary(K=Dictionary(S=Name.Figure, Alt="Provgatan 12"))),
    ],
)
def test_what_a_pdf_says_beside_its_pages_is_read(document: pikepdf.Pdf) -> None:
    assert any("Provgatan 12" in text for text in readable_texts.of_pdf(written(document)))


def test_a_pdf_of_pages_links_and_clean_pictures_carries_nothing() -> None:
    link = Dictionary(S=Name.URI, URI="https://provlinjen.example/")
    for document in (pdf(), pdf(Title="Provet"), with_annotation("Link", A=link), with_photograph(jpeg())):
        assert documents.hidden_content("a.pdf", written(document)) == ()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 broken"])
def test_what_is_no_pdf_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(documents.UnreadableContent):
        documents.hidden_content("a.pdf", content)


def test_a_locked_pdf_is_not_let_through_unread() -> None:
    buffer = io.BytesIO()
    pdf().save(buffer, encryption=pikepdf.Encryption(user="prov", owner="prov"))
    with pytest.raises(documents.UnreadableContent):
        documents.hidden_content("a.pdf", buffer.getvalue())


def book(change: Callable[[openpyxl.Workbook], object]) -> bytes:
    """A workbook with one thing in it."""
    made = openpyxl.Workbook()
    made.properties.creator = ""
    made.active["A1"] = "Prov"
    change(made)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def hide_a_sheet(made: openpyxl.Workbook) -> None:
    made.create_sheet("Namn").sheet_state = "hidden"


def hide_a_row(made: openpyxl.Workbook) -> None:
    made.active.row_dimensions[1].hidden = True


def write_a_comment(made: openpyxl.Workbook) -> None:
    made.active["A1"].comment = Comment("Provgatan 12", ARTIST)


def name_the_writer(made: openpyxl.Workbook) -> None:
    made.properties.lastModifiedBy = ARTIST


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (hide_a_sheet, "ett dolt blad, en dold rad eller en dold kolumn"),
        (hide_a_row, "ett dolt blad, en dold rad eller en dold kolumn"),
        (write_a_comment, "en del som inte hör dit (xl/comments/comment1.xml)"),
        (name_the_writer, f"namnet “{ARTIST}”"),
    ],
)
def test_what_a_workbook_carries_is_told(change: Callable[[openpyxl.Workbook], object], what: str) -> None:
    assert what in documents.hidden_content("a.xlsx", book(change))
    assert documents.hidden_content("a.xlsx", book(lambda made: None)) == ()


def test_what_is_no_workbook_is_said_to_be_none() -> None:
    with pytest.raises(documents.UnreadableContent):
        documents.hidden_content("a.xlsx", b"namn;ort")
