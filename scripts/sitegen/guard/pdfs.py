"""What a PDF carries beside the pages that are seen: files, notes, names, scripts, layers, photographs."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf

from sitegen.guard import pictures

# Annotations that readers click or fill in; all others are somebody's notes.
SHOWN = frozenset(("/Link",))
_NAMES = ("/Author", "/Company", "/Manager", "/Keywords", "/SourceModified")
_XMP = ("photoshop:AuthorsPosition", "xmpRights:Owner", "xmpMM:History", "dc:contributor", "exif:GPSLatitude")


def carried(content: bytes) -> tuple[str, ...]:
    """Return what a PDF tells beside its pages, in words for an editor.

    Raises `Unreadable` for what is no PDF, and for one that needs a password.
    """
    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            return tuple(dict.fromkeys(_of(document, content)))
    except (pikepdf.PdfError, pikepdf.PasswordError):
        raise pictures.Unreadable from None


def _of(document: pikepdf.Pdf, content: bytes) -> Iterator[str]:
    root = document.Root
    names = root.get("/Names", pikepdf.Dictionary())
    if "/AF" in root or "/EmbeddedFiles" in names or "/Collection" in root:
        yield "en bifogad fil"
    if "/JavaScript" in names or "/AA" in root or _runs(root.get("/OpenAction")):
        yield "ett skript"
    if "/OCProperties" in root:
        yield "lager som kan döljas"
    if "/AcroForm" in root:
        yield "ett formulär"
    yield from _of_pages(document)
    yield from _of_names(document)
    yield from _of_streams(document)
    if content.rstrip().count(b"startxref") > 1 and not document.is_linearized:
        yield "en äldre version av sig själv"


def _runs(action: object) -> bool:
    return isinstance(action, pikepdf.Dictionary) and action.get("/S") in ("/JavaScript", "/Launch", "/URI")


def _of_pages(document: pikepdf.Pdf) -> Iterator[str]:
    for page in document.pages:
        if "/PieceInfo" in page:
            yield "ett programs egna uppgifter"
        for note in page.get("/Annots", ()):
            if str(note.get("/Subtype")) not in SHOWN:
                yield "en anteckning"
            elif _runs(note.get("/A")) and str(note.A.S) != "/URI":
                yield "ett skript"


def _of_names(document: pikepdf.Pdf) -> Iterator[str]:
    for key in _NAMES:
        if value := str(document.docinfo.get(key, "")).strip():
            yield f"{key[1:]} “{value[:60]}”"
    metadata = document.open_metadata()
    creators = metadata.get("dc:creator") or ()
    for name in [creators] if isinstance(creators, str) else creators:
        yield f"författaren “{name[:60]}”"
    yield from (f"XMP ({key})" for key in _XMP if key in metadata)


def _of_streams(document: pikepdf.Pdf) -> Iterator[str]:
    """Photographs are kept as the files that they were, with where they were taken."""
    own = document.Root.get("/Metadata")
    for item in document.objects:
        if not isinstance(item, pikepdf.Stream):
            continue
        if item.get("/Type") == "/Metadata" and (own is None or item.objgen != own.objgen):
            yield "XMP i en bild"
        if item.get("/Subtype") == "/Image" and _is_jpeg(item):
            yield from _of_photograph(item.read_raw_bytes())


def _is_jpeg(item: pikepdf.Stream) -> bool:
    kinds = item.get("/Filter")
    return kinds == "/DCTDecode" or (isinstance(kinds, pikepdf.Array) and list(kinds) == ["/DCTDecode"])


def _of_photograph(content: bytes) -> Iterator[str]:
    try:
        yield from (f"en bild med {what}" for what in pictures.carried("bild.jpg", content))
    except pictures.Unreadable:
        yield "en bild som inte går att läsa"
