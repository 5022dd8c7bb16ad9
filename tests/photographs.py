"""Pictures and documents as people have them: with where, when and by whom. The place is in the sea."""

from __future__ import annotations

import io
import zlib

import pikepdf
from PIL import Image, ImageCms, PngImagePlugin

ARTIST = "Prov Provsson"
NORTH, EAST = (56.0, 30.0, 0.0), (18.0, 30.0, 0.0)
ROTATED = 6


def drawn(size: tuple[int, int] = (48, 32)) -> Image.Image:
    """A picture whose corners differ, so that a turn shows: its left half is red, the rest blue."""
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    return picture


def exif(orientation: int = 1) -> Image.Exif:
    """What a phone writes: where and when, the camera, and its owner."""
    found = Image.Exif()
    found[0x010F], found[0x0110], found[0x013B] = "Provkamera", "P1", ARTIST
    found[0x0132] = "2026:11:29 12:00:00"
    found[0x0112] = orientation
    position = found.get_ifd(0x8825)
    position[1], position[2], position[3], position[4] = "N", NORTH, "E", EAST
    return found


def jpeg(**options: object) -> bytes:
    """A JPEG."""
    return saved(drawn(), "JPEG", **options)


def png(**options: object) -> bytes:
    """A PNG."""
    return saved(drawn(), "PNG", **options)


def webp(**options: object) -> bytes:
    """A WebP."""
    return saved(drawn(), "WEBP", **options)


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    """A picture as a file of a kind."""
    buffer = io.BytesIO()
    picture.save(buffer, format=kind, **options)
    return buffer.getvalue()


def described() -> PngImagePlugin.PngInfo:
    """The text that a drawing program writes into a PNG."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", ARTIST)
    return info


def profile() -> bytes:
    """A colour profile, which names its maker."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def position_of(content: bytes) -> dict[int, object]:
    """Where a picture says that it was taken."""
    with Image.open(io.BytesIO(content)) as picture:
        return dict(picture.getexif().get_ifd(0x8825))


def pdf(**docinfo: str) -> pikepdf.Pdf:
    """A PDF of one empty page."""
    document = pikepdf.new()
    document.add_blank_page()
    for key, value in docinfo.items():
        document.docinfo[f"/{key}"] = value
    return document


def written(document: pikepdf.Pdf) -> bytes:
    """A PDF as a file."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def with_photograph(content: bytes) -> pikepdf.Pdf:
    """A PDF that holds a JPEG as it is, as programs for letters put it there."""
    document = pdf()
    image = pikepdf.Stream(document, content)
    image.Type, image.Subtype, image.Filter = pikepdf.Name.XObject, pikepdf.Name.Image, pikepdf.Name.DCTDecode
    image.Width, image.Height, image.BitsPerComponent = 48, 32, 8
    image.ColorSpace = pikepdf.Name.DeviceRGB
    document.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Bild=image))
    return document


def chunk(kind: bytes, body: bytes) -> bytes:
    """A chunk of a PNG."""
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")
