"""Find what a picture carries beside its pixels, and make the picture without it.

A photograph from a phone tells where and when it was taken, and by whom. So does a preview, a profile, a
comment, and whatever stands after the picture's end. Nothing of that may be published.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

RASTER = frozenset((".jpg", ".jpeg", ".png", ".webp"))
# Segments and chunks that hold the pixels and how to show them.
_JPEG_TABLES = range(0xC0, 0xE0)
# What JFIF and Adobe write of how the pixels are packed, without a preview after it.
_JPEG_PLAIN: Mapping[int, tuple[bytes, int]] = {0xE0: (b"JFIF\0", 14), 0xEE: (b"Adobe", 12)}
# With the most bytes that each may hold (ISO/IEC 15948).
_PNG_PLAIN: Mapping[bytes, int] = {
    b"IHDR": 13, b"PLTE": 768, b"IDAT": 2**31, b"IEND": 0, b"tRNS": 256, b"gAMA": 4, b"cHRM": 32,
    b"sRGB": 1, b"sBIT": 4, b"bKGD": 6, b"pHYs": 9,
}  # fmt: skip
_WEBP_PLAIN = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"))
_SEGMENTS: Mapping[int, str] = {
    0xE2: "en färgprofil eller en inbäddad bild",
    0xED: "bildtext (IPTC)",
    0xFE: "en kommentar",
}
_CHUNKS: Mapping[bytes, str] = {
    **dict.fromkeys((b"eXIf", b"EXIF"), "EXIF"),
    **dict.fromkeys((b"iTXt", b"tEXt", b"zTXt"), "text"),
    **dict.fromkeys((b"iCCP", b"ICCP"), "en färgprofil"),
    b"tIME": "en tidpunkt",
    b"XMP ": "XMP",
}
_EDITORS = "inkscape|sodipodi|adobe|illustrator|sketch|figma|corel|serif|dc|cc|rdf"
_SVG = tuple(
    (re.compile(pattern, re.IGNORECASE), what)
    for pattern, what in (
        ("<!--", "en kommentar"),
        (r"<(?:\w+:)?metadata\b", "metadata"),
        (rf"\b(?:{_EDITORS})[:=]", "ett ritprograms uppgifter"),
        (r"<(?:\w+:)?(?:image|foreignObject|script|iframe)\b", "en inbäddad bild eller ett skript"),
        (r"data:\s*(?:image|application)/", "en inbäddad fil"),
        (r"<\?(?!xml\s+version)|<!(?:DOCTYPE|ENTITY)", "en instruktion till ett program"),
    )
)
# An entry of a Windows icon: size, colours, planes, depth, bytes, offset.
_ICON = struct.Struct("<BBBBHHII")


class UnreadableContent(Exception):
    """The bytes are nothing of the kind that the file's name says."""


def hidden_content(name: str, content: bytes) -> tuple[str, ...]:
    """Return what a picture carries beside its pixels, in words for an editor; empty when it is clean.

    Raises `UnreadableContent`. Files of other kinds carry nothing here.
    """
    reader = _READERS.get(PurePosixPath(name).suffix.lower())
    try:
        return tuple(dict.fromkeys(reader(content))) if reader else ()
    except (struct.error, zlib.error, IndexError, ValueError):
        raise UnreadableContent from None


def _of_jpeg(content: bytes) -> Iterator[str]:
    """Yield what the segments before, between and after the scans carry (ITU-T T.81, annex B)."""
    if content[:2] != b"\xff\xd8":
        raise UnreadableContent
    at = 2
    while content[at + 1] != 0xD9:
        marker, length = struct.unpack(">xBH", content[at : at + 4])
        if content[at] != 0xFF:
            raise UnreadableContent
        if what := _of_segment(marker, content[at + 4 : at + 2 + length]):
            yield what
        at += 2 + length
        if marker == 0xDA:
            at = _after_scan(content, at)
    if content[at + 2 :].strip(b"\0"):
        yield "något efter bildens slut"


