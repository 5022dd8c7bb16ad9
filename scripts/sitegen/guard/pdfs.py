"""Find what a PDF carries beside its visible pages: files, notes, names, scripts, layers, photographs."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

import pikepdf

from sitegen.guard import pictures

# What programs write of a document as a whole; every other key may name somebody.
_PLAIN = frozenset(
    "/Title /Subject /Creator /Producer /CreationDate /ModDate /Trapped /GTS_PDFXVersion".split()
)
_PLAIN_XMP = frozenset(
    """title description format language creator Producer PDFVersion Trapped CreatorTool CreateDate
        ModifyDate MetadataDate DocumentID InstanceID OriginalDocumentID RenditionClass VersionID part
        conformance rev amd GTS_PDFXVersion GTS_PDFXConformance""".split()
)
_ACTIONS = frozenset("/JavaScript /Launch /SubmitForm /ImportData /GoToR /GoToE /Movie /Rendition".split())
_WORDS = ("/URI", "/Contents", "/Title", "/Alt", "/ActualText", "/TU")


def hidden_content(content: bytes) -> tuple[str, ...]:
    """Return what a PDF carries beside its pages, in words for an editor.

    Raises `UnreadableContent` for what is no PDF, and for one that needs a password.
    """
    with _opened(content) as document:
        return tuple(dict.fromkeys(_of_document(document, content)))


def words_outside_pages(content: bytes) -> Iterator[str]:
    """Yield what a PDF says outside the text of its pages: link addresses, bookmarks, picture descriptions.

    Raises `UnreadableContent`.
    """
    with _opened(content) as document:
        for held in _dictionaries(document):
            yield from (str(held[key]) for key in _WORDS if isinstance(held.get(key), pikepdf.String))


@contextmanager
def _opened(content: bytes) -> Iterator[pikepdf.Pdf]:
    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            yield document
    except (pikepdf.PdfError, pikepdf.PasswordError):
        raise pictures.UnreadableContent from None


def _of_document(document: pikepdf.Pdf, content: bytes) -> Iterator[str]:
    root = document.Root
    if "/OCProperties" in root:
        yield "lager som kan döljas"
    if "/AcroForm" in root:
        yield "ett formulär"
    if _opens(root.get("/OpenAction")):
        yield "ett skript"
    for held in _dictionaries(document):
        yield from _of_dictionary(held)
    yield from _of_pages(document)
    yield from _of_names(document)
    yield from _of_streams(document)
    if content.rstrip().count(b"startxref") > 1 and not document.is_linearized:
        yield "en äldre version av sig själv"


def _dictionaries(document: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield every dictionary of a document, those of streams and those within others too."""
    for item in (document.trailer, *document.objects):
        yield from _within(item)


def _within(item: object) -> Iterator[pikepdf.Object]:
    if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        yield item
        inner = [item.get(key) for key in item.keys()]  # noqa: SIM118
    else:
        inner = list(item) if isinstance(item, pikepdf.Array) else []
    for one in inner:
        if isinstance(one, pikepdf.Object) and not one.is_indirect:
            yield from _within(one)


def _of_dictionary(held: pikepdf.Object) -> Iterator[str]:
    if "/EF" in held or "/AF" in held or "/EmbeddedFiles" in held or held.get("/Type") == "/EmbeddedFile":
        yield "en bifogad fil"
    if "/AA" in held or "/JavaScript" in held or str(held.get("/S")) in _ACTIONS:
        yield "ett skript"
    if "/Metadata" in held and held.get("/Type") != "/Catalog":
        yield "XMP i en bild"
    if "/Thumb" in held:
        yield "en liten bild av hur sidan såg ut"


def _opens(action: object) -> bool:
    return isinstance(action, pikepdf.Dictionary) and action.get("/S") == "/URI"


def _of_pages(document: pikepdf.Pdf) -> Iterator[str]:
    for page in document.pages:
        if "/PieceInfo" in page:
            yield "ett programs egna uppgifter"
        # Links are clicked; all other annotations are somebody's notes.
        if any(str(note.get("/Subtype")) != "/Link" for note in page.get("/Annots", ())):
            yield "en anteckning"


def _of_names(document: pikepdf.Pdf) -> Iterator[str]:
    for key, value in document.docinfo.items():
        if key not in _PLAIN and str(value).strip():
            yield f"{key[1:]} “{str(value).strip()[:60]}”"
    metadata = document.open_metadata()
    creators = metadata.get("dc:creator") or ()
    for name in [creators] if isinstance(creators, str) else creators:
        yield f"författaren “{name[:60]}”"
    for key in metadata:
        if key.rpartition("}")[2] not in _PLAIN_XMP:
            yield f"XMP ({key.rpartition('}')[2]})"


def _of_streams(document: pikepdf.Pdf) -> Iterator[str]:
    """Yield what pictures within a document carry: photographs are kept as the files that they were."""
    own = document.Root.get("/Metadata")
    for item in document.objects:
        if not isinstance(item, pikepdf.Stream):
            continue
        if item.get("/Type") == "/Metadata" and (own is None or item.objgen != own.objgen):
            yield "XMP i en bild"
        if item.get("/Subtype") == "/Image":
            yield from _of_picture(item)


def _of_picture(item: pikepdf.Stream) -> Iterator[str]:
    """Yield what a picture carries. JPEG 2000, and a JPEG packed again, are files that nothing here reads."""
    kinds = item.get("/Filter")
    packed = [str(kind) for kind in kinds] if isinstance(kinds, pikepdf.Array) else [str(kinds)]
    if packed == ["/DCTDecode"]:
        yield from _of_photograph(item.read_raw_bytes())
    elif {"/DCTDecode", "/JPXDecode"} & {*packed}:
        yield "en bild som inte går att läsa"


def _of_photograph(content: bytes) -> Iterator[str]:
    try:
        yield from (f"en bild med {what}" for what in pictures.hidden_content("bild.jpg", content))
    except pictures.UnreadableContent:
        yield "en bild som inte går att läsa"