def _of_segment(marker: int, body: bytes) -> str | None:
    if marker == 0xE1:
        return "XMP" if b"ns.adobe.com" in body[:40] else "EXIF"
    if marker in _JPEG_TABLES:
        return None
    begins, length = _JPEG_PLAIN.get(marker, (b"", 0))
    if begins and body.startswith(begins) and len(body) == length:
        return None
    if marker == 0xE0:
        return "en inbäddad bild"
    return _SEGMENTS.get(marker, "uppgifter från en kamera eller ett program")


def _after_scan(content: bytes, at: int) -> int:
    """Return where the next marker stands: entropy-coded data escape 0xFF with a nought, or restart."""
    while True:
        at = content.index(b"\xff", at)
        if content[at + 1] == 0xFF:
            at += 1
        elif content[at + 1] == 0 or 0xD0 <= content[at + 1] <= 0xD7:
            at += 2
        else:
            return at


def _of_png(content: bytes) -> Iterator[str]:
    if content[:8] != b"\x89PNG\r\n\x1a\n":
        raise UnreadableContent
    at, kind, pixels = 8, b"", zlib.decompressobj()
    while kind != b"IEND":
        length, kind = struct.unpack(">I4s", content[at : at + 8])
        if length > _PNG_PLAIN.get(kind, -1):
            yield _CHUNKS.get(kind, f"uppgifter från ett program ({kind.decode('ascii', 'replace')})")
        if kind == b"IDAT":
            pixels.decompress(content[at + 8 : at + 8 + length])
        at += 12 + length
    if content[at:] or pixels.unused_data:
        yield "något efter bildens slut"


def _of_webp(content: bytes) -> Iterator[str]:
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        raise UnreadableContent
    end = 8 + struct.unpack("<I", content[4:8])[0]
    at = 12
    while at < end:
        kind, length = struct.unpack("<4sI", content[at : at + 8])
        if kind not in _WEBP_PLAIN:
            yield _CHUNKS.get(kind, "uppgifter från ett program")
        at += 8 + length + length % 2
    if content[end:]:
        yield "något efter bildens slut"


def _of_svg(content: bytes) -> Iterator[str]:
    text = content.decode("utf-8")
    if "<svg" not in text:
        raise UnreadableContent
    yield from (what for pattern, what in _SVG if pattern.search(text))


def _of_icon(content: bytes) -> Iterator[str]:
    """Yield the pictures in a Windows icon; those that are PNG are read as such."""
    reserved, kind, count = struct.unpack("<HHH", content[:6])
    if reserved or kind != 1:
        raise UnreadableContent
    for number in range(count):
        *_, size, offset = _ICON.unpack(content[6 + 16 * number : 22 + 16 * number])
        entry = content[offset : offset + size]
        if entry.startswith(b"\x89PNG"):
            yield from _of_png(entry)


_READERS: Mapping[str, Callable[[bytes], Iterator[str]]] = {
    **dict.fromkeys((".jpg", ".jpeg"), _of_jpeg),
    ".png": _of_png,
    ".webp": _of_webp,
    ".svg": _of_svg,
    ".ico": _of_icon,
}


def cleaned_picture(name: str, content: bytes) -> bytes:
    """Return the bytes of the same picture, upright, in sRGB, with nothing beside its pixels.

    JPEG and lossy WebP are packed anew (quality 90); PNG and lossless WebP lose nothing.
    Raises `UnreadableContent`.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content)) as opened:
            if getattr(opened, "n_frames", 1) > 1:
                raise UnreadableContent
            kind, lossless = opened.format, b"VP8L" in content[:32]
            upright = _in_srgb(ImageOps.exif_transpose(opened))
    except (UnidentifiedImageError, OSError, SyntaxError):
        raise UnreadableContent from None
    kept = {key: upright.info[key] for key in ("transparency",) if key in upright.info}
    upright.info = kept
    options = {"JPEG": {"quality": 90, "optimize": True}, "WEBP": {"quality": 90, "lossless": lossless}}
    buffer = io.BytesIO()
    upright.save(buffer, format=kind, **options.get(str(kind), {"optimize": True}))
    result = buffer.getvalue()
    if hidden_content(name, result):
        raise UnreadableContent
    return result


def _in_srgb(picture: Any) -> Any:
    """Return the picture in the colours of the web, for its own profile is thrown away."""
    from PIL import ImageCms

    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "RGBA", "CMYK"):
        return picture
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except ImageCms.PyCMSError:
        return picture
